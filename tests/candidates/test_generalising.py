"""From a person's record to a masked profile: bands, months, clusters, and what is missing."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.candidates.drafts import Contact, ExperienceDraft, ProfileChoice, WeeklyHour, WorkPermit
from portal.candidates.generalising import first_of_month
from portal.candidates.queries import candidate_record, draft_of
from portal.candidates.services import (
    CourseDraft,
    LevelDraft,
    add_competence,
    add_experience,
    change_candidate,
    enrol_in_course,
    set_language_level,
)
from portal.candidates.timetable import course_part_of, free_part
from portal.candidates.words import CourseKind, Weekday
from portal.kernel.access import VISITOR
from portal.kernel.audit import By
from portal.kernel.errors import RuleBroken
from portal.kernel.places import Region
from portal.labour.competences import Competence
from portal.labour.languages import SpokenLanguage
from portal.labour.occupations import OccupationGroup
from portal.labour.words import DayPart, HoursBand, LanguageLevel, LevelSource, YearsBand
from tests.builders.candidates import KITCHEN_FROM_JANUARY, SHOWS_DOUGH, a_candidate, a_competence, a_person
from tests.moments import MONDAY, NOON

BY = By.system()
TIMES = st.times(time(7), time(20, 59))
LESSONS = st.builds(
    lambda day, start, minutes: WeeklyHour(day, start, (minutes_after(start, minutes))),
    st.sampled_from(Weekday),
    TIMES,
    st.integers(45, 180),
)


def gaps_in(session, candidate_id):
    return candidate_record(session, VISITOR, candidate_id).gaps


def minutes_after(start: time, minutes: int) -> time:
    total = start.hour * 60 + start.minute + minutes
    return time(min(total // 60, 23), total % 60 if total < 24 * 60 else 59)


@given(st.integers(0, 60))
def test_years_become_bands(years):
    low, high = {"0-2": (0, 2), "3-5": (3, 5), "6-10": (6, 10), "10+": (11, 60)}[YearsBand.of(years).value]

    assert low <= years <= high


@given(st.integers(1, 48))
def test_hours_become_bands(hours):
    low, high = {HoursBand.FULL: (35, 48), HoursBand.PART: (20, 34), HoursBand.SMALL: (1, 19)}[HoursBand.of(hours)]

    assert low <= hours <= high


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_days_become_months(day):
    month = first_of_month(day)

    assert month.day == 1
    assert timedelta() <= day - month < timedelta(days=31)
    assert (month.year, month.month) == (day.year, day.month)


@given(st.lists(LESSONS, max_size=12), st.sampled_from(DayPart))
def test_work_is_never_offered_in_the_half_of_the_course(lessons, wanted):
    course_part = course_part_of(lessons)

    if course_part in (DayPart.MORNING, DayPart.AFTERNOON):
        assert free_part(wanted, course_part) in {DayPart.MORNING, DayPart.AFTERNOON} - {course_part}
    elif course_part is None:
        assert free_part(wanted, course_part) is wanted
    else:
        assert free_part(wanted, course_part) is DayPart.FLEXIBLE


@given(st.lists(LESSONS, max_size=12))
def test_the_order_of_lessons_says_nothing(lessons):
    assert course_part_of(lessons) == course_part_of(list(reversed(lessons)))


@pytest.mark.parametrize(
    ("start", "end", "part"),
    [
        (time(8), time(12, 15), DayPart.MORNING),
        (time(9), time(14), DayPart.MORNING),
        (time(9), time(14, 1), DayPart.FLEXIBLE),
        (time(11, 59), time(13), DayPart.MORNING),
        (time(12), time(13, 30), DayPart.AFTERNOON),
        (time(13), time(16, 15), DayPart.AFTERNOON),
        (time(16, 59), time(20), DayPart.AFTERNOON),
        (time(17), time(20), None),
    ],
)
def test_a_lesson_takes_a_half_of_the_day(start, end, part):
    assert course_part_of([WeeklyHour(Weekday.MONDAY, start, end)]) is part


def test_a_course_on_saturdays_takes_no_working_day():
    assert course_part_of([WeeklyHour(Weekday.SATURDAY, time(8), time(16))]) is None


def test_a_course_of_five_whole_days_leaves_nothing():
    week = [WeeklyHour(day, time(8), time(16)) for day in Weekday if day is not Weekday.SATURDAY]

    assert course_part_of(week) is DayPart.WHOLE_DAY
    assert course_part_of(week[:4]) is DayPart.FLEXIBLE


def test_the_record_is_generalised(session):
    draft = draft_of(session, a_candidate(session).id, SHOWS_DOUGH)

    assert draft.occupation_group is OccupationGroup.FOOD
    assert draft.years is YearsBand.FROM_3_TO_5
    assert draft.hours is HoursBand.PART
    assert (draft.day_part, draft.course_part) == (DayPart.AFTERNOON, DayPart.MORNING)
    assert draft.available_month == date(2027, 1, 1)
    assert draft.permit_checked_month == date(2026, 11, 1)
    assert draft.region is Region.GRIMMA
    assert (draft.german, draft.german_source) == (LanguageLevel.A2, LevelSource.TEACHER)
    assert [each.competence for each in draft.competences] == [Competence.DOUGH]


def test_a_start_that_has_passed_becomes_the_present_month(session):
    candidate = a_candidate(session, a_person(search=replace(KITCHEN_FROM_JANUARY, available_from=date(2026, 8, 1))))

    assert draft_of(session, candidate.id, SHOWS_DOUGH, on=MONDAY).available_month == date(2026, 11, 1)
    assert draft_of(session, candidate.id, SHOWS_DOUGH).available_month == date(2026, 8, 1)


def test_years_in_the_same_group_are_added_up(session):
    candidate = a_candidate(session)
    add_experience(session, candidate.id, ExperienceDraft(OccupationGroup.FOOD, 2), by=BY, at=NOON)
    add_experience(session, candidate.id, ExperienceDraft(OccupationGroup.SALES, 5), by=BY, at=NOON)

    draft = draft_of(session, candidate.id, SHOWS_DOUGH)
    chosen = draft_of(session, candidate.id, replace(SHOWS_DOUGH, occupation_group=OccupationGroup.SALES))

    assert (draft.occupation_group, draft.years) == (OccupationGroup.FOOD, YearsBand.FROM_6_TO_10)
    assert (chosen.occupation_group, chosen.years) == (OccupationGroup.SALES, YearsBand.FROM_3_TO_5)


@pytest.mark.parametrize(
    ("need", "column"),
    [("needs_licence_b", "has_licence_b"), ("needs_forklift_licence", "has_forklift_licence"), ("needs_shifts", "works_shifts")],
)
def test_licences_and_shifts_are_shown_only_if_the_opening_needs_them(session, need, column):
    candidate = a_candidate(session)

    assert getattr(draft_of(session, candidate.id, SHOWS_DOUGH), column) is None
    assert getattr(draft_of(session, candidate.id, replace(SHOWS_DOUGH, **{need: True})), column) is not None


def test_other_languages_are_shown_only_if_chosen_and_spoken(session):
    candidate = a_candidate(session)
    arabic = LevelDraft(LanguageLevel.C2, LevelSource.SELF_REPORT, MONDAY, SpokenLanguage.ARABIC)
    set_language_level(session, candidate.id, arabic, by=BY, at=NOON)
    asked = replace(SHOWS_DOUGH, languages=(SpokenLanguage.ARABIC, SpokenLanguage.TURKISH, SpokenLanguage.GERMAN))

    assert draft_of(session, candidate.id, SHOWS_DOUGH).other_languages == ()
    assert draft_of(session, candidate.id, asked).other_languages == (SpokenLanguage.ARABIC,)


def test_the_latest_level_counts(session):
    candidate = a_candidate(session)
    later = LevelDraft(LanguageLevel.B1, LevelSource.TEST, MONDAY)
    earlier = LevelDraft(LanguageLevel.A1, LevelSource.ADVISOR, date(2026, 1, 5))
    for level in (later, earlier):
        set_language_level(session, candidate.id, level, by=BY, at=NOON)

    assert draft_of(session, candidate.id, SHOWS_DOUGH).german is LanguageLevel.B1


def test_a_course_that_has_ended_by_then_takes_no_time(session):
    candidate = a_candidate(session, course=())
    afternoon = (WeeklyHour(Weekday.MONDAY, time(13), time(16)),)
    ended = CourseDraft(CourseKind.VOCATIONAL, ends_on=date(2027, 1, 10), hours=afternoon)
    enrol_in_course(session, candidate.id, ended, by=BY, at=NOON)
    assert draft_of(session, candidate.id, SHOWS_DOUGH).course_part is None

    enrol_in_course(session, candidate.id, replace(ended, ends_on=date(2027, 1, 11)), by=BY, at=NOON)

    assert draft_of(session, candidate.id, SHOWS_DOUGH).course_part is DayPart.AFTERNOON


@pytest.mark.parametrize("name", ["field", "available_from", "hours_per_week"])
def test_what_is_missing_in_the_search_is_named(session, name):
    candidate = a_candidate(session, a_person(search=replace(KITCHEN_FROM_JANUARY, **{name: None})))

    with pytest.raises(RuleBroken) as refusal:
        draft_of(session, candidate.id, SHOWS_DOUGH)

    assert refusal.value.field == name
    assert [gap.field for gap in gaps_in(session, candidate.id)] == [name]


def test_without_course_and_day_part_the_day_part_is_missing(session):
    draft = a_person(search=replace(KITCHEN_FROM_JANUARY, day_part=None))

    assert [gap.field for gap in gaps_in(session, a_candidate(session, draft, course=()).id)] == ["day_part"]
    assert gaps_in(session, a_candidate(session, draft).id) == ()


def test_region_german_and_permission_are_demanded(session):
    draft = a_person(contact=Contact(), permit=WorkPermit())
    candidate = a_candidate(session, draft, german=None)

    assert [gap.field for gap in gaps_in(session, candidate.id)] == ["region", "german", "permit", "checked_on"]


@pytest.mark.parametrize(
    ("need", "column"),
    [("needs_licence_b", "has_licence_b"), ("needs_forklift_licence", "has_forklift_licence"), ("needs_shifts", "works_shifts")],
)
def test_an_answer_the_opening_needs_is_demanded(session, need, column):
    candidate = a_candidate(session, a_person(search=replace(KITCHEN_FROM_JANUARY, **{column: None})))
    assert gaps_in(session, candidate.id) == ()

    with pytest.raises(RuleBroken) as refusal:
        draft_of(session, candidate.id, replace(SHOWS_DOUGH, **{need: True}))

    assert refusal.value.field == column


def test_wanting_to_work_at_the_time_of_the_course_is_a_contradiction(session):
    candidate = a_candidate(session, a_person(search=replace(KITCHEN_FROM_JANUARY, day_part=DayPart.MORNING)))

    with pytest.raises(RuleBroken) as refusal:
        draft_of(session, candidate.id, SHOWS_DOUGH)

    assert refusal.value.field == "day_part"


def test_six_competences_are_shown_and_seven_refused(session):
    candidate = a_candidate(session)
    seven = tuple(Competence)[:7]
    for each in seven:
        add_competence(session, candidate.id, a_competence(each), by=BY, at=NOON)

    assert len(draft_of(session, candidate.id, ProfileChoice(competences=seven[:6])).competences) == 6
    with pytest.raises(RuleBroken) as refusal:
        draft_of(session, candidate.id, ProfileChoice(competences=seven))
    assert refusal.value.field == "competences"


@pytest.mark.parametrize(
    ("choice", "field"),
    [
        (ProfileChoice(competences=(Competence.WELDING,)), "competences"),
        (ProfileChoice(occupation_group=OccupationGroup.SOFTWARE), "occupation_group"),
    ],
)
def test_nothing_can_be_shown_that_the_record_does_not_say(session, choice, field):
    with pytest.raises(RuleBroken) as refusal:
        draft_of(session, a_candidate(session).id, choice)

    assert refusal.value.field == field


def test_an_unknown_place_needs_a_region_by_hand(session):
    candidate = a_candidate(session, a_person(contact=Contact(town="Kleinnirgendwo")))
    assert [gap.field for gap in gaps_in(session, candidate.id)] == ["region"]

    change_candidate(session, candidate.id, Contact(town="Kleinnirgendwo", region=Region.WURZEN), by=BY, at=NOON)

    assert draft_of(session, candidate.id, SHOWS_DOUGH).region is Region.WURZEN
