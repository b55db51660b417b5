"""The second factor: who is asked, who gets in, and what opens nothing."""

import re
from datetime import timedelta

import pytest
from pyotp import TOTP
from sqlalchemy import select

from portal.accounts.models import CodeApp, RecoveryCode
from portal.accounts.services import renew_codes
from portal.accounts.services.accounts import issue_token
from portal.accounts.words import TokenPurpose
from portal.kernel.audit import AuditEntry, By
from portal.kernel.clock import now, pretend_now
from portal.kernel.links import link_token
from tests.accounts.web.conftest import SECRET
from tests.builders.accounts import PASSWORD, a_person_with_password
from tests.moments import NOON
from tests.visiting import Visitor

pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("asking")]
ENTER, SET_UP, OWN = "/account/second-factor/enter", "/account/second-factor/set-up", "/account/second-factor"


def code(seconds: int = 0) -> str:
    return TOTP(SECRET).at(now() + timedelta(seconds=seconds))


def at_the_door(app, person) -> Visitor:
    """Return a browser in which the password was right."""
    browser = Visitor(app)
    browser.submit("/sign-in", {"email": person.email, "password": PASSWORD})
    return browser


def enter(browser: Visitor, shown: str, way: str = ENTER):
    return browser.submit(way, {"code": shown})


def test_the_password_alone_opens_nothing_to_staff_and_the_code_leads_where_they_wanted_to_go(app, coordinator):
    browser = at_the_door(app, coordinator)

    for path in ("/coordinator/", "/account", "/account/sign-ins", OWN, "/coordinator/staff?a=1"):
        assert browser.get(path).location.startswith(ENTER), path
    asked = browser.get("/coordinator/staff?a=1").location
    assert enter(browser, code(), asked).location == "/coordinator/staff?a=1"
    assert browser.get("/coordinator/staff").status_code == 200


def test_a_code_opens_once_even_in_another_browser(app, coordinator):
    first, second = at_the_door(app, coordinator), at_the_door(app, coordinator)
    shown = code()

    assert enter(first, shown).status_code == 302
    assert "not right, or it was used already" in enter(second, shown).text
    assert enter(second, code(-30)).status_code == 422, "one from before it, too"
    assert second.get("/coordinator/").location.startswith(ENTER)
    assert enter(second, code(30)).status_code == 302, "the next one opens"


@pytest.mark.parametrize(("seconds", "status"), [(-60, 422), (-30, 302), (0, 302), (30, 302), (60, 422)])
def test_a_clock_may_be_half_a_minute_wrong_and_no_more(app, coordinator, seconds, status):
    assert enter(at_the_door(app, coordinator), code(seconds)).status_code == status


def test_five_wrong_codes_lock_this_account_and_no_other_and_the_password_does_not_open_the_lock(app, database, coordinator):
    with database.transaction() as session:
        other = a_person_with_password(session, email="other@kai.example", language="en")
        session.add(CodeApp(account_id=other.id, secret=SECRET, last_step=0, created_at=NOON))
    browser = at_the_door(app, coordinator)
    for _number in range(5):
        assert enter(browser, "000000").status_code == 422

    assert "Too many wrong codes" in enter(at_the_door(app, coordinator), code()).text
    assert enter(at_the_door(app, other), code()).status_code == 302
    pretend_now(NOON + timedelta(minutes=14))
    assert enter(at_the_door(app, coordinator), code()).status_code == 422
    pretend_now(NOON + timedelta(minutes=16))
    assert enter(at_the_door(app, coordinator), code()).status_code == 302


def test_a_recovery_code_opens_once_with_or_without_its_hyphens_and_is_told_by_letter(
    app, database, coordinator, deliver, letters
):
    with database.transaction() as session:
        codes = renew_codes(session, coordinator.id, by=By.system(), at=NOON)
    assert len(set(codes)) == 10
    assert enter(at_the_door(app, coordinator), codes[0]).status_code == 302
    assert enter(at_the_door(app, coordinator), codes[0]).status_code == 422
    assert enter(at_the_door(app, coordinator), codes[1].replace("-", "").lower()).status_code == 302
    deliver()
    assert [letter.subject for letter in letters()].count("A recovery code was used") == 2
    with database.reading() as session:
        kept = session.scalars(select(RecoveryCode)).all()
        assert sum(row.used_at is not None for row in kept) == 2
        assert not any(codes[0].replace("-", "").encode() in row.code_hash for row in kept), "of codes only hashes are kept"


