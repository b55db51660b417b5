"""Days of the demo: everything lies so and so far from the day it is made for."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from portal.kernel.clock import LOCAL_ZONE, start_of
from portal.kernel.workdays import is_working_day

DAY = timedelta(days=1)
FRIDAY = 4
AUGUST = 8
PREPARING_A_TRAINING = timedelta(days=60)


@dataclass(frozen=True)
class Days:
    """The calendar as seen from one day."""

    today: date

    @property
    def morning(self) -> datetime:
        """The moment the demo begins: the first minute of its day."""
        return start_of(self.today)

    def ago(self, days: int) -> date:
        """Return the day so many days ago; negative ones lie ahead."""
        return self.today - timedelta(days=days)

    def worked(self, days_ago: int) -> date:
        """Return the last working day by then."""
        day = self.ago(days_ago)
        while not is_working_day(day):
            day -= DAY
        return day

    def at(self, days_ago: int, hour: int = 9, minute: int = 0) -> datetime:
        """Return a moment of a working day in the past, never one after the demo begins."""
        return moment_of(self.worked(max(days_ago, 1)), hour, minute)

    def ahead(self, days: int) -> date:
        """Return the first working day in so many days or later."""
        day = self.ago(-days)
        while not is_working_day(day):
            day += DAY
        return day

    def monday(self, weeks: int) -> date:
        """Return the Monday of this week, or so many weeks later or earlier."""
        return self.today - timedelta(days=self.today.weekday()) + timedelta(weeks=weeks)

    def next_august(self) -> date:
        """Return the first of August at which a training can still begin."""
        year = self.today.year
        first = date(year, AUGUST, 1)
        return first if first - self.today >= PREPARING_A_TRAINING else date(year + 1, AUGUST, 1)

    def until(self, day: date) -> int:
        """Return how many days ago a day was."""
        return (self.today - day).days


def moment_of(day: date, hour: int, minute: int = 0) -> datetime:
    """Return a moment of a day where the portal's people live."""
    return datetime.combine(day, time(hour, minute), LOCAL_ZONE).astimezone(UTC)


def friday_after(monday: date, weeks: int) -> date:
    """Return the Friday on which so many weeks that began on a Monday end."""
    return monday + timedelta(weeks=weeks - 1, days=FRIDAY)
