"""Asking to be called back."""

import re
from datetime import date

import pytest
from sqlalchemy import select

from portal.contacts.models import Enquiry, Task
from portal.contacts.words import TaskKind
from portal.kernel import clock
from portal.kernel.workdays import next_working_day
from tests.builders.accounts import a_coordinator, a_site, an_advisor

ANSWERS = {
    "name": "Samir Haddad",
    "phone": "03433 555123",
    "topic": "internship",
    "suits": "morning",
    "language": "ar",
    "postcode": "04552",
}


@pytest.fixture
def advisor(database):
    with database.transaction() as session:
        return an_advisor(session, site_id=a_site(session, postcodes=("04552",)).id)


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_page_says_who_calls_and_the_advisor_has_it_on_the_list(visit, database, deliver, advisor, language):
    thanks = visit.follow(visit.submit(f"{language}/contact", ANSWERS))
    deliver()

    with database.reading() as session:
        task, enquiry = session.scalars(select(Task)).one(), session.scalars(select(Enquiry)).one()
    assert "Nadja Brandt" in thanks.text
    assert (task.kind, task.assigned_to_id, task.subject_id) == (TaskKind.CALL_BACK, advisor.id, enquiry.id)
    assert task.due_on == next_working_day(clock.today())
    assert task.note is None, "the task repeats nothing that the enquiry deletes"


def test_without_a_postcode_somebody_calls_anyway(visit, database, deliver, advisor):
    thanks = visit.follow(visit.submit("/contact", {**ANSWERS, "postcode": ""}))
    deliver()

    with database.reading() as session:
        assert session.scalars(select(Task.assigned_to_id)).one() == advisor.id
    assert thanks.status_code == 200


def test_a_wish_on_saturday_is_due_on_monday(visit, database, deliver, advisor):
    try:
        clock.pretend_today(date(2026, 11, 28))
        visit.submit("/contact", ANSWERS)
        deliver()
    finally:
        clock.tell_the_truth()

    with database.reading() as session:
        assert session.scalars(select(Task.due_on)).one() == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("field", "typed"), [("name", ""), ("phone", "12"), ("topic", "x"), ("language", ""), ("postcode", "045")]
)
def test_what_cannot_be_read_is_said_beside_its_field(visit, field, typed):
    answer = visit.submit("/contact", {**ANSWERS, field: typed})

    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text


@pytest.mark.parametrize(
    ("phone", "email", "status"), [("", "samir@haddad.example", 302), ("", "", 422), ("12", "a@b.example", 422)]
)
def test_a_number_or_an_address_is_enough_to_be_reached(visit, database, deliver, advisor, phone, email, status):
    answer = visit.submit("/contact", {**ANSWERS, "phone": phone, "email": email})
    deliver()

    assert answer.status_code == status
    if status == 422:
        assert 'id="phone-error"' in answer.text
        return
    with database.reading() as session:
        enquiry = session.scalars(select(Enquiry)).one()
    page = visit.as_(advisor).get(f"/advisor/enquiries/{enquiry.id}").text
    assert f'href="mailto:{email}"' in page
    assert "Nadja Brandt schreibt Ihnen" in visit.follow(answer).text
    assert 'tel:"' not in page


def test_a_barrier_can_be_reported_without_a_name_and_the_coordinators_have_it_on_their_list(visit, database, deliver, advisor):
    with database.transaction() as session:
        coordinator = a_coordinator(session)
    assert 'href="/accessibility/report"' in visit.get("/accessibility").text

    report = {"message": "Die Liste lässt sich nicht\nmit der Tastatur öffnen", "page": "Freie Plätze"}
    assert visit.submit("/accessibility/report", {**report, "message": " "}).status_code == 422
    assert visit.follow(visit.submit("/accessibility/report", report)).status_code == 200
    deliver()

    with database.reading() as session:
        task = session.scalars(select(Task)).one()
    assert (task.kind, task.assigned_to_id, task.due_on) == (TaskKind.MEND_BARRIER, None, date(2026, 11, 30))
    desk = visit.as_(coordinator)
    assert "Meldung einer Barriere" in desk.get("/advisor/tasks").text
    page = desk.get(f"/advisor/enquiries/{task.subject_id}").text
    assert "mit der Tastatur" in page
    assert "Freie Plätze" in page


def test_at_most_six_answers_are_needed(visit):
    names = set(re.findall(r'<(?:input|select|textarea)[^>]* name="([^"]+)"', visit.get("/contact").text))

    assert names - {"csrf_token", "homepage", "once"} == {*ANSWERS, "email"}, "a number or an address, and five more"


@pytest.mark.parametrize("near", ["", "x", "00000", "<script>", "04552' OR 1=1"])
def test_the_thanks_page_bears_any_address(visit, advisor, near):
    assert visit.get("/contact/thanks", query_string={"near": near}).status_code == 200
