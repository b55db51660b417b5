"""The record of one person, as the advisors' pages need it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select
from sqlalchemy.orm import Session, joinedload, selectinload

from portal.candidates.drafts import Contact, Internal, ProfileChoice, Search, WeeklyHour, Who, WorkPermit
from portal.candidates.generalising import Gap, current_competences, current_level, gaps_of, generalise
from portal.candidates.models import Candidate, CandidateCompetence, CandidateLanguage, CourseEnrolment, CourseHour
from portal.candidates.shareable import JOBCENTER
from portal.candidates.words import CandidateState, CourseKind, Fact, FactSource, Weekday
from portal.kernel.access import Actor
from portal.kernel.places import Region
from portal.kernel.words import Word
from portal.labour.competences import Competence, competence
from portal.labour.languages import GERMAN, SpokenLanguage, spoken_language
from portal.labour.occupations import OccupationGroup, occupation_group
from portal.labour.words import CompetenceLevel, Evidence, LanguageLevel, LevelSource
from portal.profiles.services import ProfileDraft


@dataclass(frozen=True)
class LevelRow:
    """An assessment of a language; `is_current` is the latest one."""

    id: UUID
    language: SpokenLanguage
    level: LanguageLevel
    source: LevelSource
    assessed_on: date
    is_current: bool


@dataclass(frozen=True)
class ExperienceRow:
    """Work the person has done."""

    id: UUID
    group: OccupationGroup
    years: int
    employer: str | None
    country: str | None
    source: FactSource = FactSource.PERSON


@dataclass(frozen=True)
class CompetenceRow:
    """An assessment of a competence; `is_current` is the latest one."""

    id: UUID
    competence: Competence
    level: CompetenceLevel
    evidence: Evidence
    assessed_on: date
    remark: str | None
    is_current: bool


@dataclass(frozen=True)
class CourseRow:
    """A German course with its timetable in the order of the week."""

    id: UUID
    kind: CourseKind
    provider: str | None
    starts_on: date | None
    ends_on: date | None
    hours: tuple[WeeklyHour, ...]
    source: FactSource = FactSource.PERSON


@dataclass(frozen=True)
class CandidateRecord:
    """Everything the team knows of a person."""

    id: UUID
    name: str
    state: CandidateState
    advisor_id: UUID | None
    created_at: datetime
    changed_at: datetime
    region: Region | None
    who: Who
    contact: Contact
    search: Search
    permit: WorkPermit
    internal: Internal
    levels: tuple[LevelRow, ...]
    experiences: tuple[ExperienceRow, ...]
    competences: tuple[CompetenceRow, ...]
    courses: tuple[CourseRow, ...]
    gaps: tuple[Gap, ...] = ()
    version: int = 0

    @property
    def german(self) -> LevelRow | None:
        """The level of German that counts today."""
        return next((row for row in self.levels if row.is_current and row.language is SpokenLanguage.GERMAN), None)

    @property
    def foremost_language(self) -> LevelRow | None:
        """The latest assessment of a language besides German."""
        others = (row for row in self.levels if row.language is not SpokenLanguage.GERMAN)
        return max(others, key=lambda row: row.assessed_on, default=None)

    @property
    def current_competences(self) -> tuple[CompetenceRow, ...]:
        """What the person can do as of today."""
        return tuple(row for row in self.competences if row.is_current)

    @property
    def shareable_competences(self) -> tuple[CompetenceRow, ...]:
        """What a company may read of the person's competences: the latest assessment of each that is not the Jobcentre's."""
        latest: dict[Competence, CompetenceRow] = {}
        for row in self.competences:  # the latest of each comes first
            if row.evidence not in JOBCENTER:
                latest.setdefault(row.competence, row)
        return tuple(latest.values())

    @property
    def shareable_experiences(self) -> tuple[ExperienceRow, ...]:
        """What a company may read of the work the person has done."""
        return tuple(row for row in self.experiences if row.source not in JOBCENTER)

    @property
    def withheld(self) -> tuple[str, ...]:
        """What leaves no house, because we know it from the Jobcentre alone: for the eyes of the advisor."""
        facts = self.search.from_jobcenter | self.contact.from_jobcenter | self.permit.from_jobcenter
        lines: list[Word] = [row.language for row in self.levels if row.source in JOBCENTER]
        lines += [row.group for row in self.experiences if row.source in JOBCENTER]
        lines += [row.competence for row in self.competences if row.evidence in JOBCENTER]
        lines += [row.kind for row in self.courses if row.source in JOBCENTER]
        return tuple(dict.fromkeys(str(each.label) for each in (*(fact for fact in Fact if fact in facts), *lines)))


# What is short comes along with the person, what can be long in a statement of its own.
_WHOLE = (
    select(Candidate)
    .options(
        joinedload(Candidate.languages),
        selectinload(Candidate.experiences),
        selectinload(Candidate.competences),
        joinedload(Candidate.texts),
        selectinload(Candidate.courses).joinedload(CourseEnrolment.hours),
    )
    .where(Candidate.id == bindparam("candidate_id", type_=Uuid()))
)


def candidate_record(session: Session, actor: Actor, candidate_id: UUID) -> CandidateRecord | None:
    """Return the record; every advisor may see every person, the rule before this lets no one else in."""
    del actor
    candidate = _one(session, candidate_id)
    return _record(candidate) if candidate else None


def draft_of(session: Session, candidate_id: UUID, choice: ProfileChoice, *, on: date | None = None) -> ProfileDraft:
    """Return the masked profile this choice would give; refuse with what is missing."""
    return generalise(whole_candidate(session, candidate_id), choice, on=on)


def course_hours(session: Session, candidate_id: UUID) -> tuple[WeeklyHour, ...]:
    """Return the weekly times of all the person's courses."""
    query = select(CourseHour).join(CourseEnrolment).where(CourseEnrolment.candidate_id == candidate_id)
    return _in_order(session.scalars(query))


