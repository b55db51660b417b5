"""Entering people, describing them, moving them through their states."""

from dataclasses import replace
from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates import services
from portal.candidates.drafts import Contact, CourseDraft, ExperienceDraft, LevelDraft, Search, WeeklyHour, Who, WorkPermit
from portal.candidates.models import Candidate
from portal.candidates.queries import candidate_record, course_hours, links_of, usable_link
from portal.candidates.queries.record import CandidateRecord
from portal.candidates.words import CANDIDATE_STATES, CandidateState, CourseKind, Weekday
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By, trail
from portal.kernel.errors import RuleBroken
from portal.kernel.outbox.models import OutboxRow
from portal.kernel.places import Region
from portal.labour.competences import Competence
from portal.labour.languages import SpokenLanguage
from portal.labour.occupations import OccupationGroup
from portal.labour.words import CompetenceLevel, LanguageLevel, LevelSource, PermitClass
from tests.builders.accounts import an_advisor
from tests.builders.candidates import SHOWS_DOUGH, a_candidate, a_competence, a_person
from tests.moments import MONDAY, NOON

BY = By(uuid4(), "advisor")
ADVISOR = Actor(Role.ADVISOR)
MOVES = {
    "pause": services.pause_candidate,
    "resume": services.resume_candidate,
    "place": services.mark_placed,
    "return": services.return_candidate,
    "leave": services.leave_candidate,
}


def record_of(session: Session, candidate: Candidate) -> CandidateRecord:
    session.flush()
    session.expire_all()
    record = candidate_record(session, ADVISOR, candidate.id)
    assert record is not None
    return record


@pytest.mark.parametrize(
    ("who", "name"),
    [
        (Who("Tesfay", None), "Tesfay"),
        (Who(None, "Haile"), "Haile"),
        (Who("O", None), "O"),
        (Who("Siobhán", "O’Neill-Al Hamwi"), "Siobhán O’Neill-Al Hamwi"),
        (Who("سلمى", "Rahimi"), "سلمى Rahimi"),
        (Who("Петро", "ጥላሁን"), "Петро ጥላሁን"),
    ],
)
def test_people_are_called_as_they_are_called(session, who, name):
    assert record_of(session, a_candidate(session, a_person(who=who))).name == name


def test_nobody_is_entered_without_any_name(session):
    with pytest.raises(RuleBroken) as refusal:
        a_candidate(session, a_person(who=Who("", None)))

    assert refusal.value.field == "given_name"


def test_who_enters_a_person_accompanies_them(session):
    nadja, kim = an_advisor(session), an_advisor(session)

    candidate = a_candidate(session, advisor_id=nadja.id)
    assert candidate.advisor_id == nadja.id
    services.hand_over(session, candidate.id, kim.id, by=BY, at=NOON)

    assert candidate.advisor_id == kim.id


@pytest.mark.parametrize(
    ("contact", "region"),
    [
        (Contact(postcode="04668", town="Grimma"), Region.GRIMMA),
        (Contact(town="Borna"), Region.MIDDLE),
        (Contact(postcode="04552"), Region.MIDDLE),
        (Contact(postcode="04668", region=Region.WURZEN), Region.GRIMMA),
        (Contact(town="Kleinnirgendwo", region=Region.WURZEN), Region.WURZEN),
        (Contact(town="Kleinnirgendwo"), None),
        (Contact(), None),
    ],
)
def test_the_region_follows_from_the_place(session, contact, region):
    assert record_of(session, a_candidate(session, a_person(contact=contact))).region is region


@pytest.mark.parametrize(("hours", "is_allowed"), [(0, False), (1, True), (48, True), (49, False)])
def test_hours_a_week_stay_within_the_law(session, hours, is_allowed):
    draft = a_person(search=Search(hours_per_week=hours))
    if is_allowed:
        assert a_candidate(session, draft).hours_per_week == hours
    else:
        with pytest.raises(RuleBroken) as refusal:
            a_candidate(session, draft)
        assert refusal.value.field == "hours_per_week"


@pytest.mark.parametrize(
    "permit",
    [
        WorkPermit(PermitClass.FREE, None),
        WorkPermit(None, MONDAY),
        WorkPermit(PermitClass.FREE, MONDAY + timedelta(days=1)),
    ],
)
def test_a_permission_needs_the_day_it_was_checked(session, permit):
    with pytest.raises(RuleBroken) as refusal:
        a_candidate(session, a_person(permit=permit))

    assert refusal.value.field == "checked_on"


def test_a_permission_checked_today_is_noted(session):
    assert a_candidate(session, a_person(permit=WorkPermit(PermitClass.IN_CLARIFICATION, MONDAY))).permit_checked_on == MONDAY


def test_every_section_can_be_changed_alone(session):
    candidate = a_candidate(session)
    services.change_candidate(session, candidate.id, Who("Selma", None, ("Салма",)), by=BY, at=NOON)

    record = record_of(session, candidate)
    assert record.who == Who("Selma", None, ("Салма",))
    assert record.contact.town == "Grimma"


