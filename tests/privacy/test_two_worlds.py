"""Two worlds that differ only in what may play no part: whatever a company reads is the same, byte for byte."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate, CandidateLanguage
from portal.candidates.queries import draft_of
from portal.candidates.services import Internal, Who
from portal.candidates.services.counting import count_pool
from portal.candidates.words import BenefitAgency
from portal.kernel.access import Role
from portal.kernel.db import Database
from portal.kernel.mail import StoredLetter
from portal.labour.words import LanguageLevel, LevelSource
from portal.openings.queries import opening_card
from portal.profiles.models import PoolLine, PoolWeek
from portal.proposals.matching import Work
from portal.proposals.models import Proposal
from portal.proposals.queries.fitting import nearly_fitting, people_for
from portal.proposals.words import KNOWN, ProposalState
from tests.builders.candidates import GRIMMA, SHOWS_DOUGH, a_candidate, a_person, a_published_profile
from tests.builders.companies import a_company, an_employer
from tests.builders.internships import an_internship
from tests.builders.messages import a_message
from tests.builders.openings import an_opening
from tests.builders.proposals import a_proposal
from tests.moments import MONDAY, NOON
from tests.privacy.rounds import go_round
from tests.visiting import Visitor

pytestmark = pytest.mark.one_database
S = ProposalState
IN_POOL = 9
# What may play no part, in the world beside this one.
NEVER_SHOWN: dict[str, Any] = {
    "sex": "male",
    "birth_on": date(1961, 2, 28),
    "nationality": "Eritrea",
    "residence_title": "§ 25 Abs. 2",
    "residence_until": date(2031, 1, 1),
    "benefit_agency": BenefitAgency.SOCIAL_OFFICE,
    "street": "Hinter der Kirche 7",
    "postcode": "04680",
    "contact_language": "ti",
    "other_spellings": ["ሰላም", "Selam"],
    "notes": "Orthodox, prays on Fridays; four children; asthma; a headscarf.",
}
SHOWN_WITH_THE_NAME = {
    "given_name": "Aster",
    "family_name": "Tesfay",
    "phone": "+4915199000111",
    "email": "aster@mail.example",
    "town": "Colditz",
}
# New on each page: a form's token, a page's key for one press, and when it was asked for.
NEW_EACH_TIME = re.compile(
    r'name="(csrf_token|once)" value="[^"]+"|^Set-Cookie: .*$|"made_at": "[^"]+"|^DTSTAMP:.*$|<p class="print-only">.*?</p>',
    re.MULTILINE,
)


@dataclass(frozen=True)
class World:
    """A company with cases, and whom it knows by name."""

    employer_id: UUID
    opening_id: UUID
    unknown: tuple[UUID, ...]
    known: tuple[UUID, ...]
    records: dict[str, list[Any]]


@pytest.fixture
def world(app: Flask, database: Database) -> World:
    with app.test_request_context("/"), database.transaction() as session:
        return _a_world(session)


def _a_world(session: Session) -> World:
    company = a_company(session)
    states = (S.MEETING_SCHEDULED, S.DISCLOSED, S.WANTED, S.DECLINED, S.PRESENTED, S.PRESENTED)
    cases = [a_proposal(session, state=state, opening=an_opening(session, company)) for state in states]
    internship = an_internship(session, cases[1])
    for each in cases[:3]:
        a_message(session, each)
    for _ in range(IN_POOL):
        a_candidate(session)
    count_pool(session, at=NOON)
    people = list(session.scalars(select(Candidate)))
    known = {each.candidate_id for each in cases if each.state in KNOWN}
    records: dict[str, list[Any]] = {
        "proposal_id": [each.id for each in cases],
        "opening_id": [each.opening_id for each in cases[:1]],
        "internship_id": [internship.id],
    }
    return World(
        an_employer(session, company).id,
        an_opening(session, starts_on=date(2027, 2, 1)).id,
        tuple(each.id for each in people if each.id not in known),
        tuple(known),
        records,
    )


def step_over(session: Session, world: World) -> None:
    """Go to the world beside: everybody has another sex, age, origin, belief, family, health, title and, if unknown, name."""
    for key in (*world.known, *world.unknown):
        person = session.get_one(Candidate, key)
        for name, value in (NEVER_SHOWN | ({} if key in world.known else SHOWN_WITH_THE_NAME)).items():
            assert getattr(person, name) != value
            setattr(person, name, value)
        for experience in person.experiences:
            experience.employer, experience.country = "Bakery at the Mosque", "Eritrea"
        tongue = LanguageLevel.C1 if hasattr(LanguageLevel, "C1") else LanguageLevel.B2
        person.languages.append(
            CandidateLanguage(language="ti", level=tongue, source=LevelSource.TEACHER, assessed_on=date(2026, 11, 2))
        )
    session.flush()  # profiles, pool and order are made of the rows
    for proposal in session.scalars(select(Proposal)):
        # The profile is made anew, as it would have been made there.
        proposal.profile_id = a_published_profile(session, session.get_one(Candidate, proposal.candidate_id))
    session.execute(delete(PoolLine))
    session.execute(delete(PoolWeek))
    count_pool(session, at=NOON)


def everything_read(app: Flask, who: Visitor, world: World) -> Iterator[tuple[str, int, str]]:
    """Yield every answer a company gets, without what is new on each page; the reader's own account says nothing of others."""
    for each in go_round(app, who, Role.EMPLOYER, world.records):
        if each.endpoint.startswith("members_"):
            continue
        yield f"{each.endpoint} {each.values}", each.status_code, NEW_EACH_TIME.sub("", each.text)


