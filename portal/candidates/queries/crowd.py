"""Everybody in the file in codes: no name is read, nothing is decrypted, and what comes from the Jobcentre does not count."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, bindparam, or_, select
from sqlalchemy.orm import Session

from portal.candidates.crowd import Member
from portal.candidates.drafts import WeeklyHour
from portal.candidates.generalising import first_of_month
from portal.candidates.models import Candidate, CandidateLanguage, CourseEnrolment, CourseHour, Experience
from portal.candidates.timetable import course_part_of, free_part
from portal.candidates.words import CandidateState, Fact, FactSource
from portal.kernel.clock import local_day
from portal.kernel.places import Region
from portal.labour.languages import GERMAN, SpokenLanguage, spoken_language
from portal.labour.occupations import OccupationGroup, occupation_group
from portal.labour.words import HoursBand, LanguageLevel, LevelSource

REMEMBERED = timedelta(days=365)
"""Who was in the file within a year may still be known as a participant."""

# Whose data are only kept is not compared with others either: a combination then counts as rarer, never as more common.
_IS_MEANT = and_(
    Candidate.restricted_at.is_(None), or_(Candidate.state == CandidateState.ACTIVE, Candidate.changed_at >= bindparam("since"))
)
_MEMBERS: Select[*tuple[Any, ...]] = select(
    Candidate.id,
    Candidate.goal,
    Candidate.field,
    Candidate.region,
    Candidate.available_from,
    Candidate.hours_per_week,
    Candidate.day_part,
    Candidate.works_shifts,
    Candidate.has_licence_b,
    Candidate.has_forklift_licence,
    Candidate.permit,
    Candidate.from_jobcenter,
).where(_IS_MEANT)
_LANGUAGES = (
    select(CandidateLanguage.candidate_id, CandidateLanguage.language, CandidateLanguage.level)
    .join(Candidate, Candidate.id == CandidateLanguage.candidate_id)
    .where(_IS_MEANT, CandidateLanguage.source != LevelSource.JOBCENTER)
    .order_by(CandidateLanguage.assessed_on)
)
_EXPERIENCES = (
    select(Experience.candidate_id, Experience.occupation_group, Experience.years)
    .join(Candidate, Candidate.id == Experience.candidate_id)
    .where(_IS_MEANT, Experience.source != FactSource.JOBCENTER)
)
_LESSONS = (
    select(CourseEnrolment.candidate_id, CourseEnrolment.ends_on, CourseHour.weekday, CourseHour.starts_at, CourseHour.ends_at)
    .join(CourseHour, CourseHour.course_id == CourseEnrolment.id)
    .join(Candidate, Candidate.id == CourseEnrolment.candidate_id)
    .where(_IS_MEANT, CourseEnrolment.source != FactSource.JOBCENTER)
)


@dataclass
class _Known:
    """What the tables beside the person say."""

    levels: dict[str, LanguageLevel] = field(default_factory=dict)
    years: dict[OccupationGroup, int] = field(default_factory=dict)
    lessons: list[tuple[date | None, WeeklyHour]] = field(default_factory=list)


def members(session: Session, *, at: datetime, without: UUID | None = None) -> tuple[Member, ...]:
    """Return everybody who is active or was in the file within a year, in four statements."""
    moment = {"since": at - REMEMBERED}
    known = _known(session, moment)
    on = local_day(at)
    rows = session.execute(_MEMBERS, moment)
    # Whose goal comes from the Jobcentre fits nobody's profile, as if it were not known.
    told = (row for row in rows if row.id != without and Fact.GOAL.value not in row.from_jobcenter)
    return tuple(_member(row, known[row.id], on) for row in told)


def _known(session: Session, moment: dict[str, datetime]) -> defaultdict[UUID, _Known]:
    known: defaultdict[UUID, _Known] = defaultdict(_Known)
    for candidate_id, language, level in session.execute(_LANGUAGES, moment):
        known[candidate_id].levels[language] = level
    for candidate_id, code, years in session.execute(_EXPERIENCES, moment):
        group = occupation_group(code)
        if group is not None:
            known[candidate_id].years[group] = known[candidate_id].years.get(group, 0) + years
    for candidate_id, ends_on, weekday, starts_at, ends_at in session.execute(_LESSONS, moment):
        known[candidate_id].lessons.append((ends_on, WeeklyHour(weekday, starts_at, ends_at)))
    return known


def _member(row: Any, known: _Known, on: date) -> Member:
    told = {fact: None if fact.value in row.from_jobcenter else getattr(row, fact.value) for fact in Fact}
    start, hours, region = told[Fact.AVAILABLE_FROM], told[Fact.HOURS_PER_WEEK], told[Fact.REGION]
    course_part = course_part_of(_running(known, start))
    has_time = told[Fact.DAY_PART] is not None or course_part is not None
    return Member(
        id=row.id,
        goal=row.goal,
        field=told[Fact.FIELD],
        region=Region(region) if region else None,
        start=first_of_month(max(start, on)) if start else None,
        hours=HoursBand.of(hours) if hours else None,
        day_part=free_part(told[Fact.DAY_PART], course_part) if has_time else None,
        course_part=course_part,
        works_shifts=told[Fact.WORKS_SHIFTS],
        has_licence_b=told[Fact.HAS_LICENCE_B],
        has_forklift_licence=told[Fact.HAS_FORKLIFT_LICENCE],
        permit=told[Fact.PERMIT],
        german=known.levels.get(GERMAN),
        languages=frozenset(_spoken(known)),
        years=known.years,
    )


def _running(known: _Known, start: date | None) -> Iterator[WeeklyHour]:
    return (hour for ends_on, hour in known.lessons if start is None or ends_on is None or ends_on >= start)


def _spoken(known: _Known) -> Iterator[SpokenLanguage]:
    return (language for code in known.levels if code != GERMAN and (language := spoken_language(code)))
