"""What a plan may not say, with the sentence beside its field."""

from datetime import UTC, date, datetime, timedelta

import pytest

from portal.internships.legal.checking import Check, check
from portal.internships.legal.founding import founding_figures
from portal.internships.models import Internship
from portal.internships.rules import facts_of, refuse_blocked, refuse_unlawful_start
from portal.internships.words import LegalBasis
from portal.kernel.clock import LOCAL_ZONE, local_day
from portal.kernel.errors import RuleBroken
from tests.builders.internships import a_plan
from tests.moments import MONDAY, NOON

pytestmark = pytest.mark.one_database


def refused_field(plan, at=NOON):
    """The field that stands in the way of a plan; None if the law allows it."""
    try:
        refuse_blocked(check(facts_of(plan, on=local_day(at)), founding_figures()))
    except RuleBroken as refusal:
        return refusal.field
    return None


@pytest.mark.parametrize(
    ("days", "is_exception", "refused"),
    [(1, False, None), (42, False, None), (43, False, "ends_on"), (84, True, None), (85, True, "ends_on")],
)
def test_a_measure_lasts_six_weeks_and_in_the_exception_twelve(days, is_exception, refused):
    plan = a_plan(ends_on=MONDAY + timedelta(days=days - 1), is_long_term_exception=is_exception)

    assert refused_field(plan) == refused


@pytest.mark.parametrize(("hours", "refused"), [(1, None), (48, None), (49, "hours_per_week")])
def test_a_week_has_its_hours(hours, refused):
    assert refused_field(a_plan(hours_per_week=hours)) == refused


@pytest.mark.parametrize(("day", "refused"), [(MONDAY - timedelta(days=1), "starts_on"), (MONDAY, None)])
def test_nothing_starts_in_the_past(day, refused):
    assert refused_field(a_plan(starts_on=day)) == refused


def test_today_is_the_day_in_germany_not_in_greenwich():
    just_after_midnight = datetime(2026, 11, 24, 0, 10, tzinfo=LOCAL_ZONE)

    assert refused_field(a_plan(starts_on=MONDAY), just_after_midnight) == "starts_on"
    assert refused_field(a_plan(starts_on=MONDAY), just_after_midnight - timedelta(minutes=11)) is None


@pytest.mark.parametrize(
    ("first_day", "midnight"),
    [
        (date(2026, 10, 25), datetime(2026, 10, 24, 22, tzinfo=UTC)),  # the clocks go back in this night
        (date(2026, 10, 26), datetime(2026, 10, 25, 23, tzinfo=UTC)),
        (date(2027, 3, 28), datetime(2027, 3, 27, 23, tzinfo=UTC)),  # the clocks go forward in this night
        (date(2027, 3, 29), datetime(2027, 3, 28, 22, tzinfo=UTC)),
        (date(2028, 2, 29), datetime(2028, 2, 28, 23, tzinfo=UTC)),
    ],
)
def test_an_internship_begins_at_midnight_in_germany_also_when_the_clocks_change(first_day, midnight):
    plan = Internship(basis=LegalBasis.COMPULSORY, starts_on=first_day, ends_on=first_day)

    refuse_unlawful_start(plan, Check(()), at=midnight)
    with pytest.raises(RuleBroken, match="starts later"):
        refuse_unlawful_start(plan, Check(()), at=midnight - timedelta(seconds=1))


@pytest.mark.parametrize(("ends_on", "refused"), [(MONDAY - timedelta(days=1), "ends_on"), (MONDAY, None)])
def test_an_internship_does_not_end_before_it_starts(ends_on, refused):
    assert refused_field(a_plan(ends_on=ends_on)) == refused


def test_watching_and_introductory_training_are_kinds_with_limits_of_their_own():
    assert refused_field(a_plan(basis=LegalBasis.SHADOWING)) == "ends_on"
    assert refused_field(a_plan(basis=LegalBasis.SHADOWING, ends_on=MONDAY + timedelta(days=6))) is None
    assert refused_field(a_plan(basis=LegalBasis.INTRODUCTORY)) == "ends_on"


def test_the_refusal_says_the_reason_and_the_law(app):
    with app.test_request_context("/"), pytest.raises(RuleBroken) as refusal:
        refuse_blocked(check(facts_of(a_plan(ends_on=MONDAY + timedelta(days=42))), founding_figures()))

    assert "43" in str(refusal.value)
    assert "§ 45 Abs. 2 Satz 2 SGB III" in str(refusal.value)
