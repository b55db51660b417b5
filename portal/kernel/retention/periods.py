"""Periods as the law counts them, and the book of the rules that hold on a day."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.kernel.clock import local_day, start_of
from portal.kernel.retention.models import RetentionRule

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """How long something is kept, counted from a day (sections 187(1), 188(2), (3) BGB) or from the end of its year."""

    code: str
    months: int
    days: int
    from_year_end: bool
    source: str
    valid_from: date

    def goes_on(self, began_on: date) -> date:
        """Return the first day on which it is no longer kept: the one after the period's last."""
        start = date(began_on.year, 12, 31) if self.from_year_end else began_on
        return months_later(start, self.months) + (self.days + 1) * DAY

    def latest_start(self, on: date) -> date:
        """Return the latest day a thing may have begun on that goes on this day."""
        if self.from_year_end:
            year = on.year
            while self.goes_on(date(year, 1, 1)) > on:
                year -= 1
            return date(year, 12, 31)
        start = months_later(on - self.days * DAY, -self.months) + 4 * DAY  # months differ by up to three days
        while self.goes_on(start) > on:
            start -= DAY
        return start

    def limit(self, on: date) -> datetime:
        """Return the moment before which a thing must have begun that goes on this day."""
        return start_of(self.latest_start(on) + DAY)


@dataclass(frozen=True)
class RuleBook:
    """The rules that hold on a day, by code. What has no rule is kept."""

    on: date
    periods: Mapping[str, Period]

    def period(self, code: str) -> Period | None:
        """Return how long this kind of thing is kept."""
        return self.periods.get(code)

    def limit(self, code: str) -> datetime | None:
        """Return the moment before which a thing must have begun that goes today."""
        period = self.period(code)
        return period.limit(self.on) if period else None

    def goes_at(self, code: str, began_at: datetime) -> datetime | None:
        """Return the moment at which a thing of this kind goes; None if no rule says so."""
        period = self.period(code)
        return start_of(period.goes_on(local_day(began_at))) if period else None

    def ends_on(self, code: str, began_on: date) -> date | None:
        """Return the last day until which something holds, if it holds today; None if it no longer does."""
        period = self.period(code)
        goes_on = period.goes_on(began_on) if period else None
        return goes_on - DAY if goes_on is not None and goes_on > self.on else None


def rule_book(session: Session, on: date) -> RuleBook:
    """Read the rules that hold on a day; of several for one code the newest counts."""
    rows = select(RetentionRule).where(RetentionRule.valid_from <= on).order_by(RetentionRule.valid_from, RetentionRule.at)
    return RuleBook(on, {row.code: period_of(row) for row in session.scalars(rows)})


def period_of(row: RetentionRule) -> Period:
    """Read a row."""
    return Period(row.code, row.months, row.days, row.from_year_end, row.source, row.valid_from)


def months_later(day: date, months: int) -> date:
    """Return the same day of another month, or its last one if it is shorter."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
