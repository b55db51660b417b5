"""What we know from the Jobcentre alone stays with the team: it leaves neither as a number nor as a profile without a name."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from portal.candidates.drafts import CourseDraft, ExperienceDraft, LevelDraft, ProfileChoice, Search, WeeklyHour, WorkPermit
from portal.candidates.models import Candidate, CandidateLanguage
from portal.candidates.queries import candidate_record, draft_of, release_of
from portal.candidates.queries.crowd import members
from portal.candidates.services import add_competence, add_experience, change_candidate, enrol_in_course, set_language_level
from portal.candidates.services.counting import count_pool
from portal.candidates.shareable import Shareable
from portal.candidates.words import CourseKind, Fact, FactSource, Weekday
from portal.kernel.audit import By
from portal.kernel.errors import RuleBroken
from portal.labour.competences import Competence
from portal.labour.languages import SpokenLanguage
from portal.labour.occupations import OccupationGroup
from portal.labour.words import CompetenceLevel, Evidence, Goal, LanguageLevel, LevelSource, OccupationField, PermitClass
from portal.profiles.draft import ShownCompetence
from portal.profiles.queries import pool_of_the_week, preview
from tests.builders.candidates import (
    FREE,
    GRIMMA,
    KITCHEN_FROM_JANUARY,
    MORNINGS,
    a_candidate,
    a_competence,
    a_person,
    a_published_profile,
)
from tests.builders.companies import a_company, an_employer
from tests.builders.openings import an_opening
from tests.builders.profiles import a_profile_draft
from tests.builders.proposals import a_proposal
from tests.inspection import form_token_in, once_key_in
from tests.moments import NOON

SYSTEM = By.system()
EVERYTHING_ASKED = ProfileChoice(needs_licence_b=True, needs_forklift_licence=True, needs_shifts=True)
JOBCENTER = FactSource.JOBCENTER


def marked(fact: Fact):
    """A person of whom this one detail comes from the Jobcentre."""
    told = frozenset({fact})
    return a_person(
        search=replace(KITCHEN_FROM_JANUARY, from_jobcenter=told),
        contact=replace(GRIMMA, from_jobcenter=told),
        permit=replace(FREE, from_jobcenter=told),
    )


@pytest.mark.parametrize("fact", list(Fact))
@pytest.mark.one_database
def test_a_profile_is_refused_until_the_person_has_been_asked(session, fact):
    person = a_candidate(session, marked(fact), course=())
    with pytest.raises(RuleBroken) as refused:
        draft_of(session, person.id, EVERYTHING_ASKED)
    assert str(fact.label) in str(refused.value)
    assert "Bitte fragen Sie die Person" in str(refused.value)
    assert refused.value.field == fact.value

    for section in (KITCHEN_FROM_JANUARY, GRIMMA, FREE):  # entered once more, as their own statement
        change_candidate(session, person.id, section, by=SYSTEM, at=NOON)
    assert draft_of(session, person.id, EVERYTHING_ASKED)


@pytest.mark.one_database
def test_a_level_of_german_from_the_jobcentre_is_asked_for_again(session):
    person = a_candidate(session, german=None)
    note_german(session, person, LanguageLevel.B2, LevelSource.JOBCENTER)
    with pytest.raises(RuleBroken, match="Jobcent"):
        draft_of(session, person.id, ProfileChoice())

    note_german(session, person, LanguageLevel.A2, LevelSource.SELF_REPORT, day=date(2026, 11, 1))
    assert draft_of(session, person.id, ProfileChoice()).german is LanguageLevel.A2


@pytest.mark.one_database
def test_lines_from_the_jobcentre_cannot_be_chosen(session):
    person = a_candidate(session)
    know_from_jobcenter(session, person)

    with pytest.raises(RuleBroken, match="Jobcent") as refused:
        draft_of(session, person.id, ProfileChoice(competences=(Competence.WELDING,)))
    assert refused.value.field == "competences"
    with pytest.raises(RuleBroken, match="Jobcent") as refused:
        draft_of(session, person.id, ProfileChoice(occupation_group=OccupationGroup.SOFTWARE))
    assert refused.value.field == "occupation_group"


@pytest.mark.one_database
def test_no_way_around_the_types(session):
    person = a_candidate(session)
    own = Shareable.of(person)
    line = CandidateLanguage(language="ar", level=LanguageLevel.C2, source=LevelSource.JOBCENTER, assessed_on=date(2026, 11, 1))

    for changes in ({"languages": (*own.languages, line)}, {"withheld": frozenset({Fact.GOAL})}):
        with pytest.raises(ValueError, match="Jobcent"):
            replace(own, **changes)
    with pytest.raises(ValueError, match="Jobcent"):
        a_profile_draft(german_source=LevelSource.JOBCENTER)
    with pytest.raises(ValueError, match="Jobcent"):
        ShownCompetence(Competence.DOUGH, CompetenceLevel.BASICS, Evidence.JOBCENTER)


def know_from_jobcenter(session: Session, person: Candidate, *, in_other_words: bool = False) -> None:
    """Note of everything that can be noted something that comes from the Jobcentre; once like this, once quite otherwise."""
    note_german(session, person, LanguageLevel.C1 if in_other_words else LanguageLevel.B2, LevelSource.JOBCENTER)
    level = LevelDraft(LanguageLevel.C2, LevelSource.JOBCENTER, date(2026, 11, 20), SpokenLanguage.ARABIC)
    set_language_level(session, person.id, level, by=SYSTEM, at=NOON)
    group = OccupationGroup.SOFTWARE
    years = 30 if in_other_words else 12
    add_experience(session, person.id, ExperienceDraft(group, years, source=JOBCENTER), by=SYSTEM, at=NOON)
    for competence in (Competence.WELDING, Competence.DOUGH):
        mastered = CompetenceLevel.TEACHES if in_other_words else CompetenceLevel.BASICS
        told = a_competence(competence, level=mastered, evidence=Evidence.JOBCENTER, assessed_on=date(2026, 11, 20))
        add_competence(session, person.id, told, by=SYSTEM, at=NOON)
    hours = (WeeklyHour(Weekday.FRIDAY, MORNINGS[0].starts_at.replace(hour=14), MORNINGS[0].ends_at.replace(hour=17)),)
    enrol_in_course(session, person.id, CourseDraft(CourseKind.OTHER, hours=hours, source=JOBCENTER), by=SYSTEM, at=NOON)
    session.expire_all()


def note_german(session, person, level, source, *, day=date(2026, 11, 20)):
    set_language_level(session, person.id, LevelDraft(level, source, day), by=SYSTEM, at=NOON)


def a_stranger(session: Session, *, in_other_words: bool = False) -> Candidate:
    """A person of whom every detail comes from the Jobcentre, once like this, once quite otherwise."""
    search = (
        Search(Goal.JOB, OccupationField.CARE, date(2027, 5, 1), 40, None, False, False, True)
        if in_other_words
        else replace(KITCHEN_FROM_JANUARY, has_licence_b=True)
    )
    permit = WorkPermit(PermitClass.IN_CLARIFICATION if in_other_words else PermitClass.FREE, date(2026, 11, 16))
    everything = frozenset(Fact)
    draft = a_person(
        search=replace(search, from_jobcenter=everything),
        contact=replace(GRIMMA, town="Wurzen" if in_other_words else "Grimma", postcode=None, from_jobcenter=everything),
        permit=replace(permit, from_jobcenter=everything),
    )
    return a_candidate(session, draft)


def told_of(session: Session, person: Candidate, *, week: int) -> tuple[object, ...]:
    """Everything that companies or the counting of k learn: pool, profile as it is rendered, crowd of the others."""
    at = NOON + timedelta(weeks=week)
    count_pool(session, at=at)
    release = release_of(session, person.id, ProfileChoice(competences=(Competence.DOUGH,)), at=NOON)
    crowd = Counter(replace(each, id=person.id) for each in map(hashable, members(session, at=NOON, without=person.id)))
    return pool_of_the_week(session).rows, preview(release.draft), release.told(), crowd


def hashable(member):
    return replace(member, years=tuple(sorted(member.years.items())))


@pytest.mark.one_database
def test_what_the_jobcentre_says_changes_not_a_word_of_what_is_told(session):
    """Metamorphic: nothing, something and something else from the Jobcentre give the same pool, profiles and crowd."""
    person = a_candidate(session)
    neighbours = [a_candidate(session) for _ in range(5)]
    before = told_of(session, person, week=0)

    for each in (person, *neighbours[:2]):
        know_from_jobcenter(session, each)
    assert told_of(session, person, week=1) == before
    for each in (person, *neighbours[:2]):
        know_from_jobcenter(session, each, in_other_words=True)
    assert told_of(session, person, week=2) == before

    note_german(session, person, LanguageLevel.B2, LevelSource.TEACHER)  # the other side: an own statement changes it
    assert told_of(session, person, week=3) != before


@pytest.mark.one_database
def test_people_known_from_the_jobcentre_alone_count_nowhere(session):
    person = a_candidate(session)
    for _ in range(4):
        a_candidate(session)
    before = told_of(session, person, week=0)[:3]
    for _ in range(3):
        a_stranger(session)
    assert told_of(session, person, week=1)[:3] == before
    for _ in range(3):
        a_stranger(session, in_other_words=True)
    assert told_of(session, person, week=2)[:3] == before

    a_candidate(session)
    assert told_of(session, person, week=3)[:3] != before


@pytest.mark.one_database
def test_the_pages_of_a_company_are_byte_for_byte_the_same(database, visit):
    with database.transaction() as session:
        company = a_company(session)
        employer, opening = an_employer(session, company), an_opening(session, company)
        case = a_proposal(session, opening=opening)
        count_pool(session, at=NOON)
        person_id, employer_id, case_id = case.candidate_id, employer.id, case.id
    visitor = visit.as_(employer_id)
    before = pages_of(visitor, case_id)
    assert "A2" in before[1]

    for in_other_words in (False, True):
        with database.transaction() as session:
            know_from_jobcenter(session, session.get_one(Candidate, person_id), in_other_words=in_other_words)
        assert pages_of(visitor, case_id) == before


def pages_of(visitor, case_id):
    """What a company reads, without the keys of the forms on it."""
    texts = [visitor.get(path).text for path in ("/employer/proposals", f"/employer/proposals/{case_id}", "/employer/pool")]
    keys = [key for text in texts for key in (form_token_in(text), once_key_in(text)) if key]
    for key in keys:
        texts = [text.replace(key, "") for text in texts]
    return texts


@pytest.mark.one_database
def test_the_advisor_reads_what_is_held_back_and_why(session):
    person = a_candidate(session, marked(Fact.HAS_LICENCE_B))
    know_from_jobcenter(session, person)

    found = candidate_record(session, None, person.id)

    assert set(found.withheld) == {
        str(Fact.HAS_LICENCE_B.label),
        str(SpokenLanguage.GERMAN.label),
        str(SpokenLanguage.ARABIC.label),
        str(OccupationGroup.SOFTWARE.label),
        str(Competence.WELDING.label),
        str(Competence.DOUGH.label),
        str(CourseKind.OTHER.label),
    }
    assert [row.competence for row in found.shareable_competences] == [Competence.DOUGH]
    assert [row.evidence for row in found.shareable_competences] == [Evidence.OBSERVED]
    assert a_published_profile(session, person)
