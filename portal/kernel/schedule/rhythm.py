"""When recurring work comes round, by the clock on the wall in Germany. Pure.

Each rhythm says the next moment after a given one, and within which `slack` two of its moments follow each other. A day
has each hour of the wall once, also where the clock is put forward (an hour that is missing falls on the next one) or
back (an hour that comes twice counts the first time).
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, ClassVar

from portal.kernel.clock import LOCAL_ZONE, local_day
from portal.kernel.i18n import lazy_gettext as _l

HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)


@dataclass(frozen=True)
class Hourly:
    """Every full hour."""

    label: ClassVar[Any] = _l("every hour")
    slack: ClassVar[timedelta] = HOUR

    def after(self, at: datetime) -> datetime:
        """Return the next full hour."""
        return at.astimezone(UTC).replace(minute=0, second=0, microsecond=0) + HOUR

    def may_begin(self, _at: datetime) -> bool:
        """Say that any moment is good."""
        return True


@dataclass(frozen=True)
class Daily:
    """Once a day, not before an hour; what is missed by the closing hour waits for the next day."""

    hour: int
    closes: int = 24
    label: ClassVar[Any] = _l("every day")
    slack: ClassVar[timedelta] = DAY + 2 * HOUR

    def after(self, at: datetime) -> datetime:
        """Return the next time it is this hour."""
        today = local_day(at)
        return next(moment for moment in (_at_hour(today + n * DAY, self.hour) for n in (0, 1)) if moment > at)

    def may_begin(self, at: datetime) -> bool:
        """Say whether it is late enough in the day, and not too late: nobody gets a letter at night."""
        return self.hour <= at.astimezone(LOCAL_ZONE).hour < self.closes


@dataclass(frozen=True)
class Weekly:
    """On Mondays, from an hour on; what is missed is made up for at once."""

    hour: int
    label: ClassVar[Any] = _l("every Monday")
    slack: ClassVar[timedelta] = WEEK + 2 * HOUR

    def after(self, at: datetime) -> datetime:
        """Return the next Monday at this hour."""
        today = local_day(at)
        monday = today - today.weekday() * DAY
        return next(moment for moment in (_at_hour(monday + n * WEEK, self.hour) for n in (0, 1)) if moment > at)

    def may_begin(self, _at: datetime) -> bool:
        """Say that any moment is good."""
        return True


Rhythm = Hourly | Daily | Weekly


def _at_hour(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), LOCAL_ZONE).astimezone(UTC)
