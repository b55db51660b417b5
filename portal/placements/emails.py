"""Letters that ask how the work is going: a code, a day and a link. No letter names the person."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.candidates.words import CandidateState
from portal.companies.queries import letter_addresses
from portal.kernel.clock import today
from portal.kernel.i18n import person_language
from portal.kernel.links import link_token
from portal.kernel.mail import Letter
from portal.placements.following_up import PURPOSES
from portal.placements.models import FollowUp, Placement
from portal.placements.words import PlacementState, Side
from portal.proposals.models import Proposal
from portal.proposals.queries import may_hear_of


@dataclass(frozen=True)
class CompanyAsked:
    """What a company reads: greeting, code, since when, link."""

    name: str
    reference: str
    starts_on: date
    token: str


@dataclass(frozen=True)
class PersonAsked:
    """What the person reads: a question and a link. It names nobody and no company."""

    token: str


def company_asked(session: Session, follow_up_id: UUID) -> list[Letter]:
    """Ask everyone who acts for the company; the first answer counts."""
    row = session.get(FollowUp, follow_up_id)
    placement = _running(session, row)
    if row is None or placement is None or row.company_says is not None:
        return []
    if not may_hear_of(session, placement.proposal_id, on=today()):
        return []
    reference = session.scalars(select(Proposal.reference).where(Proposal.id == placement.proposal_id)).one()
    token = link_token(PURPOSES[Side.COMPANY], row.id)
    return [
        Letter(
            to.email,
            to.language,
            "placements/letters/company_asked",
            CompanyAsked(to.name, reference, placement.starts_on, token),
        )
        for to in letter_addresses(session, placement.company_id)
    ]


def person_asked(session: Session, follow_up_id: UUID) -> list[Letter]:
    """Ask the person in their own language, if we know an e-mail address."""
    row = session.get(FollowUp, follow_up_id)
    placement = _running(session, row)
    if row is None or placement is None or row.person_says is not None:
        return []
    person = session.get_one(Candidate, placement.candidate_id)
    if not person.email or person.state is CandidateState.LEFT or person.restricted_at is not None:
        return []
    letter = PersonAsked(link_token(PURPOSES[Side.PERSON], row.id))
    return [Letter(person.email, person_language(person.contact_language), "placements/letters/person_asked", letter)]


def _running(session: Session, row: FollowUp | None) -> Placement | None:
    placement = session.get(Placement, row.placement_id) if row else None
    return placement if placement and placement.state is PlacementState.STARTED else None
