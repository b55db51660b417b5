"""The one place where a name leaves the house: while the person's second yes for this company and opening carries."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates.identity import Identity
from portal.candidates.models import Candidate
from portal.candidates.words import CandidateState
from portal.companies.models import Company
from portal.companies.words import CompanyState
from portal.proposals.models import Consent, Proposal
from portal.proposals.words import KNOWN, ConsentPurpose, ConsentState


def identity_for(session: Session, proposal: Proposal, *, on: date) -> Identity | None:
    """Return who the person is, if the company of this proposal may know it on this day."""
    return identities_for(session, [proposal.id], on=on).get(proposal.id)


def identities_for(session: Session, proposal_ids: Iterable[UUID], *, on: date) -> dict[UUID, Identity]:
    """Return the persons a company may know by name, by proposal; asked anew each time, never kept."""
    wanted = set(proposal_ids)
    if not wanted:
        return {}
    rows = session.execute(
        select(Proposal.id, Consent, Candidate)
        .join(Consent, Consent.proposal_id == Proposal.id)
        .join(Candidate, Candidate.id == Proposal.candidate_id)
        .join(Company, Company.id == Proposal.company_id)
        .where(
            Proposal.id.in_(wanted),
            Proposal.state.in_(KNOWN),
            Company.state == CompanyState.ACTIVE,
            Candidate.state != CandidateState.LEFT,
            Consent.purpose == ConsentPurpose.KNOW,
            Consent.state == ConsentState.GIVEN,
            Consent.candidate_id == Proposal.candidate_id,
            Consent.company_id == Proposal.company_id,
            Consent.opening_id == Proposal.opening_id,
        )
    )
    return {key: Identity.of(candidate) for key, consent, candidate in rows if consent.is_in_force(on)}
