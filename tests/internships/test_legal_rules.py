"""What the law says to a plan, from both sides of every boundary."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from portal.internships.legal.checking import check
from portal.internships.legal.facts import Facts
from portal.internships.legal.figures import Figure, figures_of
from portal.internships.legal.founding import CHECKED_ON, founding_figures
from portal.internships.legal.words import FigureCode, LegalRule, Verdict
from portal.internships.words import LegalBasis
from portal.labour.words import PermitClass

pytestmark = pytest.mark.one_database

B, P, R = LegalBasis, PermitClass, LegalRule
FINE, NEEDS, BLOCKED = Verdict.FINE, Verdict.NEEDS_AUTHORITY, Verdict.BLOCKED
MONDAY = date(2027, 3, 1)
FIGURES = founding_figures()
MEASURE = Facts(
    basis=B.MEASURE,
    starts_on=MONDAY,
    ends_on=MONDAY + timedelta(days=27),
    hours_per_week=Decimal(30),
    age=30,
    approval_on=MONDAY - timedelta(days=7),
    permit=P.FREE,
    has_course_overlap=False,
)
ORIENTATION = replace(MEASURE, basis=B.ORIENTATION, approval_on=None)
COMPULSORY = replace(MEASURE, basis=B.COMPULSORY, approval_on=None)
INTRODUCTORY = replace(MEASURE, basis=B.INTRODUCTORY, ends_on=date(2027, 8, 31))
SHADOWING = replace(MEASURE, basis=B.SHADOWING, approval_on=None, ends_on=MONDAY + timedelta(days=2))
ALL = (MEASURE, ORIENTATION, COMPULSORY, INTRODUCTORY, SHADOWING)


def asked(facts, **changes):
    """The verdict, and the rules that stand in the way."""
    found = check(replace(facts, **changes), FIGURES)
    return found.verdict, {answer.rule for answer in found.answers if answer.verdict is not FINE}


def for_days(facts, days):
    return replace(facts, ends_on=facts.starts_on + timedelta(days=days - 1))


@pytest.mark.parametrize("facts", ALL, ids=lambda facts: facts.basis.value)
def test_each_kind_has_a_plan_that_may_start_and_every_answer_says_why_and_where_it_stands(facts):
    found = check(facts, FIGURES)

    assert found.verdict is FINE
    assert all((str(answer.reason) and "§" in answer.source) or "KAI" in answer.source for answer in found.answers)
    assert all("22.11.2026" in answer.source for answer in found.answers)


@pytest.mark.parametrize(
    ("days", "is_long_term", "verdict"),
    [
        *((1, False, FINE), (41, False, FINE), (42, False, FINE), (43, False, BLOCKED), (49, False, BLOCKED)),
        *((43, True, FINE), (83, True, FINE), (84, True, FINE), (85, True, BLOCKED)),
    ],
)
def test_a_measure_lasts_six_weeks_and_with_the_exception_twelve(days, is_long_term, verdict):
    assert asked(for_days(MEASURE, days), is_long_term=is_long_term) == (verdict, {R.LENGTH} if verdict is BLOCKED else set())


@pytest.mark.parametrize(("earlier", "days"), [(1, 28), (14, 28), (15, 28), (42, 1), (41, 1), (41, 2)])
@pytest.mark.parametrize("is_long_term", [False, True])
def test_a_second_measure_in_the_same_company_needs_the_authority_also_with_an_approval(earlier, days, is_long_term):
    plan = replace(for_days(MEASURE, days), earlier_days=earlier, is_long_term=is_long_term)

    assert asked(plan) == (NEEDS, {R.REPEATED})
    assert asked(plan, is_repeat_agreed=True) == (FINE, set())


def test_a_sum_above_the_limit_is_said_and_a_single_one_above_it_stays_blocked():
    above = check(replace(MEASURE, earlier_days=15), FIGURES)
    within = check(replace(MEASURE, earlier_days=14), FIGURES)

    assert "43" in str(above.of(NEEDS)[0].reason)
    assert "42" in str(above.of(NEEDS)[0].reason)
    assert "14" in str(within.of(NEEDS)[0].reason)
    assert "more than" not in str(within.of(NEEDS)[0].reason), "42 days in all are not above 42"
    assert asked(for_days(MEASURE, 43), earlier_days=1)[0] is BLOCKED
    assert asked(ORIENTATION, earlier_days=42) == (FINE, set())


@pytest.mark.parametrize("facts", [MEASURE, INTRODUCTORY], ids=["mag", "eq"])
@pytest.mark.parametrize(("shift", "verdict"), [(None, NEEDS), (-30, FINE), (-1, FINE), (0, FINE), (1, BLOCKED), (30, BLOCKED)])
def test_what_an_authority_pays_is_approved_before_the_first_day(facts, shift, verdict):
    approval_on = None if shift is None else MONDAY + timedelta(days=shift)

    assert asked(facts, approval_on=approval_on) == (verdict, set() if verdict is FINE else {R.APPROVAL})


@pytest.mark.parametrize("facts", [ORIENTATION, COMPULSORY, SHADOWING], ids=lambda facts: facts.basis.value)
def test_what_nobody_pays_needs_no_approval(facts):
    assert asked(facts, approval_on=None) == asked(facts, approval_on=facts.ends_on) == (FINE, set())


@pytest.mark.parametrize("facts", [MEASURE, SHADOWING], ids=["mag", "hospitation"])
@pytest.mark.parametrize(("pay", "verdict"), [(None, FINE), ("0", FINE), ("0.01", BLOCKED), ("20", BLOCKED)])
def test_nobody_is_paid_in_a_measure_or_for_watching(facts, pay, verdict):
    assert asked(facts, pay_per_hour=pay and Decimal(pay)) == (verdict, {R.PAY} if verdict is BLOCKED else set())


@pytest.mark.parametrize("facts", [ORIENTATION, COMPULSORY, INTRODUCTORY], ids=lambda facts: facts.basis.value)
@pytest.mark.parametrize("pay", [None, Decimal(5), Decimal(20)])
def test_what_section_22_leaves_free_may_be_paid_less_than_the_minimum_wage(facts, pay):
    assert asked(facts, pay_per_hour=pay) == (FINE, set())


@pytest.mark.parametrize(
    ("starts_on", "last_day"),
    [
        (date(2026, 11, 23), date(2027, 2, 22)),
        (date(2026, 11, 30), date(2027, 2, 28)),  # there is no 29 February 2027: the period ends with the month
        (date(2026, 11, 29), date(2027, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)),  # the day before a 30 February is the 29th, and 2028 has one
        (date(2027, 11, 29), date(2028, 2, 28)),
        (date(2028, 2, 29), date(2028, 5, 28)),
        (date(2026, 12, 31), date(2027, 3, 30)),
        (date(2027, 8, 31), date(2027, 11, 30)),
    ],
)
def test_orientation_is_unpaid_for_three_months_as_the_civil_code_counts_them(starts_on, last_day):
    plan = replace(ORIENTATION, starts_on=starts_on, ends_on=last_day)

    assert asked(plan) == (FINE, set())
    assert asked(plan, ends_on=last_day + timedelta(days=1)) == (BLOCKED, {R.LENGTH})
    assert asked(plan, ends_on=last_day + timedelta(days=1), is_long_term=True) == (BLOCKED, {R.LENGTH})


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "pay", "verdict"),
    [
        (date(2026, 8, 3), date(2026, 12, 31), "13.89", BLOCKED),
        (date(2026, 8, 3), date(2026, 12, 31), "13.90", FINE),
        (date(2026, 8, 3), date(2027, 1, 1), "13.90", BLOCKED),
        (date(2026, 8, 3), date(2027, 1, 1), "14.59", BLOCKED),
        (date(2026, 8, 3), date(2027, 1, 1), "14.60", FINE),
        (date(2027, 1, 1), date(2027, 6, 30), "14.59", BLOCKED),
        (date(2025, 9, 1), date(2025, 12, 31), "12.82", FINE),
        (date(2025, 9, 1), date(2026, 1, 1), "12.82", BLOCKED),
    ],
)
def test_a_longer_orientation_is_work_and_reaches_the_minimum_wage_of_each_of_its_days(starts_on, ends_on, pay, verdict):
    plan = replace(ORIENTATION, starts_on=starts_on, ends_on=ends_on, pay_per_hour=Decimal(pay))

    assert asked(plan) == (verdict, {R.PAY} if verdict is BLOCKED else set())


def test_under_18_there_is_no_minimum_wage_but_a_long_orientation_is_not_for_nothing():
    plan = replace(ORIENTATION, ends_on=date(2027, 9, 30), age=17)

    assert asked(plan, pay_per_hour=Decimal(8)) == (FINE, set())
    assert asked(plan, pay_per_hour=None) == (BLOCKED, {R.LENGTH})
    assert asked(plan, pay_per_hour=Decimal(8), age=18) == (BLOCKED, {R.PAY})


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "verdict"),
    [
        (date(2024, 3, 31), date(2024, 9, 29), BLOCKED),  # six months until 31 March 2024
        (date(2024, 3, 31), date(2024, 9, 30), FINE),
        (date(2024, 4, 1), date(2024, 7, 30), BLOCKED),  # four months since
        (date(2024, 4, 1), date(2024, 7, 31), FINE),
        (date(2027, 3, 1), date(2027, 6, 29), BLOCKED),
        (date(2027, 3, 1), date(2027, 6, 30), FINE),
        (date(2027, 3, 1), date(2028, 2, 29), FINE),
        (date(2027, 3, 1), date(2028, 3, 1), BLOCKED),
        (date(2026, 10, 31), date(2027, 2, 28), FINE),
        (date(2026, 10, 31), date(2027, 2, 27), BLOCKED),
    ],
)
def test_introductory_training_lasts_four_to_twelve_months_and_six_at_least_before_april_2024(starts_on, ends_on, verdict):
    plan = replace(INTRODUCTORY, starts_on=starts_on, ends_on=ends_on, approval_on=starts_on)

    assert asked(plan) == (verdict, {R.LENGTH} if verdict is BLOCKED else set())


@pytest.mark.parametrize(("days", "verdict"), [(1, FINE), (7, FINE), (8, BLOCKED), (28, BLOCKED)])
def test_watching_is_for_a_few_days(days, verdict):
    assert asked(for_days(SHADOWING, days))[0] is verdict


def test_what_a_school_requires_lasts_as_long_as_the_school_says():
    assert asked(COMPULSORY, ends_on=date(2028, 2, 28)) == (FINE, set())


@pytest.mark.parametrize(
    ("age", "hours", "verdict"),
    [
        *(
            (14, "35", FINE),
            (14, "35.5", BLOCKED),
            (15, "40", FINE),
            (15, "40.5", BLOCKED),
            (17, "40", FINE),
            (17, "41", BLOCKED),
        ),
        *((18, "48", FINE), (18, "48.5", BLOCKED), (70, "48", FINE), (None, "48", FINE), (None, "49", BLOCKED)),
    ],
)
def test_a_week_has_35_hours_for_children_40_under_18_and_48_for_all(age, hours, verdict):
    assert asked(COMPULSORY, age=age, hours_per_week=Decimal(hours)) == (verdict, {R.HOURS} if verdict is BLOCKED else set())


@pytest.mark.parametrize(("age", "most"), [(14, 7), (17, 8), (18, 10)])
def test_a_day_has_its_limit_too(age, most):
    assert asked(COMPULSORY, age=age, hours_per_day=Decimal(most)) == (FINE, set())
    assert asked(COMPULSORY, age=age, hours_per_day=Decimal(most) + Decimal("0.5")) == (BLOCKED, {R.HOURS})


@pytest.mark.parametrize(("hours", "verdict"), [("19.5", BLOCKED), ("20", FINE)])
def test_introductory_training_has_twenty_hours_a_week_at_least(hours, verdict):
    assert asked(INTRODUCTORY, hours_per_week=Decimal(hours))[0] is verdict
    assert asked(ORIENTATION, hours_per_week=Decimal(hours))[0] is FINE


@pytest.mark.parametrize("facts", ALL, ids=lambda facts: facts.basis.value)
def test_children_come_only_where_the_school_requires_it(facts):
    assert asked(facts, age=15)[0] is FINE
    assert asked(facts, age=14) == ((FINE, set()) if facts.basis is B.COMPULSORY else (BLOCKED, {R.AGE}))


def test_under_18_and_longer_than_two_months_a_doctor_is_named():
    said = [str(answer.reason) for answer in check(replace(ORIENTATION, age=17, ends_on=date(2027, 5, 1)), FIGURES).answers]
    shorter = [str(answer.reason) for answer in check(replace(ORIENTATION, age=17, ends_on=date(2027, 4, 30)), FIGURES).answers]

    assert any("doctor" in reason for reason in said)
    assert not any("doctor" in reason for reason in shorter)


@pytest.mark.parametrize("facts", ALL, ids=lambda facts: facts.basis.value)
def test_who_needs_a_permission_waits_for_it_where_it_is_work(facts):
    is_work = facts.basis not in (B.MEASURE, B.SHADOWING)
    with_permit = replace(facts, permit=P.NEEDS_PERMISSION)

    assert asked(with_permit) == ((NEEDS, {R.PERMIT}) if is_work else (FINE, set()))
    assert asked(with_permit, permission_on=facts.starts_on) == (FINE, set())
    late = asked(with_permit, permission_on=facts.starts_on + timedelta(days=1))
    assert late == ((BLOCKED, {R.PERMIT}) if is_work else (FINE, set()))


@pytest.mark.parametrize(("until", "verdict"), [(-1, NEEDS), (0, FINE), (1, FINE), (None, FINE)])
def test_a_permission_lasts_until_the_last_day(until, verdict):
    last = None if until is None else ORIENTATION.ends_on + timedelta(days=until)
    found = asked(ORIENTATION, permit=P.NEEDS_PERMISSION, permission_on=MONDAY, permission_until=last)

    assert found == (verdict, {R.PERMIT} if verdict is NEEDS else set())


@pytest.mark.parametrize("facts", ALL, ids=lambda facts: facts.basis.value)
def test_who_may_not_work_at_the_moment_may_only_watch(facts):
    found = asked(facts, permit=P.IN_CLARIFICATION, permission_on=facts.starts_on)

    assert found == ((FINE, set()) if facts.basis is B.SHADOWING else (BLOCKED, {R.PERMIT}))


@pytest.mark.parametrize("facts", ALL, ids=lambda facts: facts.basis.value)
def test_the_course_comes_first(facts):
    assert asked(facts, has_course_overlap=True) == (BLOCKED, {R.COURSE})
    assert asked(facts, has_course_overlap=None) == (FINE, set())


@pytest.mark.parametrize("facts", ALL, ids=lambda facts: facts.basis.value)
def test_an_end_before_the_start_is_blocked_and_nothing_falls_over(facts):
    assert asked(facts, ends_on=facts.starts_on - timedelta(days=1)) == (BLOCKED, {R.DATES})


@pytest.mark.parametrize(("shift", "verdict"), [(-1, FINE), (0, FINE), (1, BLOCKED)])
def test_nothing_is_planned_into_the_past(shift, verdict):
    assert asked(MEASURE, planned_on=MONDAY + timedelta(days=shift))[0] is verdict


@pytest.mark.parametrize(
    ("day", "is_free"),
    [
        (date(2026, 11, 18), True),  # Day of Repentance and Prayer, in Saxony alone
        (date(2026, 11, 19), False),
        (date(2026, 10, 31), True),  # Reformation Day, a Saturday
        (date(2027, 5, 6), True),  # Ascension Day
        (date(2027, 6, 3), False),  # Corpus Christi is none here
        (date(2027, 3, 28), True),  # a Sunday, and the clocks change
        (date(2028, 2, 29), False),
    ],
)
def test_a_start_on_a_free_day_in_saxony_is_said_and_not_forbidden(day, is_free):
    found = check(replace(COMPULSORY, starts_on=day, ends_on=day + timedelta(days=1)), FIGURES)
    said = [str(answer.reason) for answer in found.answers if answer.rule is R.DATES]

    assert found.verdict is FINE
    assert any(f"{day:%d.%m.%Y}" in reason for reason in said) == is_free


def test_the_clock_change_neither_adds_nor_takes_a_day():
    over_spring, over_autumn = date(2027, 3, 15), date(2026, 10, 19)

    for first in (over_spring, over_autumn):
        assert asked(for_days(replace(MEASURE, starts_on=first, approval_on=first), 42))[0] is FINE
        assert asked(for_days(replace(MEASURE, starts_on=first, approval_on=first), 43))[0] is BLOCKED


def test_orientation_is_for_those_who_look_for_training():
    assert asked(ORIENTATION, wants_training=False) == (BLOCKED, {R.GOAL})
    assert asked(ORIENTATION, wants_training=True)[0] is asked(ORIENTATION)[0] is asked(MEASURE, wants_training=False)[0] is FINE


def test_a_place_for_grown_ups_is_not_for_minors():
    assert asked(MEASURE, needs_adult=True, age=17) == (BLOCKED, {R.PREREQUISITES})
    assert asked(MEASURE, needs_adult=True, age=18) == asked(MEASURE, needs_adult=True, age=None) == (FINE, set())


def test_the_hardest_answer_is_the_verdict():
    plan = replace(ORIENTATION, permit=P.NEEDS_PERMISSION)

    assert asked(plan)[0] is NEEDS
    assert asked(plan, has_course_overlap=True) == (BLOCKED, {R.PERMIT, R.COURSE})


def test_a_day_before_every_known_figure_is_refused_in_words():
    long_ago = replace(ORIENTATION, starts_on=date(2014, 12, 31), ends_on=date(2015, 1, 30))

    assert asked(long_ago)[0] is BLOCKED
    assert asked(long_ago, starts_on=date(2015, 1, 1)) == (FINE, set())


def test_a_figure_written_later_for_the_same_day_counts_and_an_earlier_plan_keeps_the_old_one():
    longer = Figure(FigureCode.MEASURE_DAYS, Decimal(56), MONDAY, "§ 45 Abs. 2 Satz 2 SGB III n. F.", CHECKED_ON)
    corrected = Figure(FigureCode.MEASURE_DAYS, Decimal(49), MONDAY, "§ 45 Abs. 2 Satz 2 SGB III n. F.", CHECKED_ON)
    figures = figures_of((*FIGURES.rows, longer, corrected))

    assert check(for_days(MEASURE, 49), figures).verdict is FINE
    assert check(for_days(MEASURE, 50), figures).verdict is BLOCKED
    before = replace(for_days(MEASURE, 43), starts_on=MONDAY - timedelta(days=1), ends_on=MONDAY + timedelta(days=41))
    assert check(before, figures).verdict is BLOCKED


@pytest.mark.parametrize("code", FigureCode)
def test_every_figure_has_a_founding_row(code):
    assert FIGURES.on(code, date(2027, 1, 1)).source
