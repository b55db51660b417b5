"""After an erasure nothing that is kept names the person: every column after decryption, every file."""

from datetime import date, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from sqlalchemy import select

from portal.candidates import retention as candidates
from portal.candidates.models import Candidate, CandidateText
from portal.candidates.services import Contact, Internal, Who, create_personal_link
from portal.candidates.services.wording import write_text
from portal.candidates.words import TextPurpose
from portal.contacts.services import EnquiryDraft, LogDraft, TaskDraft, add_log_entry, add_task, ask_for_call
from portal.contacts.words import CallLanguage, Channel, EnquiryTopic, SubjectKind, TaskKind, TimeOfDay
from portal.internships.words import InternshipState
from portal.kernel.audit import By
from portal.kernel.db import Database
from portal.kernel.mail import FolderTransport
from portal.kernel.settings import Settings
from portal.proposals import retention as proposals
from portal.proposals.words import ProposalState
from portal.retention import erasing
from portal.retention.erasing import erase
from portal.retention.scan_command import read_wanted
from portal.retention.scanning import Wanted, scan
from tests.builders.candidates import a_candidate, a_person
from tests.builders.companies import an_employer
from tests.builders.internships import an_internship
from tests.builders.openings import an_opening
from tests.builders.proposals import a_proposal, advisor_of
from tests.moments import NOON

pytestmark = pytest.mark.postgres_later

LATER = NOON + timedelta(days=6 * 366)
XHEVAHIRE = a_person(
    who=Who("Xhevahire", "Qemajli-Wolde", ("ሸዋሂረ ወልደ", "Jevahire")),
    contact=Contact(phone="+4917139200177", email="xq@mail.example", street="Quittenweg 77 c", postcode="04668", town="Grimma"),
    internal=Internal(birth_on=date(1987, 6, 5), notes="Xhevahire kommt gern früh."),
)
WANTED = Wanted.of(
    ("Xhevahire", "Qemajli-Wolde", "ሸዋሂረ ወልደ", "Jevahire"),
    phones=("+4917139200177",),
    phrases=("xq@mail.example", "Quittenweg 77 c"),
    born=date(1987, 6, 5),
)


@pytest.fixture
def known_everywhere(database: Database, app, deliver) -> Candidate:
    """Somebody who left their name wherever a name can be left."""
    with app.test_request_context("/"), database.transaction() as session:
        person = a_candidate(session, XHEVAHIRE)
        by = advisor_of(person)
        create_personal_link(session, person.id, by=by, at=NOON)
        write_text(session, person.id, TextPurpose.SHORT_TEXT, "Xhevahire kocht gern.", by=by, at=NOON)
        session.flush()
        text = session.scalars(select(CandidateText)).one()
        text.release("Xhevahire kocht gern.", [], at=NOON, by_id=by.account_id)
        company = an_employer(session).id and an_opening(session).company
        shown = [a_proposal(session, candidate=person, opening=an_opening(session, company), state=state) for state in (
            ProposalState.CONSENT_REQUESTED, ProposalState.PRESENTED, ProposalState.DISCLOSED,
        )]  # fmt: skip
        stay = an_internship(session, shown[2], state=InternshipState.COMPLETED, tasks="Xhevahire lernt Teige.")
        for kind, subject in (
            (SubjectKind.CANDIDATE, person.id), (SubjectKind.PROPOSAL, shown[1].id), (SubjectKind.INTERNSHIP, stay.id),
            (SubjectKind.COMPANY, company.id),
        ):  # fmt: skip
            add_log_entry(session, LogDraft(kind, subject, Channel.PHONE, "Xhevahire Qemajli-Wolde rief an."), by=by, at=NOON)
            add_task(session, TaskDraft(TaskKind.OTHER, kind, subject, date(2026, 12, 1), note="Jevahire 0171 39200177"), at=NOON)
        a_candidate(session, a_person(internal=Internal(notes="Freundin von Xhevahire.")))
        message = "Bitte auch Xhevahire Bescheid sagen."
        topic, suits = EnquiryTopic.OTHER, TimeOfDay.ANY
        draft = EnquiryDraft("Jens", "+493433555123", topic, suits, CallLanguage.GERMAN, message=message)
        ask_for_call(session, draft, at=NOON)
    deliver()
    return person


def look(database: Database, settings: Settings) -> dict[str, int]:
    with database.reading() as session:
        return dict(scan(session, WANTED, settings.data))


def erase_now(app, database: Database, person: Candidate) -> None:
    with app.test_request_context("/"), database.transaction() as session:
        erase(session, person.id, by=By.system(), at=LATER)