def contact_language(session: Session, candidate_id: UUID) -> str:
    """Return the language to write to the person in."""
    return session.scalars(select(Candidate.contact_language).where(Candidate.id == candidate_id)).one()


def _one(session: Session, candidate_id: UUID) -> Candidate | None:
    return session.scalars(_WHOLE, {"candidate_id": candidate_id}).unique().one_or_none()


def whole_candidate(session: Session, candidate_id: UUID) -> Candidate:
    """Return the person with all that belongs to the record."""
    return session.scalars(_WHOLE, {"candidate_id": candidate_id}).unique().one()


def _record(candidate: Candidate) -> CandidateRecord:
    region = Region(candidate.region) if candidate.region else None
    return CandidateRecord(
        id=candidate.id,
        name=candidate.full_name,
        state=candidate.state,
        advisor_id=candidate.advisor_id,
        created_at=candidate.created_at,
        changed_at=candidate.changed_at,
        region=region,
        who=Who(candidate.given_name, candidate.family_name, tuple(candidate.other_spellings or ())),
        contact=Contact(
            phone=candidate.phone,
            email=candidate.email,
            street=candidate.street,
            postcode=candidate.postcode,
            town=candidate.town,
            region=region,
            language=spoken_language(candidate.contact_language) or SpokenLanguage.GERMAN,
            from_jobcenter=known_from_jobcenter(candidate) & {Fact.REGION},
        ),
        search=search_of(candidate),
        permit=WorkPermit(candidate.permit, candidate.permit_checked_on, known_from_jobcenter(candidate) & {Fact.PERMIT}),
        internal=_internal(candidate),
        levels=_levels(candidate.languages),
        experiences=_experiences(candidate),
        competences=_competences(candidate.competences),
        courses=_courses(candidate.courses),
        gaps=gaps_of(candidate, ProfileChoice()),
        version=candidate.version,
    )


def known_from_jobcenter(candidate: Candidate) -> frozenset[Fact]:
    """Return what of the record itself we know from the Jobcentre alone."""
    return frozenset(fact for fact in Fact if fact.value in candidate.from_jobcenter)


def search_of(candidate: Candidate) -> Search:
    """Return what the person is looking for."""
    return Search(
        goal=candidate.goal,
        field=candidate.field,
        available_from=candidate.available_from,
        hours_per_week=candidate.hours_per_week,
        day_part=candidate.day_part,
        works_shifts=candidate.works_shifts,
        has_licence_b=candidate.has_licence_b,
        has_forklift_licence=candidate.has_forklift_licence,
        from_jobcenter=known_from_jobcenter(candidate) - {Fact.REGION, Fact.PERMIT},
    )


def _internal(candidate: Candidate) -> Internal:
    return Internal(
        birth_on=candidate.birth_on,
        sex=candidate.sex,
        nationality=candidate.nationality,
        residence_title=candidate.residence_title,
        residence_until=candidate.residence_until,
        benefit_agency=candidate.benefit_agency,
        notes=candidate.notes,
    )


def _levels(rows: list[CandidateLanguage]) -> tuple[LevelRow, ...]:
    """German first, then the others; the latest assessment of each first."""
    known = [(row, language) for row in rows if (language := spoken_language(row.language))]
    known.sort(key=lambda pair: pair[0].assessed_on, reverse=True)
    known.sort(key=lambda pair: (pair[1].value != GERMAN, pair[1].value))
    return tuple(
        LevelRow(row.id, language, row.level, row.source, row.assessed_on, current_level(rows, row.language) is row)
        for row, language in known
    )


def _experiences(candidate: Candidate) -> tuple[ExperienceRow, ...]:
    known = [(row, group) for row in candidate.experiences if (group := occupation_group(row.occupation_group))]
    known.sort(key=lambda pair: (-pair[0].years, pair[1].value))
    return tuple(ExperienceRow(row.id, group, row.years, row.employer, row.country, row.source) for row, group in known)


def _competences(rows: list[CandidateCompetence]) -> tuple[CompetenceRow, ...]:
    latest = current_competences(rows)
    known = [(row, found) for row in rows if (found := competence(row.code))]
    known.sort(key=lambda pair: pair[0].assessed_on, reverse=True)
    order = list(Competence)
    known.sort(key=lambda pair: order.index(pair[1]))
    return tuple(
        CompetenceRow(row.id, found, row.level, row.evidence, row.assessed_on, row.remark, latest[row.code] is row)
        for row, found in known
    )


def _courses(rows: list[CourseEnrolment]) -> tuple[CourseRow, ...]:
    ordered = sorted(rows, key=lambda row: row.starts_on or date.min, reverse=True)
    return tuple(
        CourseRow(row.id, row.kind, row.provider, row.starts_on, row.ends_on, _in_order(row.hours), row.source) for row in ordered
    )


def _in_order(hours: Iterable[CourseHour]) -> tuple[WeeklyHour, ...]:
    week = list(Weekday)
    ordered = sorted(hours, key=lambda hour: (week.index(hour.weekday), hour.starts_at))
    return tuple(WeeklyHour(hour.weekday, hour.starts_at, hour.ends_at) for hour in ordered)
