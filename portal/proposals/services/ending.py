"""The ways a proposal ends. What the company reads is the same, whoever ended it."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from portal.kernel.audit import By
from portal.kernel.clock import local_day
from portal.proposals.models import Consent, Proposal
from portal.proposals.services.moving import locked, move
from portal.proposals.words import ENDS_WITH_OPENING, OPEN, ConsentState, EndReason, ProposalState


def withdraw_proposal(session: Session, proposal_id: UUID, *, by: By, at: datetime) -> None:
    """Take a proposal back; nobody has to say why."""
    move(session, locked(session, proposal_id), "withdraw", by=by, at=at)


def end_without_work(session: Session, proposal_id: UUID, reason: EndReason = EndReason.OTHER, *, by: By, at: datetime) -> None:
    """End a proposal after which no work came."""
    move(session, locked(session, proposal_id), "end_without_work", by=by, at=at, reason=reason.value)


def let_yes_lapse(session: Session, proposal_id: UUID, *, at: datetime) -> None:
    """Let every yes end with the contact, as the texts promise: the work is over, or never began."""
    locked(session, proposal_id)
    given = select(Consent).where(Consent.proposal_id == proposal_id, Consent.state == ConsentState.GIVEN)
    for consent in session.scalars(given.order_by(Consent.purpose).with_for_update()):
        consent.expires_on = local_day(at) - timedelta(days=1)


def expire_proposals(session: Session, *, at: datetime) -> int:
    """End what nobody answered in time, and count it."""
    is_late = Proposal.answer_until < local_day(at)
    late = _some(session, Proposal.state == ProposalState.PRESENTED, is_late)
    for proposal in late:
        move(session, proposal, "expire", by=By.system(), at=at)
    return len(late)


def expire_proposal(session: Session, proposal_id: UUID, at: datetime) -> None:
    """End one proposal if its time is over and nobody answered."""
    proposal = locked(session, proposal_id)
    is_late = proposal.answer_until is not None and proposal.answer_until < local_day(at)
    if proposal.state is ProposalState.PRESENTED and is_late:
        move(session, proposal, "expire", by=By.system(), at=at)


def supersede_for_opening(session: Session, opening_id: UUID, at: datetime) -> None:
    """End what was proposed for a place that is closed; where names are known, people decide."""
    _supersede(_some(session, Proposal.opening_id == opening_id, Proposal.state.in_(ENDS_WITH_OPENING)), session, at)


def supersede_for_candidate(session: Session, candidate_id: UUID, at: datetime) -> None:
    """End everything open of a person who found work or is no longer accompanied."""
    _supersede(_some(session, Proposal.candidate_id == candidate_id, Proposal.state.in_(OPEN)), session, at)


def supersede_for_company(session: Session, company_id: UUID, at: datetime) -> None:
    """End everything open of a company that is no longer a partner."""
    _supersede(_some(session, Proposal.company_id == company_id, Proposal.state.in_(OPEN)), session, at)


def supersede_others(session: Session, placed: Proposal, *, at: datetime) -> None:
    """End the person's other proposals at once.

    Those that somebody else holds at this moment are left to the listener of `candidate.placed`: waiting for
    them here could lock two placements of one person against each other.
    """
    others = (Proposal.candidate_id == placed.candidate_id, Proposal.id != placed.id, Proposal.state.in_(OPEN))
    _supersede(_some(session, *others, skips_locked=True), session, at)


def _some(session: Session, *conditions: ColumnElement[bool], skips_locked: bool = False) -> list[Proposal]:
    """Hold all proposals that fit, always in the same order."""
    wanted = select(Proposal).where(*conditions).order_by(Proposal.id).with_for_update(skip_locked=skips_locked)
    return list(session.scalars(wanted.execution_options(populate_existing=True)))


def _supersede(proposals: list[Proposal], session: Session, at: datetime) -> None:
    for proposal in proposals:
        move(session, proposal, "supersede", by=By.system(), at=at)