def test_before_the_name_stands_in_many_places(known_everywhere, database, settings):
    found = look(database, settings)

    assert {
        "candidates_candidate.given_name", "candidates_candidate.family_name", "candidates_candidate.other_spellings",
        "candidates_candidate.phone", "candidates_candidate.email", "candidates_candidate.street",
        "candidates_candidate.birth_on",
        "candidates_candidate.notes", "candidates_text.text", "candidates_text.released", "contacts_log_entry.text",
        "contacts_task.note", "contacts_enquiry.message", "internships_internship.tasks", "profiles_profile.short_text",
    } <= set(found)  # fmt: skip
    assert any(place.endswith(".eml") for place in found), "a letter asked the person"


def test_afterwards_it_stands_nowhere(known_everywhere, app, database, settings):
    erase_now(app, database, known_everywhere)

    assert look(database, settings) == {}


def nothing(*_args: object, **_kwargs: object) -> None:
    """Forget nothing."""


SABOTAGE = {
    "letters": ([(FolderTransport, "forget")], ".eml"),
    "notes about others": ([(erasing, "take_out")], "contacts_log_entry.text"),
    "notes about the person": ([(erasing, "take_out"), (candidates, "erase_contacts")], "contacts_log_entry.text"),
    "notes about cases": ([(erasing, "take_out"), (proposals, "erase_contacts")], "contacts_task.note"),
    "masked profiles": ([(candidates, "erase_profiles")], "profiles_profile.short_text"),
}


@pytest.mark.long
@pytest.mark.parametrize("left_out", SABOTAGE)
def test_whatever_is_left_out_is_found(known_everywhere, app, database, settings, monkeypatch, left_out: str):
    functions, place = SABOTAGE[left_out]
    for module, name in functions:
        monkeypatch.setattr(module, name, nothing)

    erase_now(app, database, known_everywhere)

    assert [where for where in look(database, settings) if where.endswith(place)]


def test_every_column_with_a_text_is_read(database, settings, session):
    """A column that a later version adds is read without anybody listing it."""
    person = a_candidate(session, XHEVAHIRE)
    person.nationality = "Xhevahire"
    session.flush()

    assert scan(session, WANTED)["candidates_candidate.nationality"] == 1


def test_files_of_any_kind_are_read(settings, session):
    written = settings.data / "scans" / "signed.pdf"
    written.parent.mkdir(exist_ok=True)
    written.write_bytes(b"%PDF-1.7 \xff\xfe Xhevahire")

    try:
        assert scan(session, WANTED, settings.data) == {"signed.pdf": 1}
    finally:
        written.unlink()


@pytest.mark.parametrize(("html", "stands"), [
    ("<ul><li>Mittwoch</li></ul>", False), ("<p>Guten Tag L&#105;</p>", True),
    ('<a href="/von/Li">hier</a>', True), ("<!-- Li -->", True),
])  # fmt: skip
def test_in_a_letter_only_what_is_written_counts_and_no_tag(session, tmp_path: Path, html: str, stands: bool):
    letter = EmailMessage()
    letter.set_content("Guten Tag")
    letter.add_alternative(html, subtype="html")
    (tmp_path / "one.eml").write_bytes(bytes(letter))

    assert scan(session, Wanted.of(["Li"]), tmp_path) == ({"one.eml": 1} if stands else {})


@pytest.mark.parametrize("said", [
    "XHEVAHIRE", "Herr Qemajli", "Tel. 0171/392 001 77", "Quittenweg 77 C", "geb. 05.06.1987", '["1987-06-05"]', "ወልደ",
])  # fmt: skip
def test_it_is_found_in_any_writing(said: str):
    assert WANTED.found_in(said)


@pytest.mark.parametrize(
    "said", ["Xhevahires", "Wolden", "0171 392", "Quittenweg 77", "Quittenweg 77 ca", "1987", "a.xq@mail.example"]
)
def test_what_is_another_word_is_not_found(said: str):
    assert not WANTED.found_in(said)


def test_an_operator_writes_names_numbers_and_addresses_in_lines():
    wanted = read_wanted("Xhevahire Qemajli-Wolde\n+49 171 39200177\n\nxq@mail.example\nQuittenweg 77 c\n")

    assert wanted.words == {"xhevahire", "qemajli", "wolde"}
    assert wanted.numbers == {"9200177"}
    assert wanted.phrases == {"xq@mail.example", "quittenweg 77 c"}


@pytest.mark.one_database
def test_the_command_says_where(known_everywhere, tmp_path: Path, app, capsys):
    import argparse

    from portal.retention import scan_command

    asked = tmp_path / "wanted.txt"
    asked.write_text("Qemajli\n", encoding="utf-8")

    status = scan_command.run(argparse.Namespace(wanted=str(asked)), app)

    assert status == 1
    assert "candidates_candidate.family_name: 1" in capsys.readouterr().out
    asked.write_text("Nirgendwer\n", encoding="utf-8")
    assert scan_command.run(argparse.Namespace(wanted=str(asked)), app) == 0
