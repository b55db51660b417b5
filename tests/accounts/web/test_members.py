"""One's own account."""

import pytest

from portal.accounts.models import Account
from tests.builders.accounts import PASSWORD, a_person_with_password, an_advisor
from tests.visiting import Visitor

GOOD = "drei Birnen im Regal"


@pytest.fixture
def person(database):
    with database.transaction() as session:
        return a_person_with_password(session, name="Ralf Vogt")


def kept(database, person) -> Account:
    with database.reading() as session:
        return session.get_one(Account, person.id)


def test_people_correct_name_phone_and_hours(database, visit, person):
    answer = visit.as_(person).submit("/account", {"name": "Ralf  Vogt-Maier", "phone": "03433 7443-30", "reachable": "Mo to Th"})

    found = kept(database, person)
    assert answer.location == "/account"
    assert (found.name, found.phone, found.reachable) == ("Ralf Vogt-Maier", "+493433744330", "Mo to Th")


@pytest.mark.parametrize(
    "fields", [{}, {"name": ""}, {"name": "x" * 201}, {"name": "Ralf", "phone": "none"}, {"name": "Ra\u202elf"}]
)
def test_bad_input_changes_nothing_and_keeps_what_was_typed(database, visit, person, fields):
    answer = visit.as_(person).submit("/account", fields)

    assert answer.status_code == 422
    assert "error-summary" in answer.text
    assert kept(database, person).name == "Ralf Vogt"
    if fields.get("phone"):
        assert 'value="none"' in answer.text


def test_only_named_fields_can_be_written(database, visit, person):
    visit.as_(person).submit("/account", {"name": "Ralf", "role": "advisor", "email": "evil@kai.example", "is_active": ""})

    found = kept(database, person)
    assert (found.email, found.role, found.is_active) == (person.email, person.role, True)


def test_a_new_password_asks_for_the_old_one_and_ends_all_other_sign_ins(app, visit, person):
    here, elsewhere = visit.as_(person), visit.as_(person)

    answer = here.submit("/account/password", {"old_password": PASSWORD, "password": GOOD})

    assert answer.location == "/account"
    assert here.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 302
    assert Visitor(app).submit("/sign-in", {"email": person.email, "password": GOOD}).status_code == 302


@pytest.mark.parametrize(
    "fields",
    [
        {"old_password": "wrong", "password": GOOD},
        {"old_password": "", "password": GOOD},
        {"old_password": PASSWORD, "password": PASSWORD},
        {"old_password": PASSWORD, "password": "Ralf Vogt KAI"},
        {"old_password": PASSWORD, "password": "short"},
    ],
)
def test_a_refused_password_changes_nothing(app, visit, person, fields):
    answer = visit.as_(person).submit("/account/password", fields)

    assert answer.status_code == 422
    assert Visitor(app).submit("/sign-in", {"email": person.email, "password": PASSWORD}).status_code == 302


def test_guessing_the_old_password_at_an_open_browser_is_locked_too(visit, person):
    browser = visit.as_(person)
    for _number in range(5):
        browser.submit("/account/password", {"old_password": "wrong", "password": GOOD})

    answer = browser.submit("/account/password", {"old_password": PASSWORD, "password": GOOD})

    assert answer.status_code == 422


def test_a_changed_password_is_told_by_letter(visit, person, deliver, letters):
    visit.as_(person).submit("/account/password", {"old_password": PASSWORD, "password": GOOD})
    deliver()

    assert [letter.to for letter in letters()] == [person.email]
    assert "/forgot-password" in letters()[0].text
    assert GOOD not in letters()[0].text


def test_the_chosen_language_is_the_one_of_the_next_page(database, visit, person):
    browser = visit.as_(person)
    assert 'lang="de"' in browser.get("/account").text[:400]

    assert browser.press("/account/language", {"language": "en"}).status_code == 302

    assert kept(database, person).language == "en"
    assert 'lang="en"' in browser.get("/account").text[:400]
    assert browser.press("/account/language", {"language": "xx"}).status_code == 400


def test_buttons_without_this_browsers_token_do_nothing(visit, person):
    browser = visit.as_(person)

    assert browser.post("/sign-out").status_code == 400
    assert browser.post("/account/language", {"language": "en"}).status_code == 400
    assert browser.get("/account").status_code == 200


def test_an_invented_person_without_a_password_is_not_asked_for_one(database, visit):
    with database.transaction() as session:
        advisor = an_advisor(session)

    assert "/account/password" not in visit.as_(advisor).get("/account").text
