"""What a company may look at, asked of the consent rows each time."""

from datetime import date

from sqlalchemy import ColumnElement, and_, exists, not_, or_

from portal.candidates.models import Candidate
from portal.candidates.words import CandidateState
from portal.companies.models import Company
from portal.companies.words import CompanyState
from portal.proposals.models import Consent, Proposal
from portal.proposals.words import KNOWN, SHOWN, ConsentPurpose, ConsentState, ProposalState


def carries(purpose: ConsentPurpose, on: date) -> ColumnElement[bool]:
    """Whether the person's yes for this proposal's company and opening is in force on that day."""
    return exists().where(
        Consent.proposal_id == Proposal.id,
        Consent.company_id == Proposal.company_id,
        Consent.opening_id == Proposal.opening_id,
        Consent.purpose == purpose,
        Consent.state == ConsentState.GIVEN,
        or_(Consent.expires_on.is_(None), Consent.expires_on >= on),
    )


def is_accompanied() -> ColumnElement[bool]:
    """Whether we accompany the person: with the contact ends every yes, also before the worker has come round.

    Whoever rests is seen by nobody who does not know their name already; whose data may not be used, by nobody at all.
    """
    is_resting = and_(Candidate.state == CandidateState.PAUSED, Proposal.state.not_in(KNOWN))
    return exists().where(
        Candidate.id == Proposal.candidate_id,
        Candidate.state != CandidateState.LEFT,
        Candidate.restricted_at.is_(None),
        not_(is_resting),
    )


def is_open_to_company(on: date) -> ColumnElement[bool]:
    """State the one rule of what a company sees; needs `Company` joined."""
    return and_(
        Company.state == CompanyState.ACTIVE,
        Proposal.presented_at.is_not(None),
        Proposal.state.in_(SHOWN),
        is_accompanied(),
        carries(ConsentPurpose.SHOW, on),
        or_(Proposal.state.not_in(KNOWN), carries(ConsentPurpose.KNOW, on)),
        or_(Proposal.state != ProposalState.PRESENTED, Proposal.answer_until >= on),
    )


def has_stopped() -> ColumnElement[bool]:
    """Whether the person took a yes of this case back, or wants their data no longer used: what was over before closes too."""
    only_kept = exists().where(Candidate.id == Proposal.candidate_id, Candidate.restricted_at.is_not(None))
    taken_back = exists().where(Consent.proposal_id == Proposal.id, Consent.state == ConsentState.WITHDRAWN)
    return or_(only_kept, taken_back)
