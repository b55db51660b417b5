"""The only clock of the portal.

Services never ask it: they are told the moment (`at=`). Views, commands and the worker do.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LOCAL_ZONE = ZoneInfo("Europe/Berlin")

_shift = timedelta()


def now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC) + _shift


def today() -> date:
    """Return the present day where the portal's people live."""
    return local_day(now())


def local_day(moment: datetime) -> date:
    """Return the day on which a moment falls in Germany."""
    return moment.astimezone(LOCAL_ZONE).date()


def start_of(day: date) -> datetime:
    """Return the moment at which a day begins in Germany."""
    return datetime.combine(day, time(), LOCAL_ZONE).astimezone(UTC)


def first_of_next_month(day: date) -> date:
    """Return the first day of the month after the one a day lies in."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def pretend_today(day: date) -> None:
    """Shift the clock so that today is the given day (demo and screenshots only)."""
    time_of_day = datetime.now(UTC).astimezone(LOCAL_ZONE).time()
    pretend_now(datetime.combine(day, time_of_day, LOCAL_ZONE))


def pretend_now(moment: datetime) -> None:
    """Shift the clock so that it is the given moment now; it goes on from there."""
    global _shift  # noqa: PLW0603 - there is one clock
    _shift = moment.astimezone(UTC) - datetime.now(UTC)


@contextmanager
def pretended(moment: datetime) -> Iterator[None]:
    """Let it be the given moment for a while, then what it was before (demo only)."""
    global _shift  # noqa: PLW0603 - there is one clock
    kept = _shift
    pretend_now(moment)
    try:
        yield
    finally:
        _shift = kept


def tell_the_truth() -> None:
    """Undo `pretend_today` and `pretend_now`."""
    global _shift  # noqa: PLW0603 - there is one clock
    _shift = timedelta()
