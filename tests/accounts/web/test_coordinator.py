"""Coordinators look after colleagues and sites."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from portal.accounts.models import Account, Site
from tests.builders.accounts import PASSWORD, a_coordinator, a_person_with_password, a_site, an_account, an_advisor
from tests.visiting import Visitor

SITE = {
    "name": "Wurzen",
    "street": "Markt 1",
    "postcode": "04808",
    "town": "Wurzen",
    "phone": "03425 12345",
    "email": "wurzen@kai.example",
}


@pytest.fixture
def people(database):
    with database.transaction() as session:
        site = a_site(session, name="Borna", postcodes=("04552",))
        return {
            "site": site,
            "coordinator": a_coordinator(session),
            "advisor": an_advisor(session, site_id=site.id, password_hash="kept"),
            "employer": an_account(session),
        }


@pytest.fixture
def desk(visit, people) -> Visitor:
    return visit.as_(people["coordinator"])


def site_of(database, name: str) -> Site | None:
    with database.reading() as session:
        found = session.scalar(select(Site).where(Site.name == name))
        if found:
            _ = found.postcodes
        return found


def test_an_invited_colleague_gets_a_letter_and_comes_in_by_it(desk, app, people, deliver, letters):
    fields = {"name": "Samira Haddad", "email": "samira@kai.example", "role": "advisor", "site": str(people["site"].id)}

    assert desk.submit("/coordinator/staff/invite", fields).location == "/coordinator/staff"
    deliver()
    link = next(word for word in letters()[0].text.split() if "/invitation/" in word).removeprefix("http://localhost")
    newcomer = Visitor(app)
    assert newcomer.submit(link, {"password": PASSWORD}).status_code == 302

    assert newcomer.get("/account").status_code == 200
    assert "Samira Haddad" in desk.get("/coordinator/staff").text


@pytest.mark.parametrize(
    "changes",
    [
        {"name": ""}, {"email": ""}, {"email": "x"}, {"role": ""}, {"role": "employer"}, {"role": "visitor"}, {"site": ""},
        {"site": str(uuid4())}, {"site": "no id"}, {"name": "x" * 201},
    ],
)  # fmt: skip
def test_an_invitation_with_bad_input_comes_back(desk, people, changes):
    fields = {"name": "Samira Haddad", "email": "samira@kai.example", "role": "advisor", "site": str(people["site"].id)}

    answer = desk.submit("/coordinator/staff/invite", {**fields, **changes})

    assert answer.status_code == 422
    if "email" not in changes:
        assert 'value="samira@kai.example"' in answer.text


def test_an_address_that_is_taken_is_said_beside_the_field(desk, people):
    fields = {"name": "Kim", "email": people["employer"].email.upper(), "role": "coordinator", "site": ""}

    answer = desk.submit("/coordinator/staff/invite", fields)

    assert answer.status_code == 422
    assert "email-error" in answer.text


def test_a_colleague_is_corrected(desk, database, people):
    path = f"/coordinator/staff/{people['advisor'].id}"

    assert desk.submit(path, {"name": "Nadja B.", "phone": "03433 1234", "site": str(people["site"].id)}).status_code == 302

    with database.reading() as session:
        assert session.get_one(Account, people["advisor"].id).phone == "+4934331234"


def test_a_deactivated_colleague_is_out_at_once_and_can_come_back(app, desk, database, visit, people):
    with database.transaction() as session:
        colleague = a_person_with_password(session, role="advisor", site_id=people["site"].id)
    browser = visit.as_(colleague)
    path = f"/coordinator/staff/{colleague.id}"

    assert desk.press(f"{path}/deactivate").location == path
    assert browser.get("/account").status_code == 302
    assert Visitor(app).submit("/sign-in", {"email": colleague.email, "password": PASSWORD}).status_code == 422
    assert desk.press(f"{path}/deactivate").status_code == 409

    assert desk.press(f"{path}/reactivate").location == path
    assert Visitor(app).submit("/sign-in", {"email": colleague.email, "password": PASSWORD}).status_code == 302


def test_coordinators_cannot_deactivate_themselves(desk, people):
    assert desk.press(f"/coordinator/staff/{people['coordinator'].id}/deactivate").status_code == 409
    assert desk.get("/account").status_code == 200


def test_an_invitation_is_sent_again_only_while_it_is_open(desk, database, people, deliver, letters):
    with database.transaction() as session:
        invited = an_advisor(session, email="neu@kai.example", activated_at=None)

    assert "/invite" in desk.get(f"/coordinator/staff/{invited.id}").text
    assert "/invite" not in desk.get(f"/coordinator/staff/{people['advisor'].id}").text
    assert desk.press(f"/coordinator/staff/{invited.id}/invite").status_code == 302
    assert desk.press(f"/coordinator/staff/{people['advisor'].id}/invite").status_code == 409
    deliver()
    assert [letter.to for letter in letters()] == ["neu@kai.example"]


def test_people_of_companies_are_no_colleagues(desk, people):
    for path in ("", "/deactivate", "/reactivate", "/invite"):
        address = f"/coordinator/staff/{people['employer'].id}{path}"
        assert (desk.press(address) if path else desk.get(address)).status_code == 404


def test_advisors_keep_neither_staff_nor_sites(visit, people):
    advisor = visit.as_(people["advisor"])

    for path in (
        "/staff",
        "/staff/invite",
        f"/staff/{people['coordinator'].id}",
        "/sites",
        "/sites/new",
        f"/sites/{people['site'].id}",
    ):
        assert advisor.get(f"/coordinator{path}").status_code == 403
    assert advisor.press(f"/coordinator/staff/{people['coordinator'].id}/deactivate").status_code == 403


def test_a_site_is_added_with_its_postcodes_however_they_are_separated(desk, database):
    answer = desk.submit("/coordinator/sites/new", {**SITE, "postcodes": " 04808, 04828;\n04827\n\n04808 "})

    assert answer.location == "/coordinator/sites"
    found = site_of(database, "Wurzen")
    assert found is not None
    assert sorted(row.postcode for row in found.postcodes) == ["04808", "04827", "04828"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"postcodes": "99999"}, "postcodes"),
        ({"postcodes": "04552"}, "postcodes"),
        ({"postcodes": "4808"}, "postcodes"),
        ({"postcodes": "<script>"}, "postcodes"),
        ({"postcodes": "۰۴۸۰۸"}, "postcodes"),
        ({"postcode": "123456"}, "postcode"),
        ({"name": "Borna"}, "name"),
        ({"name": ""}, "name"),
        ({"email": "x"}, "email"),
        ({"phone": "x"}, "phone"),
    ],
)
def test_a_site_with_bad_input_comes_back_with_everything_typed(desk, people, changes, field):
    answer = desk.submit("/coordinator/sites/new", {**SITE, "postcodes": "04808", **changes})

    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert 'value="Markt 1"' in answer.text
    assert "<script>" not in answer.text.replace('<script type="module"', "")


def test_a_site_is_corrected_and_shows_what_it_has(desk, database, people):
    path = f"/coordinator/sites/{people['site'].id}"
    assert "04552" in desk.get(path).text

    desk.submit(path, {**SITE, "name": "Borna Mitte", "postcodes": ""})

    found = site_of(database, "Borna Mitte")
    assert found is not None
    assert found.postcodes == []


def test_a_missing_colleague_and_a_missing_site_do_not_exist(desk):
    assert desk.get(f"/coordinator/staff/{uuid4()}").status_code == 404
    assert desk.get(f"/coordinator/sites/{uuid4()}").status_code == 404


def test_the_lists_ask_the_database_the_same_few_questions_however_long_they_are(desk, database):
    with database.transaction() as session:
        for number in range(12):
            site = a_site(session, name=f"Ort {number}")
            an_advisor(session, site_id=site.id)

    for path in ("/coordinator/staff", "/coordinator/sites"):
        assert count_queries(database, lambda path=path: desk.get(path)) <= 6


def count_queries(database, walk) -> int:
    from sqlalchemy import event

    seen = []

    def note(*arguments: object) -> None:
        seen.append(arguments[2])

    event.listen(database.engine, "before_cursor_execute", note)
    walk()
    event.remove(database.engine, "before_cursor_execute", note)
    return len([each for each in seen if str(each).startswith("SELECT")])
