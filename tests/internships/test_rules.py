"""The limits of the law, from both sides."""

from datetime import date, datetime, timedelta

import pytest

from portal.internships.rules import (
    LONGEST_EXCEPTION,
    LONGEST_MEASURE,
    LONGEST_ORIENTATION,
    limit_of,
    limit_on,
    refuse_unlawful_plan,
)
from portal.internships.words import LegalBasis
from portal.kernel.clock import LOCAL_ZONE
from portal.kernel.errors import RuleBroken
from tests.builders.internships import a_plan
from tests.moments import MONDAY, NOON

MEASURE, ORIENTATION, COMPULSORY = LegalBasis.MEASURE, LegalBasis.ORIENTATION, LegalBasis.COMPULSORY


def refused_field(plan, at=NOON):
    """The field that stands in the way of a plan; None if the law allows it."""
    try:
        refuse_unlawful_plan(plan, at=at)
    except RuleBroken as refusal:
        return refusal.field
    return None


@pytest.mark.parametrize(
    ("days", "is_exception", "refused"),
    [
        (1, False, None),
        (42, False, None),
        (43, False, "ends_on"),
        (84, True, None),
        (85, True, "ends_on"),
        (84, False, "ends_on"),
    ],
)
def test_a_measure_lasts_six_weeks_and_in_the_exception_twelve(days, is_exception, refused):
    plan = a_plan(ends_on=MONDAY + timedelta(days=days - 1), is_long_term_exception=is_exception)

    assert refused_field(plan) == refused


@pytest.mark.parametrize(
    ("starts_on", "last_day"),
    [
        (date(2026, 11, 23), date(2027, 2, 22)),
        (date(2026, 11, 30), date(2027, 2, 27)),  # February 2027 has no 30th: the month ends on its last day
        (date(2027, 11, 29), date(2028, 2, 28)),  # 2028 has a 29 February: the day before it is the last one
        (date(2027, 11, 30), date(2028, 2, 28)),
        (date(2028, 2, 29), date(2028, 5, 28)),
        (date(2026, 12, 31), date(2027, 3, 30)),
    ],
)
def test_orientation_lasts_three_calendar_months(starts_on, last_day):
    plan = a_plan(basis=ORIENTATION, starts_on=starts_on, ends_on=last_day)

    assert refused_field(plan) is None
    assert refused_field(a_plan(basis=ORIENTATION, starts_on=starts_on, ends_on=last_day + timedelta(days=1))) == "ends_on"


def test_the_exception_for_long_unemployment_lengthens_no_orientation():
    plan = a_plan(basis=ORIENTATION, ends_on=date(2027, 2, 23), is_long_term_exception=True)

    assert refused_field(plan) == "ends_on"


def test_what_a_school_requires_lasts_as_long_as_the_school_says():
    plan = a_plan(basis=COMPULSORY, ends_on=date(2027, 11, 22))

    assert limit_of(plan) is None
    assert refused_field(plan) is None


@pytest.mark.parametrize(("hours", "refused"), [(0, "hours_per_week"), (1, None), (40, None), (41, "hours_per_week")])
def test_a_week_has_one_to_forty_hours(hours, refused):
    assert refused_field(a_plan(hours_per_week=hours)) == refused


@pytest.mark.parametrize(("day", "refused"), [(MONDAY - timedelta(days=1), "starts_on"), (MONDAY, None)])
def test_nothing_starts_in_the_past(day, refused):
    assert refused_field(a_plan(starts_on=day)) == refused


def test_today_is_the_day_in_germany_not_in_greenwich():
    just_after_midnight = datetime(2026, 11, 24, 0, 10, tzinfo=LOCAL_ZONE)

    assert refused_field(a_plan(starts_on=MONDAY), just_after_midnight) == "starts_on"
    assert refused_field(a_plan(starts_on=MONDAY), just_after_midnight - timedelta(minutes=11)) is None


@pytest.mark.parametrize(("ends_on", "refused"), [(MONDAY - timedelta(days=1), "ends_on"), (MONDAY, None)])
def test_an_internship_does_not_end_before_it_starts(ends_on, refused):
    assert refused_field(a_plan(ends_on=ends_on)) == refused


def test_the_refusal_says_the_last_day_and_the_law(app):
    with app.test_request_context("/"), pytest.raises(RuleBroken) as refusal:
        refuse_unlawful_plan(a_plan(ends_on=MONDAY + timedelta(days=42)), at=NOON)

    assert "03.01.2027" in str(refusal.value)
    assert "§ 45 Abs. 2 Satz 2 SGB III" in str(refusal.value)


@pytest.mark.parametrize("limits", [LONGEST_MEASURE, LONGEST_EXCEPTION, LONGEST_ORIENTATION])
def test_a_limit_counts_from_its_day_on(limits):
    first = limits[0].valid_from

    assert limit_on(limits, first) is limits[0]
    with pytest.raises(LookupError):
        limit_on(limits, first - timedelta(days=1))
