"""Figures of the law as dated rows: which one holds on a day, since when, and where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from portal.internships.legal.words import FigureCode
from portal.kernel.i18n import gettext as _


class UnknownFigure(LookupError):
    """No figure is known for a day."""


@dataclass(frozen=True)
class Figure:
    """A figure from a day on, where it stands written, and when somebody checked it."""

    code: FigureCode
    amount: Decimal
    valid_from: date
    source: str
    checked_on: date
    note: str | None = field(default=None, compare=False)
    at: datetime | None = field(default=None, compare=False)

    @property
    def number(self) -> str:
        """The amount as people write it."""
        return f"{self.amount.normalize():f}".replace(".", ",")

    @property
    def cited(self) -> str:
        """The paragraph, since when it holds, and when it was checked."""
        since, checked = f"{self.valid_from:%d.%m.%Y}", f"{self.checked_on:%d.%m.%Y}"
        return _("%(source)s, in force since %(since)s, checked on %(checked)s", source=self.source, since=since, checked=checked)

    def last_day(self, first: date) -> date:
        """Return the last day of so many months that begin on this day (section 188 (2), (3) BGB)."""
        return months_later(first, int(self.amount)) - timedelta(days=1)


@dataclass(frozen=True)
class Figures:
    """All figures that are known; of two for the same day the one written later counts."""

    rows: tuple[Figure, ...] = ()

    def on(self, code: FigureCode, day: date) -> Figure:
        """Return the figure that holds on a day."""
        for row in reversed(self.rows):
            if row.code is code and row.valid_from <= day:
                return row
        raise UnknownFigure(f"{code.value} is not known for {day}")

    def during(self, code: FigureCode, first: date, last: date) -> tuple[Figure, ...]:
        """Return every figure that holds on one of the days, the earliest first."""
        later = sorted({row.valid_from for row in self.rows if row.code is code and first < row.valid_from <= last})
        return (self.on(code, first), *(self.on(code, day) for day in later))


def figures_of(rows: Iterable[Figure]) -> Figures:
    """Put rows, in the order they were written, into the order of their days."""
    return Figures(tuple(sorted(rows, key=lambda row: row.valid_from)))


def months_later(day: date, months: int) -> date:
    """Return the same day of a later month; where that month is too short, the first of the next one.

    So three months from 30 November last until the last of February: the end of a period of months (section 188 (2), (3) BGB).
    """
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    next_month = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day.day - 1), next_month)
