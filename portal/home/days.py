"""First and last days of internships, for calendars: codes and days, no name."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.candidates.words import CandidateState
from portal.companies.models import Company
from portal.internships.models import Internship
from portal.internships.queries import LIVE_STATES
from portal.kernel.access import Actor, Role
from portal.proposals.models import Proposal
from portal.proposals.queries.visible import is_open_to_company

MOST = 200


@dataclass(frozen=True, slots=True)
class InternshipDays:
    """From when to when somebody works where, under the code of the case."""

    id: UUID
    reference: str
    starts_on: date
    ends_on: date


def internship_days(session: Session, actor: Actor, *, on: date) -> tuple[InternshipDays, ...]:
    """Return the planned and running internships of a company, as far as it may know of them, or of an advisor's people."""
    wanted = (
        select(Internship.id, Proposal.reference, Internship.starts_on, Internship.ends_on)
        .join(Proposal, Proposal.id == Internship.proposal_id)
        .join(Company, Company.id == Internship.company_id)
        .where(Internship.state.in_(LIVE_STATES))
    )
    if actor.role is Role.ADVISOR:
        mine = (Candidate.advisor_id == actor.own_id, Candidate.state != CandidateState.LEFT, Candidate.restricted_at.is_(None))
        wanted = wanted.join(Candidate, Candidate.id == Internship.candidate_id).where(*mine)
    else:
        wanted = wanted.where(Internship.company_id == actor.own_organisation_id, is_open_to_company(on))
    rows = session.execute(wanted.order_by(Internship.starts_on, Internship.id).limit(MOST))
    return tuple(InternshipDays(*row) for row in rows)
