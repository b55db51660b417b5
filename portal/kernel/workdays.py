"""Working days in Saxony: Monday to Friday, without public holidays."""

from datetime import date, timedelta

from portal.kernel.errors import Sentence
from portal.kernel.i18n import lazy_gettext as _l

DAY = timedelta(days=1)
SATURDAY = 5

# Section 1 SächsSFG: the days that fall on the same date each year.
_FIXED: dict[tuple[int, int], Sentence] = {
    (1, 1): _l("New Year's Day"),
    (5, 1): _l("Labour Day"),
    (10, 3): _l("Day of German Unity"),
    (10, 31): _l("Reformation Day"),
    (12, 25): _l("Christmas Day"),
    (12, 26): _l("Second Day of Christmas"),
}
# Days counted from Easter Sunday.
_FROM_EASTER: dict[int, Sentence] = {
    -2: _l("Good Friday"),
    1: _l("Easter Monday"),
    39: _l("Ascension Day"),
    50: _l("Whit Monday"),
}
_REPENTANCE: Sentence = _l("Day of Repentance and Prayer")


def is_working_day(day: date) -> bool:
    """Say whether people in Saxony usually work on this day."""
    return day.weekday() < SATURDAY and holiday_name(day) is None


def working_days_after(day: date, number: int) -> date:
    """Return the day that lies so many working days later; the first day does not count."""
    found = day
    for _step in range(number):
        found = next_working_day(found)
    return found


def working_days_before(day: date, number: int) -> date:
    """Return the day that lies so many working days earlier; the last day does not count."""
    found = day
    for _step in range(number):
        found -= DAY
        while not is_working_day(found):
            found -= DAY
    return found


def next_working_day(day: date) -> date:
    """Return the first working day after this one."""
    found = day + DAY
    while not is_working_day(found):
        found += DAY
    return found


def holiday_name(day: date) -> Sentence | None:
    """Return how the public holiday on this day is called in Saxony, if it is one."""
    if day == _repentance(day.year):
        return _REPENTANCE
    fixed = _FIXED.get((day.month, day.day))
    return fixed if fixed is not None else _FROM_EASTER.get((day - _easter(day.year)).days)


def _repentance(year: int) -> date:
    """Return Buß- und Bettag: the Wednesday before 23 November."""
    eve = date(year, 11, 22)
    return eve - timedelta(days=(eve.weekday() - 2) % 7)


def _easter(year: int) -> date:
    """Return Easter Sunday (anonymous Gregorian rule)."""
    century, golden = year // 100, year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - moon - year % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
