"""Each start page says what to do next, first; and asks the database no more for twenty records than for one."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from sqlalchemy import event

from portal.companies.words import CompanyState
from portal.home.steps import MOST_STEPS, NextStep, in_order
from portal.internships.words import InternshipState
from portal.openings.words import OpeningState
from portal.proposals.words import ProposalState
from tests.builders.accounts import a_coordinator, an_advisor
from tests.builders.candidates import a_candidate
from tests.builders.companies import a_company, an_employer, company_of
from tests.builders.contacts import a_task
from tests.builders.internships import an_internship
from tests.builders.openings import an_opening
from tests.builders.proposals import a_proposal
from tests.moments import MONDAY, NOON

pytestmark = pytest.mark.postgres_later

DAY = timedelta(days=1)
MANY, FEW = 20, 3  # no company is shown more than five at a time


@contextmanager
def counted(database) -> Iterator[list[str]]:
    """Collect the statements that are sent to the database."""
    sent: list[str] = []

    def note(_connection, _cursor, statement, *_rest) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            sent.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    yield sent
    event.remove(database.engine, "before_cursor_execute", note)


@pytest.fixture
def world(app, database):
    """Write into the database as somebody at work."""

    @contextmanager
    def opened():
        with app.test_request_context("/"), database.transaction() as session:
            yield session

    return opened


def test_the_most_urgent_comes_first_and_what_has_no_day_last():
    steps = [NextStep("b", "/"), NextStep("c", "/", due_on=MONDAY + DAY), NextStep("a", "/"), NextStep("d", "/", due_on=MONDAY)]

    assert [step.title for step in in_order(steps)] == ["d", "c", "a", "b"]


def test_a_start_page_holds_no_more_than_one_can_do():
    assert len(in_order(NextStep(str(number), "/") for number in range(MOST_STEPS + 1))) == MOST_STEPS


def test_a_company_is_led_to_the_proposal_before_everything_else(world, visit):
    with world() as session:
        employer = an_employer(session)
        company = company_of(session, employer)
        an_opening(session, company, state=OpeningState.DRAFT, title="Lager")
        proposal = a_proposal(session, opening=an_opening(session, company))
    text = visit.as_(employer).get("/employer/").text

    step, draft = text.index(f"/employer/proposals/{proposal.id}"), text.index("Lager")
    assert step < draft
    assert proposal.reference in text
    assert "Salma" not in text


def test_a_company_in_review_sees_where_it_stands_and_no_proposal(world, visit):
    with world() as session:
        employer = an_employer(session)
        company = company_of(session, employer)
        proposal = a_proposal(session, opening=an_opening(session, company))
        company.state = CompanyState.IN_REVIEW
    answer = visit.as_(employer).get("/employer/")

    assert answer.status_code == 200
    assert proposal.reference not in answer.text


def test_an_advisor_is_led_to_what_is_due_with_their_own_people(world, visit):
    with world() as session:
        advisor, colleague = an_advisor(session), an_advisor(session)
        mine = a_proposal(session, state=ProposalState.DRAFT, candidate=a_candidate(session, advisor_id=advisor.id))
        theirs = a_proposal(session, state=ProposalState.DRAFT, candidate=a_candidate(session, advisor_id=colleague.id))
        a_task(session, note="Ruf die Bäckerei an", due_on=MONDAY - DAY, assigned_to_id=advisor.id)
        a_task(session, note="Sache der Kollegin", assigned_to_id=colleague.id)
    text = visit.as_(advisor).get("/advisor/").text

    assert text.index("Ruf die Bäckerei an") < text.index(f"/advisor/proposals/{mine.id}")
    assert f"/advisor/proposals/{theirs.id}" not in text
    assert "Sache der Kollegin" not in text


@pytest.mark.parametrize(("starts_on", "is_asked"), [(MONDAY, True), (MONDAY + DAY, False)])
def test_an_advisor_is_asked_whether_an_internship_has_begun_on_its_day(world, visit, starts_on, is_asked):
    with world() as session:
        internship = an_internship(session, state=InternshipState.APPROVED, starts_on=starts_on, ends_on=date(2026, 12, 18))
    text = visit.as_(internship.planned_by_id).get("/advisor/").text

    assert ("Hat das Praktikum begonnen?" in text) == is_asked


def test_a_coordinator_is_led_to_companies_that_wait(world, visit):
    with world() as session:
        coordinator = a_coordinator(session)
        waiting = a_company(session, name="Imbiss Safran", state=CompanyState.IN_REVIEW, visited_at=NOON)
        a_proposal(session)
    text = visit.as_(coordinator).get("/coordinator/").text

    assert f"/advisor/companies/{waiting.id}" in text
    assert "Imbiss Safran" in text
    assert "Salma" not in text, "coordinators see figures, not persons"


def test_a_company_with_twenty_proposals_costs_as_many_questions_as_with_one(world, visit, database):
    with world() as session:
        employer = an_employer(session)
        company = company_of(session, employer)
        _a_case(session, company)
    browser = visit.as_(employer)
    with counted(database) as few:
        assert browser.get("/employer/").status_code == 200
    with world() as session:
        for number in range(MANY):
            _a_case(session, session.merge(company), is_waiting=number < FEW)
    with counted(database) as many:
        assert browser.get("/employer/").status_code == 200

    assert len(many) == len(few), set(many) - set(few)


def test_an_advisor_with_twenty_people_costs_as_many_questions_as_with_one(world, visit, database):
    with world() as session:
        advisor = an_advisor(session)
        _a_case(session, a_company(session), advisor.id)
    browser = visit.as_(advisor)
    with counted(database) as few:
        assert browser.get("/advisor/").status_code == 200
    with world() as session:
        for _ in range(MANY):
            _a_case(session, a_company(session), advisor.id)
    with counted(database) as many:
        assert browser.get("/advisor/").status_code == 200

    assert len(many) == len(few), set(many) - set(few)


def test_a_coordinator_with_twenty_companies_costs_as_many_questions_as_with_one(world, visit, database):
    with world() as session:
        coordinator = a_coordinator(session)
        a_company(session, state=CompanyState.IN_REVIEW)
    browser = visit.as_(coordinator)
    with counted(database) as few:
        assert browser.get("/coordinator/").status_code == 200
    with world() as session:
        for number in range(MANY):
            a_company(session, name=f"Betrieb {number}", state=CompanyState.IN_REVIEW)
            a_task(session)
    with counted(database) as many:
        assert browser.get("/coordinator/").status_code == 200

    assert len(many) == len(few), set(many) - set(few)


def _a_case(session, company, advisor_id=None, *, is_waiting=True) -> None:
    """A proposal that waits, one whose person is known, and an internship."""
    person = a_candidate(session, advisor_id=advisor_id)
    if is_waiting:
        a_proposal(session, candidate=person, opening=an_opening(session, company))
    known = a_proposal(session, state=ProposalState.DISCLOSED, candidate=person, opening=an_opening(session, company))
    an_internship(session, known)
    a_task(session, assigned_to_id=advisor_id)
