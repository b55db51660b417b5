"""Coming in through the browser, in both languages."""

import re
from datetime import timedelta

import pytest

from portal.accounts.passwords import choose
from portal.accounts.services import deactivate_account, use_link
from portal.accounts.web.public import local_way
from portal.accounts.words import TokenPurpose
from portal.kernel import clock
from portal.kernel.audit import By
from portal.kernel.links import link_token
from tests.builders.accounts import PASSWORD, a_coordinator, a_link, a_person_with_password, an_account
from tests.visiting import Visitor

GOOD = "drei Birnen im Regal"
LANGUAGES = ("", "/en")


def cookie_of(visitor: Visitor) -> str:
    cookie = visitor.client.get_cookie("kai")
    return cookie.value if cookie else ""


def enter(visitor: Visitor, email: str, password: str = PASSWORD, path: str = "/sign-in"):
    return visitor.submit(path, {"email": email, "password": password})


def link_to(app, database, account, purpose: TokenPurpose, *, at=None) -> str:
    with app.test_request_context("/"), database.transaction() as session:
        token = a_link(session, account, purpose, at=at or clock.now())
        path = "invitation" if purpose is TokenPurpose.INVITATION else "reset"
        return f"/{path}/{link_token(purpose.value, token.id)}"


@pytest.fixture
def person(database):
    with database.transaction() as session:
        return a_person_with_password(session)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_right_password_leads_to_the_start_page_of_the_role(visit, person, language):
    answer = enter(visit, person.email, path=f"{language}/sign-in")

    assert answer.status_code == 302
    assert visit.get("/account").status_code == 200
    assert visit.follow(answer).status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["/sign-in", "/forgot-password", "/forgot-password/sent"])
def test_every_door_opens_in_both_languages(visit, language, path):
    answer = visit.get(language + path)

    assert answer.status_code == 200
    assert f'lang="{"en" if language else "de"}"' in answer.text


def test_a_wrong_password_keeps_the_address_and_never_shows_the_password(visit, person):
    answer = enter(visit, person.email, "a wrong password 1")

    assert answer.status_code == 422
    assert person.email in answer.text
    assert "a wrong password 1" not in answer.text
    assert visit.get("/account").status_code == 302


def test_a_known_and_an_unknown_address_get_the_same_page(app, person):
    pages = [enter(Visitor(app), email, "a wrong password 1").text for email in (person.email, "nobody@kai.example")]

    plain = [re.sub(r'name="(?:csrf_token|once)" value="[^"]+"', "", page) for page in pages]
    assert plain[0].replace(person.email, "nobody@kai.example") == plain[1]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"email": "", "password": ""},
        {"email": "no address", "password": "x"},
        {"email": "a@b.example" + "x" * 300, "password": "x"},
        {"email": "🥐@مثال.example", "password": "🥐"},
        {"email": "<script>alert(1)</script>", "password": "<script>"},
        {"email": "\u202etest@kai.example", "password": "x" * 5000},
        {"email": ["a@b.example", "c@d.example"], "password": "x"},
    ],
)
def test_bad_input_brings_the_form_back_with_a_sentence(visit, fields):
    answer = visit.submit("/sign-in", fields)

    assert answer.status_code == 422
    assert "error-summary" in answer.text
    assert "<script>alert" not in answer.text


def test_a_stale_token_loses_nothing_and_lets_nobody_in(visit, person):
    visit.get("/sign-in")
    answer = visit.post("/sign-in", {"email": person.email, "password": PASSWORD, "csrf_token": "stale"})

    assert answer.status_code == 422
    assert person.email in answer.text
    assert visit.get("/account").status_code == 302


def test_signing_in_gives_a_new_cookie_and_the_old_one_opens_nothing(app, visit, person):
    visit.get("/sign-in")
    before = cookie_of(visit)
    enter(visit, person.email)
    after = cookie_of(visit)

    stranger = Visitor(app)
    stranger.client.set_cookie("kai", before)
    assert before
    assert before != after
    assert stranger.get("/account").status_code == 302


