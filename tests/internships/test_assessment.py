"""How it went: both are asked three times at most, each answers once, and what the company saw becomes evidence."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from portal.candidates.models import Candidate, CandidateCompetence
from portal.companies.models import Company
from portal.contacts.models import Task
from portal.contacts.words import TaskKind
from portal.internships.assessment import emails
from portal.internships.assessment.answering import (
    CompanyDraft,
    answer_assessment,
    assess_as_company,
    receive_otherwise,
    say_how_it_was,
)
from portal.internships.assessment.asking import PURPOSES, ask_how_it_went, asks_due
from portal.internships.assessment.models import LINK_DAYS, Assessment
from portal.internships.assessment.reading import asked_of_company, open_to_company
from portal.internships.assessment.words import LanguageAtWork, OwnView, Verdict, WouldHire
from portal.internships.models import Internship
from portal.internships.retention import PART
from portal.internships.words import AbortReason, InternshipState
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.clock import start_of
from portal.kernel.errors import RuleBroken
from portal.kernel.links import link_token
from portal.kernel.outbox.models import OutboxRow
from portal.labour.competences import Competence
from portal.labour.words import CompetenceLevel, Evidence
from portal.proposals.words import ProposalState
from tests.builders.companies import an_employer, company_of
from tests.builders.internships import an_assessment, an_internship
from tests.builders.openings import an_opening
from tests.builders.proposals import a_proposal
from tests.moments import MONDAY, NOON

pytestmark = pytest.mark.one_database
DAY = timedelta(days=1)
SEEN = {Competence.TEAM: CompetenceLevel.INDEPENDENT, Competence.LEARNING: CompetenceLevel.WITH_GUIDANCE}
DRAFT = CompanyDraft(LanguageAtWork.ENOUGH, WouldHire.YES, SEEN)
ADVISOR = By(None, Role.ADVISOR.value)


def morning(days: int) -> datetime:
    return start_of(MONDAY + days * DAY) + timedelta(hours=9)


@pytest.fixture
def internship(session) -> Internship:
    """An internship that runs, and whose last day is Monday."""
    found = an_internship(session, state=InternshipState.RUNNING)
    found.ends_on = MONDAY
    session.flush()
    return found


def the_only(session) -> Assessment:
    return session.scalars(select(Assessment)).one()


def announced(session) -> int:
    session.flush()
    return len(session.scalars(select(OutboxRow.id).where(OutboxRow.topic == "assessment.asked")).all())


def test_both_are_asked_on_the_last_day_and_three_and_ten_days_later_and_never_twice(session, internship):
    counts = []
    for days in (-1, 0, 0, 1, 2, 3, 3, 9, 10, 11, 14):
        ask_how_it_went(session, morning(days))
        counts.append(announced(session))

    assert counts == [0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3]
    assert [asks_due(MONDAY, MONDAY + days * DAY) for days in (-1, 0, 2, 3, 9, 10)] == [0, 1, 1, 2, 2, 3]


def test_who_missed_several_mornings_is_asked_once(session, internship):
    ask_how_it_went(session, morning(11))

    assert (announced(session), the_only(session).asks) == (1, 3)


@pytest.mark.parametrize(("reason", "asked"), [(AbortReason.NO_SHOW, 0), (AbortReason.TASKS, 1)])
def test_who_never_came_is_assessed_by_nobody(session, internship, reason, asked):
    internship.state, internship.abort_reason, internship.ended_on = InternshipState.ABORTED, reason, MONDAY
    session.flush()
    ask_how_it_went(session, morning(0))

    assert announced(session) == asked


def test_nobody_is_asked_about_a_person_whose_data_are_not_used(session, internship):
    session.get_one(Candidate, internship.candidate_id).restricted_at = NOON
    ask_how_it_went(session, morning(0))

    assert announced(session) == 0


def test_what_came_on_paper_stops_the_letters_to_the_company_alone(app, session, internship):
    an_employer(session, session.get_one(Company, internship.company_id), email="kim@lindner.example")
    session.get_one(Candidate, internship.candidate_id).email = "person@mail.example"
    row = an_assessment(session, internship)
    with app.test_request_context("/"):
        assert emails.company_asked(session, row.id)
        receive_otherwise(session, internship.id, by=ADVISOR, at=NOON)
        assert emails.company_asked(session, row.id) == []
        assert [letter.to for letter in emails.person_asked(session, row.id)] == ["person@mail.example"]
        say_how_it_was(session, row.id, OwnView.GOOD, at=NOON)
        assert emails.person_asked(session, row.id) == []
    ask_how_it_went(session, morning(3))
    assert announced(session) == 0
    with pytest.raises(RuleBroken):
        receive_otherwise(session, internship.id, by=ADVISOR, at=NOON)


def test_what_the_company_saw_becomes_evidence_and_it_answers_once(session, internship):
    row = an_assessment(session, internship)
    assess_as_company(session, row.id, DRAFT, at=NOON)
    session.flush()

    mine = select(CandidateCompetence).where(
        CandidateCompetence.candidate_id == internship.candidate_id, CandidateCompetence.evidence == Evidence.COMPANY_FEEDBACK
    )
    found = {each.code: (each.level, each.assessed_on) for each in session.scalars(mine)}
    assert found == {competence.value: (level, MONDAY) for competence, level in SEEN.items()}
    with pytest.raises(RuleBroken):
        assess_as_company(session, row.id, DRAFT, at=NOON)


def test_an_answer_is_taken_for_thirty_days_and_only_of_data_that_are_used(session, internship):
    row = an_assessment(session, internship)
    with pytest.raises(RuleBroken):
        say_how_it_was(session, row.id, OwnView.GOOD, at=NOON + LINK_DAYS + DAY)
    assert open_to_company(session, internship.id, MONDAY + LINK_DAYS) == row.id
    assert open_to_company(session, internship.id, MONDAY + LINK_DAYS + DAY) is None
    session.get_one(Candidate, internship.candidate_id).restricted_at = NOON
    session.flush()
    asked = asked_of_company(session, row.id, NOON)
    assert asked is not None
    assert not asked.is_open
    with pytest.raises(RuleBroken):
        assess_as_company(session, row.id, DRAFT, at=NOON)
    with pytest.raises(RuleBroken):
        say_how_it_was(session, row.id, OwnView.GOOD, at=NOON)


@pytest.mark.parametrize(("verdict", "calls"), [(Verdict.SAME, 0), (Verdict.DIFFERENT, 1)])
def test_who_sees_it_differently_is_called_the_same_day_and_nobody_notes_the_words(session, internship, verdict, calls):
    row = an_assessment(session, internship)
    with pytest.raises(RuleBroken):
        answer_assessment(session, row.id, verdict, None, at=NOON)
    assess_as_company(session, row.id, DRAFT, at=NOON)
    answer_assessment(session, row.id, verdict, "Ich kam immer pünktlich.", at=NOON)
    session.flush()

    tasks = session.scalars(select(Task).where(Task.kind == TaskKind.SEES_DIFFERENTLY)).all()
    assert [(task.due_on, task.note) for task in tasks] == [(MONDAY, None)] * calls


def test_what_was_said_goes_with_the_file(session, internship):
    an_assessment(session, internship, own_words="weg damit")
    PART.forget(session, internship.candidate_id, ADVISOR, NOON)

    assert session.scalars(select(Assessment)).all() == []


@pytest.fixture
def case(app, database):
    """An internship that is over; both have a link."""
    with app.test_request_context("/"), database.transaction() as session:
        employer = an_employer(session)
        opening = an_opening(session, company_of(session, employer))
        proposal = a_proposal(session, state=ProposalState.DISCLOSED, opening=opening)
        internship = an_internship(session, proposal, state=InternshipState.RUNNING)
        person = session.get_one(Candidate, internship.candidate_id)
        person.contact_language = "de"
        row = an_assessment(session, internship)
        return {
            "internship": f"/employer/internships/{internship.id}",
            "advisor_page": f"/advisor/internships/{internship.id}",
            "advisor": proposal.made_by_id,
            "employer": employer.id,
            "family_name": person.family_name,
            **{side: link_token(purpose, row.id) for side, purpose in PURPOSES.items()},
        }


def test_the_links_take_one_answer_of_each_and_the_company_reads_nothing_of_the_person(visit, database, case):
    company, person = f"/internship/{case['company']}", f"/my-internship/{case['person']}"
    assert company in visit.as_(case["employer"]).get(case["internship"]).text
    page = visit.get(company)
    assert case["family_name"] not in page.text
    assert visit.get(f"/internship/{case['person']}").status_code == 404
    assert visit.get(f"/my-internship/{case['company']}").status_code == 404
    empty = visit.submit(company, {"team": "independent"})
    assert empty.status_code == 422
    sent = visit.submit(company, {"would_hire": "no", "language_at_work": "enough", "team": "independent"})
    assert sent.status_code == 302
    assert "would_hire" not in visit.get(company).text
    assert visit.submit(person, {"view": "bad"}).status_code == 302
    theirs = visit.get(person)
    assert str(WouldHire.NO.label) not in theirs.text
    words = "Ich kam immer zur richtigen Zeit"
    assert visit.submit(person, {"verdict": "different", "own_words": words}).status_code == 302
    for address in (company, case["internship"]):
        assert words not in visit.as_(case["employer"]).get(address).text
    staff = visit.as_(case["advisor"]).get(case["advisor_page"]).text
    assert words in staff
    with database.reading() as session:
        row = the_only(session)
        assert (row.would_hire, row.own_view, row.verdict) == (WouldHire.NO, OwnView.BAD, Verdict.DIFFERENT)


def test_an_advisor_notes_that_the_company_answered_otherwise(visit, database, case):
    assert visit.as_(case["advisor"]).press(f"{case['advisor_page']}/received").status_code == 302
    with database.reading() as session:
        assert the_only(session).received_at is not None
