"""“My company”, in the browser."""

import re

import pytest
from sqlalchemy import select

from portal.companies.models import Company, CompanySite, Membership
from portal.companies.ties import CompanyTies
from portal.companies.words import CompanyState, MemberRole
from tests.builders.accounts import a_coordinator, an_advisor
from tests.builders.companies import a_company, a_company_site, an_employer

FACTS = {"name": "Backhaus", "postcode": "04552", "contact_name": "", "phone": "", "website": "www.x.de"}
SITE = {"name": "Filiale", "street": "Markt 1", "postcode": "04552", "town": "", "way": ""}


@pytest.fixture
def company(database):
    with database.transaction() as session:
        return a_company(session, advisor_id=an_advisor(session).id)


@pytest.fixture
def employer(database, company):
    with database.transaction() as session:
        return an_employer(session, session.merge(company), name="Katrin Lindner")


def membership_of(database, account) -> Membership:
    with database.reading() as session:
        return session.scalars(select(Membership).where(Membership.account_id == account.id)).one()


@pytest.mark.parametrize("path", ["", "facts", "sites/new", "team/new", "leave"])
def test_every_page_shows_whom_to_call(visit, employer, path):
    answer = visit.as_(employer).get(f"/employer/company/{path}")

    assert answer.status_code == 200
    assert "Nadja Brandt" in answer.text
    assert "tel:+493433744331" in answer.text


@pytest.mark.parametrize("state", [state for state in CompanyState if state not in (CompanyState.BLOCKED, CompanyState.LEFT)])
def test_a_company_sees_where_it_stands_in_every_state(visit, database, state):
    with database.transaction() as session:
        employer = an_employer(session, a_company(session, state=state, rejection_reason="Zu weit weg"))

    answer = visit.as_(employer).get("/employer/company/")

    assert answer.status_code == 200
    assert "Bäckerei Lindner" in answer.text


@pytest.mark.parametrize("state", [CompanyState.BLOCKED, CompanyState.LEFT])
def test_a_blocked_or_former_company_is_shown_the_door(visit, database, state):
    with database.transaction() as session:
        employer = an_employer(session, a_company(session, state=state))

    answer = visit.as_(employer).get("/employer/company/")

    assert answer.status_code == 302
    assert "/sign-in" in answer.location


def test_a_company_corrects_its_details(visit, database, employer, company):
    answer = visit.as_(employer).submit("/employer/company/facts", FACTS)

    with database.reading() as session:
        changed = session.get_one(Company, company.id)
    assert answer.status_code == 302
    assert (changed.name, changed.town, changed.contact_name) == ("Backhaus", "Borna", None)


def test_a_company_adds_and_corrects_a_site(visit, database, employer, company):
    desk = visit.as_(employer)
    desk.submit("/employer/company/sites/new", SITE)
    with database.reading() as session:
        site = session.scalars(select(CompanySite).where(CompanySite.name == "Filiale")).one()

    answer = desk.submit(f"/employer/company/sites/{site.id}", {**SITE, "postcode": "80331"})

    assert answer.status_code == 422
    assert 'id="town-error"' in answer.text
    assert desk.submit(f"/employer/company/sites/{site.id}", {**SITE, "postcode": "80331", "town": "München"}).status_code == 302
    with database.reading() as session:
        assert session.get_one(CompanySite, site.id).latitude is None


def test_sites_and_people_of_other_companies_do_not_exist(visit, database, employer):
    with database.transaction() as session:
        other = a_company(session, name="Fremd")
        site, stranger = a_company_site(session, other), an_employer(session, other)
    membership = membership_of(database, stranger)
    desk = visit.as_(employer)
    nowhere = "00000000-0000-4000-8000-000000000000"

    assert desk.get(f"/employer/company/sites/{site.id}").status_code == 404
    assert desk.press(f"/employer/company/team/{membership.id}/remove").status_code == 404
    assert desk.press(f"/employer/company/team/{membership.id}/admin").status_code == 404
    foreign, missing = (desk.get(f"/employer/company/sites/{key}").text for key in (site.id, nowhere))
    assert _without_tokens(foreign, site.id) == _without_tokens(missing, nowhere)


