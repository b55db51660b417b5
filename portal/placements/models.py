"""Placements: work that was found."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped

from portal.kernel.db import Entity
from portal.kernel.marks import Mark, marked
from portal.placements.words import PLACEMENT_STATES, PlacementKind, PlacementState

INTERNAL, DISCLOSED = Mark.INTERNAL, Mark.DISCLOSED


class Placement(Entity):
    """Work a person found with our help (Vermittlung)."""

    __tablename__ = "placements_placement"
    __table_args__ = (Index("ix_placements_placement_by_start", "starts_on", "id"),)

    candidate_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("candidates_candidate.id"), index=True)
    company_id: Mapped[UUID] = marked(DISCLOSED, ForeignKey("companies_company.id"), index=True)
    proposal_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("proposals_proposal.id"), unique=True)
    internship_id: Mapped[UUID | None] = marked(INTERNAL, ForeignKey("internships_internship.id"))
    kind: Mapped[PlacementKind] = marked(DISCLOSED)
    state: Mapped[PlacementState] = marked(DISCLOSED, default=PlacementState.AGREED)
    starts_on: Mapped[date] = marked(DISCLOSED)
    hours_per_week: Mapped[int] = marked(DISCLOSED)
    fixed_term_until: Mapped[date | None] = marked(DISCLOSED)
    ended_on: Mapped[date | None] = marked(INTERNAL)
    recorded_by_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("accounts_account.id"))
    created_at: Mapped[datetime] = marked(INTERNAL)
    version: Mapped[int] = marked(INTERNAL, default=1)

    __mapper_args__ = {"version_id_col": version}

    def move_to(self, state: PlacementState) -> None:
        """Change the state as the table of states allows."""
        PLACEMENT_STATES.check(self.state, state)
        self.state = state


class PastPlacement(Entity):
    """Work that was found by somebody we no longer know: for the figures, by months, with no way back to anyone."""

    __tablename__ = "placements_past"

    kind: Mapped[PlacementKind] = marked(INTERNAL)
    state: Mapped[PlacementState] = marked(INTERNAL)
    started_month: Mapped[date] = marked(INTERNAL, index=True)
    ended_month: Mapped[date | None] = marked(INTERNAL)