def test_every_act_stands_in_the_trail_and_in_the_outbox(session):
    candidate = a_candidate(session)
    services.pause_candidate(session, candidate.id, by=BY, at=NOON)
    session.flush()

    entries = {(entry.verb, entry.was, entry.becomes) for entry in trail(session, candidate.id)}
    topics = set(session.scalars(select(OutboxRow.topic).where(OutboxRow.subject_id == candidate.id)))
    assert ("candidate.entered", None, "active") in entries
    assert ("candidate.paused", "active", "paused") in entries
    assert {"candidate.entered", "candidate.changed", "candidate.paused"} <= topics


def test_a_new_assessment_of_a_language_leaves_the_older_one(session):
    candidate = a_candidate(session)
    services.set_language_level(session, candidate.id, LevelDraft(LanguageLevel.B1, LevelSource.TEST, MONDAY), by=BY, at=NOON)

    levels = record_of(session, candidate).levels
    assert [(row.level, row.is_current) for row in levels] == [(LanguageLevel.B1, True), (LanguageLevel.A2, False)]


def test_an_assessment_of_the_same_day_is_corrected(session):
    candidate = a_candidate(session)
    for level in (LanguageLevel.B1, LanguageLevel.B2):
        services.set_language_level(session, candidate.id, LevelDraft(level, LevelSource.TEST, MONDAY), by=BY, at=NOON)

    assert [row.level for row in record_of(session, candidate).levels] == [LanguageLevel.B2, LanguageLevel.A2]


def test_a_second_assessment_of_a_competence_shows_the_progress(session):
    candidate = a_candidate(session)
    better = a_competence(level=CompetenceLevel.TEACHES, assessed_on=MONDAY)
    services.add_competence(session, candidate.id, better, by=BY, at=NOON)

    record = record_of(session, candidate)
    assert [(row.level, row.is_current) for row in record.competences] == [
        (CompetenceLevel.TEACHES, True),
        (CompetenceLevel.INDEPENDENT, False),
    ]
    assert [row.competence for row in record.current_competences] == [Competence.DOUGH]


def test_nothing_is_assessed_in_the_future(session):
    candidate = a_candidate(session)
    tomorrow = MONDAY + timedelta(days=1)

    with pytest.raises(RuleBroken):
        services.add_competence(session, candidate.id, a_competence(assessed_on=tomorrow), by=BY, at=NOON)
    level = LevelDraft(LanguageLevel.B1, LevelSource.TEST, tomorrow)
    with pytest.raises(RuleBroken):
        services.set_language_level(session, candidate.id, level, by=BY, at=NOON)


@pytest.mark.parametrize(("years", "is_allowed"), [(-1, False), (0, True), (60, True), (61, False)])
def test_years_of_experience_are_plausible(session, years, is_allowed):
    candidate = a_candidate(session)
    draft = ExperienceDraft(OccupationGroup.SALES, years)
    if is_allowed:
        services.add_experience(session, candidate.id, draft, by=BY, at=NOON)
        assert years in [row.years for row in record_of(session, candidate).experiences]
    else:
        with pytest.raises(RuleBroken):
            services.add_experience(session, candidate.id, draft, by=BY, at=NOON)


def lesson(start: int, end: int, day: Weekday = Weekday.MONDAY) -> WeeklyHour:
    return WeeklyHour(day, time(start), time(end))


@pytest.mark.parametrize(
    ("course", "is_possible"),
    [
        (CourseDraft(CourseKind.INTEGRATION, hours=(lesson(8, 10), lesson(10, 12))), True),
        (CourseDraft(CourseKind.INTEGRATION, hours=(lesson(8, 11), lesson(10, 12))), False),
        (CourseDraft(CourseKind.INTEGRATION, hours=(lesson(8, 11), lesson(10, 12, Weekday.TUESDAY))), True),
        (CourseDraft(CourseKind.INTEGRATION, hours=(lesson(8, 8),)), False),
        (CourseDraft(CourseKind.INTEGRATION, starts_on=date(2026, 9, 1), ends_on=date(2026, 9, 1)), True),
        (CourseDraft(CourseKind.INTEGRATION, starts_on=date(2026, 9, 1), ends_on=date(2026, 8, 31)), False),
    ],
)
def test_a_timetable_must_be_possible(session, course, is_possible):
    candidate = a_candidate(session, course=())
    if is_possible:
        services.enrol_in_course(session, candidate.id, course, by=BY, at=NOON)
        session.flush()
        assert len(course_hours(session, candidate.id)) == len(course.hours)
    else:
        with pytest.raises(RuleBroken):
            services.enrol_in_course(session, candidate.id, course, by=BY, at=NOON)