def test_codes_of_somebody_else_open_nothing(app, database, coordinator, baker):
    with database.transaction() as session:
        session.add(CodeApp(account_id=baker.id, secret="MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK", last_step=0, created_at=NOON))
        codes = renew_codes(session, baker.id, by=By.system(), at=NOON)
    assert enter(at_the_door(app, coordinator), codes[0]).status_code == 422
    assert enter(at_the_door(app, coordinator), TOTP("MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK").at(now())).status_code == 422


def test_whoever_has_nothing_yet_sets_it_up_and_lands_where_they_wanted_to_go(app, database, deliver, letters):
    with database.transaction() as session:
        person = a_person_with_password(session, language="en")
    browser = at_the_door(app, person)
    way = browser.follow(browser.get("/coordinator/staff")).location
    assert way.startswith(SET_UP)
    page = browser.get(way).text
    assert page == browser.get(way).text or re.search(r"otpauth://[^\"]+", page), "looking again changes nothing"
    secret = re.search(r"secret=([A-Z2-7]{32})", page).group(1)
    assert secret == re.search(r"secret=([A-Z2-7]{32})", browser.get(way).text).group(1)
    assert secret in page.replace(" ", ""), "who cannot scan types it"

    refused = enter(browser, "000000", way)
    assert refused.status_code == 422
    assert secret in refused.text.replace(" ", "")
    done = enter(browser, TOTP(secret).at(now()), way)
    codes = re.findall(r"(?:[A-Z2-7]{4}-){5}[A-Z2-7]{4}", done.text)
    assert len(codes) == 10
    assert 'href="/coordinator/staff"' in done.text
    assert browser.get("/coordinator/staff").status_code == 200
    assert codes[0] not in browser.get(OWN).text, "shown once"

    assert enter(at_the_door(app, person), codes[0]).status_code == 302
    with database.reading() as session:
        raw = session.connection().exec_driver_sql("select secret from accounts_code_app").scalar_one()
        verbs = session.scalars(select(AuditEntry.verb).where(AuditEntry.subject_id == person.id)).all()
    assert secret not in raw, "encrypted"
    assert "factor.added" in verbs
    deliver()
    assert "An app with codes was set up" in [letter.subject for letter in letters()]


def test_whoever_has_one_cannot_set_up_another_past_it(app, coordinator):
    browser = at_the_door(app, coordinator)
    assert browser.get(SET_UP).location.startswith(ENTER)
    token = re.search(r'name="csrf_token" value="([^"]+)"', browser.get(ENTER).text).group(1)
    for path in (SET_UP, f"{OWN}/new-codes", f"{OWN}/remove"):
        assert browser.post(path, {"csrf_token": token, "code": code()}).location.startswith(ENTER)
    assert browser.get("/coordinator/").location.startswith(ENTER)


def test_a_new_password_by_letter_does_not_open_past_the_second_factor(app, database, coordinator):
    with database.transaction() as session:
        link = issue_token(session, coordinator.id, TokenPurpose.RESET, at=NOON)
    with app.test_request_context():
        token = link_token("reset", link.id)
    browser = Visitor(app)
    assert browser.submit(f"/reset/{token}", {"password": "vier Birnen am Hafen"}).status_code == 302
    assert browser.get("/coordinator/").location.startswith(ENTER)


def test_the_cookie_from_before_the_code_opens_nothing_afterwards(app, coordinator):
    browser = at_the_door(app, coordinator)
    with browser.client.session_transaction() as cookie:
        old = cookie["_user_id"]
    enter(browser, code())
    assert browser.get("/coordinator/").status_code == 200
    with browser.client.session_transaction() as cookie:
        cookie["_user_id"] = old
    assert browser.get("/account").location.startswith("/sign-in")


def test_company_people_post_and_call_without_it_and_need_it_before_anything_about_people(app, baker):
    browser = at_the_door(app, baker)
    for path in ("/employer/", "/employer/openings/", "/employer/company/", "/account"):
        assert browser.get(path).status_code == 200, path
    for path in ("/employer/proposals", "/employer/internships/"):
        way = browser.get(path).location
        assert way.startswith(ENTER), path
    assert "It takes two minutes, once." in browser.follow(browser.get(way)).text
    assert browser.press("/sign-out").location == "/en/", "no dead end"


def test_staff_who_have_not_shown_it_may_sign_out(app, coordinator):
    browser = at_the_door(app, coordinator)
    token = re.search(r'name="csrf_token" value="([^"]+)"', browser.get(ENTER).text).group(1)
    assert browser.post("/sign-out", {"csrf_token": token}).location == "/en/"


def test_a_way_on_stays_within_the_portal(app, coordinator):
    browser = at_the_door(app, coordinator)
    assert enter(browser, code(), f"{ENTER}?next=https://evil.example/").location == "/coordinator/"
