"""The coordinator decides, in the browser."""

import pytest

from portal.companies.models import Company
from portal.companies.words import CompanyState
from tests.builders.accounts import a_coordinator, an_advisor
from tests.builders.companies import a_company, an_employer


@pytest.fixture
def coordinator(database):
    with database.transaction() as session:
        return a_coordinator(session)


@pytest.fixture
def company(database):
    with database.transaction() as session:
        advisor = an_advisor(session)
        found = a_company(session, state=CompanyState.IN_REVIEW, advisor_id=advisor.id, website="www.lindner.example")
        an_employer(session, found, email="katrin@web.de", name="Katrin Lindner")
        return found


def state_of(database, company) -> CompanyState:
    with database.reading() as session:
        return session.get_one(Company, company.id).state


def test_the_queue_shows_who_waits_with_what_to_look_at(visit, database, coordinator, company):
    with database.transaction() as session:
        double = a_company(session, name="Bäckerei Lindner GmbH")

    text = visit.as_(coordinator).get("/coordinator/companies/").text

    assert "Bäckerei Lindner" in text
    assert "web.de" in text
    assert f"/advisor/companies/{double.id}" in text


def test_an_empty_queue_says_so(visit, coordinator):
    assert visit.as_(coordinator).get("/coordinator/companies/").status_code == 200


def test_approval_reaches_the_company_by_letter_with_the_person_to_call(visit, database, coordinator, company, deliver, letters):
    visit.as_(coordinator).press(f"/coordinator/companies/{company.id}/approve")
    deliver()

    [letter] = letters()
    assert state_of(database, company) is CompanyState.ACTIVE
    assert letter.to == "katrin@web.de"
    assert "Nadja Brandt" in letter.text
    assert "/employer/company/" in letter.html


def test_a_second_press_is_too_late(visit, coordinator, company):
    desk = visit.as_(coordinator)
    desk.press(f"/coordinator/companies/{company.id}/approve")

    assert desk.press(f"/coordinator/companies/{company.id}/approve").status_code == 409


def test_a_refusal_carries_the_typed_reason_into_the_letter_and_onto_the_page(
    visit, database, coordinator, company, deliver, letters
):
    desk = visit.as_(coordinator)
    assert desk.submit(f"/coordinator/companies/{company.id}/reject", {"reason": ""}).status_code == 422

    desk.submit(f"/coordinator/companies/{company.id}/reject", {"reason": "Der Betrieb liegt <weit> weg.\nBitte rufen Sie an."})
    deliver()

    [letter] = letters()
    assert "Der Betrieb liegt <weit> weg." in letter.text
    assert "&lt;weit&gt;" in letter.html
    assert state_of(database, company) is CompanyState.REJECTED


def test_a_company_without_people_gets_no_letter_and_is_decided_all_the_same(visit, database, coordinator, deliver, letters):
    with database.transaction() as session:
        company = a_company(session, state=CompanyState.IN_REVIEW)

    visit.as_(coordinator).press(f"/coordinator/companies/{company.id}/approve")
    deliver()

    assert letters() == []
    assert state_of(database, company) is CompanyState.ACTIVE


def test_blocking_and_unblocking(visit, database, coordinator, company):
    desk = visit.as_(coordinator)

    desk.press(f"/coordinator/companies/{company.id}/block")
    assert state_of(database, company) is CompanyState.BLOCKED
    desk.press(f"/coordinator/companies/{company.id}/unblock")
    assert state_of(database, company) is CompanyState.IN_REVIEW
    assert desk.press(f"/coordinator/companies/{company.id}/reconsider").status_code == 409


def test_trust_is_given_to_partners_only(visit, database, coordinator, company):
    desk = visit.as_(coordinator)
    assert desk.press(f"/coordinator/companies/{company.id}/trust").status_code == 409

    desk.press(f"/coordinator/companies/{company.id}/approve")
    assert desk.press(f"/coordinator/companies/{company.id}/trust").status_code == 302

    with database.reading() as session:
        assert session.get_one(Company, company.id).is_trusted


def test_a_look_at_the_approve_address_decides_nothing(visit, database, coordinator, company):
    assert visit.as_(coordinator).get(f"/coordinator/companies/{company.id}/approve").status_code == 405
    assert state_of(database, company) is CompanyState.IN_REVIEW


def test_a_press_without_the_pages_token_decides_nothing(visit, database, coordinator, company):
    assert visit.as_(coordinator).post(f"/coordinator/companies/{company.id}/approve").status_code == 400
    assert state_of(database, company) is CompanyState.IN_REVIEW