def _without_tokens(text: str, key: object) -> str:
    return re.sub(r'value="[^"]{40,}"', "", text.replace(str(key), ""))


@pytest.mark.parametrize("path", ["/advisor/companies/", "/advisor/companies/new", "/advisor/tasks", "/coordinator/companies/"])
def test_employers_do_not_come_to_the_desks_of_staff(visit, employer, path):
    assert visit.as_(employer).get(path).status_code == 403


def test_a_colleague_is_invited_by_letter(visit, employer, deliver, letters):
    visit.as_(employer).submit(
        "/employer/company/team/new", {"name": "Mia Roth", "email": "mia@lindner.example", "role": "member"}
    )
    deliver()

    assert [letter.to for letter in letters()] == ["mia@lindner.example"]


def test_the_last_admin_is_told_why_they_stay(visit, database, employer):
    answer = visit.as_(employer).press(f"/employer/company/team/{membership_of(database, employer).id}/remove")

    assert answer.status_code == 409
    assert membership_of(database, employer).left_at is None


def test_a_removed_colleague_is_out_with_the_next_request(visit, database, employer, company):
    with database.transaction() as session:
        colleague = an_employer(session, session.merge(company), role=MemberRole.MEMBER)
    away = visit.as_(colleague)
    assert away.get("/employer/company/").status_code == 200

    visit.as_(employer).press(f"/employer/company/team/{membership_of(database, colleague).id}/remove")

    assert away.get("/employer/company/").status_code == 302


def test_what_an_advisor_entered_asks_to_be_confirmed_until_it_is(visit, database):
    with database.transaction() as session:
        advisor = an_advisor(session)
        employer = an_employer(session, a_company(session, entered_by_id=advisor.id, confirmed_at=None))
    desk = visit.as_(employer)
    button = 'action="/employer/company/confirm"'
    assert button in desk.get("/employer/company/").text

    desk.press("/employer/company/confirm")

    assert button not in desk.get("/employer/company/").text


def test_the_export_is_a_file_of_the_own_company_for_those_who_manage_it(visit, database, employer, company):
    with database.transaction() as session:
        member = an_employer(session, session.merge(company), role=MemberRole.MEMBER)

    answer = visit.as_(employer).get("/employer/company/export.json")

    assert answer.json["company"]["name"] == "Bäckerei Lindner"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert visit.as_(member).get("/employer/company/export.json").status_code == 409


def test_leaving_asks_once_more_and_then_everything_is_gone(visit, database, employer, company):
    desk = visit.as_(employer)
    assert desk.submit("/employer/company/leave", {}).status_code == 422

    answer = desk.submit("/employer/company/leave", {"is_sure": "y"})

    with database.reading() as session:
        gone = session.get_one(Company, company.id)
    assert answer.status_code == 302
    assert (gone.state, gone.contact_name) == (CompanyState.LEFT, None)
    assert "Lindner" not in gone.name
    assert desk.get("/employer/company/").status_code == 302


def test_what_holds_a_company_is_said_and_holds_even_against_a_forged_form(app, visit, database, employer, company, monkeypatch):
    ties = CompanyTies(holds=(lambda _session, _key: ("Ein Praktikum läuft noch.",),))
    monkeypatch.setitem(app.extensions, "portal_company_ties", ties)
    desk = visit.as_(employer)

    assert "Ein Praktikum läuft noch." in desk.get("/employer/company/leave").text
    desk.press("/employer/company/leave", {"is_sure": "y"})

    with database.reading() as session:
        assert session.get_one(Company, company.id).state is CompanyState.ACTIVE


def test_staff_has_no_own_company(visit, database):
    with database.transaction() as session:
        coordinator = a_coordinator(session)

    assert visit.as_(coordinator).get("/employer/company/").status_code == 403