def test_a_cookie_is_worthless_after_signing_out(app, visit, person):
    enter(visit, person.email)
    stolen = cookie_of(visit)
    assert visit.press("/sign-out").status_code == 302

    thief = Visitor(app)
    thief.client.set_cookie("kai", stolen)
    assert thief.get("/account").status_code == 302
    assert visit.get("/account").status_code == 302


def test_a_deactivated_person_is_out_at_the_next_request(database, visit, person):
    enter(visit, person.email)
    assert visit.get("/account").status_code == 200

    with database.transaction() as session:
        a_coordinator(session)
        deactivate_account(session, person.id, by=By.system(), at=clock.now())

    assert visit.get("/account").status_code == 302
    assert enter(visit, person.email).status_code == 422


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example", "/\n/evil.example",
        "https://evil.example", "http:evil.example", "javascript:alert(1)", "data:text/html,x", "evil.example", " /account",
        "/account\r\nX: y", "/a\\..\\b", "\x00/account", "",
    ],
)  # fmt: skip
def test_nobody_is_led_out_of_the_portal_after_signing_in(app, person, target):
    visitor = Visitor(app)
    token_page = visitor.client.get("/sign-in", query_string={"next": target}).get_data(as_text=True)
    found = re.search(r'name="csrf_token" value="([^"]+)"', token_page)
    fields = {"email": person.email, "password": PASSWORD, "csrf_token": found[1] if found else ""}

    response = visitor.client.post("/sign-in", query_string={"next": target}, data=fields)

    assert local_way(target) == ""
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/coordinator")


@pytest.mark.parametrize("target", ["/account", "/coordinator/staff?page=2", "/", "/a//b", "/%2f%2fevil.example"])
def test_ways_within_the_portal_are_followed(target):
    assert local_way(target) == target


def test_who_was_sent_to_the_door_arrives_where_they_wanted_to_go(visit, person):
    sent = visit.get("/coordinator/staff/invite")
    assert sent.location.startswith("/sign-in?next=")

    assert enter(visit, person.email, path=sent.location).location == "/coordinator/staff/invite"


def test_who_is_signed_in_already_passes_by_the_door(visit, person):
    enter(visit, person.email)

    assert visit.get("/sign-in?next=/account").location == "/account"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_forgotten_password_brings_a_letter_whose_link_sets_a_new_one(app, visit, person, deliver, letters, language):
    other = Visitor(app)
    enter(other, person.email)

    asked = visit.submit(f"{language}/forgot-password", {"email": person.email})
    deliver()
    link = re.search(r"http://localhost(/reset/\S+)", letters()[0].text)
    assert asked.location == f"{language}/forgot-password/sent"
    assert link
    done = visit.submit(link[1], {"password": GOOD})

    assert done.status_code == 302
    assert visit.get("/account").status_code == 200
    assert other.get("/account").status_code == 302
    assert enter(Visitor(app), person.email, PASSWORD).status_code == 422
    assert enter(Visitor(app), person.email, GOOD).status_code == 302


def test_an_unknown_address_gets_the_same_answer_and_no_letter(visit, person, deliver, letters):
    known, unknown = (visit.submit("/forgot-password", {"email": each}) for each in (person.email, "nobody@kai.example"))
    deliver()

    assert (known.status_code, known.location) == (unknown.status_code, unknown.location)
    assert [letter.to for letter in letters()] == [person.email]


def test_the_lock_ends_with_a_new_password(app, database, visit, person):
    for _number in range(5):
        enter(visit, person.email, "a wrong password 1")
    assert enter(visit, person.email).status_code == 422

    visit.submit(link_to(app, database, person, TokenPurpose.RESET), {"password": GOOD})

    assert enter(Visitor(app), person.email, GOOD).status_code == 302


