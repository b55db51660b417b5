"""Placements: work that was found."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped

from portal.kernel.db import Entity
from portal.kernel.marks import Mark, marked
from portal.placements.words import (
    PLACEMENT_STATES,
    EndOfWork,
    FollowUpResult,
    FollowUpStep,
    PlacementKind,
    PlacementState,
    Side,
    Sign,
)

LINK_DAYS = timedelta(days=30)
"""How long a link can be answered, and how late a check is still made."""
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
    end_reason: Mapped[EndOfWork | None] = marked(INTERNAL)
    recorded_by_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("accounts_account.id"))
    created_at: Mapped[datetime] = marked(INTERNAL)
    version: Mapped[int] = marked(INTERNAL, default=1)

    __mapper_args__ = {"version_id_col": version}

    def move_to(self, state: PlacementState) -> None:
        """Change the state as the table of states allows."""
        PLACEMENT_STATES.check(self.state, state)
        self.state = state


class FollowUp(Entity):
    """A question to company and person how the work is going, and what each of them said (Nachbetreuung)."""

    __tablename__ = "placements_follow_up"
    __table_args__ = (Index("uq_placements_follow_up_step", "placement_id", "step", unique=True),)

    placement_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("placements_placement.id"))
    step: Mapped[FollowUpStep] = marked(INTERNAL)
    due_on: Mapped[date] = marked(INTERNAL)
    asked_at: Mapped[datetime] = marked(INTERNAL)
    company_says: Mapped[Sign | None] = marked(INTERNAL)
    company_said_at: Mapped[datetime | None] = marked(INTERNAL)
    person_says: Mapped[Sign | None] = marked(INTERNAL)
    person_said_at: Mapped[datetime | None] = marked(INTERNAL)
    result: Mapped[FollowUpResult | None] = marked(INTERNAL)

    def said_by(self, side: Side) -> Sign | None:
        """Return what this side said."""
        return self.company_says if side is Side.COMPANY else self.person_says

    def can_be_answered(self, state: PlacementState, side: Side, at: datetime) -> bool:
        """Say whether the link to this side still takes an answer, while the work is in this state."""
        return self.said_by(side) is None and at < self.asked_at + LINK_DAYS and state is PlacementState.STARTED

    def say(self, side: Side, sign: Sign, *, at: datetime) -> None:
        """Keep what this side says."""
        if side is Side.COMPANY:
            self.company_says, self.company_said_at = sign, at
        else:
            self.person_says, self.person_said_at = sign, at


class PastPlacement(Entity):
    """Work that was found by somebody we no longer know: for the figures, by months, with no way back to anyone."""

    __tablename__ = "placements_past"

    kind: Mapped[PlacementKind] = marked(INTERNAL)
    state: Mapped[PlacementState] = marked(INTERNAL)
    started_month: Mapped[date] = marked(INTERNAL, index=True)
    ended_month: Mapped[date | None] = marked(INTERNAL)
