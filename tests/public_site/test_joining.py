"""Becoming a partner, from the form to the first sign-in link."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from portal.companies.emails import CONFIRM, LETTERS_A_DAY
from portal.companies.models import Company, Registration
from portal.companies.services import confirm_registration
from portal.companies.words import CompanyState
from portal.contacts.models import Task
from portal.contacts.words import TaskKind
from portal.kernel import clock
from portal.kernel.links import link_token
from tests.builders.accounts import a_site, an_account, an_advisor
from tests.builders.companies import a_registration

ANSWERS = {
    "company_name": "Imbiss Safran",
    "postcode": "04552",
    "contact_name": "Rana Aziz",
    "email": "rana@imbiss-safran.example",
    "phone": "03433 123456",
    "interests": ["internship", "advice"],
}
LANGUAGES = ("", "/en")


def link_in(text: str) -> str:
    found = re.search(r"http://localhost(/\S*register/confirm/\S+)", text)
    assert found, text
    return found[1]


def count(database, entity) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(entity))


@pytest.fixture
def advisor(database):
    with database.transaction() as session:
        return an_advisor(session, site_id=a_site(session, postcodes=("04552",)).id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_company_signs_up_proves_its_address_and_learns_who_calls(visit, database, deliver, letters, advisor, language):
    thanks = visit.follow(visit.submit(f"{language}/register", ANSWERS))
    deliver()
    [letter] = letters()
    shown = visit.get(link_in(letter.text))
    assert "Imbiss Safran" in shown.text
    assert count(database, Company) == 0, "looking at the link changes nothing"

    done = visit.follow(visit.submit(link_in(letter.text), {}))

    with database.reading() as session:
        company = session.scalars(select(Company)).one()
    assert (thanks.status_code, letter.language) == (200, language.strip("/") or "de")
    assert (company.state, company.advisor_id) == (CompanyState.REGISTERED, advisor.id)
    assert "Nadja Brandt" in done.text


def test_after_the_proof_the_advisor_has_two_working_days_and_the_person_a_sign_in_letter(
    visit, database, deliver, letters, advisor
):
    visit.submit("/register", ANSWERS)
    deliver()
    visit.submit(link_in(letters()[0].text), {})
    deliver()

    with database.reading() as session:
        task = session.scalars(select(Task)).one()
    assert (task.kind, task.assigned_to_id) == (TaskKind.MEET_COMPANY, advisor.id)
    assert timedelta(days=2) <= task.due_on - clock.today() <= timedelta(days=7)
    assert any("/invitation/" in letter.text for letter in letters())


def test_known_and_unknown_addresses_get_the_same_answer_and_different_letters(visit, database, deliver, letters):
    with database.transaction() as session:
        an_account(session, email="known@firma.example", name="Kim Bekannt")

    answers = [visit.submit("/register", {**ANSWERS, "email": email}) for email in ("known@firma.example", "new@firma.example")]
    deliver()

    assert answers[0].location == answers[1].location
    assert visit.follow(answers[0]).text == visit.follow(answers[1]).text
    by_address = {letter.to: letter for letter in letters()}
    assert "/sign-in" in by_address["known@firma.example"].text
    assert "/register/confirm/" not in by_address["known@firma.example"].text
    assert "/register/confirm/" in by_address["new@firma.example"].text


def test_a_strangers_mailbox_is_not_filled(visit, deliver, letters):
    for _number in range(LETTERS_A_DAY + 2):
        assert visit.submit("/register", ANSWERS).status_code == 302
    deliver()

    assert len(letters()) == LETTERS_A_DAY


def test_other_addresses_and_the_next_day_get_their_letter(visit, deliver, letters):
    noon = clock.now()
    addresses = [ANSWERS["email"]] * (LETTERS_A_DAY + 1) + ["other@firma.example"]
    answers = [visit.submit("/register", {**ANSWERS, "email": email}) for email in addresses]
    deliver()
    assert {answer.location for answer in answers} == {answers[0].location}
    assert [letter.to for letter in letters()].count(ANSWERS["email"]) == LETTERS_A_DAY
    assert [letter.to for letter in letters()].count("other@firma.example") == 1

    clock.pretend_now(noon + timedelta(days=1, minutes=1))
    visit.submit("/register", {**ANSWERS, "email": ANSWERS["email"].upper()})
    deliver()

    assert [letter.to for letter in letters()].count(ANSWERS["email"]) == LETTERS_A_DAY + 1


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("company_name", ""),
        ("company_name", "x" * 121),
        ("postcode", "0455"),
        ("postcode", "Atlantis"),
        ("contact_name", "\x00"),
        ("email", "rana@imbiss-safran"),
        ("email", "rana@@x.de"),
        ("phone", "ruf mich an"),
        ("interests", "everything"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field_and_nothing_typed_is_lost(visit, database, field, typed):
    answer = visit.submit("/register", {**ANSWERS, field: typed})

    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert "error-summary" in answer.text
    kept = {name: value for name, value in ANSWERS.items() if name not in (field, "interests", "phone")}
    assert all(f'value="{value}"' in answer.text for value in kept.values())
    assert count(database, Registration) == 0


@pytest.mark.parametrize("name", ["🍕 Pizza", "مطعم زعفران", "<script>alert(1)</script>", "O'Neill & Söhne"])
def test_any_name_can_sign_up_and_is_shown_as_it_is(app, visit, database, name):
    visit.submit("/register", {**ANSWERS, "company_name": name})
    with app.test_request_context("/"), database.reading() as session:
        token = link_token(CONFIRM, session.scalars(select(Registration.id)).one())

    assert "<script>alert" not in visit.get(f"/register/confirm/{token}").text
    assert visit.follow(visit.submit(f"/register/confirm/{token}", {})).status_code == 200
    with database.reading() as session:
        assert session.scalars(select(Company.name)).one() == name


@pytest.mark.parametrize(("typed", "postcode"), [("Borna", "04552"), ("04552", "04552"), ("grimma", "04668"), ("80331", "80331")])
def test_the_place_may_be_a_postcode_or_a_name(visit, database, typed, postcode):
    visit.submit("/register", {**ANSWERS, "postcode": typed})

    with database.reading() as session:
        assert session.scalars(select(Registration.postcode)).one() == postcode


def test_at_most_six_questions_are_asked(visit):
    names = set(re.findall(r'<(?:input|select|textarea)[^>]* name="([^"]+)"', visit.get("/register").text))

    assert names - {"csrf_token", "homepage", "once"} == set(ANSWERS)


def test_the_same_key_twice_is_asked_again(visit):
    token = visit.get("/register").text
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', token)

    answer = visit.post("/register", {**ANSWERS, "company_name": ["Eins", "Zwei"], "csrf_token": found[1]})

    assert answer.status_code == 422


@pytest.mark.parametrize("token", ["x", "0" * 32, "0" * 32 + ".AAAA", "%00", "a" * 5000])
def test_a_forged_link_leads_nowhere(visit, token):
    assert visit.get(f"/register/confirm/{token}").status_code == 404


def test_a_link_for_something_else_leads_nowhere(app, visit, database):
    with app.test_request_context("/"), database.transaction() as session:
        token = link_token("invitation", a_registration(session).id)

    assert visit.get(f"/register/confirm/{token}").status_code == 404


def test_an_old_link_says_so_and_shows_the_way_on(app, visit, database):
    with app.test_request_context("/"), database.transaction() as session:
        token = link_token(CONFIRM, a_registration(session, expires_at=clock.now() - timedelta(minutes=1)).id)

    answer = visit.get(f"/register/confirm/{token}")

    assert answer.status_code == 409
    assert 'href="/register"' in answer.text
    assert "Set-Cookie" not in answer.headers, "no form, no cookie"


def test_a_used_link_stays_friendly_and_makes_no_second_company(app, visit, database):
    with app.test_request_context("/"), database.transaction() as session:
        registration = a_registration(session)
        confirm_registration(session, registration.id, at=clock.now())
        token = link_token(CONFIRM, registration.id)

    answer = visit.get(f"/register/confirm/{token}")

    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers, "no form, no cookie"
    assert count(database, Company) == 1
