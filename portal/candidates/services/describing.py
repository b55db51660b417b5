"""What a person knows and can: levels, experience, competences, courses. A new assessment never overwrites an older one."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from portal.candidates.drafts import CompetenceDraft, CourseDraft, ExperienceDraft, LevelDraft, WeeklyHour
from portal.candidates.models import Candidate, CandidateCompetence, CandidateLanguage, CourseEnrolment, CourseHour, Experience
from portal.candidates.summary import summarise
from portal.candidates.words import Weekday
from portal.kernel.audit import By, Change, record
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import announce

MOST_YEARS = 60


class Detail(StrEnum):
    """The kinds of lines a record has, as the trail names them."""

    LEVEL = "levels"
    EXPERIENCE = "experiences"
    COMPETENCE = "competences"
    COURSE = "courses"


def set_language_level(session: Session, candidate_id: UUID, draft: LevelDraft, *, by: By, at: datetime) -> None:
    """Note an assessment of a language; one of the same day is corrected."""
    _refuse_the_future(draft.assessed_on, at)
    candidate = _locked(session, candidate_id)
    language = draft.language.value
    row = next((row for row in candidate.languages if (row.language, row.assessed_on) == (language, draft.assessed_on)), None)
    if row is None:
        row = CandidateLanguage(language=language, assessed_on=draft.assessed_on)
        candidate.languages.append(row)
    row.level, row.source = draft.level, draft.source
    _changed(session, candidate, Detail.LEVEL, by, at)


def add_experience(session: Session, candidate_id: UUID, draft: ExperienceDraft, *, by: By, at: datetime) -> None:
    """Note work the person has done."""
    if not 0 <= draft.years <= MOST_YEARS:
        raise RuleBroken(_l("Please enter the years as a number from 0 to 60."), field="years")
    candidate = _locked(session, candidate_id)
    candidate.experiences.append(
        Experience(
            occupation_group=draft.group.value,
            years=draft.years,
            employer=draft.employer or None,
            country=draft.country or None,
            source=draft.source,
        )
    )
    _changed(session, candidate, Detail.EXPERIENCE, by, at)


def add_competence(session: Session, candidate_id: UUID, draft: CompetenceDraft, *, by: By, at: datetime) -> None:
    """Note something the person can do; an assessment of the same day is corrected."""
    _refuse_the_future(draft.assessed_on, at)
    candidate = _locked(session, candidate_id)
    code = draft.competence.value
    row = next((row for row in candidate.competences if (row.code, row.assessed_on) == (code, draft.assessed_on)), None)
    if row is None:
        row = CandidateCompetence(code=code, assessed_on=draft.assessed_on)
        candidate.competences.append(row)
    row.level, row.evidence, row.remark = draft.level, draft.evidence, draft.remark or None
    _changed(session, candidate, Detail.COMPETENCE, by, at)


def enrol_in_course(session: Session, candidate_id: UUID, draft: CourseDraft, *, by: By, at: datetime) -> None:
    """Note a German course with its weekly timetable."""
    if draft.starts_on and draft.ends_on and draft.ends_on < draft.starts_on:
        raise RuleBroken(_l("The course ends before it starts. Please check both days."), field="ends_on")
    _refuse_impossible_hours(draft.hours)
    candidate = _locked(session, candidate_id)
    course = CourseEnrolment(kind=draft.kind, provider=draft.provider or None, source=draft.source)
    course.starts_on, course.ends_on = draft.starts_on, draft.ends_on
    course.hours = [CourseHour(weekday=hour.weekday, starts_at=hour.starts_at, ends_at=hour.ends_at) for hour in draft.hours]
    candidate.courses.append(course)
    _changed(session, candidate, Detail.COURSE, by, at)


def remove_detail(session: Session, candidate_id: UUID, row_id: UUID, *, by: By, at: datetime) -> None:
    """Take a line out of the record that was entered by mistake."""
    candidate = _locked(session, candidate_id)
    lines: dict[Detail, list[Any]] = {
        Detail.LEVEL: candidate.languages,
        Detail.EXPERIENCE: candidate.experiences,
        Detail.COMPETENCE: candidate.competences,
        Detail.COURSE: candidate.courses,
    }
    for detail, rows in lines.items():
        for row in rows:
            if row.id == row_id:
                rows.remove(row)
                _changed(session, candidate, detail, by, at)
                return
    raise RuleBroken(_l("This line is no longer there."))


def _refuse_the_future(day: date, at: datetime) -> None:
    if day > local_day(at):
        raise RuleBroken(_l("This day is still to come. Please enter the day of the assessment."), field="assessed_on")


def _refuse_impossible_hours(hours: tuple[WeeklyHour, ...]) -> None:
    last: dict[Weekday, time] = {}
    for hour in sorted(hours, key=lambda each: each.starts_at):
        if hour.ends_at <= hour.starts_at:
            raise RuleBroken(_l("A lesson ends before it starts. Please check the timetable."), field="hours")
        if hour.weekday in last and hour.starts_at < last[hour.weekday]:
            raise RuleBroken(_l("Two lessons are at the same time. Please check the timetable."), field="hours")
        last[hour.weekday] = hour.ends_at


def _locked(session: Session, candidate_id: UUID) -> Candidate:
    return session.get_one(Candidate, candidate_id, with_for_update=True)


def _changed(session: Session, candidate: Candidate, detail: Detail, by: By, at: datetime) -> None:
    candidate.changed_at = at
    summarise(candidate)
    record(session, "candidate.changed", candidate.id, Change(reason=detail.value), by=by, at=at)
    announce(session, "candidate.changed", candidate.id, at=at)
