"""What the work asks of people, said by the company or by the team."""

import pytest

from portal.companies.models import Company
from portal.openings.models import Opening
from tests.builders.accounts import an_advisor
from tests.builders.companies import a_company, an_employer, company_of
from tests.builders.openings import an_opening

pytestmark = pytest.mark.one_database


@pytest.fixture
def own(database):
    with database.transaction() as session:
        employer = an_employer(session, a_company(session))
        opening = an_opening(session, session.get_one(Company, company_of(session, employer).id), occupation_group="292")
        return employer.id, opening.id


def kept(database, opening_id):
    with database.reading() as session:
        found = session.get_one(Opening, opening_id)
        return found.licences, found.asked_competences, found.occupation_group


def test_a_company_says_what_its_work_asks_and_visitors_read_the_licences(visit, database, own):
    employer_id, opening_id = own
    visitor = visit.as_(employer_id)

    assert 'name="group"' not in visitor.get(f"/employer/openings/{opening_id}/needs").text
    answer = visitor.submit(f"/employer/openings/{opening_id}/needs", {"licences": ["b"], "competences": ["dough", "oven"]})

    assert answer.location.endswith(f"/employer/openings/{opening_id}")
    assert kept(database, opening_id) == (("b",), ("dough", "oven"), "292"), "what only the team knows stays"
    assert "Führerschein (Pkw)" in visitor.get(f"/employer/openings/{opening_id}").text


def test_the_team_also_says_which_kind_of_work_it_is(visit, database, own):
    _employer_id, opening_id = own
    with database.transaction() as session:
        advisor = an_advisor(session)

    visit.as_(advisor).submit(f"/advisor/openings/{opening_id}/needs", {"group": "541", "licences": [], "competences": []})

    assert kept(database, opening_id) == ((), (), "541")


def test_a_fifth_thing_is_refused_and_nothing_ticked_is_lost(visit, database, own):
    employer_id, opening_id = own

    answer = visit.as_(employer_id).submit(
        f"/employer/openings/{opening_id}/needs", {"competences": ["dough", "oven", "pastry", "meat", "team"]}
    )

    assert answer.status_code == 422
    assert "Bitte wählen Sie höchstens vier." in answer.text
    assert answer.text.count("checked") == 5
    assert kept(database, opening_id) == ((), (), "292")


def test_what_the_field_of_work_does_not_know_is_not_offered(visit, database, own):
    employer_id, opening_id = own

    answer = visit.as_(employer_id).submit(f"/employer/openings/{opening_id}/needs", {"competences": ["welding"]})

    assert answer.status_code == 422
    assert kept(database, opening_id) == ((), (), "292")


def test_another_company_finds_nothing_here(visit, database, own):
    _employer_id, opening_id = own
    with database.transaction() as session:
        stranger = an_employer(session, a_company(session, name="Andere Firma"))

    assert visit.as_(stranger).get(f"/employer/openings/{opening_id}/needs").status_code == 404


def test_the_meter_says_which_german_is_enough_before_anything_is_saved(visit, database, own):
    employer_id, opening_id = own
    path = f"/employer/openings/{opening_id}/needs"

    page = visit.as_(employer_id).submit(path, {"german_for": ["team", "phone"], "then": "check"}).text

    assert "Deutsch B1 reicht dafür." in page
    assert page.count("checked") == 2
    with database.reading() as session:
        assert session.get_one(Opening, opening_id).german_for == ()


def test_visitors_read_what_has_to_be_there_before_it_begins_and_a_copy_keeps_it(visit, database, own):
    employer_id, opening_id = own
    visitor = visit.as_(employer_id)

    visitor.submit(f"/employer/openings/{opening_id}/needs", {"german_for": ["team"], "prerequisites": ["food_hygiene", "adult"]})
    copied = visitor.press(f"/employer/openings/{opening_id}/copy").location

    for path in (f"/employer/openings/{opening_id}", copied.replace("/edit", "/review")):
        assert "Belehrung für die Arbeit mit Lebensmitteln" in visitor.get(path).text
    with database.reading() as session:
        assert session.get_one(Opening, opening_id).german_for == ("team",)
