"""Tasks, notes, call-backs."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from portal.contacts.models import Enquiry, LogEntry, Task
from portal.contacts.queries import enquiry_for, log_of, open_tasks, task_for
from portal.contacts.services import (
    EnquiryDraft,
    LogDraft,
    TaskDraft,
    add_log_entry,
    add_task,
    ask_for_call,
    finish_task,
    finish_tasks,
    forget_enquiries,
    let_enquiry_go,
    move_task,
)
from portal.contacts.words import CallLanguage, Channel, EnquiryTopic, SubjectKind, TaskKind, TimeOfDay
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.errors import RuleBroken
from portal.kernel.outbox.models import OutboxRow
from portal.kernel.retention.models import RetentionRule
from tests.builders.accounts import a_coordinator, an_advisor
from tests.builders.companies import a_company
from tests.builders.contacts import a_task, an_enquiry
from tests.moments import MONDAY, NOON


def a_draft(kind=TaskKind.MEET_COMPANY, **changes) -> TaskDraft:
    columns = {"subject_kind": SubjectKind.COMPANY, "subject_id": uuid4(), "due_on": MONDAY}
    return TaskDraft(kind, **{**columns, **changes})


def test_the_same_open_task_is_not_there_twice_but_comes_again_once_done(session):
    draft = a_draft()
    first = add_task(session, draft, at=NOON)

    assert add_task(session, draft, at=NOON).id == first.id
    finish_task(session, first.id, by=By.system(), at=NOON)
    assert add_task(session, draft, at=NOON).id != first.id


def test_what_people_write_themselves_may_be_several_things(session):
    subject = uuid4()

    ids = {add_task(session, a_draft(TaskKind.OTHER, subject_id=subject, note=note), at=NOON).id for note in ("one", "two")}

    assert len(ids) == 2


def test_a_task_is_done_once(session):
    advisor, other = an_advisor(session), an_advisor(session)
    task = a_task(session)
    finish_task(session, task.id, by=By(advisor.id, "advisor"), at=NOON)

    finish_task(session, task.id, by=By(other.id, "advisor"), at=NOON + timedelta(days=1))

    assert (task.done_at, task.done_by_id) == (NOON, advisor.id)


def test_finishing_by_subject_leaves_other_kinds_and_subjects_alone(session):
    subject = uuid4()
    meant = a_task(session, kind=TaskKind.MEET_COMPANY, subject_id=subject)
    others = [a_task(session, kind=TaskKind.MEET_COMPANY), a_task(session, kind=TaskKind.DECIDE_COMPANY, subject_id=subject)]

    finish_tasks(session, TaskKind.MEET_COMPANY, subject, by=By.system(), at=NOON)

    assert meant.done_at == NOON
    assert [task.done_at for task in others] == [None, None]


@pytest.mark.parametrize(("day", "is_accepted"), [(MONDAY - timedelta(days=1), False), (MONDAY, True), (date(2030, 1, 1), True)])
def test_a_task_moves_to_today_or_later(session, day, is_accepted):
    task = a_task(session)

    if is_accepted:
        move_task(session, task.id, day, by=By.system(), at=NOON)
        assert task.due_on == day
    else:
        with pytest.raises(RuleBroken) as refusal:
            move_task(session, task.id, day, by=By.system(), at=NOON)
        assert refusal.value.field == "due_on"


def test_a_finished_task_does_not_move(session):
    task = a_task(session, done_at=NOON)

    with pytest.raises(RuleBroken):
        move_task(session, task.id, MONDAY, by=By.system(), at=NOON)


def test_the_list_is_sorted_by_urgency_and_coordinators_also_get_what_nobody_has(session):
    company, coordinator, advisor = a_company(session), a_coordinator(session), an_advisor(session)
    late = a_task(session, assigned_to_id=coordinator.id, due_on=MONDAY - timedelta(days=3), company_id=company.id)
    nobodys = a_task(session, due_on=MONDAY)
    a_task(session, assigned_to_id=advisor.id)
    a_task(session, assigned_to_id=coordinator.id, done_at=NOON)

    rows = open_tasks(session, coordinator.id, with_unassigned=True)

    assert [row.id for row in rows] == [late.id, nobodys.id]
    assert rows[0].company_name == company.name
    assert [row.id for row in open_tasks(session, coordinator.id, with_unassigned=False)] == [late.id]


@pytest.mark.parametrize("kind", list(SubjectKind))
def test_coordinators_learn_nothing_about_people_from_tasks(session, kind):
    task = a_task(session, subject_kind=kind)
    coordinator, advisor = Actor(Role.COORDINATOR, uuid4()), Actor(Role.ADVISOR, uuid4())

    is_about_people = kind in (SubjectKind.CANDIDATE, SubjectKind.PROPOSAL, SubjectKind.INTERNSHIP, SubjectKind.PLACEMENT)

    assert (task_for(session, coordinator, task.id) is None) is is_about_people
    assert task_for(session, advisor, task.id) is not None
    assert task_for(session, Actor(Role.EMPLOYER, uuid4()), task.id) is None


def test_notes_come_back_newest_first_with_who_wrote_them(session):
    advisor, subject = an_advisor(session), uuid4()
    for number, words in enumerate(("first", "second")):
        draft = LogDraft(SubjectKind.COMPANY, subject, Channel.PHONE, words)
        add_log_entry(session, draft, by=By(advisor.id, "advisor"), at=NOON + timedelta(hours=number))

    rows = log_of(session, subject)

    assert [(row.text, row.by_name) for row in rows] == [("second", advisor.name), ("first", advisor.name)]
    assert log_of(session, uuid4()) == ()


def test_notes_and_callers_are_not_readable_in_the_database(session):
    an_enquiry(session, name="Samir Haddad")
    add_log_entry(session, LogDraft(SubjectKind.COMPANY, uuid4(), Channel.PHONE, "called Samir"), by=By.system(), at=NOON)
    session.flush()

    raw = session.connection().exec_driver_sql("SELECT name, phone FROM contacts_enquiry").all()
    raw += session.connection().exec_driver_sql("SELECT text FROM contacts_log_entry").all()

    assert "Samir" not in str(raw)


def test_a_call_back_is_announced_and_forgotten_after_six_months(session):
    draft = EnquiryDraft("Samir", "+493433555123", EnquiryTopic.LAW, TimeOfDay.ANY, CallLanguage.ARABIC)
    enquiry = ask_for_call(session, draft, at=NOON)

    rows = {row.topic: row.due_at for row in session.scalars(select(OutboxRow).where(OutboxRow.subject_id == enquiry.id))}

    assert rows["enquiry.received"] == NOON
    assert timedelta(days=180) < rows["enquiry.lapsed"] - NOON < timedelta(days=186)


@pytest.mark.parametrize(("day", "is_there"), [(date(2027, 5, 23), True), (date(2027, 5, 24), False)])
def test_a_call_back_goes_on_the_day_the_rule_says(session, day, is_there):
    enquiry = an_enquiry(session)

    let_enquiry_go(session, enquiry.id, at=NOON.replace(year=day.year, month=day.month, day=day.day))

    assert (session.scalar(select(Enquiry.id)) is not None) is is_there


def test_a_rule_made_longer_meanwhile_keeps_a_call_back(session):
    enquiry = an_enquiry(session)
    session.add(RetentionRule(code="enquiries", months=9, source="x", valid_from=MONDAY, at=NOON, by_id=uuid4()))
    session.flush()

    let_enquiry_go(session, enquiry.id, at=NOON.replace(year=2027, month=6))

    assert session.scalar(select(Enquiry.id)) is not None


def test_forgetting_a_call_back_takes_notes_and_tasks_along(session):
    enquiry, other = an_enquiry(session), an_enquiry(session)
    for subject in (enquiry.id, other.id):
        a_task(session, kind=TaskKind.CALL_BACK, subject_kind=SubjectKind.ENQUIRY, subject_id=subject)
        add_log_entry(session, LogDraft(SubjectKind.ENQUIRY, subject, Channel.PHONE, "x"), by=By.system(), at=NOON)

    forget_enquiries(session, [enquiry.id])

    assert [session.scalar(select(func.count()).select_from(entity)) for entity in (Enquiry, Task, LogEntry)] == [1, 1, 1]


def test_an_enquiry_says_which_task_it_still_waits_for(session):
    enquiry, actor = an_enquiry(session), Actor(Role.ADVISOR, uuid4())
    assert enquiry_for(session, actor, enquiry.id).open_task_id is None
    task = a_task(session, kind=TaskKind.CALL_BACK, subject_kind=SubjectKind.ENQUIRY, subject_id=enquiry.id, note=None)

    assert enquiry_for(session, actor, enquiry.id).open_task_id == task.id
    assert enquiry_for(session, Actor(Role.EMPLOYER, uuid4()), enquiry.id) is None


def test_the_list_names_the_caller_without_keeping_the_name_twice(session):
    advisor, enquiry = an_advisor(session), an_enquiry(session)
    a_task(
        session,
        kind=TaskKind.CALL_BACK,
        subject_kind=SubjectKind.ENQUIRY,
        subject_id=enquiry.id,
        note=None,
        assigned_to_id=advisor.id,
    )

    [row] = open_tasks(session, advisor.id, with_unassigned=False)

    assert row.note == "Samir Haddad"