@pytest.mark.long
def test_every_byte_a_company_reads_is_the_same_whoever_the_people_are(
    world: World, app: Flask, database: Database, visit: Visitor
) -> None:
    browser = visit.as_(world.employer_id)
    feed = _feed_of(browser)
    before, days = list(everything_read(app, browser, world)), NEW_EACH_TIME.sub("", visit.get(feed).text)
    with app.test_request_context("/"), database.transaction() as session:
        step_over(session, world)

    for was, now in zip(before, everything_read(app, browser, world), strict=True):
        assert was == now
    assert NEW_EACH_TIME.sub("", visit.get(feed).text) == days
    assert "SUMMARY" in days
    read = {where.split()[0] for where, status, _text in before if status == 200}
    assert read >= {
        "employer_home.index",
        "employer_home.cases",
        "employer_proposals.index",
        "employer_proposals.show",
        "employer_internships.show",
        "employer_messages.thread",
        "employer_companies.export",
        "employer_profiles.pool",
    }


def test_letters_pool_and_order_are_the_same_whoever_the_people_are(
    world: World,
    app: Flask,
    database: Database,
    deliver: Callable[[], int],
    letters: Callable[[], list[StoredLetter]],
) -> None:
    with app.test_request_context("/"), database.transaction() as session:
        here = _pool(session), _order(session, world)
        lines = session.begin_nested()
        step_over(session, world)
        assert (_pool(session), _order(session, world)) == here
        assert here[0]
        assert len(here[1]) > IN_POOL
        lines.rollback()
    with app.test_request_context("/"), database.transaction() as session:
        step_over(session, world)
    deliver()

    to_company = [each for each in letters() if "mail.example" not in each.to]
    assert to_company
    told = [str(value) for value in (*NEVER_SHOWN.values(), *SHOWN_WITH_THE_NAME.values())]
    words = [word for word in told if len(word) > 4]  # shorter ones are parts of other words
    assert [(each.subject, word) for each in to_company for word in words if word in each.subject + each.text + each.html] == []


@pytest.mark.parametrize(
    "changes",
    [
        {"who": Who("Aster", "Tesfay", ("ሰላም",))},
        {"contact": replace(GRIMMA, street="Hinter der Kirche 7", town="Colditz", phone=None, email=None)},
        {"internal": Internal(**{each.name: NEVER_SHOWN[each.name] for each in fields(Internal) if each.name in NEVER_SHOWN})},
    ],
)
def test_two_people_entered_apart_get_one_profile(session: Session, changes: dict[str, Any]) -> None:
    one, other = a_candidate(session, a_person()), a_candidate(session, a_person(**changes))

    assert draft_of(session, one.id, SHOWS_DOUGH, on=MONDAY) == draft_of(session, other.id, SHOWS_DOUGH, on=MONDAY)


def _pool(session: Session) -> list[str]:
    return sorted(f"{line.goal} {line.field} {line.german} {line.band}" for line in session.scalars(select(PoolLine)))


def _order(session: Session, world: World) -> list[tuple[UUID, Any]]:
    card = opening_card(session, world.opening_id)
    assert card is not None
    work = Work.of(card, on=MONDAY)
    found = (people_for(session, work, limit=50), nearly_fitting(session, work, limit=50))
    return [(row.id, row.fit) for people in found for row in people.rows]


def _feed_of(browser: Visitor) -> str:
    page = browser.submit("/account/calendar", {}).text
    start = page.index("/calendar/")
    return page[start : page.index(".ics", start) + 4]
