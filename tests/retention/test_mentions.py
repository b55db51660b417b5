"""A name stands in notes about others too: it is taken out there, and nothing else is."""

from datetime import date

import pytest
from sqlalchemy import select

from portal.candidates.models import Candidate
from portal.candidates.services import Contact, Internal, Who
from portal.contacts.models import LogEntry, Task
from portal.contacts.services import LogDraft, TaskDraft, add_log_entry, add_task
from portal.contacts.words import Channel, SubjectKind, TaskKind
from portal.kernel.audit import By
from portal.retention.erasing import MENTIONS, erase, plan_erasure
from tests.builders.candidates import a_candidate, a_person
from tests.builders.companies import a_company
from tests.moments import NOON

HAMID = a_person(
    who=Who("Hamid", "Noori", ("حمید نوری",)), contact=Contact(phone="+4917139200111", email="hamid@mail.example", town="Wurzen")
)
JAWAD = a_person(
    who=Who("Jawad", "Noori"), contact=Contact(town="Wurzen"), internal=Internal(notes="Teilt das Telefon mit Bruder Hamid.")
)


@pytest.mark.parametrize(("said", "left"), [
    ("Hamid Noori war pünktlich.", "•••••••••••  war pünktlich.".replace("  ", " ")),
    ("Herr Noori, Hamid kommt um 8.", "Herr Noori, ••••• kommt um 8."),
    ("Hamids Vertrag liegt bereit.", "•••••• Vertrag liegt bereit."),
    ("Bitte حمید نوری anrufen: 0171 39200111.", "Bitte ••••••••• anrufen: •••••••••••••."),
    ("Mail an hamid@mail.example ist raus.", "Mail an •••••••••••••••••• ist raus."),
    ("Familie Noori zieht um.", "Familie Noori zieht um."),  # a brother of that name is still here
    ("Frau Lindner ruft am Montag zurück.", "Frau Lindner ruft am Montag zurück."),
])  # fmt: skip
def test_only_the_person_is_taken_out_of_a_note_about_a_company(session, said, left):
    person = a_candidate(session, HAMID)
    a_candidate(session, JAWAD)
    draft = LogDraft(SubjectKind.COMPANY, a_company(session).id, Channel.PHONE, said)
    add_log_entry(session, draft, by=By.system(), at=NOON)

    erase(session, person.id, by=By.system(), at=NOON)

    assert session.scalars(select(LogEntry.text)).all() == [left]


def test_a_brothers_file_no_longer_names_him(session):
    person, brother = a_candidate(session, HAMID), a_candidate(session, JAWAD)

    erase(session, person.id, by=By.system(), at=NOON)

    assert session.get_one(Candidate, brother.id).notes == "Teilt das Telefon mit Bruder •••••."


def test_the_plan_says_how_many_notes_name_the_person(session):
    person = a_candidate(session, HAMID)
    company = a_company(session)
    add_task(session, TaskDraft(TaskKind.OTHER, SubjectKind.COMPANY, company.id, date(2026, 12, 1), note="Hamid melden"), at=NOON)

    lines = {str(line.what): line.count for line in plan_erasure(session, person.id, NOON).going}

    assert lines[str(MENTIONS)] == 1
    assert session.scalars(select(Task.note)).all() == ["Hamid melden"]
