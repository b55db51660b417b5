"""One clock: UTC inside, days as people in Germany live them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from portal.kernel import clock
from tests.moments import MONDAY, NOON


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 22, 22, 59, tzinfo=UTC), date(2026, 11, 22)),
        (datetime(2026, 11, 22, 23, 0, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 7, 1, 21, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 22, 0, tzinfo=UTC), date(2026, 7, 2)),
    ],
)
def test_a_day_begins_at_midnight_in_germany(moment, day):
    assert clock.local_day(moment) == day


@pytest.mark.parametrize(
    ("day", "hour"), [(date(2026, 1, 15), 23), (date(2026, 3, 29), 23), (date(2026, 3, 30), 22), (date(2026, 7, 1), 22)]
)
def test_the_beginning_of_a_day_knows_summer_time(day, hour):
    start = clock.start_of(day)

    assert (start.hour, start.tzinfo) == (hour, UTC)
    assert clock.local_day(start) == day
    assert clock.local_day(start - timedelta(microseconds=1)) == day - timedelta(days=1)


def test_another_day_can_be_pretended_and_time_goes_on():
    clock.pretend_today(date(2027, 2, 1))

    assert clock.today() == date(2027, 2, 1)
    assert clock.now() < clock.now() + timedelta(seconds=1)
    assert clock.now().tzinfo is UTC


def test_the_tests_live_on_a_monday():
    assert clock.today() == MONDAY
    assert timedelta() <= clock.now() - NOON < timedelta(minutes=5)


def test_the_truth_can_be_told_again():
    clock.pretend_today(date(1999, 1, 1))
    clock.tell_the_truth()

    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)  # noqa: TID251 - the clock itself is looked at
