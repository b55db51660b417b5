"""What is public, as feeds and site maps list it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from portal.companies.models import Company
from portal.openings.models import Opening
from portal.openings.queries.cards import is_shown_to_everyone, is_valid_on
from portal.openings.words import OpeningKind


@dataclass(frozen=True)
class Entry:
    """An opening in a feed."""

    id: UUID
    kind: OpeningKind
    title: str
    company_name: str
    town: str | None
    tasks: str | None
    published_at: datetime
    changed_at: datetime

    @property
    def updated_at(self) -> datetime:
        """When it became what it is now: put online after it was written, or changed while online."""
        return max(self.published_at, self.changed_at)


_NEWEST = (Opening.published_at.desc(), Opening.id.desc())
_ENTRIES: Select[*tuple[Any, ...]] = (
    select(
        Opening.id,
        Opening.kind,
        Opening.title,
        Company.name,
        Opening.place_text,
        Opening.tasks,
        Opening.published_at,
        Opening.changed_at,
    )
    .join(Company, Company.id == Opening.company_id)
    .where(is_shown_to_everyone(), Opening.published_at.is_not(None))
    .order_by(*_NEWEST)
)
_ADDRESSES = (
    select(Opening.id, Opening.published_at, Opening.changed_at)
    .join(Company, Company.id == Opening.company_id)
    .where(is_shown_to_everyone())
    .order_by(*_NEWEST)
)


def public_entries(session: Session, *, on: date, limit: int) -> tuple[Entry, ...]:
    """Return the newest public openings for a feed."""
    rows = session.execute(_ENTRIES.where(is_valid_on(on)).limit(limit))
    return tuple(Entry(*row) for row in rows)


def public_addresses(session: Session, *, on: date, limit: int) -> tuple[tuple[UUID, datetime], ...]:
    """Return which openings have a public page, and when each was changed."""
    rows = session.execute(_ADDRESSES.where(is_valid_on(on)).limit(limit))
    return tuple((key, max(published or changed, changed)) for key, published, changed in rows)
