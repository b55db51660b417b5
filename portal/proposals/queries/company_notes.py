"""Reading what companies were asked to delete: a place, a month, and no person."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from portal.companies.models import Company
from portal.kernel.clock import local_day
from portal.proposals.models import CompanyNotes


@dataclass(frozen=True)
class NotesRow:
    """One request: cases of which place that ended when, and how it stands."""

    id: UUID
    opening_title: str
    ended_month: date
    asked_at: datetime | None
    confirmed_at: datetime | None
    company_name: str

    @property
    def asked_on(self) -> date | None:
        """The day on which the company was asked."""
        return local_day(self.asked_at) if self.asked_at else None


def open_notes(session: Session, company_id: UUID) -> tuple[NotesRow, ...]:
    """Return what a company was asked to delete and has not confirmed, the oldest first."""
    asked = _rows().where(
        CompanyNotes.company_id == company_id, CompanyNotes.asked_at.is_not(None), CompanyNotes.confirmed_at.is_(None)
    )
    rows = session.execute(asked.order_by(CompanyNotes.ended_month, CompanyNotes.id).limit(50))
    return tuple(NotesRow(*row) for row in rows)


def notes_behind(session: Session, notes_id: UUID) -> NotesRow | None:
    """Return the request behind a link, once it was asked."""
    row = session.execute(_rows().where(CompanyNotes.id == notes_id, CompanyNotes.asked_at.is_not(None))).one_or_none()
    return NotesRow(*row) if row else None


def _rows() -> Select[*tuple[Any, ...]]:
    return select(
        CompanyNotes.id,
        CompanyNotes.opening_title,
        CompanyNotes.ended_month,
        CompanyNotes.asked_at,
        CompanyNotes.confirmed_at,
        Company.name,
    ).join(Company, Company.id == CompanyNotes.company_id)
