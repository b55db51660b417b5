"""Every letter of a town: written in German and English, as text and HTML; and no link in it does anything by being opened."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from hashlib import sha256

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal.accounts.models import Account, OneTimeToken
from portal.accounts.words import TokenPurpose
from portal.companies.models import Company, Registration
from portal.internships.agreement.models import SignKey
from portal.kernel.clock import pretended
from portal.kernel.mail import Letter
from portal.kernel.outbox.models import OutboxRow
from portal.letters.kinds import KINDS, kind_of
from portal.letters.stopping import EVERY, stop_url
from portal.letters.words import Reader
from portal.openings.models import Opening
from portal.roof import TOPICS
from portal.schema import METADATA
from tests.builders.accounts import a_link, an_account
from tests.builders.companies import a_registration
from tests.moments import NOON
from tests.privacy.test_letters_after import ABOUT, Town, town

pytestmark = [pytest.mark.one_database, pytest.mark.long]
ABOUT_ALL = {**ABOUT, "account": OneTimeToken, "password": OneTimeToken, "registration": Registration, "company": Company}
ABOUT_ALL |= {"opening": Opening, "proposals": Company}
BY_TOPIC = {"agreement.code_made": SignKey, "password.changed": Account, "password.reset": Account}
HREF = re.compile(r'href="(?:http://localhost)?(/[^"]*)"')
ADDRESS = re.compile(r"http://localhost(/\S*)")
# What only notes that somebody looked, or is made for each request.
LOGS = {
    "kernel_audit_entry",
    "kernel_audit_head",
    "kernel_audit_seal",
    "kernel_data_version",
    "kernel_sending",
    "kernel_heartbeat",
}
__all__ = ["town"]


def every_letter(session: Session) -> Iterator[Letter]:
    """Ask each writer about each record it may be about."""
    for topic, listeners in TOPICS.items():
        entity = BY_TOPIC.get(topic) or ABOUT_ALL.get(topic.split(".")[0])
        for write in (each.letters for each in listeners if each.letters and entity is not None):
            for key in session.scalars(select(entity.id)).all():
                yield from write(session, key)


@pytest.fixture
def written(town: Town) -> dict[tuple[str, str], list[EmailMessage]]:
    """Every letter, by template and language; people's letters in theirs, all others in both."""
    found: dict[tuple[str, str], list[EmailMessage]] = {}
    writer = town.app.extensions["portal_mailer"]._writer  # noqa: SLF001 - what the mailer would send
    with town.app.test_request_context("/"), town.database.transaction() as session, pretended(NOON):
        for purpose in TokenPurpose:
            a_link(session, an_account(session), purpose)
        a_registration(session)
        session.flush()
        for number, letter in enumerate(every_letter(session)):
            reader = session.scalar(select(Account.id).where(Account.email == letter.to))
            group = kind_of(letter.template).group
            for language in ("de", "en"):
                stop = "http://localhost" + stop_url(reader, group.value, language) if reader and group else ""
                message = writer.write(replace(letter, language=language, stop_url=stop), f"{number}{language}", at=NOON)
                found.setdefault((letter.template, language), []).append(message)
        some = session.scalars(select(Account.id)).first()
        assert some
        found["every", "de"] = [EmailMessage()]
        found["every", "de"][0].set_content(f"http://localhost{stop_url(some, EVERY, 'de')}")
        session.execute(delete(OutboxRow))
    return found


def parts(message: EmailMessage) -> tuple[str, str]:
    bodies = [message.get_body((kind,)) for kind in ("plain", "html")]
    return tuple(str(body.get_content()) if body else "" for body in bodies)  # type: ignore[return-value]


def checksum(town: Town) -> dict[str, str]:
    with town.database.reading() as session:
        rows = {each.name: session.execute(select(each)).all() for each in METADATA.sorted_tables if each.name not in LOGS}
    return {name: sha256(repr(sorted(map(repr, found))).encode()).hexdigest() for name, found in rows.items()}


# Letters of moments that this town has not: the tests of their slices write them.
NEVER_IN_TOWN = {
    "accounts/letters/security",
    "companies/letters/already_with_us",
    "internships/letters/agreement_changed",
    "internships/letters/agreement_person",
    "internships/letters/assessment_company",
    "internships/letters/assessment_person",
    "internships/letters/assessment_shown_person",
    "internships/letters/sign_code_person",
    "letters/letters/digest",
    "messages/letters/company_wrote",
    "openings/letters/is_it_still_free",
    "openings/letters/opening_is_online",
    "openings/letters/opening_sent_back",
    "openings/letters/went_offline",
}


def test_every_letter_is_whole_in_both_languages_and_a_scanner_that_opens_its_links_changes_nothing(town, written):
    """One story for both, for the town takes long to build."""
    kinds = {kind.template for kind in KINDS}
    assert kinds - {template for template, _ in written} <= NEVER_IN_TOWN
    for (template, language), messages in written.items():
        if template != "every":
            _is_whole(template, language, messages[0])
    for template in {kind.template for kind in KINDS if kind.reader is not Reader.PERSON} - NEVER_IN_TOWN:
        assert parts(written[template, "de"][0])[0] != parts(written[template, "en"][0])[0], template

    links = set()
    for message in (each for messages in written.values() for each in messages):
        text, html = parts(message)
        links |= {*ADDRESS.findall(text), *(link.replace("&amp;", "&") for link in HREF.findall(html))}
    assert any("/stop-letters/every/" in link for link in links)
    before = checksum(town)
    statuses = Counter(
        (town.app.test_client(use_cookies=False).open(link, method=method).status_code)
        for link in sorted(links)
        for method in ("GET", "HEAD")
    )
    assert set(statuses) <= {200, 302, 404, 409}, statuses  # what is over has a page of its own
    assert statuses[200] > 20
    after = checksum(town)
    assert [name for name in before if before[name] != after[name]] == []


def _is_whole(template, language, message):
    text, html = parts(message)
    assert len(str(message["Subject"])) > 5, template
    assert len(text.split()) > 5, template
    assert f'lang="{language}"' in html, template
    assert 'name="color-scheme" content="light dark"' in html, template
    plain = re.sub(r"<(a|span) [^>]*>", "", html)  # the button and the bar have a ground of their own
    assert not re.search(r"(?<![-\w])(color|background-color): ?#", plain), (template, "text must turn with the reader's ground")
    for word in ("None", "{{", "%(", "&lt;"):
        assert word not in text, (template, word)
