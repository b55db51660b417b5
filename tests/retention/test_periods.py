"""Periods are counted as the law counts them: the last day stays, on the next it goes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from portal.kernel.audit import By
from portal.kernel.retention import Period, rule_book
from portal.kernel.retention.models import RetentionRule
from tests.moments import MONDAY, NOON

PERIODS = some.builds(
    Period,
    code=some.just("x"),
    months=some.integers(0, 130),
    days=some.integers(0, 400),
    from_year_end=some.booleans(),
    source=some.just(""),
    valid_from=some.just(MONDAY),
)


def months(number: int, *, days: int = 0, from_year_end: bool = False) -> Period:
    return Period("x", number, days, from_year_end, "", MONDAY)


@pytest.mark.parametrize(("period", "began_on", "goes_on"), [
    (months(6), date(2026, 5, 23), date(2026, 11, 24)),
    (months(6), date(2026, 8, 31), date(2027, 3, 1)),  # section 188(3) BGB: February has no 31st
    (months(6), date(2027, 8, 30), date(2028, 3, 1)),
    (months(0, days=14), date(2026, 11, 23), date(2026, 12, 8)),
    (months(36, from_year_end=True), date(2026, 1, 2), date(2030, 1, 1)),
    (months(36, from_year_end=True), date(2026, 12, 31), date(2030, 1, 1)),
    (months(0), date(2026, 11, 23), date(2026, 11, 24)),
])  # fmt: skip
def test_a_period_ends_with_its_last_day(period: Period, began_on: date, goes_on: date):
    assert period.goes_on(began_on) == goes_on


@given(PERIODS, some.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_the_latest_start_is_the_edge(period: Period, on: date):
    latest = period.latest_start(on)

    assert period.goes_on(latest) <= on
    assert period.goes_on(latest + timedelta(days=1)) > on


def test_the_newest_rule_that_holds_already_counts(session):
    by = By.system()
    assert by.account_id is None
    for valid_from, number in ((MONDAY, 3), (MONDAY + timedelta(days=1), 4)):
        session.add(RetentionRule(code="enquiries", months=number, source="x", valid_from=valid_from, at=NOON))
    session.flush()

    counted = [rule_book(session, MONDAY + timedelta(days=day)).periods["enquiries"].months for day in (-1, 0, 1)]

    assert counted == [6, 3, 4]
    for row in session.query(RetentionRule).filter(RetentionRule.valid_from >= MONDAY):
        session.delete(row)


def test_what_has_no_rule_is_kept(session):
    book = rule_book(session, date(2020, 1, 1))

    assert book.limit("enquiries") is None
    assert book.goes_at("enquiries", NOON) is None
    assert book.ends_on("follow_up", MONDAY) is None
