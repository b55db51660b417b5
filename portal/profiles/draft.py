"""What goes into a masked profile: coded values, and one text that somebody has reviewed; no other typed word can get in."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.kernel.places import Region, WideRegion
from portal.labour.competences import MOST_SHOWN, Competence
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
    WideField,
    YearsBand,
)
from portal.profiles.words import Trait


@dataclass(frozen=True)
class ReviewedText:
    """A text in which somebody has looked at every mark. A plain text is none: types keep the two apart."""

    text: str


@dataclass(frozen=True)
class ShownCompetence:
    """One competence as companies see it."""

    competence: Competence
    level: CompetenceLevel
    evidence: Evidence

    def __post_init__(self) -> None:
        if self.evidence is Evidence.JOBCENTER:
            raise ValueError("a masked profile shows nothing that comes from the Jobcentre")


@dataclass(frozen=True)
class ProfileDraft:
    """A masked profile that is not stored yet.

    Bands instead of numbers, months instead of days, clusters instead of places. What is None is not shown;
    `course_part` is the half of the day the German course takes. `coarse` names what is said more coarsely than it
    could be (`coarsening.py`): then `wide_field` stands for the group and `wide_region` for the region.
    """

    goal: Goal
    field: OccupationField
    occupation_group: OccupationGroup | None
    years: YearsBand | None
    german: LanguageLevel
    german_source: LevelSource
    hours: HoursBand | None
    day_part: DayPart | None
    course_part: DayPart | None
    available_month: date | None
    region: Region | None
    permit: PermitClass | None
    permit_checked_month: date | None
    competences: tuple[ShownCompetence, ...] = ()
    other_languages: tuple[SpokenLanguage, ...] = ()
    is_reachable: bool | None = None
    has_licence_b: bool | None = None
    has_forklift_licence: bool | None = None
    works_shifts: bool | None = None
    reviewed_by_id: UUID | None = None
    short_text: ReviewedText | None = None
    wide_field: WideField | None = None
    wide_region: WideRegion | None = None
    is_german_a_band: bool = False
    coarse: frozenset[Trait] = frozenset()

    def __post_init__(self) -> None:
        if len(self.competences) > MOST_SHOWN:
            raise ValueError(f"a masked profile shows at most {MOST_SHOWN} competences")
        if any(day is not None and day.day != 1 for day in (self.available_month, self.permit_checked_month)):
            raise ValueError("a masked profile knows months, no days")
        if self.german_source is LevelSource.JOBCENTER:
            raise ValueError("a masked profile shows nothing that comes from the Jobcentre")
