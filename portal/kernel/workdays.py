"""Working days in Saxony: Monday to Friday, without public holidays."""

from datetime import date, timedelta

DAY = timedelta(days=1)
SATURDAY = 5

# Section 1 SächsSFG: the days that fall on the same date each year.
_FIXED = frozenset({(1, 1), (5, 1), (10, 3), (10, 31), (12, 25), (12, 26)})
# Days counted from Easter Sunday: Good Friday, Easter Monday, Ascension, Whit Monday.
_FROM_EASTER = frozenset({-2, 1, 39, 50})


def is_working_day(day: date) -> bool:
    """Say whether people in Saxony usually work on this day."""
    return day.weekday() < SATURDAY and not _is_holiday(day)


def working_days_after(day: date, number: int) -> date:
    """Return the day that lies so many working days later; the first day does not count."""
    found = day
    for _step in range(number):
        found = next_working_day(found)
    return found


def next_working_day(day: date) -> date:
    """Return the first working day after this one."""
    found = day + DAY
    while not is_working_day(found):
        found += DAY
    return found


def _is_holiday(day: date) -> bool:
    return (day.month, day.day) in _FIXED or (day - _easter(day.year)).days in _FROM_EASTER or day == _repentance(day.year)


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
