"""Presenting a proposal to its company, and the company's answer."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.candidates.words import CandidateState
from portal.companies.models import Company
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.openings.queries import opening_card
from portal.openings.words import OpeningState
from portal.proposals.models import Proposal
from portal.proposals.services.asking import NEEDS_FIRST_YES, consent_for, refuse_without_first_yes
from portal.proposals.services.moving import MEANWHILE, locked, move, refuse_move
from portal.proposals.words import AnswerChannel, ConsentPurpose, DeclineReason, ProposalState

DAYS_TO_ANSWER = timedelta(days=14)
MOST_AT_ONCE = 5


def present(session: Session, proposal_id: UUID, *, by: By, at: datetime) -> None:
    """Show the masked profile to the company, for two weeks."""
    proposal = locked(session, proposal_id)
    refuse_move(proposal, "present", by)
    refuse_without_first_yes(session, proposal, local_day(at))
    if session.get_one(Candidate, proposal.candidate_id).state is not CandidateState.ACTIVE:
        raise RuleBroken(_l("The person is not active. Nobody is proposed while they pause or work."))
    opening = opening_card(session, proposal.opening_id)
    if opening is None or opening.state is not OpeningState.PUBLISHED:
        raise RuleBroken(_l("This place is no longer open."))
    _refuse_busy_company(session, proposal)
    move(session, proposal, "present", by=by, at=at)
    proposal.presented_at = at
    proposal.answer_until = local_day(at) + DAYS_TO_ANSWER


def want_candidate(
    session: Session, proposal_id: UUID, how: AnswerChannel = AnswerChannel.PORTAL, *, by: By, at: datetime
) -> None:
    """Note that the company wants to meet the person; the question for the name follows."""
    _answer(session, proposal_id, "want", (how, None), by=by, at=at)


def decline_proposal(
    session: Session,
    proposal_id: UUID,
    reason: DeclineReason,
    how: AnswerChannel = AnswerChannel.PORTAL,
    *,
    by: By,
    at: datetime,
) -> None:
    """Note that the proposal does not fit, with a reason out of the closed list."""
    _answer(session, proposal_id, "decline", (how, reason), by=by, at=at)


def _answer(
    session: Session, proposal_id: UUID, verb: str, answer: tuple[AnswerChannel, DeclineReason | None], *, by: By, at: datetime
) -> None:
    how, reason = answer
    if (by.role == Role.EMPLOYER) != (how is AnswerChannel.PORTAL):
        raise RuleBroken(_l("Please say how the company answered: by phone or at a visit."), field="how")
    proposal = locked(session, proposal_id)
    refuse_move(proposal, verb, by)
    _refuse_what_is_gone(session, proposal, by=by, at=at)
    if proposal.answer_until is not None and local_day(at) > proposal.answer_until:
        raise RuleBroken(_l("The time to answer is over. Please call your contact at KAI."))
    move(session, proposal, verb, by=by, at=at, reason=reason.value if reason else how.value)
    proposal.answered_at = at
    proposal.answered_by_id = by.account_id
    proposal.answered_how = how
    proposal.decline_reason = reason


def _refuse_what_is_gone(session: Session, proposal: Proposal, *, by: By, at: datetime) -> None:
    """Refuse what may no longer be shown; the company never reads that it was the person's yes that ended."""
    has_left = session.get_one(Candidate, proposal.candidate_id).state is CandidateState.LEFT
    shown = consent_for(session, proposal.id, ConsentPurpose.SHOW)
    if has_left or shown is None or not shown.is_in_force(local_day(at)):
        raise RuleBroken(MEANWHILE if by.role == Role.EMPLOYER or has_left else NEEDS_FIRST_YES)


def _refuse_busy_company(session: Session, proposal: Proposal) -> None:
    """Hold the company, so that a sixth proposal cannot slip in beside the fifth."""
    company = session.get_one(Company, proposal.company_id, with_for_update=True)
    if not company.is_active:
        raise RuleBroken(_l("This company is not a confirmed partner. Only partners see proposals."))
    waiting = select(func.count(Proposal.id)).where(Proposal.company_id == company.id, Proposal.state == ProposalState.PRESENTED)
    if (session.scalar(waiting) or 0) >= MOST_AT_ONCE:
        raise RuleBroken(_l("This company has five proposals to answer. Please wait, or call the company."))
