"""Recurring work runs when its row says so: once, whoever comes, and again if it was killed in the middle."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from threading import Lock
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from portal.kernel.audit import By, record
from portal.kernel.audit.models import AuditEntry
from portal.kernel.clock import LOCAL_ZONE, local_day
from portal.kernel.schedule import Daily, Hourly, Job, Pace, Timetable, Weekly, standings
from portal.kernel.schedule.models import ScheduleRow
from tests.moments import NOON

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2029, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - Hypothesis adds the zone


@dataclass
class Work:
    """Work that leaves a line in the trail each time; it can be made to fail after it wrote."""

    breaks: BaseException | None = None
    code: str = "test.work"
    lock: Lock = field(default_factory=Lock)

    def __call__(self, session, at):
        record(session, self.code, uuid4(), by=By.system(), at=at)
        session.flush()
        if self.breaks is not None:
            raise self.breaks


def timetable(work, rhythm=None):
    return Timetable((Job(work.code, "work", rhythm or Hourly(), work),))


def times(database, code="test.work"):
    with database.reading() as session:
        return session.scalar(select(func.count(AuditEntry.id)).where(AuditEntry.verb == code))


def the_row(database):
    with database.reading() as session:
        return session.scalars(select(ScheduleRow)).one()


def test_it_runs_once_in_its_hour_and_what_was_missed_runs_once(database):
    table = timetable(Work())

    counts = [table.run_due(database, NOON + wait) for wait in (0 * HOUR, timedelta(minutes=59), HOUR, HOUR, 50 * HOUR)]

    assert counts == [1, 0, 1, 0, 1]
    assert times(database) == 3
    assert (the_row(database).last_at, the_row(database).next_at) == (NOON + 50 * HOUR, NOON + 51 * HOUR)


def test_of_many_workers_at_once_one_runs_it(database):
    table = timetable(Work())
    for hour in range(3):
        with ThreadPoolExecutor(4) as pool:
            counts = list(pool.map(lambda _, at=NOON + hour * HOUR: table.run_due(database, at), range(4)))
        assert sum(counts) == 1

    assert times(database) == 3


def test_a_worker_that_dies_in_the_middle_leaves_nothing_and_the_next_one_does_it(database):
    work = Work(breaks=KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        timetable(work).run_due(database, NOON)
    assert times(database) == 0

    assert timetable(Work()).run_due(database, NOON) == 1
    assert times(database) == 1


def test_what_fails_is_undone_tried_again_and_told_without_its_words(database):
    work, good = Work(breaks=ValueError("Salma Haddad")), Work(code="test.good")
    table = Timetable((Job("test.work", "work", Hourly(), work), Job("test.good", "good", Hourly(), good)))

    assert table.run_due(database, NOON) == 1, "the other job runs all the same"
    with database.reading() as session:
        bad, fine = standings(session, table.jobs, NOON)
    assert (bad.pace, bad.error, bad.last_at, bad.next_at) == (Pace.FAILED, "ValueError", None, NOON + timedelta(minutes=1))
    assert (fine.pace, times(database), times(database, "test.good")) == (Pace.ON_TIME, 0, 1)
    work.breaks = None
    assert table.run_due(database, NOON + timedelta(minutes=1)) == 1
    assert the_row_of(database, "test.work").failures == 0


def the_row_of(database, code):
    with database.reading() as session:
        return session.scalars(select(ScheduleRow).where(ScheduleRow.code == code)).one()


def test_a_clock_put_back_a_little_runs_nothing_twice_and_one_that_ran_a_year_ahead_stops_nothing(database):
    work = Work()
    table = timetable(work, Daily(8))
    assert table.run_due(database, NOON) == 1
    assert table.run_due(database, NOON - 5 * HOUR) == 0
    assert table.run_due(database, NOON - 3 * HOUR) == 0, "today's is done"

    assert table.run_due(database, NOON + 365 * DAY) == 1
    assert [table.run_due(database, NOON + wait) for wait in (DAY, DAY + HOUR, 2 * DAY)] == [0, 0, 1]
    assert times(database) == 3


def test_letters_of_the_morning_that_were_missed_wait_for_the_next_morning(database):
    table = timetable(Work(), Daily(8, closes=20))
    night = datetime(2026, 11, 23, 22, tzinfo=LOCAL_ZONE)

    assert table.run_due(database, night) == 0
    assert table.run_due(database, night + 9 * HOUR) == 0
    assert table.run_due(database, night + 10 * HOUR) == 1


def test_late_work_is_called_late(database):
    table = timetable(Work())
    with database.reading() as session:
        assert standings(session, table.jobs, NOON)[0].pace is Pace.WAITING
    table.run_due(database, NOON)

    with database.reading() as session:
        paces = [standings(session, table.jobs, NOON + HOUR + timedelta(minutes=wait))[0].pace for wait in (15, 16)]
    assert paces == [Pace.ON_TIME, Pace.LATE]


@given(at=MOMENTS, hour=st.integers(0, 23))
def test_each_day_has_its_hour_once_also_where_the_clock_is_changed(at, hour):
    day = Daily(hour)
    first = day.after(at)
    second = day.after(first)

    assert at < first < second <= first + day.slack
    assert local_day(second) - local_day(first) == DAY
    assert first.astimezone(LOCAL_ZONE).hour in (hour, hour + 1), "an hour that is missing falls on the next"
    assert day.may_begin(first)


@given(at=MOMENTS)
def test_hours_and_mondays_follow_each_other(at):
    week = Weekly(3).after(at)

    assert at < Hourly().after(at) <= at + HOUR
    assert at < week <= at + Weekly.slack
    assert (week.astimezone(LOCAL_ZONE).weekday(), week.astimezone(LOCAL_ZONE).hour) == (0, 3)


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_the_nights_of_the_changed_clock_run_once(database, day):
    table = timetable(Work(), Daily(2))
    at, end = (datetime.combine(each, datetime.min.time(), LOCAL_ZONE).astimezone(UTC) for each in (day, day + DAY))
    table.run_due(database, at - 5 * HOUR)  # yesterday's
    before, moments = times(database), []
    while at < end:
        moments.append(table.run_due(database, at))
        at += timedelta(minutes=30)

    assert (sum(moments), times(database)) == (1, before + 1)
