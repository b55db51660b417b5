"""What follows from what happens to companies."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from portal.companies.services import EntryDraft, approve_company, enter_company, leave_company, move_company, take_over_lead
from portal.companies.words import CompanySource, CompanyState
from portal.contacts.handlers import plan_call, plan_meeting
from portal.contacts.models import LogEntry, Task
from portal.contacts.queries import log_of
from portal.contacts.services import LogDraft, add_log_entry
from portal.contacts.words import Channel, SubjectKind, TaskKind
from portal.kernel.audit import By
from tests.builders.accounts import a_coordinator, a_site, an_advisor
from tests.builders.companies import a_company
from tests.builders.contacts import a_task, an_enquiry
from tests.moments import NOON

FRIDAY_NOON = datetime(2026, 11, 27, 11, 0, tzinfo=UTC)


def open_kinds(database, company) -> set[TaskKind]:
    with database.reading() as session:
        return set(session.scalars(select(Task.kind).where(Task.subject_id == company.id, Task.done_at.is_(None))))


@pytest.mark.parametrize(
    ("moment", "due_on"),
    [
        (NOON, date(2026, 11, 25)),
        (FRIDAY_NOON, date(2026, 12, 1)),
        (datetime(2026, 11, 26, 23, 30, tzinfo=UTC), date(2026, 12, 1)),  # Friday already, where people live
        (datetime(2026, 11, 28, 9, 0, tzinfo=UTC), date(2026, 12, 1)),
    ],
)
def test_the_first_call_is_due_two_working_days_after_the_proof_however_late_the_worker_is(session, moment, due_on):
    advisor = an_advisor(session)
    company = a_company(session, state=CompanyState.REGISTERED, advisor_id=advisor.id, confirmed_at=moment)

    plan_meeting(session, company.id, moment + timedelta(days=3))

    task = session.scalars(select(Task)).one()
    assert (task.due_on, task.assigned_to_id, task.company_id) == (due_on, advisor.id, company.id)


def test_a_company_that_was_met_before_the_worker_came_needs_no_call(session):
    company = a_company(session, state=CompanyState.IN_REVIEW)

    plan_meeting(session, company.id, NOON)

    assert session.scalars(select(Task)).all() == []


@pytest.mark.parametrize(("moment", "due_on"), [(NOON, date(2026, 11, 24)), (FRIDAY_NOON, date(2026, 11, 30))])
def test_a_call_back_is_due_on_the_next_working_day_with_the_advisor_of_the_postcode(session, moment, due_on):
    an_advisor(session, name="Elsewhere", site_id=a_site(session, postcode="04808", postcodes=("04808",)).id)
    advisor = an_advisor(session, site_id=a_site(session, postcodes=("04552",)).id)

    plan_call(session, an_enquiry(session, created_at=moment).id, moment)

    task = session.scalars(select(Task)).one()
    assert (task.due_on, task.assigned_to_id) == (due_on, advisor.id)


def test_lists_follow_a_company_from_call_to_decision(database, deliver):
    with database.transaction() as session:
        by = By(an_advisor(session).id, "advisor")
        coordinator = By(a_coordinator(session).id, "coordinator")
        draft = EntryDraft("Elektro Schöne", "04808", "Jens Schöne", "+493425123456", CompanySource.PHONE)
        company = enter_company(session, draft, by=by, at=NOON)
    deliver()
    assert open_kinds(database, company) == {TaskKind.DECIDE_COMPANY}

    with database.transaction() as session:
        approve_company(session, company.id, by=coordinator, at=NOON)
    deliver()
    assert open_kinds(database, company) == set()

    with database.transaction() as session:
        for verb in ("block", "unblock"):
            move_company(session, company.id, verb, by=coordinator, at=NOON)
    deliver()
    assert open_kinds(database, company) == {TaskKind.DECIDE_COMPANY}


def test_delivering_twice_changes_nothing(session):
    company = a_company(session, state=CompanyState.REGISTERED)

    for _time in range(2):
        plan_meeting(session, company.id, NOON)

    assert len(session.scalars(select(Task)).all()) == 1


def test_when_a_company_leaves_its_notes_go_and_its_tasks_end(database, deliver):
    with database.transaction() as session:
        company, other = a_company(session), a_company(session)
        for each in (company, other):
            add_log_entry(session, LogDraft(SubjectKind.COMPANY, each.id, Channel.PHONE, "Anruf"), by=By.system(), at=NOON)
            a_task(session, subject_id=each.id, note="Frau Lindner anrufen")
        leave_company(session, company.id, (), by=By(None, "coordinator"), at=NOON)
    deliver()

    with database.reading() as session:
        assert list(session.scalars(select(LogEntry.subject_id))) == [other.id]
        notes = {row.subject_id: row.note for row in session.execute(select(Task.subject_id, Task.note))}
    assert notes == {company.id: None, other.id: "Frau Lindner anrufen"}
    assert open_kinds(database, company) == set()


def test_notes_of_a_lead_follow_it_into_the_company(database, deliver):
    with database.transaction() as session:
        company, lead = a_company(session), a_company(session, state=CompanyState.LEAD, import_key="ba:1")
        add_log_entry(session, LogDraft(SubjectKind.COMPANY, lead.id, Channel.PHONE, "Anruf"), by=By.system(), at=NOON)
        task = a_task(session, subject_id=lead.id, company_id=lead.id)
        take_over_lead(session, company.id, lead.id, by=By(None, "advisor"), at=NOON)
    deliver()

    with database.reading() as session:
        assert [row.text for row in log_of(session, company.id)] == ["Anruf"]
        assert session.get_one(Task, task.id).company_id == company.id
