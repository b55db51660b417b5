"""How long an offer is believed: sixty days after somebody last said so. Then it is paused: nobody meets a stale offer."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.companies.models import Company
from portal.openings.models import Opening
from portal.openings.words import OpeningState

BELIEVED = timedelta(days=60)
ASKED_BEFORE = (timedelta(days=7), timedelta(days=1))
"""So long before the last day letters ask whether the offer still holds."""
PAUSED_AFTER = BELIEVED + timedelta(days=1)


@dataclass(frozen=True)
class Freshness:
    """A place with the day on which somebody last said that it is offered."""

    id: UUID
    company_id: UUID
    company_name: str
    title: str
    town: str | None
    state: OpeningState
    fresh_on: date | None

    @property
    def until(self) -> date | None:
        """The last day it stays online without an answer."""
        return self.fresh_on + BELIEVED if self.fresh_on else None

    def is_asked_about(self, on: date) -> bool:
        """Whether the company is asked today if the offer holds."""
        return self.state is OpeningState.PUBLISHED and self._is_older(BELIEVED - max(ASKED_BEFORE), on)

    def is_stale(self, on: date) -> bool:
        """Whether it is online although nobody has spoken for it for more than sixty days."""
        return self.state is OpeningState.PUBLISHED and self._is_older(PAUSED_AFTER, on)

    def can_be_answered(self, on: date) -> bool:
        """Whether the link in the letter asks; also after the place was paused because nobody had answered."""
        return self.is_asked_about(on) or (self.state is OpeningState.PAUSED and self._is_older(PAUSED_AFTER, on))

    def _is_older(self, age: timedelta, on: date) -> bool:
        return self.fresh_on is not None and on >= self.fresh_on + age


def freshness_of(session: Session, opening_id: UUID) -> Freshness | None:
    """Return how fresh an offer is; only asked behind a link or by the worker."""
    row = session.execute(
        select(Opening.id, Opening.company_id, Company.name, Opening.title, Opening.place_text, Opening.state, Opening.fresh_on)
        .join(Company, Company.id == Opening.company_id)
        .where(Opening.id == opening_id)
    ).one_or_none()
    return Freshness(*row) if row else None
