"""Entering the invented people: each record as an advisor would have kept it."""

import hashlib
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from portal.candidates import services
from portal.candidates.drafts import (
    CandidateDraft,
    CompetenceDraft,
    Contact,
    CourseDraft,
    ExperienceDraft,
    Internal,
    LevelDraft,
    Reach,
    Search,
    WeeklyHour,
    Who,
    WorkPermit,
)
from portal.candidates.models import Candidate
from portal.candidates.services.wording import write_text
from portal.candidates.words import BenefitAgency, CourseKind, Fact, FactSource, TextPurpose, Weekday
from portal.demo.cast import Cast
from portal.demo.people_earlier import EARLIER
from portal.demo.people_grimma import GRIMMA
from portal.demo.people_south import SOUTH
from portal.demo.people_wurzen import WURZEN
from portal.demo.persons import Person
from portal.kernel.audit import By
from portal.labour.competences import Competence
from portal.labour.languages import SpokenLanguage
from portal.labour.occupations import OccupationGroup
from portal.labour.words import CompetenceLevel, DayPart, Evidence, LanguageLevel, LevelSource, PermitClass

PEOPLE = (*GRIMMA, *WURZEN, *SOUTH, *EARLIER)
FIRST_PHONE = 10
FULL_AGE, SHORTEST_MONTH = 18, 28
WORKWEEK = tuple(day for day in Weekday if day is not Weekday.SATURDAY)
LESSONS = {
    "morning": (time(8), time(12, 15), WORKWEEK),
    "afternoon": (time(13), time(17, 15), WORKWEEK),
    "evening": (time(17, 30), time(20), (Weekday.TUESDAY, Weekday.THURSDAY)),
}
EVIDENCE = (Evidence.SELF_REPORT, Evidence.OBSERVED, Evidence.CERTIFICATE, Evidence.COMPANY_FEEDBACK)
STREETS = ("Gartenstraße", "Bahnhofstraße", "Schulstraße", "Mühlweg")
BEGUN = ("mohammed-b",)  # being taken in
SHORT_TEXTS = {"amanuel": "Steht gern früh auf und knetet lieber von Hand. Amanuel hat in Asmara mit seinem Bruder gebacken."}
"""Written, and not looked through yet."""

PAUSED, GONE = ("leyla", "ali-r"), ("milan", "zoran")


def chance(key: str, choices: int) -> int:
    """Draw a number below `choices` that is always the same for a key."""
    return hashlib.sha256(key.encode()).digest()[0] % choices


def phone_of(person: Person) -> str:
    """Return the person's number; siblings may share one."""
    keys = [each.key for each in PEOPLE]
    return f"+49176040690{FIRST_PHONE + keys.index(person.phone_of or person.key)}"


def enter_people(session: Session, cast: Cast) -> None:
    """Enter everyone, who came first first."""
    for person in sorted(PEOPLE, key=lambda each: (-each.came, each.key)):
        by, at = cast.advisor(person.advisor), cast.days.at(person.came, 10, 30)
        draft = _draft(cast, person)
        is_begun = person.key in BEGUN
        candidate = (_begin if is_begun else services.enter_candidate)(session, draft, by=by, at=at)
        cast.people[person.key] = candidate.id
        cast.advisors_of_people[person.key] = cast.staff[person.advisor]
        _describe(session, candidate.id, person, by=by, at=at)
        candidate.interviewed_at = at
        if person.key in SHORT_TEXTS:
            write_text(session, candidate.id, TextPurpose.SHORT_TEXT, SHORT_TEXTS[person.key], by=by, at=at)


def _begin(session: Session, draft: CandidateDraft, *, by: By, at: datetime) -> Candidate:
    """Begin to take in somebody, and leave it for today."""
    contact = draft.contact
    reach = Reach(draft.who.given_name, draft.who.family_name, contact.phone, contact.language, contact.postcode, contact.town)
    candidate = services.begin_intake(session, reach, by=by, at=at)
    for section in (draft.who, contact, draft.search, draft.internal):
        services.change_candidate(session, candidate.id, section, by=by, at=at)
    return candidate


def move_people(session: Session, cast: Cast) -> None:
    """Let some people pause and some leave, after what is told of them."""
    for person in PAUSED:
        services.pause_candidate(session, cast.people[person], by=cast.advisor_of(person), at=cast.days.at(6, 14))
    for person in GONE:
        services.leave_candidate(session, cast.people[person], by=cast.advisor_of(person), at=cast.days.at(15, 14))


