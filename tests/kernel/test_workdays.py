"""Working days in Saxony."""

from datetime import date

import pytest

from portal.kernel.workdays import is_working_day, working_days_after


@pytest.mark.parametrize(
    ("day", "days", "expected"),
    [
        (date(2026, 11, 23), 2, date(2026, 11, 25)),  # Monday: nothing in between
        (date(2026, 11, 26), 1, date(2026, 11, 27)),  # Thursday: Friday still counts
        (date(2026, 11, 26), 2, date(2026, 11, 30)),  # Thursday: the weekend does not
        (date(2026, 11, 27), 1, date(2026, 11, 30)),  # Friday
        (date(2026, 11, 28), 1, date(2026, 11, 30)),  # Saturday
        (date(2026, 11, 29), 2, date(2026, 12, 1)),  # Sunday
        (date(2026, 11, 17), 1, date(2026, 11, 19)),  # Buß- und Bettag lies between
        (date(2026, 12, 24), 1, date(2026, 12, 28)),  # Christmas, then a weekend
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # Easter
    ],
)
def test_weekends_and_saxon_holidays_do_not_count(day, days, expected):
    assert working_days_after(day, days) == expected


@pytest.mark.parametrize(
    ("day", "is_one"),
    [
        (date(2026, 10, 30), True),
        (date(2027, 10, 31), False),  # Reformation Day, a Sunday
        (date(2025, 10, 31), False),  # Reformation Day, a Friday
        (date(2026, 11, 18), False),  # Buß- und Bettag
        (date(2027, 11, 17), False),  # Buß- und Bettag, earliest but one
        (date(2028, 11, 22), False),  # Buß- und Bettag, the latest day it can be
        (date(2026, 5, 14), False),  # Ascension
        (date(2026, 5, 25), False),  # Whit Monday
        (date(2026, 6, 4), True),  # Corpus Christi is none here
        (date(2026, 1, 6), True),  # Epiphany is none here
    ],
)
def test_saxon_holidays_are_known(day, is_one):
    assert is_working_day(day) is is_one
