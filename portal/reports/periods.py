"""Which days belong to a period, and to the one before it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from portal.kernel.clock import local_day
from portal.kernel.retention.periods import months_later
from portal.reports.words import Span

START = date(2024, 4, 1)
"""KAI began in April 2024."""
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """Days in Germany, both ends included."""

    begins_on: date
    ends_on: date

    def has(self, day: date) -> bool:
        """Whether a day lies in the period."""
        return self.begins_on <= day <= self.ends_on

    def has_moment(self, moment: datetime) -> bool:
        """Whether a moment lies in the period; a day begins at midnight in Germany."""
        return self.has(local_day(moment))

    @property
    def before(self) -> "Period":
        """The period before: the same days a year earlier for whole years, else as many days as this one has."""
        if (self.begins_on.month, self.begins_on.day) == (1, 1) and self.begins_on.year == self.ends_on.year:
            return Period(months_later(self.begins_on, -12), months_later(self.ends_on, -12))
        length = self.ends_on - self.begins_on + DAY
        return Period(self.begins_on - length, self.begins_on - DAY)


def period_of(span: Span, today: date) -> Period:
    """Return the days of a period; what still runs ends today."""
    quarter = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    return {
        Span.LAST_YEAR: Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
        Span.THIS_QUARTER: Period(quarter, today),
        Span.LAST_QUARTER: Period(months_later(quarter, -3), quarter - DAY),
        Span.SINCE_START: Period(START, today),
    }.get(span, Period(date(today.year, 1, 1), today))
