"""While a company does not answer: a letter after three and seven days, a call after ten, the end after fourteen."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.app import make_worker
from portal.candidates.models import Candidate
from portal.companies.models import Company
from portal.companies.words import CompanyState
from portal.contacts.models import Task
from portal.contacts.words import TaskKind
from portal.kernel.audit.models import AuditEntry
from portal.kernel.clock import start_of
from portal.kernel.db import Database
from portal.kernel.errors import RuleBroken
from portal.proposals import services
from portal.proposals.models import Proposal
from portal.proposals.services.reminding import remind_companies
from portal.proposals.words import AnswerChannel, DeclineReason, ProposalState
from tests.builders.companies import an_employer
from tests.builders.proposals import EMPLOYER, a_proposal, advisor_of
from tests.moments import MONDAY, NOON

pytestmark = pytest.mark.postgres_later

S = ProposalState
DAY = timedelta(days=1)
Morning = Callable[[int], None]


def morning_of(day: int) -> datetime:
    """Half past eight, some days after the proposal was presented."""
    return start_of(MONDAY + day * DAY) + timedelta(hours=8, minutes=30)


@pytest.fixture
def waiting(app: Flask, database: Database) -> Proposal:
    """A proposal presented on Monday noon, with somebody at the company to write to."""
    with app.test_request_context("/"), database.transaction() as session:
        proposal = a_proposal(session)
        an_employer(session, session.get_one(Company, proposal.company_id), email="kim@lindner.example")
    make_worker(app).deliver_all(NOON)
    return proposal


@pytest.fixture
def morning(app: Flask) -> Morning:
    """Let the worker come round in the morning of a day: recurring work, then what it announced."""

    def come(day: int) -> None:
        worker = make_worker(app)
        worker.run_schedule(morning_of(day))
        worker.deliver_all(morning_of(day))

    return come


@pytest.fixture
def posted(letters: Callable[[], list[Any]], waiting: Proposal) -> Callable[[], list[str]]:
    """The subjects of what the company got since the proposal was presented."""
    return lambda: [each.subject for each in letters() if "kim@lindner.example" in each.to][1:]


def tasks(database: Database, *, done: bool = False) -> int:
    with database.reading() as session:
        is_done = Task.done_at.is_not(None) if done else Task.done_at.is_(None)
        return session.scalar(select(func.count(Task.id)).where(Task.kind == TaskKind.ANSWER_MISSING, is_done)) or 0


def state_of(database: Database, proposal: Proposal) -> ProposalState:
    with database.reading() as session:
        return session.get_one(Proposal, proposal.id).state


def test_the_ladder_has_exactly_these_rungs(database: Database, waiting: Proposal, morning: Morning, posted: Any) -> None:
    seen = []
    for day in range(17):
        morning(day)
        morning(day)  # a second worker, or the same one again
        seen.append((len(posted()), tasks(database), state_of(database, waiting)))

    assert seen[:3] == [(0, 0, S.PRESENTED)] * 3
    assert seen[3:7] == [(1, 0, S.PRESENTED)] * 4
    assert seen[7:10] == [(2, 0, S.PRESENTED)] * 3
    assert seen[10:15] == [(2, 1, S.PRESENTED)] * 5
    assert seen[15:] == [(3, 0, S.EXPIRED)] * 2
    assert all(waiting.reference in subject for subject in posted())
    assert tasks(database, done=True) == 1
    with database.reading() as session:
        kept = select(AuditEntry.becomes).where(AuditEntry.subject_id == waiting.id, AuditEntry.verb.like("proposal.%ed"))
        assert [each for each in session.scalars(kept.order_by(AuditEntry.at)) if each and each.isdigit()] == ["3", "7", "10"]


@pytest.mark.parametrize("day", [2, 8, 11])
def test_after_an_answer_comes_no_letter_and_the_call_is_off(
    database: Database, waiting: Proposal, morning: Morning, posted: Any, day: int
) -> None:
    for each in (3, 7, 10):
        if each < day:
            morning(each)
    with database.transaction() as session:
        services.decline_proposal(session, waiting.id, DeclineReason.FILLED, by=EMPLOYER, at=morning_of(day - 1))
    before = len(posted())
    for each in (3, 7, 10, 15):
        if each >= day:
            morning(each)

    assert len(posted()) == before
    assert tasks(database) == 0
    assert state_of(database, waiting) is S.DECLINED


def test_a_letter_that_waited_while_the_answer_came_is_not_sent(
    app: Flask, database: Database, waiting: Proposal, posted: Any
) -> None:
    worker = make_worker(app)
    worker.run_schedule(morning_of(3))
    with database.transaction() as session:
        services.want_candidate(session, waiting.id, by=EMPLOYER, at=morning_of(3))
    worker.deliver_all(morning_of(3))

    assert posted() == []


@pytest.mark.parametrize(("away_until", "letters_sent", "calls"), [(8, 1, 0), (12, 0, 1), (16, 1, 0)])
def test_after_days_without_a_worker_only_the_last_rung_counts(
    database: Database, waiting: Proposal, morning: Morning, posted: Any, away_until: int, letters_sent: int, calls: int
) -> None:
    morning(1)
    morning(away_until)

    assert (len(posted()), tasks(database)) == (letters_sent, calls)
    assert (state_of(database, waiting) is S.EXPIRED) == (away_until == 16)


def test_a_clock_that_jumps_there_and_back_doubles_nothing(
    database: Database, waiting: Proposal, morning: Morning, posted: Any
) -> None:
    for day in (3, 4, 3, 7, 2, 3, 7, 8):
        morning(day)

    assert len(posted()) == 2


@pytest.mark.parametrize("state", [CompanyState.BLOCKED, CompanyState.DORMANT])
def test_a_company_that_sees_nothing_is_not_reminded(session: Session, state: CompanyState) -> None:
    proposal = a_proposal(session)
    session.get_one(Company, proposal.company_id).state = state
    session.flush()
    remind_companies(session, morning_of(10))

    assert (proposal.reminded_after, session.scalar(select(func.count(Task.id)))) == (0, 0)


def test_the_call_is_for_the_persons_advisor_and_due_today(session: Session) -> None:
    proposal = a_proposal(session)
    remind_companies(session, morning_of(10))
    task = session.scalars(select(Task)).one()

    assert (task.due_on, task.assigned_to_id, task.subject_id) == (MONDAY + 10 * DAY, proposal.made_by_id, proposal.id)


def test_an_answer_by_phone_on_the_last_day_counts_and_a_day_later_it_does_not(session: Session) -> None:
    for day in (14, 15):
        proposal = a_proposal(session)
        by = advisor_of(session.get_one(Candidate, proposal.candidate_id))
        if day == 14:
            services.want_candidate(session, proposal.id, AnswerChannel.PHONE, by=by, at=morning_of(day))
            assert proposal.state is S.WANTED
        else:
            with pytest.raises(RuleBroken):
                services.want_candidate(session, proposal.id, AnswerChannel.PHONE, by=by, at=morning_of(day))
