"""How many people a masked profile could be of, and what to say more coarsely."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.candidates.crowd import Member, crowd_around, fits
from portal.candidates.generalising import generalise
from portal.candidates.models import Candidate
from portal.candidates.queries.crowd import REMEMBERED, members
from portal.candidates.services import ProfileChoice, leave_candidate
from portal.candidates.words import CandidateState
from portal.kernel.audit import By
from portal.kernel.clock import local_day
from portal.kernel.places import Region
from portal.labour.languages import SpokenLanguage
from portal.labour.occupations import OccupationGroup
from portal.labour.words import (
    DayPart,
    Goal,
    HoursBand,
    LanguageLevel,
    LevelSource,
    OccupationField,
    PermitClass,
    YearsBand,
)
from portal.profiles.coarsening import coarsen, coarsenable
from portal.profiles.draft import ProfileDraft
from portal.profiles.words import Trait
from tests.builders.candidates import SHOWS_DOUGH, a_candidate
from tests.builders.profiles import a_profile_draft
from tests.moments import NOON

FEW_GROUPS = st.sampled_from([OccupationGroup.FOOD, OccupationGroup.COOKING, OccupationGroup.HOTEL, OccupationGroup.SALES])
MONTHS = st.sampled_from([date(2027, month, 1) for month in (1, 2, 3, 4)])
TIMES = st.sampled_from([(DayPart.AFTERNOON, DayPart.MORNING), (DayPart.WHOLE_DAY, None), (DayPart.FLEXIBLE, None)])
YES_NO = st.none() | st.booleans()
GERMAN = st.sampled_from(
    [LanguageLevel.NONE, LanguageLevel.A1, LanguageLevel.A2, LanguageLevel.B1, LanguageLevel.B2, LanguageLevel.C1]
)
LANGUAGES = st.sets(st.sampled_from([SpokenLanguage.ENGLISH, SpokenLanguage.ARABIC]))


@st.composite
def people(draw: st.DrawFn) -> Member:
    """Somebody out of a small world, so that people resemble each other."""
    day_part, course_part = draw(TIMES)
    return Member(
        id=uuid4(),
        goal=draw(st.sampled_from([Goal.JOB, Goal.INTERNSHIP])),
        field=draw(st.sampled_from([OccupationField.RETAIL, OccupationField.KITCHEN_SERVICE])),
        region=draw(st.sampled_from([Region.NORTH, Region.MIDDLE, Region.GRIMMA])),
        start=draw(MONTHS),
        hours=draw(st.sampled_from(HoursBand)),
        day_part=day_part,
        course_part=course_part,
        works_shifts=draw(YES_NO),
        has_licence_b=draw(YES_NO),
        has_forklift_licence=draw(YES_NO),
        permit=draw(st.sampled_from(PermitClass)),
        german=draw(GERMAN),
        languages=frozenset(draw(LANGUAGES)),
        years=draw(st.dictionaries(FEW_GROUPS, st.integers(0, 12), max_size=2)),
    )


def as_shown(member: Member, *, with_licences: bool, with_languages: bool) -> ProfileDraft:
    """The masked profile of somebody of that world."""
    group = max(member.years, key=lambda each: (member.years[each], each.value), default=None)
    return ProfileDraft(
        goal=member.goal,
        field=member.field,
        occupation_group=group,
        years=YearsBand.of(member.years[group] if group else 0),
        german=member.german,
        german_source=LevelSource.TEST,
        hours=member.hours,
        day_part=member.day_part,
        course_part=member.course_part,
        available_month=member.start,
        region=member.region,
        permit=member.permit,
        permit_checked_month=date(2026, 11, 1),
        other_languages=tuple(member.languages) if with_languages else (),
        has_licence_b=member.has_licence_b if with_licences else None,
        works_shifts=member.works_shifts if with_licences else None,
    )


SHOWN = st.builds(as_shown, people(), with_licences=st.booleans(), with_languages=st.booleans())
SAID = st.sets(st.sampled_from(Trait))


@given(SHOWN, st.lists(people(), max_size=8), SAID)
@settings(max_examples=150)
def test_the_crowd_counts_exactly_those_who_fit_what_is_said(shown, others, said):
    counted = crowd_around(shown, others).size(said)

    assert counted == 1 + sum(fits(each, coarsen(shown, said)) for each in others)


@given(people(), SAID, st.booleans())
def test_a_profile_could_always_be_of_the_person_it_is_of(person, said, everything):
    shown = as_shown(person, with_licences=everything, with_languages=everything)

    assert fits(person, coarsen(shown, said))


@given(SHOWN, st.lists(people(), max_size=8), SAID, st.sampled_from(Trait))
def test_saying_less_never_makes_the_crowd_smaller(shown, others, said, more):
    crowd = crowd_around(shown, others)

    assert crowd.size(said) <= crowd.size({*said, Trait.EXPERIENCE, Trait.YEARS, more})


@given(SHOWN, st.lists(people(), max_size=8))
@settings(max_examples=60)
def test_the_way_is_the_shortest_that_reaches_enough(shown, others):
    crowd = crowd_around(shown, others)
    way = crowd.way_to(3)

    if way is None:
        assert crowd.size(coarsenable(shown)) < 3
    else:
        assert crowd.size(way) >= 3
        assert all(crowd.size(set(way) - {trait}) < 3 or trait in (Trait.EXPERIENCE, Trait.YEARS) for trait in way)


@given(SHOWN, SAID)
def test_what_is_said_coarsely_is_not_in_the_profile_any_more(shown, said):
    coarser = coarsen(shown, said)
    hidden = {
        Trait.YEARS: coarser.years is None or shown.occupation_group is None,
        Trait.EXPERIENCE: coarser.occupation_group is None,
        Trait.REGION: coarser.region is None,
        Trait.HOURS: coarser.hours is None,
        Trait.TIME: coarser.day_part is coarser.course_part is None,
        Trait.LANGUAGES: not coarser.other_languages,
        Trait.LICENCES: coarser.has_licence_b is coarser.works_shifts is None,
        Trait.PERMIT: coarser.permit is coarser.permit_checked_month is None,
        Trait.START: coarser.available_month is None,
        Trait.GERMAN: coarser.german not in (LanguageLevel.A1, LanguageLevel.A2, LanguageLevel.C1),
    }

    assert all(hidden[trait] for trait in said)
    assert coarsen(coarser, said) == coarser


@pytest.mark.parametrize(
    ("permits", "gives_away"),
    [("bbb", True), ("bba", False), ("bbc", False), ("aaa", True), ("aab", False), ("b", True), ("a", True), ("c", True)],
)
def test_a_permit_all_share_is_given_away_whichever_it_is_and_one_among_others_is_not(permits, gives_away):
    shown = a_profile_draft(permit=PermitClass(permits[0]), competences=())
    same = (shown.goal, shown.field, shown.region, shown.available_month, shown.hours, shown.day_part, shown.course_part)
    years = {OccupationGroup.FOOD: 4}
    others = [Member(uuid4(), *same, None, None, None, PermitClass(each), shown.german, years=years) for each in permits[1:]]

    assert crowd_around(shown, others).gives_permit_away is gives_away


def test_the_file_holds_who_is_active_and_who_was_there_within_a_year(session):
    here, left_lately, left_long_ago, only_kept = (a_candidate(session) for _ in range(4))
    only_kept.restricted_at = NOON
    for person, at in ((left_lately, NOON - REMEMBERED), (left_long_ago, NOON - REMEMBERED - timedelta(seconds=1))):
        leave_candidate(session, person.id, by=By.system(), at=NOON)
        person.changed_at = at
    session.flush()

    assert {each.id for each in members(session, at=NOON)} == {here.id, left_lately.id}
    assert {each.id for each in members(session, at=NOON, without=here.id)} == {left_lately.id}
    assert left_long_ago.state is CandidateState.LEFT


@pytest.mark.parametrize("changes", [ProfileChoice(), SHOWS_DOUGH])
def test_the_file_in_codes_fits_the_profiles_made_of_it(session, changes):
    person = a_candidate(session)
    shown = generalise(session.get_one(Candidate, person.id), changes, on=local_day(NOON))

    (member,) = members(session, at=NOON)

    assert fits(member, shown)
    assert crowd_around(shown, [member]).size() == 2
    assert not fits(replace(member, region=Region.WURZEN), shown)