def test_an_invitation_shows_who_is_meant_sets_the_password_and_lets_in(app, database, visit):
    with database.transaction() as session:
        account = an_account(session, role="coordinator", activated_at=None)
    link = link_to(app, database, account, TokenPurpose.INVITATION)

    page = visit.get(link)
    done = visit.submit(link, {"password": GOOD})

    assert account.name in page.text
    assert account.email in page.text
    assert done.status_code == 302
    assert visit.get("/account").status_code == 200


def test_looking_at_a_link_changes_nothing(app, database, visit, person):
    link = link_to(app, database, person, TokenPurpose.RESET)

    for _number in range(3):
        assert visit.get(link).status_code == 200
    assert visit.submit(link, {"password": GOOD}).status_code == 302


def test_a_weak_password_comes_back_with_a_sentence_and_the_link_still_works(app, database, visit, person):
    link = link_to(app, database, person, TokenPurpose.RESET)

    answer = visit.submit(link, {"password": "passwort12345678"})

    assert answer.status_code == 422
    assert "passwort12345678" not in answer.text
    assert visit.submit(link, {"password": GOOD}).status_code == 302


@pytest.mark.parametrize("language", LANGUAGES)
def test_used_old_forged_and_foreign_links_end_on_a_page_with_a_way_on(app, database, visit, person, language):
    now = clock.now()
    used = link_to(app, database, person, TokenPurpose.RESET)
    reset = link_to(app, database, person, TokenPurpose.RESET, at=now - timedelta(minutes=61))
    fresh = link_to(app, database, person, TokenPurpose.RESET)
    with app.test_request_context("/"), database.transaction() as session:
        token = a_link(session, person, TokenPurpose.INVITATION, at=now)
        foreign = f"/reset/{link_token('invitation', token.id)}"
        mislabelled = f"/reset/{link_token('reset', token.id)}"
    visit.submit(used, {"password": GOOD})

    for link in (used, reset, fresh, foreign, mislabelled, "/reset/forged", "/reset/%F0%9F%A5%90", f"/invitation/{'x' * 3000}"):
        answer = visit.get(language + link)
        assert answer.status_code == 409, link
        assert f'href="{language}/forgot-password"' in answer.text


def test_two_browsers_with_the_same_link_do_not_both_win(app, database, visit, person):
    link = link_to(app, database, person, TokenPurpose.RESET)
    second = Visitor(app)
    second_page = second.get(link).text
    visit.submit(link, {"password": GOOD})

    token = re.search(r'name="csrf_token" value="([^"]+)"', second_page)
    assert token
    assert second.post(link, {"password": "fünf Nüsse im Sack", "csrf_token": token[1]}).status_code == 409


def test_a_link_of_an_account_closed_meanwhile_is_over(app, database, visit, person):
    link = link_to(app, database, person, TokenPurpose.RESET)
    with database.transaction() as session:
        a_coordinator(session)
        deactivate_account(session, person.id, by=By.system(), at=clock.now())

    assert visit.get(link).status_code == 409


def test_accepting_a_link_signs_out_whoever_used_this_browser_before(app, database, visit, person):
    with database.transaction() as session:
        other = a_person_with_password(session)
    enter(visit, other.email)
    stolen = cookie_of(visit)

    visit.submit(link_to(app, database, person, TokenPurpose.RESET), {"password": GOOD})

    thief = Visitor(app)
    thief.client.set_cookie("kai", stolen)
    assert thief.get("/account").status_code == 302
    assert person.email in visit.get("/account").text


def test_a_reset_in_one_browser_ends_the_sign_ins_of_all_others(app, database, visit, person):
    enter(visit, person.email)
    with app.test_request_context("/"), database.transaction() as session:
        token = a_link(session, person, TokenPurpose.RESET, at=clock.now())
        use_link(session, token.id, TokenPurpose.RESET, choose(GOOD), at=clock.now())

    assert visit.get("/account").status_code == 302
