"""Companies as staff keeps them, in the browser."""

import pytest
from sqlalchemy import event, select

from portal.companies.models import Company, Membership
from portal.companies.services import LeadDraft, enter_lead
from portal.companies.words import CompanySource, CompanyState, TrainingAuthorisation
from tests.builders.accounts import a_coordinator, an_advisor
from tests.builders.companies import a_company, a_company_site, an_employer
from tests.moments import NOON

ENTRY = {
    "source": "visit",
    "name": "Elektro Schöne",
    "postcode": "04808",
    "contact_name": "Jens Schöne",
    "phone": "03425 123456",
    "email": "",
    "interests": ["vacancy"],
}


@pytest.fixture
def advisor(database):
    with database.transaction() as session:
        return an_advisor(session)


@pytest.fixture
def company(database, advisor):
    with database.transaction() as session:
        found = a_company(session, state=CompanyState.REGISTERED, visited_at=None, visited_how=None, advisor_id=advisor.id)
        an_employer(session, found)
        return found


def state_of(database, company) -> CompanyState:
    with database.reading() as session:
        return session.get_one(Company, company.id).state


def test_an_advisor_sees_their_own_companies_first_and_all_on_request(visit, database, advisor, company):
    with database.transaction() as session:
        a_company(session, name="Zweiradladen")
    desk = visit.as_(advisor)

    assert "Zweiradladen" not in desk.get("/advisor/companies/").text
    assert "Zweiradladen" in desk.get("/advisor/companies/?whose=all").text
    assert "Zweiradladen" not in desk.get("/advisor/companies/?whose=all&text=lindner").text


@pytest.mark.parametrize("query", ["state=x", "whose=x", "after=x", "text=%00", "text=" + "x" * 500, "state=active&state=left"])
def test_an_address_nobody_can_read_still_shows_a_list(visit, advisor, query):
    assert visit.as_(advisor).get(f"/advisor/companies/?{query}").status_code == 200


def test_the_list_asks_the_database_equally_often_however_long_it_is(app, visit, database, advisor):
    desk = visit.as_(advisor)

    def count_of_queries() -> int:
        seen: list[int] = []
        engine = app.extensions["portal_database"].engine

        def listener(*_arguments: object) -> None:
            seen.append(1)

        event.listen(engine, "before_cursor_execute", listener)
        desk.get("/advisor/companies/?whose=all")
        event.remove(engine, "before_cursor_execute", listener)
        return len(seen)

    desk.get("/advisor/companies/")
    few = count_of_queries()
    with database.transaction() as session:
        for _number in range(10):
            a_company(session)

    assert count_of_queries() == few


def test_a_company_entered_after_a_visit_shows_its_record(visit, database, advisor):
    desk = visit.as_(advisor)

    record = desk.follow(desk.submit("/advisor/companies/new", ENTRY))

    assert "Elektro Schöne" in record.text
    with database.reading() as session:
        company = session.scalars(select(Company)).one()
    assert (company.state, company.source, company.entered_by_id) == (CompanyState.IN_REVIEW, CompanySource.VISIT, advisor.id)


@pytest.mark.parametrize(
    ("field", "typed"), [("source", ""), ("source", "import"), ("postcode", "Borna"), ("email", "x"), ("phone", "")]
)
def test_an_entry_that_cannot_be_read_comes_back(visit, advisor, field, typed):
    answer = visit.as_(advisor).submit("/advisor/companies/new", {**ENTRY, field: typed})

    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text


@pytest.mark.parametrize("how", ["phone", "visit"])
def test_the_tick_sends_the_company_to_the_coordinator_and_the_history_says_so(visit, database, advisor, company, how):
    desk = visit.as_(advisor)

    record = desk.follow(desk.press(f"/advisor/companies/{company.id}/met/{how}"))

    assert state_of(database, company) is CompanyState.IN_REVIEW
    assert "timeline" in record.text
    assert desk.press(f"/advisor/companies/{company.id}/met/import").status_code == 404


