"""The day of an advisor and the desk of a coordinator: one look at each, at everything that stands there."""

from datetime import date, timedelta

from portal.home.weeks import WEEKS, bar_of, first_monday
from portal.home.work import InternshipAtWork
from portal.internships.words import InternshipState
from portal.openings.words import OpeningState
from portal.proposals.words import ProposalState
from tests.builders.accounts import a_coordinator, an_advisor
from tests.builders.candidates import a_candidate
from tests.builders.companies import a_company
from tests.builders.contacts import a_task
from tests.builders.internships import an_internship
from tests.builders.openings import an_opening
from tests.builders.proposals import a_proposal
from tests.moments import MONDAY

DAY = timedelta(days=1)


def test_an_advisor_sees_calls_missing_answers_weeks_and_figures_at_once(app, database, visit):
    with app.test_request_context("/"), database.transaction() as session:
        advisor = an_advisor(session)
        person = a_candidate(session, advisor_id=advisor.id)
        bakery = a_company(session, name="Bäckerei Lindner", phone="03437 111", advisor_id=advisor.id)
        late = a_proposal(session, state=ProposalState.PRESENTED, candidate=person, opening=an_opening(session, bakery))
        late.answer_until = MONDAY - 4 * DAY
        known = a_proposal(session, state=ProposalState.DISCLOSED, candidate=person, opening=an_opening(session, bakery))
        running = an_internship(session, known, state=InternshipState.APPROVED)
        running.state, running.starts_on, running.ends_on = InternshipState.RUNNING, MONDAY - 14 * DAY, MONDAY + 20 * DAY
        a_task(session, note="Nachfragen", due_on=MONDAY, assigned_to_id=advisor.id, company_id=bakery.id)
        an_opening(session, bakery, state=OpeningState.SUBMITTED)
    text = visit.as_(advisor).get("/advisor/").text

    assert "Montag, 23. November 2026" in text
    assert "Ein Anruf, eine fehlende Antwort" in text
    assert text.count('href="tel:03437111"') == 2, "the task and the missing answer"
    assert "4 Tage" in text
    assert "Woche 3 von 5" in text
    assert "from-1 to-6" in text
    assert "/advisor/openings/review" in text


def test_a_coordinator_sees_who_has_how_much_and_no_person(app, database, visit):
    with app.test_request_context("/"), database.transaction() as session:
        coordinator, advisor = a_coordinator(session), an_advisor(session, name="Nadja Brandt")
        a_candidate(session, advisor_id=advisor.id)
    text = visit.as_(coordinator).get("/coordinator/").text

    assert "Nadja Brandt" in text
    assert "Person wird begleitet" in text
    assert "Salma" not in text


def test_bars_are_cut_off_at_both_ends_of_the_eight_weeks():
    def bar(starts_on: date, ends_on: date) -> tuple[int, int]:
        each = InternshipAtWork(None, None, "", "", InternshipState.COMPLETED, starts_on, ends_on)
        drawn = bar_of(each, "/", MONDAY)
        return drawn.first, drawn.until

    begin = first_monday(MONDAY)
    assert bar(begin, begin + 6 * DAY) == (1, 2)
    assert bar(begin + 6 * DAY, begin + 7 * DAY) == (1, 3)
    assert bar(begin - 30 * DAY, begin - 10 * DAY) == (1, 2)
    assert bar(begin + 300 * DAY, begin + 310 * DAY) == (WEEKS, WEEKS + 1)
