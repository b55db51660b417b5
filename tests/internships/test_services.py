"""Internships are led from one state to the next by those who may, and never twice."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from portal.candidates.models import Candidate
from portal.companies.queries import load_actor
from portal.internships import services
from portal.internships.models import Internship
from portal.internships.queries import internships_of_company, reasons_to_stay, show_to_employer
from portal.internships.services import Abort
from portal.internships.words import INTERNSHIP_STATES, AbortedBy, AbortReason, InternshipState, LegalBasis, Outcome
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.audit.models import AuditEntry
from portal.kernel.errors import RuleBroken
from portal.kernel.outbox.models import OutboxRow
from portal.labour.words import Goal
from portal.proposals.models import Proposal
from portal.proposals.services import withdraw_everything, withdraw_proposal
from portal.proposals.words import KNOWN, ProposalState
from tests.builders.accounts import an_advisor
from tests.builders.agreements import signed_by_all
from tests.builders.companies import an_employer, company_of
from tests.builders.internships import VERBS, a_plan, an_internship
from tests.builders.openings import an_opening
from tests.builders.proposals import PERSON, a_proposal
from tests.moments import MONDAY, NOON

pytestmark = pytest.mark.postgres_later

S = InternshipState
DAY = timedelta(days=1)
NEXT_MONDAY = MONDAY + timedelta(days=7)
LAST_DAYS = {LegalBasis.SHADOWING: MONDAY + 2 * DAY, LegalBasis.INTRODUCTORY: date(2027, 5, 21)}


def by(session: Session) -> By:
    return By(an_advisor(session).id, Role.ADVISOR.value)


def refusal_of(act: Callable[[], object]) -> str | None:
    """The field a refusal speaks of; None if nothing was refused."""
    try:
        act()
    except RuleBroken as refusal:
        return refusal.field or "-"
    return None


@pytest.mark.parametrize("state", ProposalState)
def test_an_internship_is_planned_only_once_the_person_is_known(session, state):
    proposal = a_proposal(session, state=state)
    refused = refusal_of(lambda: services.plan_internship(session, proposal.id, a_plan(), by=by(session), at=NOON))

    assert (refused is None) == (state in (ProposalState.DISCLOSED, ProposalState.MEETING_SCHEDULED))
    assert (session.scalar(select(Internship.id)) is None) == (refused is not None)


@pytest.mark.parametrize("state", S)
def test_there_is_one_live_internship_for_a_proposal(session, state):
    proposal = a_proposal(session, state=ProposalState.DISCLOSED)
    an_internship(session, proposal, state=state)
    proposal.state = ProposalState.DISCLOSED
    refused = refusal_of(lambda: services.plan_internship(session, proposal.id, a_plan(), by=by(session), at=NOON))

    assert (refused is not None) == (state in (S.PLANNED, S.APPROVED, S.RUNNING))


@pytest.mark.parametrize("state", S)
def test_from_each_state_each_verb_leads_where_the_table_says_for_its_roles_and_for_nobody_else(session, state):
    internship = an_internship(session, state=state)
    who = by(session)
    if state is S.APPROVED:
        signed_by_all(session, internship)

    for move in INTERNSHIP_STATES.moves:
        for role in (*(each.value for each in Role), "system"):
            may = state in move.sources and (role == "system" or Role(role) in move.who)
            savepoint = session.begin_nested()
            act = lambda move=move, role=role: VERBS[move.verb](session, internship, By(who.account_id, role), NOON)  # noqa: E731
            assert (refusal_of(act) is None) == may, (move.verb, role)
            assert internship.state is (move.target if may else state), (move.verb, role)
            savepoint.rollback()
            session.expire_all()


def test_the_verbs_of_the_table_are_those_of_the_use_cases():
    assert {move.verb for move in INTERNSHIP_STATES.moves} == set(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_move_is_kept_with_who_when_and_what_and_is_announced(session, verb):
    (move,) = [each for each in INTERNSHIP_STATES.moves if each.verb == verb]
    internship = an_internship(session, state=min(move.sources, key=lambda state: list(S).index(state)))
    who = by(session)
    VERBS[verb](session, internship, who, NOON)
    topic = {"start": "internship.started", "change": "internship.changed"}.get(verb, f"internship.{move.target.value}")

    entry = session.scalars(select(AuditEntry).where(AuditEntry.subject_id == internship.id, AuditEntry.verb == topic)).one()
    assert (entry.by_id, entry.at, entry.becomes) == (who.account_id, NOON, move.target.value)
    assert session.scalars(select(OutboxRow).where(OutboxRow.topic == topic, OutboxRow.subject_id == internship.id)).one()


@pytest.mark.parametrize(
    ("approval_on", "starts_on", "refused"),
    [
        (MONDAY, MONDAY, None),
        (MONDAY - DAY, MONDAY, None),
        (MONDAY + DAY, NEXT_MONDAY, "approval_on"),  # lies in the future
        (MONDAY, NEXT_MONDAY, None),
    ],
)
def test_the_approval_lies_neither_in_the_future_nor_after_the_start(session, approval_on, starts_on, refused):
    internship = an_internship(session, starts_on=starts_on, ends_on=starts_on + 20 * DAY)
    act = lambda: services.approve_internship(session, internship.id, approval_on, "Jobcenter", by=by(session), at=NOON)  # noqa: E731

    assert refusal_of(act) == refused


@pytest.mark.parametrize(("approval_on", "refused"), [(MONDAY, None), (MONDAY + DAY, "approval_on")])
def test_an_approval_counts_on_the_first_day_and_not_after(session, approval_on, refused):
    internship = an_internship(session)
    act = lambda: services.approve_internship(  # noqa: E731
        session, internship.id, approval_on, "Jobcenter", by=by(session), at=NOON + 3 * DAY
    )

    assert refusal_of(act) == refused


@pytest.mark.parametrize(("at", "refused"), [(NOON + 6 * DAY, "-"), (NOON + 7 * DAY, None), (NOON + 9 * DAY, None)])
def test_an_internship_begins_on_its_day_and_not_before(session, at, refused):
    internship = an_internship(session, state=S.APPROVED, starts_on=NEXT_MONDAY, ends_on=NEXT_MONDAY + 20 * DAY)
    signed_by_all(session, internship)

    assert refusal_of(lambda: services.start_internship(session, internship.id, by=by(session), at=at)) == refused
    assert internship.state is (S.RUNNING if refused is None else S.APPROVED)


def test_a_start_leads_the_proposal_along(session):
    internship = an_internship(session, state=S.RUNNING)

    assert session.get_one(Proposal, internship.proposal_id).state is ProposalState.INTERNSHIP


@pytest.mark.parametrize(
    ("ended_on", "at", "refused"),
    [
        (MONDAY - DAY, NOON, "ended_on"),
        (MONDAY, NOON, None),
        (MONDAY + DAY, NOON, "ended_on"),
        (date(2026, 12, 18), NOON + 30 * DAY, None),
        (date(2026, 12, 19), NOON + 30 * DAY, "ended_on"),
    ],
)
def test_an_early_end_lies_within_the_internship_and_not_in_the_future(session, ended_on, at, refused):
    internship = an_internship(session, state=S.RUNNING)
    abort = Abort(ended_on, AbortedBy.COMPANY, AbortReason.TIMES)

    assert refusal_of(lambda: services.abort_internship(session, internship.id, abort, by=by(session), at=at)) == refused
    assert internship.ended_on == (ended_on if refused is None else None)


@pytest.mark.parametrize(("at", "ended_on"), [(NOON + 7 * DAY, NEXT_MONDAY), (NOON + 40 * DAY, date(2026, 12, 18))])
def test_a_completed_internship_ended_on_its_last_day_at_the_latest(session, at, ended_on):
    internship = an_internship(session, state=S.RUNNING)
    services.complete_internship(session, internship.id, Outcome.COURSE, by=by(session), at=at)

    assert (internship.ended_on, internship.outcome) == (ended_on, Outcome.COURSE)


def test_a_changed_plan_needs_a_new_approval(session):
    internship = an_internship(session, state=S.APPROVED)
    services.change_plan(session, internship.id, a_plan(hours_per_week=30), by=by(session), at=NOON)

    assert (internship.state, internship.approval_on, internship.approved_by_name) == (S.PLANNED, None, None)
    assert internship.hours_per_week == 30


@pytest.mark.parametrize("state", S)
def test_a_plan_changes_only_before_it_begins(session, state):
    internship = an_internship(session, state=state)
    refused = refusal_of(lambda: services.change_plan(session, internship.id, a_plan(), by=by(session), at=NOON))

    assert (refused is None) == (state in (S.PLANNED, S.APPROVED))


@pytest.mark.parametrize("basis", LegalBasis)
def test_no_internship_begins_without_being_approved(session, basis):
    proposal = a_proposal(session, state=ProposalState.DISCLOSED)
    session.get_one(Candidate, proposal.candidate_id).goal = Goal.APPRENTICESHIP
    internship = an_internship(session, proposal, basis=basis, ends_on=LAST_DAYS.get(basis, MONDAY + 20 * DAY))

    assert refusal_of(lambda: services.start_internship(session, internship.id, by=by(session), at=NOON)) == "-"


def test_the_second_of_two_who_act_at_once_changes_nothing(database, app):
    with app.test_request_context("/"), database.transaction() as session:
        internship_id, who = an_internship(session).id, by(session)
    with Session(database.engine, expire_on_commit=False) as slow:
        stale = slow.get_one(Internship, internship_id)
        slow.commit()  # read, and thought about for a while
        with database.transaction() as quick:
            services.cancel_internship(quick, internship_id, by=who, at=NOON)
        stale.move_to(S.APPROVED)
        with pytest.raises(StaleDataError):
            slow.flush()


@pytest.mark.parametrize("state", S)
def test_a_company_leaves_only_when_no_internship_waits_or_runs(session, state):
    internship = an_internship(session, state=state)

    assert bool(reasons_to_stay(session, internship.company_id)) == (state in (S.PLANNED, S.APPROVED, S.RUNNING))


def test_a_company_sees_its_own_internships_only(session):
    employer, other = an_employer(session), an_employer(session)
    opening = an_opening(session, company_of(session, employer))
    internship = an_internship(session, a_proposal(session, state=ProposalState.DISCLOSED, opening=opening))

    assert show_to_employer(session, load_actor(session, employer.id), internship.id, on=MONDAY) is not None
    assert show_to_employer(session, load_actor(session, other.id), internship.id, on=MONDAY) is None


def test_the_internship_closes_to_the_company_when_the_person_takes_the_name_back(session):
    employer = an_employer(session)
    opening = an_opening(session, company_of(session, employer))
    proposal = a_proposal(session, state=ProposalState.DISCLOSED, opening=opening)
    internship, actor = an_internship(session, proposal), load_actor(session, employer.id)
    before = show_to_employer(session, actor, internship.id, on=MONDAY)
    withdraw_proposal(session, proposal.id, by=by(session), at=NOON)
    session.flush()  # readers ask the rows
    after = show_to_employer(session, actor, internship.id, on=MONDAY)

    assert proposal.state not in KNOWN
    assert (before.person, after) == ("Salma Rahimi", None)
    (row,) = internships_of_company(session, opening.company_id, on=MONDAY).rows
    assert (row.is_closed, row.person) == (True, None), "it keeps its code on the list"


@pytest.mark.parametrize("state", [S.PLANNED, S.RUNNING, S.COMPLETED, S.ABORTED])
def test_an_internship_closes_also_when_it_is_over_where_the_person_objects_or_takes_a_yes_back(session, state):
    for how in ("only kept", "taken back"):
        employer = an_employer(session)
        opening = an_opening(session, company_of(session, employer))
        proposal = a_proposal(session, state=ProposalState.DISCLOSED, opening=opening)
        internship, actor = an_internship(session, proposal, state=state), load_actor(session, employer.id)
        assert show_to_employer(session, actor, internship.id, on=MONDAY) is not None

        if how == "only kept":
            session.get_one(Candidate, proposal.candidate_id).restricted_at = NOON
        else:
            withdraw_everything(session, proposal.candidate_id, by=PERSON, at=NOON)
        session.flush()  # readers ask the rows

        assert show_to_employer(session, actor, internship.id, on=MONDAY) is None, how
        assert [row.is_closed for row in internships_of_company(session, opening.company_id, on=MONDAY).rows] == [True], how
