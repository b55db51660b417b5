"""What a masked profile says: whole, neutral sentences made of codes."""

import re
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.kernel.i18n import speaking
from portal.kernel.places import Region
from portal.labour.competences import Competence
from portal.labour.languages import SpokenLanguage
from portal.labour.occupations import OccupationGroup
from portal.labour.words import (
    CompetenceLevel,
    DayPart,
    Evidence,
    Goal,
    HoursBand,
    LanguageLevel,
    LevelSource,
    OccupationField,
    PermitClass,
    YearsBand,
)
from portal.profiles.composing import compose
from portal.profiles.draft import ProfileDraft, ShownCompetence
from portal.profiles.sentences import BESIDE_THE_COURSE
from portal.profiles.view import MaskedProfile
from tests.builders.profiles import a_profile_draft

MONTHS = st.dates(date(2024, 1, 1), date(2030, 12, 31)).map(lambda day: day.replace(day=1))
OURS = [each for each in Evidence if each is not Evidence.JOBCENTER]
SHOWN = st.builds(ShownCompetence, st.sampled_from(Competence), st.sampled_from(CompetenceLevel), st.sampled_from(OURS))
DRAFTS = st.builds(
    ProfileDraft,
    goal=st.sampled_from(Goal),
    field=st.sampled_from(OccupationField),
    occupation_group=st.none() | st.sampled_from(OccupationGroup),
    years=st.sampled_from(YearsBand),
    german=st.sampled_from(LanguageLevel),
    german_source=st.sampled_from([each for each in LevelSource if each is not LevelSource.JOBCENTER]),
    hours=st.sampled_from(HoursBand),
    day_part=st.sampled_from(DayPart),
    course_part=st.none() | st.sampled_from(list(BESIDE_THE_COURSE)),
    available_month=MONTHS,
    region=st.sampled_from(Region),
    permit=st.sampled_from(PermitClass),
    permit_checked_month=MONTHS,
    competences=st.lists(SHOWN, max_size=6).map(tuple),
    other_languages=st.lists(st.sampled_from(SpokenLanguage), max_size=3, unique=True).map(tuple),
    is_reachable=st.none() | st.booleans(),
    has_licence_b=st.none() | st.booleans(),
    has_forklift_licence=st.none() | st.booleans(),
    works_shifts=st.none() | st.booleans(),
)


def all_words(profile: MaskedProfile) -> list[str]:
    sentences = ["".join(phrase.text for phrase in sentence) for sentence in profile.summary]
    statements = [text for fact in profile.facts for each in fact.statements for text in (each.value, each.note)]
    german = profile.german
    return [*sentences, *statements, german.label, *german.works_already, *german.helps_at_start, german.source]


def summary_of(draft: ProfileDraft) -> str:
    return " ".join("".join(phrase.text for phrase in sentence) for sentence in compose(draft).summary)


def values_of(draft: ProfileDraft, term: str) -> list[str]:
    found = [fact for fact in compose(draft).facts if fact.term == term]
    return [each.value for fact in found for each in fact.statements]


@pytest.mark.parametrize("language", ["en", "de"])
@given(draft=DRAFTS)
def test_every_combination_of_codes_gives_whole_sentences(draft, language):
    with speaking(language):
        words = all_words(compose(draft))

    for text in words:
        assert not re.search(r"%|\*|None|lazy|\{", text), text
    assert all(text.endswith(".") for text in words[:3])


@given(draft=DRAFTS)
def test_nothing_finer_than_a_month_is_said(draft):
    with speaking("en"):
        text = " ".join(all_words(compose(draft)))

    assert not re.search(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d{2}-\d{2}|\b\d{1,2} (January|May|December) \d{4}", text)


PRONOUNS = {
    "en": re.compile(r"\b(he|she|his|her|him|hers)\b", re.IGNORECASE),
    "de": re.compile(r"\b(er|seine[mnrs]?|ihm|ihn|ihre?[mnrs]?|Herr|Frau)\b|\w(erin|istin|innen)\b|[:*]in\b"),
}


@pytest.mark.parametrize("language", PRONOUNS)
@given(draft=DRAFTS)
def test_no_word_tells_the_sex_of_the_person(draft, language):
    with speaking(language):
        text = " ".join(all_words(compose(draft)))

    assert not PRONOUNS[language].search(text), text


def test_every_sentence_of_the_summary_has_one_key_phrase():
    with speaking("en"):
        summary = compose(a_profile_draft()).summary

    assert [[phrase.text for phrase in sentence if phrase.is_key] for sentence in summary] == [
        ["several years of experience in “Bakery, butchery and food production”"],
        ["In the afternoon the person has time."],
        ["short, clear instructions in the team."],
    ]


@pytest.mark.parametrize(
    ("goal", "words"),
    [(Goal.INTERNSHIP, "do an internship"), (Goal.JOB, "work at your company"), (Goal.APPRENTICESHIP, "do an apprenticeship")],
)
def test_the_goal_is_said_with_and_without_experience(goal, words):
    with speaking("en"):
        assert words in summary_of(a_profile_draft(goal=goal))
        assert words in summary_of(a_profile_draft(goal=goal, occupation_group=None))


def test_somebody_new_to_a_field_is_not_given_years():
    with speaking("en"):
        draft = a_profile_draft(occupation_group=None)

        assert "new to the field" in summary_of(draft)
        assert values_of(draft, "Experience") == ["Bakery, butchery, food production"]


@pytest.mark.parametrize(
    ("name", "term", "yes"),
    [
        ("has_licence_b", "Licences and shifts", "Driving licence B: yes"),
        ("has_forklift_licence", "Licences and shifts", "Forklift licence: yes"),
        ("works_shifts", "Licences and shifts", "Work in shifts: yes"),
    ],
)
def test_what_no_opening_asked_for_is_not_even_a_line(name, term, yes):
    with speaking("en"):
        assert values_of(a_profile_draft(**{name: True}), term) == [yes]
        assert values_of(a_profile_draft(**{name: None}), term) == []


def test_other_languages_are_shown_only_when_asked_for():
    with speaking("en"):
        assert values_of(a_profile_draft(other_languages=(SpokenLanguage.ARABIC,)), "Other languages") == ["Arabic"]
        assert values_of(a_profile_draft(), "Other languages") == []


def test_the_permission_names_the_month_and_what_counts():
    with speaking("en"):
        permit = next(fact for fact in compose(a_profile_draft()).facts if fact.term == "Permission to work")

    assert permit.statements[0].note == "Checked in November 2026. What counts is the residence document."


def test_a_profile_never_shows_more_than_six_competences():
    six = a_profile_draft().competences * 6

    assert len(a_profile_draft(competences=six).competences) == 6
    with pytest.raises(ValueError, match="at most 6"):
        a_profile_draft(competences=(*six, six[0]))


@pytest.mark.parametrize("name", ["available_month", "permit_checked_month"])
def test_a_profile_takes_no_day(name):
    assert getattr(a_profile_draft(**{name: date(2027, 2, 1)}), name).day == 1
    with pytest.raises(ValueError, match="months, no days"):
        a_profile_draft(**{name: date(2027, 2, 2)})


def test_a_draft_has_no_place_for_typed_words():
    kinds = {str(field.type) for field in fields(ProfileDraft)}

    assert not [kind for kind in kinds if "str" in kind.replace("ShownCompetence", "")]
    assert replace(a_profile_draft(), goal=Goal.JOB).goal is Goal.JOB
