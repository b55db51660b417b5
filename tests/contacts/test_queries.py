"""What leaves the contact log, and for whom."""

import json

from sqlalchemy.orm import Session

from portal.contacts.queries import contacts_export, open_tasks
from portal.contacts.services import LogDraft, add_log_entry
from portal.contacts.words import Channel, SubjectKind
from portal.kernel.audit import By
from tests.builders.accounts import a_coordinator
from tests.builders.companies import a_company
from tests.builders.contacts import a_task
from tests.moments import NOON


def test_a_companys_export_says_when_we_spoke_and_not_what_we_noted_of_others(session: Session) -> None:
    company = a_company(session)
    draft = LogDraft(SubjectKind.COMPANY, company.id, Channel.PHONE, "Würde Salma Rahimi nehmen, Kopftuch sei kein Problem")
    add_log_entry(session, draft, by=By.system(), at=NOON)

    held = contacts_export(session, company.id)

    assert held == [{"on": NOON.date().isoformat(), "how": "phone"}]
    assert "Salma" not in json.dumps(held)


def test_a_coordinators_list_holds_no_task_about_a_person(session: Session) -> None:
    coordinator = a_coordinator(session)
    a_task(session, subject_kind=SubjectKind.CANDIDATE, note="Salma wegen Kita anrufen")
    known = a_task(session, note="Vertrag besprechen")

    listed = open_tasks(session, coordinator.id, with_unassigned=True)

    assert [task.id for task in listed] == [known.id]
