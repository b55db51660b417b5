"""An advisor is told before a file goes, once; whoever is spoken to stays."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.contacts.models import Task
from portal.contacts.services import LogDraft, add_log_entry, finish_task
from portal.contacts.words import Channel, SubjectKind, TaskKind
from portal.internships.words import InternshipState
from portal.kernel.audit import By
from portal.kernel.clock import start_of
from portal.retention.noticing import give_notice
from portal.retention.running import begin_run, take_step
from tests.builders.candidates import a_candidate
from tests.builders.internships import an_internship

GOES_ON = date(2027, 11, 24)


def told(session: Session) -> list[Task]:
    return list(session.scalars(select(Task).where(Task.kind == TaskKind.FILE_ENDS)))


@pytest.mark.parametrize(
    ("day", "is_told"), [(date(2027, 10, 22), False), (date(2027, 10, 23), True), (date(2027, 11, 23), True)]
)
def test_the_advisor_is_told_a_month_before(session, day: date, is_told: bool):
    person = a_candidate(session)

    give_notice(session, at=start_of(day))

    assert [task.subject_id for task in told(session)] == ([person.id] if is_told else [])
    assert all(task.assigned_to_id == person.advisor_id for task in told(session))


def test_once_is_enough_also_when_the_task_is_ticked(session):
    a_candidate(session)
    at = start_of(date(2027, 11, 1))
    give_notice(session, at=at)
    finish_task(session, told(session)[0].id, by=By.system(), at=at)

    give_notice(session, at=at + timedelta(days=1))

    assert len(told(session)) == 1


def test_whose_file_is_held_is_not_announced(session):
    an_internship(session, state=InternshipState.RUNNING)

    assert give_notice(session, at=start_of(date(2027, 12, 10))) == 0


def test_who_is_spoken_to_stays(session):
    person = a_candidate(session)
    at = start_of(date(2027, 11, 1))
    give_notice(session, at=at)
    add_log_entry(session, LogDraft(SubjectKind.CANDIDATE, person.id, Channel.PHONE, "Kommt wieder."), by=By.system(), at=at)

    run_id = begin_run(session, by=By.system(), at=start_of(GOES_ON))
    while take_step(session, run_id, at=start_of(GOES_ON)):
        pass

    assert session.scalars(select(Candidate.id)).all() == [person.id]
