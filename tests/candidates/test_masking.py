"""Anonymity is a place: what stands in internal and disclosed columns never reaches a profile."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, time

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from portal.candidates.drafts import (
    CandidateDraft,
    CompetenceDraft,
    Contact,
    CourseDraft,
    ExperienceDraft,
    Internal,
    LevelDraft,
    WeeklyHour,
    Who,
    WorkPermit,
)
from portal.candidates.models import (
    Candidate,
    CandidateCompetence,
    CandidateLanguage,
    CourseEnrolment,
    CourseHour,
    Experience,
)
from portal.candidates.services import (
    add_competence,
    add_experience,
    enrol_in_course,
    enter_candidate,
    set_language_level,
)
from portal.candidates.words import BenefitAgency, CourseKind, Fact, Weekday
from portal.kernel.audit import By
from portal.kernel.db import Entity
from portal.kernel.i18n import speaking
from portal.kernel.marks import Mark, mark_of
from portal.labour.competences import Competence
from portal.labour.languages import SpokenLanguage
from portal.labour.occupations import OccupationGroup
from portal.labour.words import CompetenceLevel, Evidence, LanguageLevel, LevelSource, PermitClass
from portal.profiles.queries import masked_profile
from tests.builders.accounts import an_advisor
from tests.builders.candidates import KITCHEN_FROM_JANUARY, a_published_profile
from tests.moments import NOON

# Ids, versions and the state are the same for both or random: they say nothing about a person.
# A line from the Jobcentre is not shown at all: test_shareable.py.
# Whoever has the use of their data stopped is shown to nobody, so that cannot differ either.
STRUCTURE = {"candidate_id", "course_id", "state", "version", "source", "restricted_at"}
# What matching reads is made of what is published, by summary.py: it cannot differ alone.
DERIVED = {"known_german", "known_work", "known_competences", "course_part", "course_until"}
ROWS: tuple[type[Entity], ...] = (Candidate, CandidateLanguage, Experience, CandidateCompetence, CourseEnrolment, CourseHour)
PERMIT = WorkPermit(PermitClass.FREE, date(2026, 11, 16))

SALMA = CandidateDraft(
    who=Who("Salma", "Rahimi", ("سلمى رحيمي",)),
    contact=Contact("+4915112345678", "salma@mail.example", "Lange Straße 3", "04668", "Grimma", language=SpokenLanguage.PERSIAN),
    search=KITCHEN_FROM_JANUARY,
    permit=PERMIT,
    internal=Internal(date(1994, 5, 3), "w", "Iran", "§ 25", date(2028, 1, 1), BenefitAgency.JOBCENTER, "Two children."),
)
PETRO = CandidateDraft(
    who=Who("Petro", "Hrynko", ("Петро Гринько",)),
    contact=Contact("+491709876543", "petro@post.example", "Am Markt 1", "04680", "Colditz", language=SpokenLanguage.UKRAINIAN),
    search=replace(KITCHEN_FROM_JANUARY, from_jobcenter=frozenset({Fact.HAS_LICENCE_B})),
    permit=PERMIT,
    internal=Internal(date(1971, 9, 9), "m", "Ukraine", "§ 24", date(2027, 3, 4), BenefitAgency.SOCIAL_OFFICE, "Bad back."),
)


def entered(session: Session, draft: CandidateDraft, *, other: bool) -> Candidate:
    """A person whose published columns are always the same, and all others one way or the other."""
    by = By(an_advisor(session).id, "advisor")
    at = NOON.replace(day=20) if other else NOON
    candidate = enter_candidate(session, draft, by=by, at=at)
    candidate.interviewed_at = at
    day = date(2026, 10, 1) if other else date(2026, 11, 2)
    set_language_level(session, candidate.id, LevelDraft(LanguageLevel.A2, LevelSource.TEACHER, day), by=by, at=at)
    employer, country = ("Pekarnja Lviv", "Ukraine") if other else ("Bäckerei Nur", "Iran")
    add_experience(session, candidate.id, ExperienceDraft(OccupationGroup.FOOD, 4, employer, country), by=by, at=at)
    remark = "learned at home" if other else "saw it in May"
    skill = CompetenceDraft(Competence.DOUGH, CompetenceLevel.INDEPENDENT, Evidence.OBSERVED, day, remark)
    add_competence(session, candidate.id, skill, by=by, at=at)
    enrol_in_course(session, candidate.id, course_of(other=other), by=by, at=at)
    session.flush()
    return candidate


def course_of(*, other: bool) -> CourseDraft:
    """A course in the morning: the half of the day is published, all else of it is not."""
    if other:
        hours = (WeeklyHour(Weekday.FRIDAY, time(9), time(12)),)
        return CourseDraft(CourseKind.VOCATIONAL, "School B", date(2026, 8, 1), date(2027, 5, 1), hours)
    hours = (WeeklyHour(Weekday.MONDAY, time(8), time(12, 15)),)
    return CourseDraft(CourseKind.INTEGRATION, "School A", date(2026, 9, 1), date(2027, 6, 1), hours)


def rendered(app: Flask, session: Session, candidate: Candidate) -> bytes:
    profile = masked_profile(session, a_published_profile(session, candidate))
    template = app.extensions["portal_templates"].get_template("profiles/fragment.html")
    return str(template.module.masked_profile(profile)).encode()


@pytest.mark.parametrize("language", ["en", "de"])
def test_two_people_who_differ_only_inside_look_the_same_outside(app, session, language):
    one, other = entered(session, SALMA, other=False), entered(session, PETRO, other=True)

    with speaking(language):
        assert rendered(app, session, one) == rendered(app, session, other)


def test_the_two_people_do_differ_in_every_column_that_stays_inside(session):
    """Without this, the test above could pass because nothing was different."""
    one, other = entered(session, SALMA, other=False), entered(session, PETRO, other=True)

    alike = []
    for kind in ROWS:
        for column in kind.__table__.columns:
            if mark_of(column) is Mark.PUBLISHED or column.name in STRUCTURE | DERIVED | {"id"}:
                continue
            values = [getattr(row_of(session, kind, person), column.name) for person in (one, other)]
            if values[0] == values[1]:
                alike.append(f"{kind.__name__}.{column.name}")

    assert alike == []


def row_of(session: Session, kind: type[Entity], candidate: Candidate) -> Entity:
    rows: dict[type[Entity], Entity] = {
        Candidate: candidate,
        CandidateLanguage: candidate.languages[0],
        Experience: candidate.experiences[0],
        CandidateCompetence: candidate.competences[0],
        CourseEnrolment: candidate.courses[0],
        CourseHour: candidate.courses[0].hours[0],
    }
    return rows[kind]


def test_nobody_who_holds_the_database_reads_a_name(session):
    """Encrypted at rest: the rows as they are stored, on either database."""
    entered(session, SALMA, other=False)
    stored = []
    for kind in ROWS:
        stored.extend(str(tuple(row)) for row in session.execute(text(f"SELECT * FROM {kind.__tablename__}")))  # noqa: S608

    everything = "\n".join(stored)
    for word in (
        "Salma",
        "Rahimi",
        "سلمى",
        "salma@",
        "4915112345678",
        "Lange",
        "Grimma",
        "1994-05-03",
        "Iran",
        "children",
        "Nur",
    ):
        assert word not in everything
    assert "integration" in everything  # what is not encrypted would be found this way


def test_the_file_of_the_database_holds_no_name(app, database, settings, backend):
    if backend != "sqlite":
        pytest.skip("there is no file to look into")
    database.engine.dispose()  # a connection that is still open keeps the log of what was written from being emptied
    with closing(sqlite3.connect(settings.data / "portal.sqlite3", isolation_level=None)) as file:
        file.execute("VACUUM")  # what other tests deleted still lies in the file
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with app.test_request_context("/"), database.transaction() as session:
        entered(session, SALMA, other=False)

    raw = b"".join(path.read_bytes() for path in settings.data.glob("portal.sqlite3*"))

    assert b"School A" in raw
    for word in ("Salma", "Rahimi", "سلمى", "salma@mail", "Grimma", "Two children"):
        assert word.encode() not in raw
