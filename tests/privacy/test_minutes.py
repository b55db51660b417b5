"""Companies read days of what people and the team do: a minute tells when somebody was there, and joins two lists."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import Table, select, update
from sqlalchemy.orm import Session

from portal.contacts.services import LogDraft, add_log_entry
from portal.contacts.words import Channel, SubjectKind
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.db import Database
from portal.kernel.db.types import Moment
from portal.kernel.mail import StoredLetter
from portal.messages.models import Message
from portal.messages.words import Side
from portal.proposals.models import Proposal
from portal.proposals.words import AnswerChannel, ProposalState
from portal.schema import METADATA
from tests.builders.messages import a_message
from tests.moments import NOON
from tests.privacy.rounds import Heard, go_round
from tests.privacy.town import Town
from tests.visiting import Visitor

pytestmark = pytest.mark.one_database
HOUR, MINUTE = 3, 41  # in UTC; an hour later in Leipzig
# 3:41 or 4:41 as people write it, as machines do, in dates of documents and in addresses.
CLOCK = re.compile(r"(?<![\d:])0?[34]:41(?!\d)|T0[34]:?41|D:2026\d{4}0[34]41")
ID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\b")
# What a company knows to the minute, because it agreed on it or did it.
ITS_OWN = {"proposals_proposal.meeting_at", "proposals_proposal.entry_at"}
# Nobody's acts of a case: how accounts sign in, what a company says of itself, and what is sealed.
ASIDE = ("accounts_", "companies_", "kernel_", "openings_", "published_")


def of_a_case() -> Iterator[tuple[Table, str]]:
    """Every column that keeps when something was done about a person."""
    for table in METADATA.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, Moment) and not table.name.startswith(ASIDE) and str(column) not in ITS_OWN:
                yield table, column.name


def turn_to_the_minute(session: Session) -> set[str]:
    """Let everything that was done about people have been done at one minute of its day; return what was turned."""
    turned = set()
    for table, name in of_a_case():
        column = table.c[name]
        for key, value in session.execute(select(table.c.id, column).where(column.is_not(None))).all():
            assert isinstance(value, datetime)
            moved = value.replace(hour=HOUR, minute=MINUTE)
            session.execute(update(table).where(table.c.id == key).values({name: moved}))
            turned.add(str(column))
    # What the company wrote itself it may read to the minute.
    session.execute(update(Message).where(Message.side == Side.COMPANY).values(written_at=NOON))
    return turned


@pytest.fixture
def known(hamlet: Town, app: Flask, database: Database) -> set[str]:
    """A town in which a company reads all it can read about people, with every moment turned."""
    with app.test_request_context("/"), database.transaction() as session:
        proposal = session.get_one(Proposal, hamlet.proposals[ProposalState.DISCLOSED])
        a_message(session, proposal, Side.COMPANY)
        proposal.answered_how, proposal.answered_by_id = AnswerChannel.PHONE, hamlet.advisor_id
        spoken = LogDraft(SubjectKind.COMPANY, hamlet.company_id, Channel.PHONE, "They ask for somebody.")
        add_log_entry(session, spoken, by=By(hamlet.advisor_id, Role.ADVISOR.value), at=NOON)
        session.flush()
        return turn_to_the_minute(session)


@pytest.mark.long
def test_no_page_file_export_or_letter_of_a_company_tells_the_minute_of_what_was_done(
    known: set[str],
    hamlet: Town,
    app: Flask,
    visit: Visitor,
    deliver: Callable[[], int],
    letters: Callable[[], list[StoredLetter]],
) -> None:
    browser = visit.as_(hamlet.employer_id)
    rounds = list(go_round(app, browser, Role.EMPLOYER, hamlet.records))
    rounds.append(_calendar(browser, visit))
    deliver()

    assert known >= {
        "proposals_proposal.presented_at",
        "proposals_proposal.answered_at",
        "proposals_consent.answered_at",
        "messages_message.written_at",
        "internships_signature.signed_at",
        "contacts_log_entry.at",
    }
    read = {each.endpoint for each in rounds if each.status_code == 200}
    assert read >= {
        "employer_proposals.show",
        "employer_messages.thread",
        "employer_agreements.show",
        "employer_internships.show",
        "employer_companies.export",
        "public_calendar.feed",
    }
    assert [(each.endpoint, said(each.text)) for each in rounds if said(each.text)] == []
    assert [each.endpoint for each in rounds if re.search(r"^(ETag|Last-Modified):", each.text, re.MULTILINE)] == []
    assert [each.endpoint for each in rounds if {found[1] for found in ID.finditer(each.text)} - {"4"}] == [], "random ids alone"
    assert letters()
    assert [each.subject for each in letters() if said(each.text + each.html)] == []


def test_a_minute_would_be_heard() -> None:
    done = NOON.replace(hour=HOUR, minute=MINUTE)
    spellings = ("23.11.2026, 4:41 Uhr", "23 Nov 2026, 3:41 o'clock", "20261123T0341", "D:20261123034100")
    for written in (done.isoformat(), *spellings):
        assert said(written)
    assert not said("13:41 Uhr, 4:412, 4.41 0 Td")


def said(text: str) -> list[str]:
    """Return where a text names the minute, with the words around it."""
    return [text[max(0, found.start() - 60) : found.end() + 20] for found in CLOCK.finditer(text)]


def _calendar(browser: Visitor, visit: Visitor) -> Heard:
    page = browser.submit("/account/calendar", {}).text
    start = page.index("/calendar/")
    answer = visit.get(page[start : page.index(".ics", start) + 4])
    return Heard("public_calendar.feed", {}, answer.status_code, answer.text)