def _draft(cast: Cast, person: Person) -> CandidateDraft:
    postcode, _, town = person.home.partition(" ")
    return CandidateDraft(
        who=Who(person.given, person.family, person.spellings),
        contact=Contact(
            phone=phone_of(person),
            email=f"{person.key}@post.example" if person.has_mail else None,
            street=f"{STREETS[chance(person.key, len(STREETS))]} {chance(person.key, 60) + 1}",
            postcode=postcode,
            town=town,
            language=SpokenLanguage(person.tongues.split(",")[0]),  # type: ignore[call-arg]  # Word takes a code
        ),
        search=_search(cast, person),
        permit=_permit(cast, person),
        internal=Internal(
            birth_on=_birthday(cast, person),
            nationality=person.country or None,
            residence_title=person.title or None,
            residence_until=cast.days.ago(-200 - chance(person.key, 250)) if person.title.startswith("§") else None,
            benefit_agency=(BenefitAgency.JOBCENTER, BenefitAgency.SOCIAL_OFFICE)[chance(person.key, 5) == 0],
            notes=person.notes,
        ),
    )


def _birthday(cast: Cast, person: Person) -> date:
    if person.comes_of_age_in is None:
        return date(*person.born)
    day = cast.days.ago(-person.comes_of_age_in)
    return date(day.year - FULL_AGE, day.month, min(day.day, SHORTEST_MONTH))


def _search(cast: Cast, person: Person) -> Search:
    hours, part, _course_part = _time(person)
    starts_on = cast.days.ago(-14) if chance(person.key, 3) else cast.days.ago(person.came - 10)
    return Search(
        goal=person.goal,
        field=person.field,
        available_from=starts_on if hours else None,
        hours_per_week=hours,
        day_part=DayPart(part) if part else None,  # type: ignore[call-arg]  # Word takes a code
        works_shifts=_answer(person, "S"),
        has_licence_b=_answer(person, "B"),
        has_forklift_licence=_answer(person, "F"),
        from_jobcenter=frozenset({Fact.HAS_LICENCE_B}) if _sent_by_jobcenter(person) else frozenset(),
    )


def _permit(cast: Cast, person: Person) -> WorkPermit:
    if not person.permit:
        return WorkPermit()
    checked_on = cast.days.worked(person.came)
    return WorkPermit(PermitClass(person.permit), checked_on)  # type: ignore[call-arg]  # Word takes a code


def _describe(session: Session, candidate_id: UUID, person: Person, *, by: By, at: datetime) -> None:
    """Note levels, experience, competences and the course with its timetable."""
    for level in _levels(person, at.date()):
        services.set_language_level(session, candidate_id, level, by=by, at=at)
    for line in filter(None, person.past.split(",")):
        code, years, where = line.split(":")
        group = OccupationGroup(code)  # type: ignore[call-arg]  # Word takes a code
        draft = ExperienceDraft(group, int(years), where, person.country or None)
        services.add_experience(session, candidate_id, draft, by=by, at=at)
    if _sent_by_jobcenter(person):
        told = ExperienceDraft(OccupationGroup.CLEANING, 2, source=FactSource.JOBCENTER)
        services.add_experience(session, candidate_id, told, by=by, at=at)
    for line in filter(None, person.can.split(",")):
        code, level_code = line.split(":")
        known = CompetenceDraft(
            Competence(code),  # type: ignore[call-arg]  # Word takes a code
            CompetenceLevel(level_code),  # type: ignore[call-arg]  # Word takes a code
            EVIDENCE[chance(person.key + code, len(EVIDENCE))],
            at.date(),
        )
        services.add_competence(session, candidate_id, known, by=by, at=at)
    course = _course(person, at)
    if course:
        services.enrol_in_course(session, candidate_id, course, by=by, at=at)


def _sent_by_jobcenter(person: Person) -> bool:
    """Say whether the Jobcentre sent papers along: what stands in them alone shows nowhere outside."""
    return chance(f"{person.key} papers", 6) == 0


def _levels(person: Person, day: date) -> tuple[LevelDraft, ...]:
    others = tuple(
        LevelDraft(LanguageLevel.C1, LevelSource.SELF_REPORT, day, SpokenLanguage(code))  # type: ignore[call-arg]  # a code
        for code in person.tongues.split(",")
    )
    if not person.german:
        return others
    level, source = person.german.split(":")
    return (LevelDraft(LanguageLevel(level), LevelSource(source), day), *others)  # type: ignore[call-arg]  # codes


def _course(person: Person, at: datetime) -> CourseDraft | None:
    _, _, part = _time(person)
    if not part:
        return None
    starts_at, ends_at, weekdays = LESSONS[part]
    return CourseDraft(
        kind=CourseKind.VOCATIONAL if "b1" in person.german else CourseKind.INTEGRATION,
        provider="Volkshochschule Landkreis Leipzig",
        starts_on=at.date() - timedelta(days=20),
        ends_on=at.date() + timedelta(days=300),
        hours=tuple(WeeklyHour(day, starts_at, ends_at) for day in weekdays),
    )


def _time(person: Person) -> tuple[int | None, str, str]:
    """Return hours a week, the part of the day and the course."""
    hours, part, course = (person.time or "::").split(":")
    return int(hours) if hours else None, part, course


def _answer(person: Person, letter: str) -> bool | None:
    if letter in person.extras:
        return True
    return False if letter.lower() in person.extras else None
