"""Reading placements."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from portal.companies.models import Company
from portal.kernel.access import Actor
from portal.placements.models import Placement
from portal.placements.words import PlacementKind, PlacementState
from portal.proposals.models import Proposal

LONGEST_LIST = 200


@dataclass(frozen=True)
class PlacementRow:
    """A placement as the team sees it."""

    id: UUID
    candidate_id: UUID
    company_id: UUID
    company_name: str
    proposal_id: UUID
    reference: str
    kind: PlacementKind
    state: PlacementState
    starts_on: date
    hours_per_week: int
    fixed_term_until: date | None
    ended_on: date | None


_ROWS: Select[*tuple[Any, ...]] = (
    select(
        Placement.id,
        Placement.candidate_id,
        Placement.company_id,
        Company.name,
        Placement.proposal_id,
        Proposal.reference,
        Placement.kind,
        Placement.state,
        Placement.starts_on,
        Placement.hours_per_week,
        Placement.fixed_term_until,
        Placement.ended_on,
    )
    .join(Company, Company.id == Placement.company_id)
    .join(Proposal, Proposal.id == Placement.proposal_id)
)


def show_to_staff(session: Session, _actor: Actor, placement_id: UUID) -> PlacementRow | None:
    """Return a placement for the team."""
    row = session.execute(_ROWS.where(Placement.id == placement_id)).one_or_none()
    return PlacementRow(*row) if row else None


def placements_for_staff(session: Session, *, states: tuple[PlacementState, ...]) -> tuple[PlacementRow, ...]:
    """List placements in these states, the newest start first."""
    rows = session.execute(
        _ROWS.where(Placement.state.in_(states)).order_by(Placement.starts_on.desc(), Placement.id.desc()).limit(LONGEST_LIST)
    )
    return tuple(PlacementRow(*row) for row in rows)


def placement_of_proposal(session: Session, proposal_id: UUID) -> PlacementRow | None:
    """Return the placement that followed a proposal."""
    row = session.execute(_ROWS.where(Placement.proposal_id == proposal_id)).one_or_none()
    return PlacementRow(*row) if row else None


def count_contracts(session: Session, on: date) -> tuple[int, date | None]:
    """Say how many jobs with social insurance had begun by a day, and since when; also those that ended later."""
    began = (PlacementState.STARTED, PlacementState.ENDED)
    wanted = select(func.count(), func.min(Placement.starts_on)).where(
        Placement.kind == PlacementKind.JOB, Placement.state.in_(began), Placement.starts_on <= on
    )
    count, since = session.execute(wanted).one()
    return count, since
