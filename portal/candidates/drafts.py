"""What an advisor enters about a person, section by section."""

from dataclasses import dataclass, field
from datetime import date, time
from uuid import UUID

from portal.candidates.words import BenefitAgency, CourseKind, Fact, FactSource, ReleaseReason, Weekday
from portal.kernel.places import Region
from portal.labour.competences import Competence
from portal.labour.languages import SpokenLanguage
from portal.labour.occupations import OccupationGroup
from portal.labour.words import (
    CompetenceLevel,
    DayPart,
    Evidence,
    Goal,
    LanguageLevel,
    LevelSource,
    OccupationField,
    PermitClass,
)
from portal.profiles.words import Trait


@dataclass(frozen=True)
class Who:
    """Names, in Latin and in the person's own script. One name is enough; some people have only one."""

    given_name: str | None = None
    family_name: str | None = None
    other_spellings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contact:
    """How to reach the person, and where they live.

    The region follows from postcode and town; `region` counts only where the table of places does not know them.
    """

    phone: str | None = None
    email: str | None = None
    street: str | None = None
    postcode: str | None = None
    town: str | None = None
    region: Region | None = None
    language: SpokenLanguage = SpokenLanguage.GERMAN
    from_jobcenter: frozenset[Fact] = frozenset()


@dataclass(frozen=True)
class Search:
    """What the person is looking for; `from_jobcenter` names what of it we know from the Jobcentre alone."""

    goal: Goal = Goal.JOB
    field: OccupationField | None = None
    available_from: date | None = None
    hours_per_week: int | None = None
    day_part: DayPart | None = None
    works_shifts: bool | None = None
    has_licence_b: bool | None = None
    has_forklift_licence: bool | None = None
    from_jobcenter: frozenset[Fact] = frozenset()


@dataclass(frozen=True)
class WorkPermit:
    """What an advisor read in the residence document, and when. Nothing here is ever computed."""

    permit: PermitClass | None = None
    checked_on: date | None = None
    from_jobcenter: frozenset[Fact] = frozenset()


@dataclass(frozen=True)
class Internal:
    """What stays with the team."""

    birth_on: date | None = None
    sex: str | None = None
    nationality: str | None = None
    residence_title: str | None = None
    residence_until: date | None = None
    benefit_agency: BenefitAgency | None = None
    notes: str | None = None


Section = Who | Contact | Search | WorkPermit | Internal


@dataclass(frozen=True)
class CandidateDraft:
    """A person to be entered: names first, all else may follow later."""

    who: Who
    contact: Contact = field(default_factory=Contact)
    search: Search = field(default_factory=Search)
    permit: WorkPermit = field(default_factory=WorkPermit)
    internal: Internal = field(default_factory=Internal)
    advisor_id: UUID | None = None


@dataclass(frozen=True)
class Reach:
    """First step of taking in a person: who it is, and how to reach them."""

    given_name: str | None = None
    family_name: str | None = None
    phone: str | None = None
    language: SpokenLanguage = SpokenLanguage.GERMAN
    postcode: str | None = None
    town: str | None = None
    from_jobcenter: frozenset[Fact] = frozenset()


@dataclass(frozen=True)
class Knows:
    """Second step: German, and one more language."""

    german: LanguageLevel | None = None
    source: LevelSource | None = None
    assessed_on: date | None = None
    other: SpokenLanguage | None = None
    other_level: LanguageLevel | None = None


@dataclass(frozen=True)
class Aims:
    """Third step: what the person wants, and the work they have done longest."""

    goal: Goal = Goal.JOB
    field: OccupationField | None = None
    group: OccupationGroup | None = None
    years: int | None = None
    has_licence_b: bool | None = None
    from_jobcenter: frozenset[Fact] = frozenset()
    work_source: FactSource = FactSource.PERSON


@dataclass(frozen=True)
class Times:
    """Fourth step: when the person can work, and what an advisor read about the permission."""

    available_from: date | None = None
    hours_per_week: int | None = None
    day_part: DayPart | None = None
    permit: PermitClass | None = None
    checked_on: date | None = None
    from_jobcenter: frozenset[Fact] = frozenset()


@dataclass(frozen=True)
class LevelDraft:
    """How much of a language somebody knows."""

    level: LanguageLevel
    source: LevelSource
    assessed_on: date
    language: SpokenLanguage = SpokenLanguage.GERMAN


@dataclass(frozen=True)
class ExperienceDraft:
    """Work somebody has done; employer and country stay with the team."""

    group: OccupationGroup
    years: int
    employer: str | None = None
    country: str | None = None
    source: FactSource = FactSource.PERSON


@dataclass(frozen=True)
class CompetenceDraft:
    """Something somebody can do."""

    competence: Competence
    level: CompetenceLevel
    evidence: Evidence
    assessed_on: date
    remark: str | None = None


@dataclass(frozen=True)
class WeeklyHour:
    """One weekly time of a course."""

    weekday: Weekday
    starts_at: time
    ends_at: time


@dataclass(frozen=True)
class CourseDraft:
    """A German course with its weekly timetable."""

    kind: CourseKind
    provider: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    hours: tuple[WeeklyHour, ...] = ()
    source: FactSource = FactSource.PERSON


@dataclass(frozen=True)
class ProfileChoice:
    """What the advisor chooses to show for one opening.

    Without `occupation_group` the longest experience is shown. The three `needs_…` say what the opening asks for:
    only then the answer is shown. `languages` are those the opening asks for besides German.
    `is_reachable` is for the site of the opening. `coarse` is what is said more coarsely than it could be;
    `release_reason` is needed where too few people share what is left.
    """

    competences: tuple[Competence, ...] = ()
    occupation_group: OccupationGroup | None = None
    needs_licence_b: bool = False
    needs_forklift_licence: bool = False
    needs_shifts: bool = False
    languages: tuple[SpokenLanguage, ...] = ()
    is_reachable: bool | None = None
    coarse: frozenset[Trait] = frozenset()
    release_reason: ReleaseReason | None = None