@pytest.mark.parametrize(
    ("path", "answers"),
    [
        ("facts", {"name": "Neu", "postcode": "04668"}),
        ("sites/new", {"name": "Filiale", "postcode": "04552"}),
        ("team/new", {"name": "Mia Roth", "email": "mia@lindner.example", "role": "member"}),
        ("training", {"training": "confirmed", "confirmed_on": "2026-11-02"}),
    ],
)
def test_an_advisor_keeps_a_record_right(visit, advisor, company, path, answers):
    answer = visit.as_(advisor).submit(f"/advisor/companies/{company.id}/{path}", answers)

    assert answer.status_code == 302


def test_a_confirmed_training_authorisation_without_its_day_comes_back(visit, database, advisor, company):
    answer = visit.as_(advisor).submit(f"/advisor/companies/{company.id}/training", {"training": "confirmed", "confirmed_on": ""})

    assert answer.status_code == 422
    with database.reading() as session:
        assert session.get_one(Company, company.id).training is TrainingAuthorisation.NONE


def test_the_contact_person_changes_hands(visit, database, advisor, company):
    with database.transaction() as session:
        other = an_advisor(session, name="Leila Amin")

    visit.as_(advisor).submit(f"/advisor/companies/{company.id}/contact-person", {"advisor": str(other.id)})

    with database.reading() as session:
        assert session.get_one(Company, company.id).advisor_id == other.id


def test_a_site_is_corrected(visit, database, advisor, company):
    with database.transaction() as session:
        site = a_company_site(session, session.merge(company))

    answer = visit.as_(advisor).submit(f"/advisor/companies/sites/{site.id}", {"name": "Neu", "postcode": "04552"})

    assert answer.status_code == 302


def test_a_member_of_another_company_is_not_removed_by_a_wrong_address(visit, database, advisor, company):
    with database.transaction() as session:
        stranger = an_employer(session)
        membership = session.scalars(select(Membership).where(Membership.account_id == stranger.id)).one()

    answer = visit.as_(advisor).press(f"/advisor/companies/{company.id}/team/{membership.id}/remove")

    assert answer.status_code == 409


def test_a_lead_is_joined_only_at_the_press_of_a_button(visit, database, advisor, company):
    with database.transaction() as session:
        lead = enter_lead(session, LeadDraft("Bäckerei Lindner GmbH", "04668 Grimma", "ba:1"), at=NOON)
    desk = visit.as_(advisor)
    assert f"/join/{lead.id}" in desk.get(f"/advisor/companies/{company.id}").text
    assert state_of(database, lead) is CompanyState.LEAD

    desk.press(f"/advisor/companies/{company.id}/join/{lead.id}")

    assert state_of(database, lead) is CompanyState.LEFT
    assert desk.press(f"/advisor/companies/{company.id}/join/{lead.id}").status_code == 409


def test_advisors_decide_nothing(visit, advisor, company):
    desk = visit.as_(advisor)

    assert desk.get("/coordinator/companies/").status_code == 403
    for verb in ("approve", "block", "trust"):
        assert desk.press(f"/coordinator/companies/{company.id}/{verb}").status_code == 403
    assert "/coordinator/companies/" not in desk.get(f"/advisor/companies/{company.id}").text


def test_a_missing_company_does_not_exist(visit, advisor):
    assert visit.as_(advisor).get("/advisor/companies/00000000-0000-4000-8000-000000000000").status_code == 404


@pytest.mark.parametrize("state", list(CompanyState))
def test_the_record_opens_in_every_state_for_both_roles(visit, database, advisor, state):
    with database.transaction() as session:
        company = a_company(session, state=state, entered_by_id=advisor.id, confirmed_at=None, rejection_reason="So nicht")
        coordinator = a_coordinator(session)

    for account in (advisor, coordinator):
        assert visit.as_(account).get(f"/advisor/companies/{company.id}").status_code == 200
