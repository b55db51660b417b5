"""Every state is reached only from the states the table lists, by the roles it lists."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.errors import RuleBroken
from portal.proposals import services
from portal.proposals.models import Proposal
from portal.proposals.services.moving import refuse_move
from portal.proposals.words import PROPOSAL_STATES, AnswerChannel, ConsentPurpose, DeclineReason, ProposalState
from tests.builders.proposals import a_proposal, on_paper
from tests.moments import NOON

pytestmark = pytest.mark.postgres_later

SHOW, KNOW = ConsentPurpose.SHOW, ConsentPurpose.KNOW
Service = Callable[[Session, Proposal, By], Any]


def _consent(purpose: ConsentPurpose, *, is_yes: bool) -> Service:
    answer = on_paper(purpose, is_yes=is_yes)
    return lambda session, proposal, by: services.record_consent(session, proposal.id, answer, by=by, at=NOON)


# Every verb of the table with the use case an advisor calls for it.
SERVICES: dict[str, Service] = {
    "request_consent": lambda session, it, by: services.request_consent(session, it.id, by=by, at=NOON),
    "give_consent": _consent(SHOW, is_yes=True),
    "decline_consent": _consent(SHOW, is_yes=False),
    "present": lambda session, it, by: services.present(session, it.id, by=by, at=NOON),
    "want": lambda session, it, by: services.want_candidate(session, it.id, AnswerChannel.PHONE, by=by, at=NOON),
    "decline": lambda session, it, by: services.decline_proposal(
        session, it.id, DeclineReason.TIMES, AnswerChannel.VISIT, by=by, at=NOON
    ),
    "request_disclosure": lambda session, it, by: services.ask_disclosure(session, it.id, by=by, at=NOON),
    "disclose": _consent(KNOW, is_yes=True),
    "decline_disclosure": _consent(KNOW, is_yes=False),
    "call_off_meeting": lambda session, it, by: services.call_off_meeting(session, it.id, by=by, at=NOON),
    "start_internship": lambda session, it, by: services.start_internship(session, it.id, by=by, at=NOON),
    "make_offer": lambda session, it, by: services.make_offer(session, it.id, by=by, at=NOON),
    "place": lambda session, it, by: services.place(session, it.id, by=by, at=NOON),
    "end_without_work": lambda session, it, by: services.end_without_work(session, it.id, by=by, at=NOON),
    "withdraw": lambda session, it, by: services.withdraw_proposal(session, it.id, by=by, at=NOON),
}
MOVES = [(move, state) for move in PROPOSAL_STATES.moves for state in ProposalState]


@pytest.mark.parametrize(("move", "state"), MOVES, ids=lambda each: getattr(each, "verb", str(each)))
def test_a_verb_is_open_to_the_roles_of_the_table_and_to_nobody_else(move: Any, state: ProposalState) -> None:
    proposal = Proposal(state=state)

    for role in Role:
        is_listed = role in move.who and state in move.sources
        if is_listed:
            assert refuse_move(proposal, move.verb, By(None, role.value)) is move.target
        else:
            with pytest.raises(RuleBroken):
                refuse_move(proposal, move.verb, By(None, role.value))


@pytest.mark.parametrize("state", list(ProposalState))
def test_from_each_state_the_use_cases_go_where_the_table_says_for_nobody_else(session: Session, state: ProposalState) -> None:
    proposal = a_proposal(session, state=state)
    by = By(proposal.made_by_id, Role.ADVISOR.value)

    for verb, use_case in SERVICES.items():
        move = next(each for each in PROPOSAL_STATES.moves if each.verb == verb)
        for role in set(Role) - move.who if state in move.sources else ():
            with pytest.raises(RuleBroken):
                use_case(session, proposal, By(proposal.made_by_id, role.value))
        savepoint = session.begin_nested()
        if state in move.sources:
            use_case(session, proposal, by)
            assert proposal.state is move.target, verb
        else:
            with pytest.raises(RuleBroken):
                use_case(session, proposal, by)
        savepoint.rollback()
        assert proposal.state is state


def test_the_table_of_use_cases_forgets_no_verb_of_people() -> None:
    of_people = {move.verb for move in PROPOSAL_STATES.moves if move.who}

    assert of_people - set(SERVICES) == {"schedule_meeting"}  # has a test of its own: it needs a moment


@pytest.mark.parametrize("state", list(ProposalState))
def test_a_meeting_is_arranged_once_the_name_is_known_and_can_be_moved(session: Session, state: ProposalState) -> None:
    proposal = a_proposal(session, state=state)
    by, then = By(proposal.made_by_id, Role.ADVISOR.value), NOON + timedelta(days=5)

    if state in (ProposalState.DISCLOSED, ProposalState.MEETING_SCHEDULED):
        services.schedule_meeting(session, proposal.id, then, by=by, at=NOON)
        assert (proposal.state, proposal.meeting_at) == (ProposalState.MEETING_SCHEDULED, then)
    else:
        with pytest.raises(RuleBroken):
            services.schedule_meeting(session, proposal.id, then, by=by, at=NOON)


def test_states_that_show_nothing_are_never_named_states() -> None:
    from portal.proposals.words import ENDED, KNOWN, OPEN, SHOWN

    assert KNOWN <= SHOWN
    assert set(ProposalState) == OPEN | ENDED
    assert {ProposalState.PLACED} == SHOWN & ENDED
