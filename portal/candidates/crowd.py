"""How many people in the file a masked profile could be of: k, and what to say more coarsely so that it grows.

What counts is what people around somebody could know of them and a company reads: goal, work, years, German, hours, times,
start, region, other languages, licences and shifts. What only KAI knows does not single anybody out: competences as they were
assessed, how we know them, who assessed the German, when a paper was checked. The permission to work is what must not be learnt:
it is protected by l-diversity instead.
A person whose record does not say something is not taken for a match: k is rather too small than too large.
Regulation (EU) 2016/679, recital 26; Art. 29 Working Party, WP 216 (10 April 2014): singling out.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as detail
from datetime import date
from itertools import combinations
from uuid import UUID

from portal.kernel.places import Region, WideRegion
from portal.labour.languages import SpokenLanguage
from portal.labour.occupations import OccupationGroup
from portal.labour.words import (
    DayPart,
    Goal,
    HoursBand,
    LanguageBand,
    LanguageLevel,
    OccupationField,
    PermitClass,
    WideField,
    YearsBand,
)
from portal.profiles.coarsening import coarsen, coarsenable
from portal.profiles.draft import ProfileDraft
from portal.profiles.words import Trait

ENOUGH = 3
"""So many people should share what one company reads, or the advisor says why fewer do."""


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the file in the codes a masked profile would be made of."""

    id: UUID
    goal: Goal
    field: OccupationField | None
    region: Region | None
    start: date | None
    hours: HoursBand | None
    day_part: DayPart | None
    course_part: DayPart | None
    works_shifts: bool | None
    has_licence_b: bool | None
    has_forklift_licence: bool | None
    permit: PermitClass | None
    german: LanguageLevel | None
    languages: frozenset[SpokenLanguage] = frozenset()
    years: Mapping[OccupationGroup, int] = detail(default_factory=dict)


Fits = Callable[[Member, ProfileDraft], bool]


def _has_group(member: Member, shown: ProfileDraft) -> bool:
    if shown.occupation_group is None:
        return not member.years and member.field is shown.field
    return shown.occupation_group in member.years


def _has_area(member: Member, shown: ProfileDraft) -> bool:
    return any(WideField.of(group.field) is shown.wide_field for group in member.years)


def _has_years(member: Member, shown: ProfileDraft) -> bool:
    group, area = shown.occupation_group, shown.wide_field
    if group is None and area is None:
        return True
    fitting = [years for each, years in member.years.items() if (each is group if group else WideField.of(each.field) is area)]
    return any(YearsBand.of(years) is shown.years for years in fitting)


def _lives_there(member: Member, shown: ProfileDraft) -> bool:
    if shown.region is not None:
        return member.region is shown.region
    return member.region is not None and WideRegion.of(member.region) is shown.wide_region


def _has_time_then(member: Member, shown: ProfileDraft) -> bool:
    return shown.day_part is None or (member.day_part, member.course_part) == (shown.day_part, shown.course_part)


def _speaks_german(member: Member, shown: ProfileDraft) -> bool:
    if member.german is None or not shown.is_german_a_band:
        return member.german is shown.german
    return LanguageBand.of(member.german) is LanguageBand.of(shown.german)


def _answers_alike(member: Member, shown: ProfileDraft) -> bool:
    asked = (
        (shown.has_licence_b, member.has_licence_b),
        (shown.has_forklift_licence, member.has_forklift_licence),
        (shown.works_shifts, member.works_shifts),
    )
    return all(told is None or told == known for told, known in asked)


FITS: Mapping[Trait, Fits] = {
    Trait.YEARS: lambda member, shown: shown.years is None or _has_years(member, shown),
    Trait.START: lambda member, shown: shown.available_month in (None, member.start),
    Trait.REGION: _lives_there,
    Trait.HOURS: lambda member, shown: shown.hours in (None, member.hours),
    Trait.TIME: _has_time_then,
    Trait.EXPERIENCE: lambda member, shown: (_has_area if shown.wide_field else _has_group)(member, shown),
    Trait.LANGUAGES: lambda member, shown: set(shown.other_languages) <= member.languages,
    Trait.LICENCES: _answers_alike,
    Trait.GERMAN: _speaks_german,
}
"""For each trait that others could know whether a person fits what is shown of it, finely or coarsely."""


def misfits(member: Member, shown: ProfileDraft) -> frozenset[Trait]:
    """Return the traits by which this person cannot be the one who is shown."""
    return frozenset(trait for trait, fits in FITS.items() if not fits(member, shown))


def fits(member: Member, shown: ProfileDraft) -> bool:
    """Say whether the profile could be of this person."""
    return member.goal is shown.goal and all(test(member, shown) for test in FITS.values())


@dataclass(frozen=True, slots=True)
class Distance:
    """By what a person differs from what is shown: as it is, said coarsely, and the years counted in the whole area."""

    finely: frozenset[Trait]
    coarsely: frozenset[Trait]
    is_off_in_area_years: bool

    def is_none(self, said: frozenset[Trait]) -> bool:
        """Say whether nothing is left of it once these traits are said coarsely."""
        left = self.finely - said
        if Trait.EXPERIENCE in said and Trait.YEARS not in said:
            left = left - {Trait.YEARS} if not self.is_off_in_area_years else left | {Trait.YEARS}
        return not left and not self.coarsely & said


@dataclass(frozen=True)
class Crowd:
    """The people a masked profile could be of, for every way of saying less."""

    shown: ProfileDraft
    options: tuple[Trait, ...]
    """What could be said more coarsely."""
    alike: Counter[tuple[Distance, PermitClass | None]]
    """How many others stand at which distance, by their permission to work."""

    def size(self, coarser: Iterable[Trait] = ()) -> int:
        """Return k: the person and all others who fit once these traits are said more coarsely too."""
        said = frozenset(coarser) & frozenset(self.options)
        return 1 + sum(count for (distance, _permit), count in self.alike.items() if distance.is_none(said))

    def way_to(self, enough: int = ENOUGH) -> tuple[Trait, ...] | None:
        """Return the fewest traits to say more coarsely so that enough people fit; None where nothing reaches that."""
        for number in range(len(self.options) + 1):
            for said in combinations(self.options, number):
                if self.size(said) >= enough:
                    return said
        return None

    @property
    def gives_permit_away(self) -> bool:
        """Whether all who fit share the permission to work: who knows the group then knows it of the person.

        l-diversity (Machanavajjhala et al. 2007) for the one value shown that can harm. The rule is the same whichever permission
        it is: were only a restricted one left out, its absence would say that it is restricted.
        """
        if self.shown.permit is None:
            return False
        return {permit for distance, permit in self.alike if distance.is_none(frozenset())} <= {self.shown.permit}


def crowd_around(shown: ProfileDraft, others: Iterable[Member]) -> Crowd:
    """Compare what is shown with everybody else in the file."""
    options = tuple(trait for trait in coarsenable(shown) if trait in FITS)
    coarse, by_area = coarsen(shown, options), coarsen(shown, (Trait.EXPERIENCE,))
    alike: Counter[tuple[Distance, PermitClass | None]] = Counter()
    for member in others:
        if member.goal is shown.goal:
            is_off = not FITS[Trait.YEARS](member, by_area)
            distance = Distance(misfits(member, shown), misfits(member, coarse) & frozenset(options), is_off)
            alike[distance, member.permit] += 1
    return Crowd(shown, options, alike)
