"""Asking to be called back."""

import re
from datetime import date

import pytest
from sqlalchemy import select

from portal.contacts.models import Enquiry, Task
from portal.contacts.words import TaskKind
from portal.kernel import clock
from portal.kernel.workdays import next_working_day
from tests.builders.accounts import a_site, an_advisor

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


def test_at_most_six_questions_are_asked(visit):
    names = set(re.findall(r'<(?:input|select|textarea)[^>]* name="([^"]+)"', visit.get("/contact").text))

    assert names - {"csrf_token"} == set(ANSWERS)


@pytest.mark.parametrize("near", ["", "x", "00000", "<script>", "04552' OR 1=1"])
def test_the_thanks_page_bears_any_address(visit, advisor, near):
    assert visit.get("/contact/thanks", query_string={"near": near}).status_code == 200
