"""Two who act on one case at the same moment: one counts, the other is refused, and no half of either is left."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from portal.companies.services import move_company
from portal.internships import services as internships
from portal.internships.models import Internship
from portal.internships.services import LIVE
from portal.internships.words import InternshipState
from portal.kernel.access import Role
from portal.kernel.audit import By, trail
from portal.kernel.clock import local_day
from portal.kernel.db import Database
from portal.kernel.errors import RuleBroken
from portal.placements import services as placements
from portal.placements.models import Placement
from portal.proposals import services
from portal.proposals.disclosure import identity_for
from portal.proposals.models import Proposal
from portal.proposals.services.reminding import expire_unanswered
from portal.proposals.words import ProposalState
from tests.builders.accounts import a_coordinator
from tests.builders.agreements import signed_by_all
from tests.builders.candidates import a_candidate
from tests.builders.internships import a_plan, an_internship
from tests.builders.openings import an_opening
from tests.builders.placements import some_work
from tests.builders.proposals import EMPLOYER, a_proposal
from tests.moments import NOON

S = ProposalState
Act = Callable[[Session], Any]


@pytest.fixture(autouse=True)
def _told(app):
    """Texts are written while an application is at hand."""
    with app.test_request_context("/"):
        yield


def together(database: Database, *acts: Act) -> list[str]:
    """Let each act run in a transaction of its own, all at the same moment; say how each ended."""
    start = Barrier(len(acts))

    def run(act: Act) -> str:
        start.wait(timeout=20)
        try:
            with database.transaction() as session:
                act(session)
        except (RuleBroken, StaleDataError, OperationalError) as refusal:
            return type(refusal).__name__
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def built(database: Database, state: ProposalState, **changes: Any) -> tuple[UUID, By]:
    """A proposal in a state, and its advisor."""
    with database.transaction() as session:
        proposal = a_proposal(session, state=state, **changes)
        return proposal.id, By(proposal.made_by_id, Role.ADVISOR.value)


def ways_out(database: Database, proposal_id: UUID, state: ProposalState) -> list[str | None]:
    """Where a proposal went from a state, each time it did."""
    with database.reading() as session:
        return [entry.becomes for entry in trail(session, proposal_id) if entry.was == state.value]


def test_an_answer_of_the_last_minute_and_the_end_leave_one_of_both(database: Database) -> None:
    key, _advisor = built(database, S.PRESENTED)
    last = NOON + timedelta(days=14)

    together(
        database,
        lambda session: services.want_candidate(session, key, by=EMPLOYER, at=last),
        lambda session: expire_unanswered(session, last + timedelta(days=1)),
    )

    with database.reading() as session:
        proposal = session.get_one(Proposal, key)
        assert (proposal.state, proposal.answered_at is not None) in ((S.WANTED, True), (S.EXPIRED, False))
        state = proposal.state.value
    assert ways_out(database, key, S.PRESENTED) == [state]


@pytest.mark.parametrize(("state", "at"), [(S.PRESENTED, NOON), (S.DISCLOSED, NOON)])
def test_a_company_that_is_blocked_in_the_middle_keeps_neither_case_nor_name(database: Database, state, at) -> None:
    key, advisor = built(database, state)
    with database.transaction() as session:
        company_id = session.get_one(Proposal, key).company_id
        coordinator = By(a_coordinator(session).id, Role.COORDINATOR.value)
    act: Act = (
        (lambda session: services.want_candidate(session, key, by=EMPLOYER, at=at))
        if state is S.PRESENTED
        else (lambda session: services.make_offer(session, key, by=advisor, at=at))
    )

    together(database, act, lambda session: move_company(session, company_id, "block", by=coordinator, at=at))
    with database.transaction() as session:  # the worker comes round
        services.supersede_for_company(session, company_id, at)

    with database.reading() as session:
        proposal = session.get_one(Proposal, key)
        assert proposal.state is S.SUPERSEDED
        assert identity_for(session, proposal, on=local_day(at)) is None
    assert len(ways_out(database, key, state)) == 1


def test_two_advisors_who_find_work_for_one_person_at_once_record_one(database: Database) -> None:
    with database.transaction() as session:
        person = a_candidate(session)
        both = [a_proposal(session, state=S.DISCLOSED, candidate=person, opening=an_opening(session)) for _ in range(2)]
        keys, by = [each.id for each in both], By(both[0].made_by_id, Role.ADVISOR.value)

    ended = together(
        database,
        *(lambda session, key=key: placements.record_placement(session, key, some_work(), by=by, at=NOON) for key in keys),
    )
    with database.transaction() as session:  # the worker comes round
        services.supersede_for_candidate(session, person.id, NOON)

    assert ended.count("done") == 1
    with database.reading() as session:
        assert session.scalar(select(func.count(Placement.id))) == 1
        assert sorted(session.get_one(Proposal, key).state for key in keys) == [S.PLACED, S.SUPERSEDED]


def test_two_plans_at_once_leave_one_internship(database: Database) -> None:
    key, by = built(database, S.DISCLOSED)

    ended = together(database, *[lambda session: internships.plan_internship(session, key, a_plan(), by=by, at=NOON)] * 2)

    assert ended.count("done") == 1
    with database.reading() as session:
        assert session.scalar(select(func.count(Internship.id)).where(Internship.state.in_(LIVE))) == 1


def test_work_and_a_plan_at_once_never_leave_both(database: Database) -> None:
    key, by = built(database, S.DISCLOSED)

    ended = together(
        database,
        lambda session: internships.plan_internship(session, key, a_plan(), by=by, at=NOON),
        lambda session: placements.record_placement(session, key, some_work(), by=by, at=NOON),
    )

    assert ended.count("done") == 1
    with database.reading() as session:
        planned, placed = (session.scalar(select(func.count(model.id))) for model in (Internship, Placement))
        assert planned + placed == 1


def test_a_start_and_a_call_off_at_once_leave_one_of_both(database: Database) -> None:
    with database.transaction() as session:
        it = an_internship(session, state=InternshipState.APPROVED)
        signed_by_all(session, it)
        key, by = it.id, By(it.planned_by_id, Role.ADVISOR.value)

    ended = together(
        database,
        lambda session: internships.start_internship(session, key, by=by, at=NOON),
        lambda session: internships.cancel_internship(session, key, by=by, at=NOON),
    )

    assert ended.count("done") == 1
    with database.reading() as session:
        it = session.get_one(Internship, key)
        proposal = session.get_one(Proposal, it.proposal_id)
        begun = {InternshipState.RUNNING: S.INTERNSHIP, InternshipState.CANCELLED: S.DISCLOSED}
        assert proposal.state is begun[it.state]
