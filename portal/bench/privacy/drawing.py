"""Invented people in codes, drawn from the shares of a county's course: the same seed gives the same people."""

from collections.abc import Mapping, Sequence
from datetime import date
from random import Random  # noqa: TID251 - a benchmark draws the same people each time
from typing import Final, TypeVar
from uuid import UUID

from portal.candidates.crowd import Member
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
from portal.profiles.draft import ProfileDraft

T = TypeVar("T")

# Shares in percent; our own guess of a course of migrants in a rural county, to be replaced by real ones. The shape matters.
GOALS: Final = {Goal.JOB: 50, Goal.INTERNSHIP: 35, Goal.APPRENTICESHIP: 15}
FIELDS: Final = {
    OccupationField.WAREHOUSE_TRANSPORT: 16, OccupationField.CLEANING: 13, OccupationField.KITCHEN_SERVICE: 13,
    OccupationField.CARE: 11, OccupationField.BUILDING: 10, OccupationField.RETAIL: 9, OccupationField.METAL_ELECTRICAL: 8,
    OccupationField.PRODUCTION: 6, OccupationField.OFFICE_IT: 5, OccupationField.CHILDREN_EDUCATION: 4,
    OccupationField.FOOD_PRODUCTION: 3, OccupationField.FARMING: 2,
}  # fmt: skip
REGIONS: Final = {Region.NORTH: 32, Region.MIDDLE: 26, Region.GRIMMA: 22, Region.WURZEN: 20}
GERMAN: Final = {
    LanguageLevel.NONE: 2, LanguageLevel.A1: 16, LanguageLevel.A2: 34, LanguageLevel.B1: 33, LanguageLevel.B2: 13,
    LanguageLevel.C1: 2,
}  # fmt: skip
HOURS: Final = {HoursBand.FULL: 45, HoursBand.PART: 43, HoursBand.SMALL: 12}
TIMES: Final = {
    (DayPart.AFTERNOON, DayPart.MORNING): 38, (DayPart.MORNING, DayPart.AFTERNOON): 14, (DayPart.WHOLE_DAY, None): 28,
    (DayPart.FLEXIBLE, None): 12, (DayPart.SHIFTS, None): 8,
}  # fmt: skip
PERMITS: Final = {PermitClass.FREE: 78, PermitClass.NEEDS_PERMISSION: 16, PermitClass.IN_CLARIFICATION: 6}
STARTS: Final = {date(2026, 12, 1): 45, date(2027, 1, 1): 22, date(2027, 2, 1): 15, date(2027, 3, 1): 10, date(2027, 4, 1): 8}
LANGUAGES: Final = {
    SpokenLanguage.ARABIC: 34, SpokenLanguage.UKRAINIAN: 22, SpokenLanguage.RUSSIAN: 14, SpokenLanguage.PERSIAN: 9,
    SpokenLanguage.TURKISH: 8, SpokenLanguage.TIGRINYA: 6, SpokenLanguage.ENGLISH: 4, SpokenLanguage.VIETNAMESE: 3,
}  # fmt: skip
WITHOUT_EXPERIENCE: Final = 25
ALIKE: Final = 70
"""So many of a hundred have worked in the field they look for."""


def people(number: int, seed: int) -> tuple[Member, ...]:
    """Draw so many people."""
    luck = Random(seed)  # noqa: S311 - no secret, a sample
    return tuple(_person(luck) for _ in range(number))


def profile_of(person: Member) -> ProfileDraft:
    """Return the masked profile as it would be before anybody makes it coarser."""
    group = max(person.years, key=lambda each: (person.years[each], each.value), default=None)
    if person.field is None or person.german is None or person.start is None:
        raise LookupError("drawn people are complete")
    return ProfileDraft(
        goal=person.goal,
        field=person.field,
        occupation_group=group,
        years=YearsBand.of(person.years[group] if group else 0),
        german=person.german,
        german_source=LevelSource.TEACHER,
        hours=person.hours,
        day_part=person.day_part,
        course_part=person.course_part,
        available_month=person.start,
        region=person.region,
        permit=person.permit,
        permit_checked_month=date(2026, 11, 1),
    )


def _person(luck: Random) -> Member:
    field, (day_part, course_part) = _draw(luck, FIELDS), _draw(luck, TIMES)
    return Member(
        id=UUID(int=luck.getrandbits(128), version=4),
        goal=_draw(luck, GOALS),
        field=field,
        region=_draw(luck, REGIONS),
        start=_draw(luck, STARTS),
        hours=_draw(luck, HOURS),
        day_part=day_part,
        course_part=course_part,
        works_shifts=luck.random() < 0.5,
        has_licence_b=luck.random() < 0.35,
        has_forklift_licence=luck.random() < 0.08,
        permit=_draw(luck, PERMITS),
        german=_draw(luck, GERMAN),
        languages=frozenset({_draw(luck, LANGUAGES)}),
        years=_experience(luck, field),
    )


def _experience(luck: Random, field: OccupationField) -> dict[OccupationGroup, int]:
    if luck.randrange(100) < WITHOUT_EXPERIENCE:
        return {}
    fitting: Sequence[OccupationGroup] = [group for group in OccupationGroup if group.field is field]
    groups = fitting if luck.randrange(100) < ALIKE else tuple(OccupationGroup)
    return {luck.choice(groups): luck.choice((1, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15))}


def _draw(luck: Random, shares: Mapping[T, int]) -> T:
    return luck.choices(tuple(shares), weights=tuple(shares.values()))[0]
