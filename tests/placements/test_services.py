"""Work that was found is recorded once, ends what else was open, and is followed up."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from portal.candidates.models import Candidate
from portal.candidates.words import CandidateState
from portal.internships.words import InternshipState
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.audit.models import AuditEntry
from portal.kernel.errors import RuleBroken
from portal.kernel.outbox.models import OutboxRow
from portal.placements import services
from portal.placements.models import Placement
from portal.placements.queries import placement_of_proposal
from portal.placements.services import MAY_BE_PLACED
from portal.placements.words import PLACEMENT_STATES, PlacementState
from portal.proposals.words import ProposalState
from tests.builders.accounts import an_advisor
from tests.builders.candidates import a_candidate
from tests.builders.internships import an_internship
from tests.builders.placements import a_placement, some_work
from tests.builders.proposals import a_proposal
from tests.moments import MONDAY, NOON

pytestmark = pytest.mark.postgres_later

S = PlacementState
DAY = timedelta(days=1)


def by(session: Session) -> By:
    return By(an_advisor(session).id, Role.ADVISOR.value)


VERBS = {
    "start": lambda session, key, who: services.start_placement(session, key, by=who, at=NOON),
    "end": lambda session, key, who: services.end_placement(session, key, MONDAY, by=who, at=NOON),
    "cancel": lambda session, key, who: services.cancel_placement(session, key, by=who, at=NOON),
}


def refused_field(act) -> str | None:
    try:
        act()
    except RuleBroken as refusal:
        return refusal.field or "-"
    return None


@pytest.mark.parametrize("state", ProposalState)
def test_work_is_recorded_only_once_the_two_know_each_other(session, state):
    proposal = a_proposal(session, state=state)
    refused = refused_field(lambda: services.record_placement(session, proposal.id, some_work(), by=by(session), at=NOON))

    assert (refused is None) == (state in MAY_BE_PLACED)
    assert (session.scalar(select(Placement.id)) is not None) == (refused is None)


def test_recording_ends_the_search_and_the_proposal_and_says_so(session):
    proposal = a_proposal(session, state=ProposalState.DISCLOSED)
    placement = services.record_placement(session, proposal.id, some_work(), by=by(session), at=NOON)

    assert proposal.state is ProposalState.PLACED
    assert session.get_one(Candidate, proposal.candidate_id).state is CandidateState.PLACED
    assert session.scalars(select(OutboxRow).where(OutboxRow.topic == "placement.agreed")).one().subject_id == placement.id
    assert session.scalars(select(AuditEntry).where(AuditEntry.subject_id == placement.id)).one().becomes == "agreed"


def test_the_persons_other_proposals_end(app, database, deliver):
    with app.test_request_context("/"), database.transaction() as session:
        person = a_candidate(session)
        other = a_proposal(session, candidate=person)
        a_placement(session, a_proposal(session, state=ProposalState.DISCLOSED, candidate=person))
    deliver()

    with database.reading() as session:
        assert session.get_one(type(other), other.id).state is ProposalState.SUPERSEDED


@pytest.mark.parametrize("state", InternshipState)
def test_an_internship_that_waits_holds_work_up(session, state):
    proposal = a_proposal(session, state=ProposalState.DISCLOSED)
    internship = an_internship(session, proposal, state=state)
    refused = refused_field(lambda: services.record_placement(session, proposal.id, some_work(), by=by(session), at=NOON))

    assert (refused is not None) == (state in (InternshipState.PLANNED, InternshipState.APPROVED))
    if refused is None:
        found = session.scalars(select(Placement)).one().internship_id
        assert found == (None if state is InternshipState.CANCELLED else internship.id)


@pytest.mark.parametrize(("hours", "refused"), [(0, "hours_per_week"), (1, None), (48, None), (49, "hours_per_week")])
def test_a_week_has_one_to_forty_eight_hours(session, hours, refused):
    proposal = a_proposal(session, state=ProposalState.DISCLOSED)
    draft = some_work(hours_per_week=hours)

    assert refused_field(lambda: services.record_placement(session, proposal.id, draft, by=by(session), at=NOON)) == refused


@pytest.mark.parametrize(("until", "refused"), [(MONDAY - DAY, "fixed_term_until"), (MONDAY, None), (None, None)])
def test_a_term_ends_after_it_began(session, until, refused):
    proposal = a_proposal(session, state=ProposalState.DISCLOSED)
    draft = some_work(fixed_term_until=until)

    assert refused_field(lambda: services.record_placement(session, proposal.id, draft, by=by(session), at=NOON)) == refused


@pytest.mark.parametrize("state", S)
def test_from_each_state_each_verb_leads_where_the_table_says_for_its_roles_and_for_nobody_else(session, state):
    placement, who = a_placement(session, state=state), by(session)

    for move in PLACEMENT_STATES.moves:
        for role in (*(each.value for each in Role), "system"):
            may = state in move.sources and (role == "system" or Role(role) in move.who)
            savepoint = session.begin_nested()
            act = lambda move=move, role=role: VERBS[move.verb](session, placement.id, By(who.account_id, role))  # noqa: E731
            assert (refused_field(act) is None) == may, (move.verb, role)
            assert placement.state is (move.target if may else state), (move.verb, role)
            savepoint.rollback()
            session.expire_all()


def test_the_verbs_of_the_table_are_those_of_the_use_cases():
    assert {move.verb for move in PLACEMENT_STATES.moves} == set(VERBS)


@pytest.mark.parametrize(("at", "refused"), [(NOON + 6 * DAY, "-"), (NOON + 7 * DAY, None)])
def test_work_begins_on_its_day_and_not_before(session, at, refused):
    placement = a_placement(session, starts_on=MONDAY + 7 * DAY)

    assert refused_field(lambda: services.start_placement(session, placement.id, by=by(session), at=at)) == refused


@pytest.mark.parametrize(
    ("ended_on", "refused"),
    [(MONDAY - DAY, "ended_on"), (MONDAY, None), (MONDAY + 3 * DAY, None), (MONDAY + 4 * DAY, "ended_on")],
)
def test_work_ends_after_its_start_and_not_in_the_future(session, ended_on, refused):
    placement = a_placement(session, state=S.STARTED)
    act = lambda: services.end_placement(session, placement.id, ended_on, by=by(session), at=NOON + 3 * DAY)  # noqa: E731

    assert refused_field(act) == refused


def test_the_second_of_two_who_act_at_once_changes_nothing(database, app):
    with app.test_request_context("/"), database.transaction() as session:
        placement_id, who = a_placement(session).id, by(session)
    with Session(database.engine, expire_on_commit=False) as slow:
        stale = slow.get_one(Placement, placement_id)
        slow.commit()  # read, and thought about for a while
        with database.transaction() as quick:
            services.cancel_placement(quick, placement_id, by=who, at=NOON)
        stale.move_to(S.STARTED)
        with pytest.raises(StaleDataError):
            slow.flush()


def test_a_proposal_shows_what_became_of_it(session):
    placement = a_placement(session)

    assert placement_of_proposal(session, placement.proposal_id).id == placement.id
    assert placement_of_proposal(session, a_proposal(session).id) is None
