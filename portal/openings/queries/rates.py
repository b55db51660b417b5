"""Lawful amounts: which one holds on a day, and how they changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.openings.models import Rate
from portal.openings.words import RateCode


@dataclass(frozen=True)
class RateRow:
    """An amount from a day on, where it stands written, and when somebody checked it."""

    code: RateCode
    amount: Decimal
    valid_from: date
    source: str
    note: str | None
    checked_on: date
    at: datetime


@dataclass(frozen=True)
class Rates:
    """All amounts that are known, the oldest first; of two for the same day the one written later counts."""

    rows: tuple[RateRow, ...] = ()

    def on(self, code: RateCode, day: date) -> RateRow | None:
        """Return the amount that holds on a day."""
        return next((row for row in reversed(self.rows) if row.code is code and row.valid_from <= day), None)

    def in_year(self, code: RateCode, year: int) -> RateRow | None:
        """Return the amount made for a year alone: training pay goes by the year it starts in (s. 17(2) BBiG)."""
        return next((row for row in reversed(self.rows) if row.code is code and row.valid_from.year == year), None)

    def after(self, code: RateCode, day: date) -> RateRow | None:
        """Return the amount that follows next."""
        later = [row for row in self.rows if row.code is code and row.valid_from > day]
        return self.on(code, later[0].valid_from) if later else None

    def history(self, code: RateCode) -> tuple[RateRow, ...]:
        """Return everything that was written about an amount, the newest first."""
        return tuple(row for row in reversed(self.rows) if row.code is code)


_COLUMNS = (Rate.code, Rate.amount, Rate.valid_from, Rate.source, Rate.note, Rate.checked_on, Rate.at)
_ALL = select(*_COLUMNS).order_by(Rate.valid_from, Rate.at, Rate.id)


def all_rates(session: Session) -> Rates:
    """Return all amounts; there are a few dozen."""
    return rates_of(RateRow(*row) for row in session.execute(_ALL))


def rates_of(rows: Iterable[RateRow]) -> Rates:
    """Put rows into their order."""
    return Rates(tuple(sorted(rows, key=lambda row: (row.valid_from, row.at))))
