"""What letters about proposals need: code, place, where to write. Never an attribute of the person."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.candidates.queries import links_of
from portal.companies.models import Company
from portal.openings.models import Opening
from portal.proposals.models import Consent, Proposal
from portal.proposals.queries.visible import is_open_to_company
from portal.proposals.words import ConsentState, DeclineReason, ProposalState


@dataclass(frozen=True)
class LetterFacts:
    """A proposal as letters may speak of it."""

    id: UUID
    reference: str
    state: ProposalState
    company_id: UUID
    company_name: str
    opening_title: str
    advisor_id: UUID
    answer_until: date | None
    was_presented: bool
    is_taken_back: bool
    decline_reason: DeclineReason | None


@dataclass(frozen=True)
class Asked:
    """Where to write to a person who was asked something, and the link to give them."""

    email: str
    language: str
    link_id: UUID


def letter_facts(session: Session, proposal_id: UUID) -> LetterFacts | None:
    """Return what letters may say about a proposal."""
    row = session.execute(
        select(Proposal, Company.name, Opening.title, Candidate.advisor_id)
        .join(Company, Company.id == Proposal.company_id)
        .join(Opening, Opening.id == Proposal.opening_id)
        .join(Candidate, Candidate.id == Proposal.candidate_id)
        .where(Proposal.id == proposal_id)
    ).one_or_none()
    if row is None:
        return None
    proposal, company_name, title, advisor_id = row
    return LetterFacts(
        id=proposal.id,
        reference=proposal.reference,
        state=proposal.state,
        company_id=proposal.company_id,
        company_name=company_name,
        opening_title=title,
        advisor_id=advisor_id or proposal.made_by_id,
        answer_until=proposal.answer_until,
        was_presented=proposal.presented_at is not None,
        is_taken_back=_is_taken_back(session, proposal_id),
        decline_reason=proposal.decline_reason,
    )


def may_hear_of(session: Session, proposal_id: UUID, *, on: date) -> bool:
    """Say whether letters about a case may go to its company: while it may look at it, and no longer.

    A deadline that passed while the letter waited stops none: what follows from it is told in letters of its own.
    """
    until = session.scalar(select(Proposal.answer_until).where(Proposal.id == proposal_id))
    open_ones = select(Proposal.id).join(Company, Company.id == Proposal.company_id)
    day = min(on, until) if until else on
    return session.scalar(open_ones.where(Proposal.id == proposal_id, is_open_to_company(day))) is not None


def _is_taken_back(session: Session, proposal_id: UUID) -> bool:
    taken_back = select(Consent.id).where(Consent.proposal_id == proposal_id, Consent.state == ConsentState.WITHDRAWN)
    return session.scalar(taken_back.limit(1)) is not None


def proposal_of_consent(session: Session, consent_id: UUID) -> UUID | None:
    """Return which proposal a consent belongs to."""
    return session.scalar(select(Consent.proposal_id).where(Consent.id == consent_id))


def asked_person(session: Session, consent_id: UUID) -> Asked | None:
    """Return where to send an open question; None where it is answered, or no e-mail address is known."""
    consent = session.get(Consent, consent_id)
    if consent is None or consent.state is not ConsentState.ASKED:
        return None
    person = session.get_one(Candidate, consent.candidate_id)
    links = links_of(session, person.id, consent.asked_at)  # a link that ended before the question leads nowhere
    if not person.email or person.restricted_at is not None or not links:
        return None
    return Asked(person.email, person.contact_language, links[0].id)
