"""People KAI accompanies, valid by default: a profile can be made of each."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from portal.candidates.models import Candidate, CandidateText
from portal.candidates.services import (
    CandidateDraft,
    CompetenceDraft,
    Contact,
    CourseDraft,
    ExperienceDraft,
    Internal,
    LevelDraft,
    ProfileChoice,
    Search,
    WeeklyHour,
    Who,
    WorkPermit,
    add_competence,
    add_experience,
    enrol_in_course,
    enter_candidate,
    publish_masked,
    set_language_level,
)
from portal.candidates.words import CourseKind, ReleaseReason, TextPurpose, Weekday
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.labour.competences import Competence
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
from tests.builders.accounts import an_advisor
from tests.moments import NOON

SALMA = Who("Salma", "Rahimi", ("سلمى رحيمي",))
GRIMMA = Contact(phone="+4915112345678", email="salma@mail.example", street="Lange Straße 3", postcode="04668", town="Grimma")
KITCHEN_FROM_JANUARY = Search(
    goal=Goal.INTERNSHIP,
    field=OccupationField.KITCHEN_SERVICE,
    available_from=date(2027, 1, 11),
    hours_per_week=20,
    day_part=DayPart.WHOLE_DAY,
    works_shifts=True,
    has_licence_b=True,
    has_forklift_licence=False,
)
FREE = WorkPermit(PermitClass.FREE, date(2026, 11, 16))
KEPT_INSIDE = Internal(birth_on=date(1994, 5, 3), residence_title="§ 24", notes="Likes to start early.")
SHOWS_DOUGH = ProfileChoice(competences=(Competence.DOUGH,), release_reason=ReleaseReason.AGREED)
MORNINGS = tuple(
    WeeklyHour(day, time(8, 0), time(12, 15)) for day in (Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY)
)


def a_person(**changes: Any) -> CandidateDraft:
    """A draft of a person who lives in Grimma and looks for an internship in a kitchen."""
    draft = CandidateDraft(who=SALMA, contact=GRIMMA, search=KITCHEN_FROM_JANUARY, permit=FREE, internal=KEPT_INSIDE)
    return replace(draft, **changes)


def a_candidate(
    session: Session,
    draft: CandidateDraft | None = None,
    *,
    german: LanguageLevel | None = LanguageLevel.A2,
    course: Sequence[WeeklyHour] = MORNINGS,
    advisor_id: UUID | None = None,
) -> Candidate:
    """A person with German A2, four years in food production, dough as competence and a course in the mornings."""
    by = By(advisor_id or an_advisor(session).id, Role.ADVISOR.value)
    candidate = enter_candidate(session, draft or a_person(), by=by, at=NOON)
    if german is not None:
        level = LevelDraft(german, LevelSource.TEACHER, date(2026, 11, 2))
        set_language_level(session, candidate.id, level, by=by, at=NOON)
    add_experience(session, candidate.id, ExperienceDraft(OccupationGroup.FOOD, 4, "Bäckerei Nur", "Syrien"), by=by, at=NOON)
    add_competence(session, candidate.id, a_competence(), by=by, at=NOON)
    if course:
        enrol_in_course(session, candidate.id, CourseDraft(CourseKind.INTEGRATION, hours=tuple(course)), by=by, at=NOON)
    session.flush()  # readers need the rows
    return candidate


def a_competence(competence: Competence = Competence.DOUGH, **changes: Any) -> CompetenceDraft:
    """Making dough on their own, seen in an internship."""
    draft = CompetenceDraft(competence, CompetenceLevel.INDEPENDENT, Evidence.OBSERVED, date(2026, 11, 2))
    return replace(draft, **changes)


def a_published_profile(session: Session, candidate: Candidate, choice: ProfileChoice = SHOWS_DOUGH) -> UUID:
    """The id of a masked profile of this person."""
    return publish_masked(session, candidate.id, choice, by=By(candidate.advisor_id, Role.ADVISOR.value), at=NOON)


def a_released_text(by_id: UUID | None, text: str = "Kocht gern für viele.") -> CandidateText:
    """A short text in which somebody has looked at every mark."""
    row = CandidateText(purpose=TextPurpose.SHORT_TEXT)
    row.write(text, at=NOON, by_id=by_id)
    row.release(text, [{"start": 0, "end": 5, "kind": "health", "decision": "ordinary"}], at=NOON, by_id=by_id)
    return row
