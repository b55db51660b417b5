"""Tasks, notes and call-backs, in the browser."""

from datetime import timedelta
from uuid import uuid4

import pytest

from portal.contacts.models import Task
from portal.contacts.queries import log_of
from portal.contacts.words import SubjectKind, TaskKind
from portal.kernel import clock
from tests.builders.accounts import a_coordinator, an_advisor
from tests.builders.companies import a_company, an_employer
from tests.builders.contacts import a_task, an_enquiry

NOWHERE = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def advisor(database):
    with database.transaction() as session:
        return an_advisor(session)


@pytest.fixture
def company(database):
    with database.transaction() as session:
        return a_company(session)


def test_the_list_leads_to_what_a_task_is_about(visit, database, advisor, company):
    with database.transaction() as session:
        a_task(session, assigned_to_id=advisor.id, subject_id=company.id, company_id=company.id, note="Vertrag besprechen")
        a_task(session, assigned_to_id=advisor.id, subject_kind=SubjectKind.INTERNSHIP, note="Besuch")

    text = visit.as_(advisor).get("/advisor/tasks").text

    assert f"/advisor/companies/{company.id}" in text
    assert "Vertrag besprechen" in text
    assert "Besuch" in text


def test_an_empty_list_says_so(visit, advisor):
    assert visit.as_(advisor).get("/advisor/tasks").status_code == 200


@pytest.mark.parametrize(("back", "leads_to"), [("", "/advisor/tasks"), ("record", "/advisor/companies/")])
def test_a_done_task_leaves_the_list_and_leads_back_where_one_came_from(visit, database, advisor, company, back, leads_to):
    with database.transaction() as session:
        task = a_task(session, assigned_to_id=advisor.id, subject_id=company.id)

    answer = visit.as_(advisor).press(f"/advisor/tasks/{task.id}/finish", {"back": back})

    with database.reading() as session:
        assert session.get_one(Task, task.id).done_by_id == advisor.id
    assert leads_to in answer.location


def test_a_task_is_put_off_but_not_into_the_past(visit, database, advisor):
    with database.transaction() as session:
        task = a_task(session, assigned_to_id=advisor.id)
    desk, today = visit.as_(advisor), clock.today()

    early = desk.submit(f"/advisor/tasks/{task.id}/move", {"due_on": (today - timedelta(days=1)).isoformat()})
    later = desk.submit(f"/advisor/tasks/{task.id}/move", {"due_on": (today + timedelta(days=9)).isoformat()})

    assert (early.status_code, later.status_code) == (422, 302)
    assert desk.submit(f"/advisor/tasks/{task.id}/move", {"due_on": "31.02.2027"}).status_code == 422


def test_a_coordinator_opens_no_task_about_a_person(visit, database):
    with database.transaction() as session:
        coordinator, task = a_coordinator(session), a_task(session, subject_kind=SubjectKind.CANDIDATE, kind=TaskKind.ASK_CONSENT)

    assert visit.as_(coordinator).press(f"/advisor/tasks/{task.id}/finish").status_code == 404


def test_a_conversation_is_noted_on_the_record_and_nothing_typed_is_lost(visit, database, advisor, company):
    desk = visit.as_(advisor)
    path = f"/advisor/notes/company/{company.id}"

    refused = desk.submit(path, {"channel": "pigeon", "text": "Chef ist <nett>"})
    record = desk.follow(desk.submit(path, {"channel": "visit", "text": "Chef ist <nett>"}))

    assert refused.status_code == 422
    assert "Chef ist &lt;nett&gt;" in refused.text
    assert "Chef ist &lt;nett&gt;" in record.text
    with database.reading() as session:
        assert log_of(session, company.id)[0].by_name == advisor.name


def test_a_task_written_down_stands_on_the_record_and_on_the_own_list(visit, advisor, company):
    desk = visit.as_(advisor)

    record = desk.follow(
        desk.submit(f"/advisor/notes/company/{company.id}/task", {"note": "Flyer schicken", "due_on": "1.12.2026"})
    )

    assert "Flyer schicken" in record.text
    assert "Flyer schicken" in desk.get("/advisor/tasks").text


@pytest.mark.parametrize("kind", ["company", "opening", "candidate", "enquiry"])
@pytest.mark.parametrize("path", ["", "/task"])
def test_nothing_is_noted_about_what_does_not_exist(visit, advisor, kind, path):
    assert visit.as_(advisor).get(f"/advisor/notes/{kind}/{NOWHERE}{path}").status_code == 404


def test_a_call_back_is_worked_through(visit, database, advisor, deliver):
    with database.transaction() as session:
        enquiry = an_enquiry(session)
        task = a_task(
            session,
            kind=TaskKind.CALL_BACK,
            subject_kind=SubjectKind.ENQUIRY,
            subject_id=enquiry.id,
            note=None,
            assigned_to_id=advisor.id,
        )
    desk = visit.as_(advisor)
    assert f"/advisor/enquiries/{enquiry.id}" in desk.get("/advisor/tasks").text

    page = desk.get(f"/advisor/enquiries/{enquiry.id}")
    assert "Samir Haddad" in page.text
    assert "tel:+493433555123" in page.text
    desk.submit(f"/advisor/notes/enquiry/{enquiry.id}", {"channel": "phone", "text": "Will einen Platz anbieten"})
    desk.press(f"/advisor/tasks/{task.id}/finish")

    done = desk.get(f"/advisor/enquiries/{enquiry.id}").text
    assert "Will einen Platz anbieten" in done
    assert f"/advisor/tasks/{task.id}/finish" not in done


def test_employers_see_neither_notes_nor_callers(visit, database, company):
    with database.transaction() as session:
        employer, enquiry = an_employer(session), an_enquiry(session)
    desk = visit.as_(employer)

    for path in (f"/advisor/notes/company/{company.id}", f"/advisor/enquiries/{enquiry.id}", f"/advisor/tasks/{uuid4()}/move"):
        assert desk.get(path).status_code == 403
