"""The demo's one click and its mailbox: only in the demo, only from this machine, only invented people."""

from collections.abc import Iterator

import pytest
from flask import Flask

from portal.accounts.demo import PEOPLE
from portal.app import create_app, make_worker
from portal.kernel.clock import now
from portal.kernel.settings import Settings, demo_settings
from tests.builders.accounts import a_coordinator, an_advisor
from tests.inspection import form_token_in
from tests.visiting import Visitor

pytestmark = pytest.mark.one_database

PATHS = ("/demo", "/en/demo", "/demo/mail", "/en/demo/mail", f"/demo/mail/{'0' * 32}", f"/demo/mail/{'0' * 32}/html")


@pytest.fixture
def demo(settings: Settings) -> Iterator[Flask]:
    shown = demo_settings(settings.data).model_copy(
        update={"database_url": settings.database_url, "base_url": "http://localhost"}
    )
    application = create_app(shown)
    with application.extensions["portal_database"].transaction() as session:
        a_coordinator(session, email=PEOPLE["coordinator"].email, is_demo=True, name="Ralf Vogt")
        an_advisor(session, email=PEOPLE["advisor"].email, is_demo=False)
        an_advisor(session, email=PEOPLE["advisor2"].email, is_demo=True, is_active=False)
    yield application
    application.extensions["portal_database"].close()


def be(browser: Visitor, account: str):
    return browser.post("/demo/sign-in", {"account": account, "csrf_token": form_token_in(browser.get("/demo").text)})


@pytest.mark.parametrize("path", PATHS)
def test_outside_the_demo_none_of_this_exists(visit, path):
    assert visit.get(path).status_code == 404
    assert visit.post("/demo/sign-in", {"account": "coordinator"}).status_code == 404


def test_one_click_signs_in_as_an_invented_person(demo):
    browser = Visitor(demo)
    assert "Ralf Vogt" in browser.get("/demo").text

    answer = be(browser, "coordinator")

    assert answer.status_code == 302
    assert "Ralf Vogt" in browser.get("/account").text


def test_the_button_needs_this_browsers_token(demo):
    assert Visitor(demo).post("/demo/sign-in", {"account": "coordinator"}).status_code == 400


@pytest.mark.parametrize("account", ["advisor", "advisor2", "employer", "nobody", "", "coordinator@kai.example"])
def test_real_closed_missing_and_unknown_people_cannot_be_chosen(demo, account):
    browser = Visitor(demo)

    assert be(browser, account).status_code == 404
    assert browser.get("/account").status_code == 302


def test_becoming_somebody_else_ends_the_sign_in_before(demo):
    browser = Visitor(demo)
    be(browser, "coordinator")
    stolen = browser.client.get_cookie("kai")
    be(browser, "coordinator")

    thief = Visitor(demo)
    assert stolen
    thief.client.set_cookie("kai", stolen.value)
    assert thief.get("/account").status_code == 302


@pytest.mark.parametrize(
    ("address", "is_let_in"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("192.168.1.20", False),
        ("203.0.113.9", False),
        ("::ffff:192.168.1.20", False),
        ("2001:db8::1", False),
        ("", False),
        ("localhost", False),
    ],
)
def test_only_this_machine_may_use_the_one_click(demo, address, is_let_in):
    client = demo.test_client()

    for path in ("/demo", "/demo/mail"):
        answer = client.get(path, environ_base={"REMOTE_ADDR": address})
        assert answer.status_code == (200 if is_let_in else 403)
    refused = client.post("/demo/sign-in", data={"account": "coordinator"}, environ_base={"REMOTE_ADDR": address})
    assert refused.status_code == (400 if is_let_in else 403)


@pytest.mark.parametrize("header", ["X-Forwarded-For", "x-forwarded-for", "Forwarded"])
@pytest.mark.parametrize("passed_on", ["127.0.0.1", "for=127.0.0.1", "203.0.113.9", ""])
def test_whoever_was_passed_on_by_a_proxy_is_not_at_this_machine(demo, header, passed_on):
    client = demo.test_client()

    for path in PATHS:
        assert client.get(path, headers={header: passed_on}).status_code == 403
    assert client.post("/demo/sign-in", data={"account": "coordinator"}, headers={header: passed_on}).status_code == 403


def test_letters_can_be_read_as_text_and_as_their_reader_sees_them(demo):
    browser = Visitor(demo)
    be(browser, "coordinator")
    fields = {"name": "<b>Samira</b>", "email": "samira@kai.example", "role": "coordinator", "site": ""}
    browser.submit("/coordinator/staff/invite", fields)
    make_worker(demo).deliver_all(now())
    mailbox = browser.get("/demo/mail").text
    letter_path = mailbox.split('href="/demo/mail/')[1].split('"')[0]

    letter = browser.get(f"/demo/mail/{letter_path}")
    html = browser.client.get(f"/demo/mail/{letter_path}/html")

    assert "samira@kai.example" in mailbox
    assert 'href="/invitation/' in letter.text
    assert "<b>Samira" not in letter.text
    assert "&lt;b&gt;Samira" in html.get_data(as_text=True)
    policy = html.headers["Content-Security-Policy"]
    assert policy.startswith("sandbox;")
    assert "script-src" not in policy
    assert "default-src 'none'" in policy


def test_a_letter_that_is_not_there_does_not_exist(demo):
    for path in (
        "/demo/mail/none",
        f"/demo/mail/{'0' * 32}",
        "/demo/mail/..%2f..%2fportal.sqlite3",
        f"/demo/mail/{'0' * 32}/html",
    ):
        assert Visitor(demo).get(path).status_code == 404
