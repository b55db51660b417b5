"""Moving proposals through the table of `words.py`: locked, checked again under the lock, noted in the trail."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.kernel.audit import By, Change, record
from portal.kernel.outbox import announce
from portal.kernel.states import MEANWHILE
from portal.profiles.services import withdraw_profile
from portal.proposals.models import Proposal
from portal.proposals.services.company_notes import expect_deletion
from portal.proposals.words import KNOWN, PROPOSAL_STATES, ProposalState

__all__ = ["MEANWHILE", "locked", "move", "refuse_move"]

# What the trail says, and what the worker is told beside it.
DONE = {
    "request_consent": "proposal.consent_requested",
    "give_consent": "proposal.consent_given",
    "decline_consent": "proposal.consent_declined",
    "present": "proposal.presented",
    "want": "proposal.wanted",
    "decline": "proposal.declined",
    "request_disclosure": "proposal.disclosure_requested",
    "disclose": "proposal.disclosed",
    "decline_disclosure": "proposal.disclosure_declined",
    "schedule_meeting": "proposal.meeting_scheduled",
    "call_off_meeting": "proposal.meeting_called_off",
    "start_internship": "proposal.internship_started",
    "make_offer": "proposal.offered",
    "place": "proposal.placed",
    "end_without_work": "proposal.not_placed",
    "expire": "proposal.expired",
    "supersede": "proposal.superseded",
    "withdraw": "proposal.withdrawn",
}
ANNOUNCED = {
    "present": "proposal.presented",
    "want": "proposal.wanted",
    "decline": "proposal.declined",
    "disclose": "proposal.disclosed",
    **dict.fromkeys(
        ("decline_disclosure", "place", "end_without_work", "expire", "supersede", "withdraw"),
        "proposal.ended",
    ),
}


def locked(session: Session, proposal_id: UUID) -> Proposal:
    """Return the proposal, held until the transaction ends."""
    return session.get_one(Proposal, proposal_id, with_for_update=True)


def refuse_move(proposal: Proposal, verb: str, by: By) -> ProposalState:
    """Return where the move leads, if the table lets this role make it now; the system may make all."""
    return PROPOSAL_STATES.refuse(verb, proposal.state, by.role)


def move(session: Session, proposal: Proposal, verb: str, *, by: By, at: datetime, reason: str | None = None) -> None:
    """Make a move of a locked proposal. Six arguments, but only in here: the verbs are what others call."""
    was, target = proposal.state, refuse_move(proposal, verb, by)
    proposal.move_to(target)
    if target.is_over:
        proposal.ended_at = at
    if target.is_over and not target.may_be_shown:
        withdraw_profile(session, proposal.profile_id)  # the second lock: nobody reads this profile again
        if was in KNOWN:
            expect_deletion(session, proposal.company_id, proposal.opening_id, at=at)
    record(session, DONE[verb], proposal.id, Change(was.value, target.value, reason), by=by, at=at)
    if verb in ANNOUNCED:
        announce(session, ANNOUNCED[verb], proposal.id, at=at)
