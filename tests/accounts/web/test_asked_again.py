"""Before what cannot be taken back the portal asks who it is; and what a coordinator does when a second key is lost."""

import re
from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import select

from portal.accounts.models import Account, CodeApp
from portal.kernel.access import Role
from portal.kernel.audit import AuditEntry
from portal.kernel.clock import pretend_now
from tests.accounts.web.conftest import SECRET
from tests.accounts.web.test_factor import ENTER, SET_UP, at_the_door, code, enter
from tests.architecture.matrix import frozen_lines
from tests.builders.accounts import PASSWORD, a_person_with_password
from tests.inspection import form_token_in
from tests.moments import NOON
from tests.visiting import Visitor

pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("asking")]
INVITE, LOST = "/coordinator/staff/invite", "/coordinator/staff/lost-key"
ANNA = {"name": "Anna Neumann & <b>Co</b>", "email": "anna@kai.example", "role": "coordinator"}
# Whatever is asked again before: exports, erasure, taking over, inviting staff, the second key itself.
ASKED = {
    "advisor_retention.erase_person",
    "advisor_retention.hand_out",
    "advisor_retention.hand_out_document",
    "advisor_candidates.hand_over",
    "coordinator_accounts.invite",
    "coordinator_accounts.lost_key",
    "employer_companies.export",
    "members_factors.new_codes",
    "members_factors.remove",
}


@pytest.fixture
def working(app, coordinator) -> Visitor:
    """A coordinator at work since eleven minutes."""
    browser = at_the_door(app, coordinator)
    enter(browser, code())
    pretend_now(NOON + timedelta(minutes=11))
    return browser


def hidden_in(page: str) -> dict[str, str]:
    """Return what waits in the page, with its token."""
    return {name: unescape(value) for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)}


def send(browser: Visitor, fields: dict[str, str]):
    token = form_token_in(browser.get(INVITE).text)
    return browser.post(INVITE, {**fields, "csrf_token": token})


def is_invited(database) -> bool:
    with database.reading() as session:
        return session.scalar(select(Account.name).where(Account.email == ANNA["email"])) == ANNA["name"]


@pytest.mark.parametrize("answer", [{"proof_password": PASSWORD}, {"proof_code": None}])
def test_after_ten_minutes_it_asks_and_everything_typed_goes_on_by_itself(app, database, working, answer):
    answer = {name: value or code() for name, value in answer.items()}
    asked = send(working, ANNA)
    assert asked.status_code == 307
    again = working.client.post(asked.location, data={**ANNA, "csrf_token": form_token_in(working.get(INVITE).text)})
    waiting = hidden_in(again.get_data(as_text=True))
    assert again.status_code == 200
    assert ANNA.items() <= waiting.items()
    assert not is_invited(database)

    wrong = working.post(asked.location, {**waiting, "proof_password": "something else"})
    assert wrong.status_code == 422
    assert ANNA.items() <= hidden_in(wrong.text).items(), "a slip loses nothing"
    right = working.post(asked.location, {**waiting, **answer})
    assert (right.status_code, right.location) == (307, INVITE)
    assert working.post(INVITE, {**waiting, **answer}).location == "/coordinator/staff"
    assert is_invited(database)


@pytest.mark.parametrize(("minutes", "status"), [(9, 302), (11, 307)])
def test_within_ten_minutes_it_does_not_ask(app, coordinator, minutes, status):
    browser = at_the_door(app, coordinator)
    enter(browser, code())
    pretend_now(NOON + timedelta(minutes=minutes))
    assert send(browser, ANNA).status_code == status


def test_no_link_of_somebody_else_makes_the_portal_send_anything(app, database, working):
    way = f"/account/confirm?next={INVITE}&again=0123456789abcdef"
    token = form_token_in(working.get("/account/confirm").text)
    assert ANNA["email"] not in working.post(way, {**ANNA, "csrf_token": token}).text
    answer = working.post(way, {**ANNA, "csrf_token": token, "proof_password": PASSWORD})
    assert (answer.status_code, answer.location) == (303, INVITE), "looked at, not sent"
    away = working.post("/account/confirm?next=//evil.example", {"csrf_token": token, "proof_password": PASSWORD})
    assert away.location == "/coordinator/"
    without = working.post(INVITE, {**ANNA, "csrf_token": "forged"})
    assert ANNA["email"] not in without.location
    assert not is_invited(database)


def test_what_was_sent_from_another_site_is_not_asked_about(app, working):
    assert working.post(INVITE, ANNA).status_code == 400


def test_an_export_asks_first_and_then_comes(app, baker):
    browser = at_the_door(app, baker)
    pretend_now(NOON + timedelta(minutes=11))
    way = browser.get("/employer/company/export.json").location
    assert way == "/account/confirm?next=/employer/company/export.json"
    back = browser.submit(way, {"proof_password": PASSWORD})
    assert (back.status_code, back.location) == (303, "/employer/company/export.json")
    assert browser.get(back.location).status_code == 200


def test_exactly_these_ask_again(app):
    marked = {name for name, view in app.view_functions.items() if hasattr(view, "portal_proven")}
    assert marked == ASKED
    assert {line.endpoint for line in frozen_lines()} >= ASKED


def test_a_lost_second_key_is_replaced_after_a_coordinator_made_sure(app, database, coordinator, baker, deliver, letters):
    with database.transaction() as session:
        session.add(CodeApp(account_id=baker.id, secret=SECRET, last_step=0, created_at=NOON))
    theirs = at_the_door(app, baker)
    browser = at_the_door(app, coordinator)
    enter(browser, code())
    assert browser.submit(LOST, {"email": baker.email}).status_code == 422, "how they made sure is said"

    assert browser.submit(LOST, {"email": baker.email, "proofing": "called_back"}).location == "/coordinator/staff"

    assert theirs.get("/account").location.startswith("/sign-in"), "signed out at once"
    anew = at_the_door(app, baker)
    assert anew.follow(anew.get("/employer/proposals")).location.startswith(SET_UP)
    deliver()
    assert [letter.to for letter in letters() if letter.subject == "You can set up a new second key"] == [baker.email]
    with database.reading() as session:
        line = session.scalars(select(AuditEntry).where(AuditEntry.verb == "factor.lost")).one()
    assert (line.subject_id, line.by_id, line.reason) == (baker.id, coordinator.id, "called_back")


def test_nobody_removes_their_own_that_way_and_nobody_but_a_coordinator(app, database, coordinator):
    with database.transaction() as session:
        advisor = a_person_with_password(session, role=Role.ADVISOR, email="advisor@kai.example", language="en")
    browser = at_the_door(app, coordinator)
    enter(browser, code())
    for email, sentence in (
        (coordinator.email, "This is you."),
        (advisor.email, "This person has no second key."),
        ("nobody@kai.example", "Nobody signs in with this address."),
    ):
        assert sentence in browser.submit(LOST, {"email": email, "proofing": "seen"}).text
    assert Visitor(app).as_(advisor).get(LOST).status_code == 403
    assert at_the_door(app, coordinator).get(LOST).location.startswith(ENTER)
