"""Internships that follow a proposal."""

from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Numeric
from sqlalchemy.orm import Mapped

from portal.internships.legal.words import FigureCode
from portal.internships.words import (
    INTERNSHIP_STATES,
    AbortedBy,
    AbortReason,
    Authority,
    InternshipState,
    LegalBasis,
    Outcome,
    RequestAnswer,
    RequestMatter,
)
from portal.kernel.crypto import EncryptedText
from portal.kernel.db import Entity
from portal.kernel.marks import Mark, marked

INTERNAL, DISCLOSED = Mark.INTERNAL, Mark.DISCLOSED


class Internship(Entity):
    """Four to six weeks in a company (Betriebspraktikum)."""

    __tablename__ = "internships_internship"
    __table_args__ = (
        CheckConstraint("ends_on >= starts_on", name="ends_after_start"),
        Index("ix_internships_internship_company", "company_id", "state", "starts_on", "id"),
        Index("ix_internships_internship_by_start", "starts_on", "id"),
        Index("ix_internships_internship_of_company", "company_id", "starts_on", "id"),
    )

    proposal_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("proposals_proposal.id"), index=True)
    candidate_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("candidates_candidate.id"), index=True)
    company_id: Mapped[UUID] = marked(DISCLOSED, ForeignKey("companies_company.id"))
    opening_id: Mapped[UUID] = marked(DISCLOSED, ForeignKey("openings_opening.id"))
    state: Mapped[InternshipState] = marked(DISCLOSED, default=InternshipState.PLANNED)
    basis: Mapped[LegalBasis] = marked(INTERNAL, default=LegalBasis.MEASURE)
    starts_on: Mapped[date] = marked(DISCLOSED)
    ends_on: Mapped[date] = marked(DISCLOSED)
    hours_per_week: Mapped[int] = marked(DISCLOSED)
    begins_at: Mapped[time | None] = marked(DISCLOSED)
    mentor_name: Mapped[str] = marked(DISCLOSED)
    tasks: Mapped[str | None] = marked(DISCLOSED)
    is_long_term_exception: Mapped[bool] = marked(INTERNAL, default=False)
    approval_on: Mapped[date | None] = marked(INTERNAL)
    approved_by_name: Mapped[str | None] = marked(INTERNAL)
    ended_on: Mapped[date | None] = marked(DISCLOSED)
    aborted_by: Mapped[AbortedBy | None] = marked(INTERNAL)
    abort_reason: Mapped[AbortReason | None] = marked(INTERNAL)
    outcome: Mapped[Outcome | None] = marked(INTERNAL)
    planned_by_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("accounts_account.id"))
    created_at: Mapped[datetime] = marked(INTERNAL)
    version: Mapped[int] = marked(INTERNAL, default=1)

    __mapper_args__ = {"version_id_col": version}

    @property
    def days(self) -> int:
        """Calendar days, both ends included."""
        return (self.ends_on - self.starts_on).days + 1

    def move_to(self, state: InternshipState) -> None:
        """Change the state as the table of states allows."""
        INTERNSHIP_STATES.check(self.state, state)
        self.state = state


class PastInternship(Entity):
    """An internship of somebody we no longer know: for the figures, by months, with no way back to anyone."""

    __tablename__ = "internships_past"

    state: Mapped[InternshipState] = marked(INTERNAL)
    outcome: Mapped[Outcome | None] = marked(INTERNAL)
    started_month: Mapped[date] = marked(INTERNAL, index=True)


class LegalFigure(Entity):
    """A figure of the law from a day on, with its source and the day somebody checked it; a new row replaces an older one."""

    __tablename__ = "internships_legal_figure"
    __table_args__ = (
        Index("ix_internships_legal_figure_code", "code", "valid_from", "at"),
        CheckConstraint("amount > 0", name="above_zero"),
    )

    code: Mapped[FigureCode] = marked(INTERNAL)
    amount: Mapped[Decimal] = marked(INTERNAL, Numeric(10, 2))
    valid_from: Mapped[date] = marked(INTERNAL)
    source: Mapped[str] = marked(INTERNAL)
    note: Mapped[str | None] = marked(INTERNAL)
    checked_on: Mapped[date] = marked(INTERNAL)
    at: Mapped[datetime] = marked(INTERNAL)
    by_id: Mapped[UUID | None] = marked(INTERNAL)


class AuthorityRequest(Entity):
    """What an authority was asked for an internship, and what it said: until when, under which conditions."""

    __tablename__ = "internships_authority_request"
    __table_args__ = (Index("ix_internships_authority_request_waiting", "answered_on", "sent_on", "id"),)

    internship_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("internships_internship.id"), index=True)
    authority: Mapped[Authority] = marked(INTERNAL)
    matter: Mapped[RequestMatter] = marked(INTERNAL)
    sent_on: Mapped[date] = marked(INTERNAL)
    answered_on: Mapped[date | None] = marked(INTERNAL)
    answer: Mapped[RequestAnswer | None] = marked(INTERNAL)
    valid_until: Mapped[date | None] = marked(INTERNAL)
    conditions: Mapped[str | None] = marked(INTERNAL, EncryptedText)
    asked_by_id: Mapped[UUID | None] = marked(INTERNAL)
    created_at: Mapped[datetime] = marked(INTERNAL)
