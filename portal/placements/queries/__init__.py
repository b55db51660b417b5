"""Reading placements."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select, tuple_, union_all
from sqlalchemy.orm import Session

from portal.accounts.queries import staff_of_site
from portal.candidates.models import Candidate
from portal.companies.models import Company
from portal.kernel.access import Actor, Role
from portal.kernel.clock import first_of_next_month
from portal.kernel.db import DayPosition
from portal.placements.models import PastPlacement, Placement
from portal.placements.words import EndOfWork, PlacementKind, PlacementState
from portal.proposals.models import Proposal

PAGE = 25


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
    end_reason: EndOfWork | None
    internship_id: UUID | None


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
        Placement.end_reason,
        Placement.internship_id,
    )
    .join(Company, Company.id == Placement.company_id)
    .join(Proposal, Proposal.id == Placement.proposal_id)
)


def show_to_staff(session: Session, _actor: Actor, placement_id: UUID) -> PlacementRow | None:
    """Return a placement for the team."""
    row = session.execute(_ROWS.where(Placement.id == placement_id)).one_or_none()
    return PlacementRow(*row) if row else None


@dataclass(frozen=True)
class StaffFilter:
    """Which work found the list shows; what is None narrows nothing. `month` is the first day of the month it began in."""

    state: PlacementState | None = None
    advisor_id: UUID | None = None
    site_id: UUID | None = None
    month: date | None = None


@dataclass(frozen=True)
class StaffList:
    """A page of the list, and where the next one begins."""

    rows: tuple[PlacementRow, ...]
    after: DayPosition | None


def placements_for_staff(
    session: Session, wanted: StaffFilter, *, after: DayPosition | None = None, limit: int = PAGE
) -> StaffList:
    """List placements, the newest start first."""
    asked = _ROWS.where(*_narrowing(wanted))
    if after is not None:
        asked = asked.where(tuple_(Placement.starts_on, Placement.id) < tuple_(after.day, after.id))
    found = session.execute(asked.order_by(Placement.starts_on.desc(), Placement.id.desc()).limit(limit + 1))
    rows = tuple(PlacementRow(*row) for row in found)
    end = DayPosition(rows[limit - 1].starts_on, rows[limit - 1].id) if len(rows) > limit else None
    return StaffList(rows[:limit], end)


def _narrowing(wanted: StaffFilter) -> Iterator[ColumnElement[bool]]:
    person = select(Candidate.id).where(Candidate.id == Placement.candidate_id)
    if wanted.state is not None:
        yield Placement.state == wanted.state
    if wanted.advisor_id is not None:
        yield person.where(Candidate.advisor_id == wanted.advisor_id).exists()
    if wanted.site_id is not None:
        yield person.where(Candidate.advisor_id.in_(staff_of_site(wanted.site_id))).exists()
    if wanted.month is not None:
        yield Placement.starts_on >= wanted.month
        yield Placement.starts_on < first_of_next_month(wanted.month)


def placement_title(session: Session, actor: Actor, placement_id: UUID) -> str | None:
    """Return the code of the case that ended in work, to advisors."""
    if actor.role is not Role.ADVISOR:
        return None
    found = select(Proposal.reference).join(Placement, Placement.proposal_id == Proposal.id)
    return session.scalar(found.where(Placement.id == placement_id))


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
    past = select(func.count(), func.min(PastPlacement.started_month)).where(
        PastPlacement.kind == PlacementKind.JOB, PastPlacement.started_month <= on
    )
    counts, firsts = zip(*session.execute(union_all(wanted, past)), strict=True)
    return sum(counts), min((first for first in firsts if first), default=None)
