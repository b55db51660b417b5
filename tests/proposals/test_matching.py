"""The rules of matching: each veto and each point, and that the database answers as the rules do."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from portal.candidates.models import Candidate
from portal.candidates.services import ExperienceDraft, LevelDraft, add_experience, change_candidate, set_language_level
from portal.candidates.summary import work_codes
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.labour.occupations import OccupationGroup
from portal.labour.words import DayPart, Goal, LanguageLevel, LevelSource, Licence, OccupationField, PermitClass
from portal.proposals.matching import Seeker, Work, fit
from portal.proposals.matching_words import Ground
from portal.proposals.queries.fitting import Among, nearly_fitting, people_for, seeker_of
from portal.proposals.words import Hint
from tests.builders.accounts import an_advisor
from tests.builders.candidates import KEPT_INSIDE, a_candidate
from tests.moments import MONDAY, NOON

ADVISOR = By(None, Role.ADVISOR.value)
BAKER = Seeker(
    goal=Goal.INTERNSHIP,
    field=OccupationField.FOOD_PRODUCTION,
    region="grimma",
    available_from=date(2027, 1, 11),
    hours_per_week=20,
    works_shifts=True,
    licences=frozenset({"b"}),
    permit=PermitClass.FREE,
    german=LanguageLevel.A2,
    work=("292", "food_production"),
    competences=("dough",),
    course_part=DayPart.MORNING,
    course_until=date(2027, 3, 31),
    waiting_since=MONDAY,
)
BAKERY = Work(
    goal=Goal.INTERNSHIP,
    on=MONDAY,
    begins_on=date(2027, 1, 11),
    starts_on=date(2027, 1, 11),
    field=OccupationField.FOOD_PRODUCTION,
    group="292",
    region="grimma",
    language=LanguageLevel.A2,
    day_part=DayPart.AFTERNOON,
    hours_per_week=20,
    competences=("dough", "oven"),
)


def test_nothing_stands_against_what_fits():
    found = fit(BAKER, BAKERY)

    assert found.vetoes == ()
    assert {point.ground: point.got for point in found.points} == {
        Ground.OCCUPATION: 8,
        Ground.COMPETENCES: 1,
        Ground.LANGUAGE: 3,
        Ground.DISTANCE: 3,
        Ground.WAITING: 0,
    }
    assert found.score == 15


@pytest.mark.parametrize(
    ("person", "place", "veto"),
    [
        ({"goal": Goal.JOB}, {}, Hint.GOAL),
        ({"permit": PermitClass.IN_CLARIFICATION}, {}, Hint.PERMIT),
        ({"permit": None}, {}, Hint.PERMIT),
        ({}, {"licences": frozenset({"forklift"})}, Hint.LICENCE),
        ({"licences": frozenset()}, {"licences": frozenset({"b"})}, Hint.LICENCE),
        ({}, {"day_part": DayPart.MORNING}, Hint.TIMES),
        ({"course_until": date(2027, 1, 11)}, {"day_part": DayPart.WHOLE_DAY}, Hint.TIMES),
        ({"course_until": None}, {"day_part": DayPart.WHOLE_DAY}, Hint.TIMES),
        ({"works_shifts": False, "course_part": None}, {"day_part": DayPart.SHIFTS}, Hint.SHIFTS),
        ({"hours_per_week": 19}, {}, Hint.HOURS),
        ({"available_from": date(2027, 1, 12)}, {}, Hint.START),
    ],
)
def test_each_veto_says_what_stands_in_the_way(person, place, veto):
    assert fit(replace(BAKER, **person), replace(BAKERY, **place)).vetoes == (veto,)


@pytest.mark.parametrize(
    ("person", "place"),
    [
        ({"permit": PermitClass.NEEDS_PERMISSION}, {}),
        ({}, {"licences": frozenset({"b"})}),
        ({"course_until": date(2027, 1, 10)}, {"day_part": DayPart.WHOLE_DAY}),
        ({"works_shifts": None, "course_part": None}, {"day_part": DayPart.SHIFTS}),
        ({"hours_per_week": None}, {"hours_per_week": 40}),
        ({"available_from": None}, {}),
        ({}, {"starts_on": None, "begins_on": MONDAY}),
    ],
)
def test_what_is_not_known_or_just_enough_is_no_veto(person, place):
    assert fit(replace(BAKER, **person), replace(BAKERY, **place)).vetoes == ()


@pytest.mark.parametrize(
    ("groups", "field", "points"),
    [
        (("292",), None, 8),
        (("291",), None, 6),
        (("293",), None, 6),
        (("111",), OccupationField.FOOD_PRODUCTION, 4),
        (("111",), None, 2),
        ((), OccupationField.FARMING, 2),
        (("541",), OccupationField.CLEANING, 0),
        ((), None, 0),
    ],
)
def test_the_nearer_the_occupation_the_more_points(groups, field, points):
    found = fit(replace(BAKER, work=work_codes(groups), field=field), BAKERY)

    assert next(point.got for point in found.points if point.ground is Ground.OCCUPATION) == points


def test_without_a_group_of_occupations_the_field_counts():
    found = fit(BAKER, replace(BAKERY, group=None))

    assert next(point.got for point in found.points if point.ground is Ground.OCCUPATION) == 5


@pytest.mark.parametrize(
    ("german", "points"),
    [(LanguageLevel.B1, 3), (LanguageLevel.A2, 3), (LanguageLevel.A1, 1), (LanguageLevel.NONE, 0), (None, 0)],
)
def test_one_level_of_german_less_is_little_two_are_much(german, points):
    found = fit(replace(BAKER, german=german), BAKERY)

    assert next(point.got for point in found.points if point.ground is Ground.LANGUAGE) == points


@pytest.mark.parametrize(("days", "points"), [(27, 0), (28, 1), (55, 1), (56, 2)])
def test_whoever_waits_long_comes_up(days, points):
    found = fit(replace(BAKER, waiting_since=MONDAY - timedelta(days=days)), BAKERY)

    assert next(point.got for point in found.points if point.ground is Ground.WAITING) == points


def some_work(chance: Any) -> Work:
    def perhaps(*values):
        return chance.choice((None, *values))

    starts_on = perhaps(MONDAY - timedelta(days=3), MONDAY + timedelta(days=30))
    return Work(
        goal=chance.choice(list(Goal)),
        on=MONDAY,
        begins_on=max(starts_on or MONDAY, MONDAY),
        starts_on=starts_on,
        field=perhaps(*OccupationField),
        group=perhaps("292", "293", "541", "513"),
        region=perhaps("grimma", "north"),
        language=chance.choice(list(LanguageLevel)),
        day_part=perhaps(*DayPart),
        hours_per_week=perhaps(15, 20, 40),
        licences=frozenset(chance.sample([each.value for each in Licence], chance.randint(0, 2))),
        competences=tuple(chance.sample(["dough", "oven", "picking", "team"], chance.randint(0, 3))),
    )


def change_at_random(candidate: Candidate, chance: Any) -> None:
    def perhaps(*values):
        return chance.choice((None, *values))

    candidate.goal, candidate.field = chance.choice(list(Goal)), perhaps(*OccupationField)
    candidate.region, candidate.available_from = perhaps("grimma", "north"), perhaps(MONDAY, MONDAY + timedelta(days=30))
    candidate.hours_per_week, candidate.works_shifts = perhaps(15, 20, 40), perhaps(True, False)
    candidate.has_licence_b, candidate.has_forklift_licence = perhaps(True, False), perhaps(True, False)
    candidate.permit, candidate.known_german = perhaps(*PermitClass), perhaps(*LanguageLevel)
    candidate.known_work = work_codes(chance.sample(["292", "291", "541", "513", "831"], chance.randint(0, 2)))
    candidate.known_competences = tuple(chance.sample(["dough", "oven", "picking"], chance.randint(0, 3)))
    candidate.course_part, candidate.course_until = perhaps(*DayPart), perhaps(MONDAY, MONDAY + timedelta(days=30))
    candidate.created_at = NOON - timedelta(days=chance.choice((0, 27, 28, 29, 55, 56, 57)), hours=chance.choice((0, 11, 13)))


@settings(
    max_examples=2, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(chance=st.randoms(use_true_random=False))
def test_the_database_answers_as_the_rules_do(database, chance):
    with database.transaction() as session:
        advisor_id = an_advisor(session).id
        ids = {a_candidate(session, course=(), advisor_id=advisor_id).id for _each in range(30)}
        for candidate_id in sorted(ids):
            change_at_random(session.get_one(Candidate, candidate_id), chance)

    for _each in range(20):
        work = some_work(chance)
        with database.reading() as session:
            found = people_for(session, work, Among(advisor_id=advisor_id), limit=200)
            nearly = nearly_fitting(session, work, Among(advisor_id=advisor_id), limit=200)
            everybody = [fit(seeker_of(session.get_one(Candidate, each)), work) for each in ids]
        assert all(not row.fit.vetoes for row in found.rows), work
        assert all(len(row.fit.vetoes) == 1 for row in nearly.rows), work
        vetoes = [len(each.vetoes) for each in everybody]
        assert [vetoes.count(0), vetoes.count(1)] == [len(found.rows), len(nearly.rows)], work
        assert found.total == len(found.rows)
        for rows in (found.rows, nearly.rows):
            order = [(-row.fit.score, row.since, row.id) for row in rows]
            assert order == sorted(order), work


def test_what_changes_in_the_record_changes_what_matching_reads(database):
    with database.transaction() as session:
        candidate = a_candidate(session)
        add_experience(session, candidate.id, ExperienceDraft(OccupationGroup.CLEANING, 2), by=ADVISOR, at=NOON)
        set_language_level(session, candidate.id, LevelDraft(LanguageLevel.B1, LevelSource.TEST, MONDAY), by=ADVISOR, at=NOON)

    with database.reading() as session:
        found = session.get_one(Candidate, candidate.id)
        assert (found.known_german, found.known_work, found.known_competences) == (
            LanguageLevel.B1,
            ("292", "541", "cleaning", "food_production"),
            ("dough",),
        )
        assert (found.course_part, found.course_until) == (DayPart.MORNING, None)


def test_sex_age_nationality_religion_family_and_residence_title_change_nothing(database):
    work = replace(BAKERY, day_part=None)
    with database.transaction() as session:
        ids = [a_candidate(session).id for _each in range(3)]
    with database.reading() as session:
        before = people_for(session, work)

    with database.transaction() as session:
        for number, candidate_id in enumerate(ids):
            internal = replace(
                KEPT_INSIDE,
                birth_on=date(1960 + 15 * number, 2, 3),
                sex=("f", "m", "d")[number],
                nationality=("ER", "UA", "SY")[number],
                residence_title=f"§ {number}",
                notes="Zwei Kinder, Ramadan, Rückenleiden",
            )
            change_candidate(session, candidate_id, internal, by=ADVISOR, at=NOON)
    with database.reading() as session:
        after = people_for(session, work)

    assert before == after
    assert len(after.rows) == 3
