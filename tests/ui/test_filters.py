"""Dates, numbers and names are written as people write them."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from portal.kernel.i18n import speaking
from portal.ui import filters

FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(("language", "expected"), [("de", "Freitag, 27. November 2026"), ("en", "Friday, 27 November 2026")])
def test_a_day_is_written_in_full(language: str, expected: str) -> None:
    with speaking(language):
        assert filters.day(FRIDAY) == expected


def test_a_near_day_leaves_out_its_year() -> None:
    with speaking("de"):
        assert filters.near_day(FRIDAY) == "Freitag, 27.11."


def test_a_short_day_is_written_in_figures() -> None:
    with speaking("de"):
        assert filters.short_day(FRIDAY) == "27.11.2026"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 27), "noch 3 Tage"),
        (date(2026, 11, 25), "noch 1 Tag"),
        (date(2026, 11, 24), "heute"),
        (date(2026, 11, 23), "seit gestern"),
        (date(2026, 11, 20), "seit 4 Tagen"),
    ],
)
def test_a_distance_is_said_in_words(day: date, expected: str) -> None:
    with speaking("de"):
        assert filters.until(day, date(2026, 11, 24)) == expected


def test_a_moment_is_written_in_local_time() -> None:
    with speaking("de"):
        assert filters.moment(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == "02.07.2026, 0:30 Uhr"


def test_a_time_has_no_leading_zero() -> None:
    with speaking("de"):
        assert filters.clock(time(7, 5)) == "7:05 Uhr"


def test_numbers_and_amounts_are_german_on_german_pages() -> None:
    with speaking("de"):
        assert filters.decimal(Decimal("1234.5")) == "1.234,5"
        assert filters.euro(Decimal("14.6")) == "14,60\N{NO-BREAK SPACE}€"


def test_a_distance_is_never_zero() -> None:
    assert filters.km(0.2) == "1\N{NO-BREAK SPACE}km"


def test_a_text_keeps_its_lines_and_loses_its_tags() -> None:
    assert filters.lines("one <b>\ntwo") == "one &lt;b&gt;<br>two"


def test_a_phone_number_is_written_as_people_do() -> None:
    assert filters.FILTERS["phone"]("+4934335551234") == "03433 5551234"
    assert filters.FILTERS["phone"]("+420221234567") == "+420 221 234 567"