def test_lines_entered_by_mistake_can_be_taken_out(session):
    candidate = a_candidate(session)
    record = record_of(session, candidate)
    lines = [*record.levels, *record.experiences, *record.competences, *record.courses]
    for line in lines:
        services.remove_detail(session, candidate.id, line.id, by=BY, at=NOON)

    left = record_of(session, candidate)
    assert (left.levels, left.experiences, left.competences, left.courses) == ((), (), (), ())
    with pytest.raises(RuleBroken):
        services.remove_detail(session, candidate.id, lines[0].id, by=BY, at=NOON)


def test_lines_of_another_person_stay(session):
    one, other = a_candidate(session), a_candidate(session)
    with pytest.raises(RuleBroken):
        services.remove_detail(session, one.id, other.experiences[0].id, by=BY, at=NOON)

    assert record_of(session, other).experiences


@pytest.mark.parametrize("state", CandidateState)
@pytest.mark.parametrize("verb", MOVES)
def test_a_person_moves_only_as_the_table_of_states_allows(session, state, verb):
    candidate = a_candidate(session)
    candidate.state = state
    allowed = [move for move in CANDIDATE_STATES.moves if move.verb == verb and state in move.sources]
    if allowed:
        MOVES[verb](session, candidate.id, by=BY, at=NOON)
        assert candidate.state is allowed[0].target
    else:
        with pytest.raises(RuleBroken):
            MOVES[verb](session, candidate.id, by=BY, at=NOON)
        assert candidate.state is state


@pytest.mark.parametrize("state", set(CandidateState) - {CandidateState.ACTIVE})
def test_only_active_people_are_shown(session, state):
    candidate = a_candidate(session)
    by = By(candidate.advisor_id, "advisor")
    assert services.publish_masked(session, candidate.id, SHOWS_DOUGH, by=by, at=NOON)

    candidate.state = state
    with pytest.raises(RuleBroken):
        services.publish_masked(session, candidate.id, SHOWS_DOUGH, by=by, at=NOON)


def test_every_proposal_gets_a_profile_of_its_own(session):
    candidate = a_candidate(session)
    by = By(candidate.advisor_id, "advisor")

    one = services.publish_masked(session, candidate.id, SHOWS_DOUGH, by=by, at=NOON)
    other = services.publish_masked(session, candidate.id, replace(SHOWS_DOUGH, needs_shifts=True), by=by, at=NOON)

    assert one != other


def test_a_personal_link_works_for_thirty_days(session):
    candidate = a_candidate(session)
    link = services.create_personal_link(session, candidate.id, by=By(candidate.advisor_id, "advisor"), at=NOON)
    last = NOON + timedelta(days=30)

    assert usable_link(session, link.id, last - timedelta(seconds=1))
    assert usable_link(session, link.id, last) is None
    assert services.open_personal_link(session, link.id, at=NOON) == candidate.id
    assert services.open_personal_link(session, link.id, at=last) is None
    assert link.last_used_at == NOON


def test_a_revoked_link_is_dead(session):
    candidate = a_candidate(session)
    link = services.create_personal_link(session, candidate.id, by=By(candidate.advisor_id, "advisor"), at=NOON)
    services.revoke_personal_link(session, candidate.id, link.id, by=BY, at=NOON)
    session.flush()

    assert links_of(session, candidate.id, NOON) == ()
    with pytest.raises(RuleBroken):
        services.revoke_personal_link(session, candidate.id, link.id, by=BY, at=NOON)


def test_a_new_link_ends_the_persons_older_ones_and_nobody_elses(session):
    candidate, other = a_candidate(session), a_candidate(session)
    by, later = By(candidate.advisor_id, "advisor"), NOON + timedelta(days=1)
    old, theirs = (services.create_personal_link(session, person.id, by=by, at=NOON) for person in (candidate, other))
    new = services.create_personal_link(session, candidate.id, by=by, at=later)
    session.flush()

    assert [link.id for link in links_of(session, candidate.id, later)] == [new.id]
    assert services.open_personal_link(session, old.id, at=later) is None
    assert services.open_personal_link(session, new.id, at=later) == candidate.id
    assert usable_link(session, theirs.id, later)
    assert [line.verb for line in trail(session, candidate.id)].count("personal_link.revoked") == 1


def test_links_end_when_the_accompaniment_ends(session):
    candidate = a_candidate(session)
    by = By(candidate.advisor_id, "advisor")
    services.create_personal_link(session, candidate.id, by=by, at=NOON)
    services.leave_candidate(session, candidate.id, by=by, at=NOON)
    session.flush()

    assert links_of(session, candidate.id, NOON) == ()
    with pytest.raises(RuleBroken):
        services.create_personal_link(session, candidate.id, by=by, at=NOON)


def test_the_language_of_contact_is_kept(session):
    contact = Contact(language=SpokenLanguage.TIGRINYA)

    assert record_of(session, a_candidate(session, a_person(contact=contact))).contact.language is SpokenLanguage.TIGRINYA
