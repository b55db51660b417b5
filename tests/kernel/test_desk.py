"""Desks: no route without a rule, and each visitor is sent where they belong."""

import logging
from urllib.parse import urlencode

import pytest
from flask import url_for

from portal.kernel.access import EVERYONE, Access, Role, allow
from portal.kernel.outbox import follows
from portal.kernel.settings import Environment
from portal.kernel.web import Desk
from portal.kernel.web.headers import ALWAYS, ONE_YEAR
from tests.builders.accounts import a_coordinator, an_advisor
from tests.kernel.following import a_worker, announced
from tests.kernel.probing import FOREIGN, OWN, SECRET, a_desk, a_public_desk, probing
from tests.moments import NOON
from tests.visiting import Visitor

pytestmark = pytest.mark.one_database

FOR_ALL = Access(frozenset(EVERYONE))


@pytest.fixture(scope="module")
def lasting_house(lasting_settings):
    with probing(lasting_settings, a_desk(), a_public_desk()) as app:
        yield app


@pytest.fixture(scope="module")
def lasting_live_house(lasting_settings):
    with probing(lasting_settings, a_desk(), a_public_desk(), environment=Environment.PRODUCTION) as app:
        yield app


@pytest.fixture
def house(app, lasting_house):
    lasting_house.extensions["portal_recent_senders"].forget()
    return lasting_house


@pytest.fixture
def live_house(app, lasting_live_house):
    """As in production: nothing is raised to the one who asks."""
    lasting_live_house.extensions["portal_recent_senders"].forget()
    return lasting_live_house


@pytest.fixture
def accounts(database):
    with database.transaction() as session:
        return a_coordinator(session, language="en"), an_advisor(session, language="en")


@pytest.mark.parametrize("decorator", ["page", "form", "action"])
def test_a_route_without_a_rule_cannot_be_made(decorator):
    desk = Desk("loose", __name__, audience=Role.ADVISOR)

    with pytest.raises(TypeError, match="access"):
        getattr(desk, decorator)("/loose")


def test_a_view_made_past_the_desk_is_never_called(settings):
    called = []

    def loose():
        called.append(1)
        return "x"

    with probing(settings) as app:
        app.add_url_rule("/loose", "loose", loose)
        answer = Visitor(app).get("/loose")

    assert answer.status_code == 500
    assert called == []


def test_a_visitor_is_sent_to_sign_in_and_back(house):
    answer = Visitor(house).get("/probe/page?q=a%20b")

    assert answer.status_code == 302
    assert answer.location == "/sign-in?next=/probe/page?q%3Da%2520b"


def test_what_a_visitor_sends_is_not_carried_along(house):
    answer = Visitor(house).post("/probe/press", {"secret": "typed"})

    assert answer.status_code == 302
    assert answer.location == "/sign-in"


def test_the_right_role_sees_its_page_and_the_wrong_one_is_told_so(house, accounts):
    coordinator, advisor = accounts

    assert "page of coordinator" in Visitor(house).as_(coordinator).get("/probe/page").text
    refused = Visitor(house).as_(advisor).get("/probe/page")
    assert refused.status_code == 403
    assert "This page is for others." in refused.text
    assert 'href="/advisor/"' in refused.text


def test_foreign_missing_and_unreadable_records_do_not_exist(house, accounts):
    browser = Visitor(house).as_(accounts[0])

    assert "own" in browser.get(f"/probe/things/{OWN}").text
    assert browser.get(f"/probe/things/{FOREIGN}").status_code == 404
    assert browser.get("/probe/things/1").status_code == 404
    assert Visitor(house).as_(accounts[1]).get(f"/probe/things/{OWN}").status_code == 403


def test_a_path_that_does_not_type_its_key_is_noticed(house, accounts):
    with pytest.raises(TypeError, match="uuid:thing_id"):
        Visitor(house).as_(accounts[0]).get(f"/probe/not-typed/{OWN}")


def test_a_button_works_with_this_browsers_token_alone(house, accounts):
    browser = Visitor(house).as_(accounts[0])
    other = Visitor(house).as_(accounts[0])

    assert browser.press("/probe/press").status_code == 302
    for fields in ({}, {"csrf_token": ""}, {"csrf_token": "forged"}, {"csrf_token": other.token()}):
        assert browser.post("/probe/press", fields).status_code == 400
    assert browser.get("/probe/press").status_code == 405


@pytest.mark.parametrize(("fields", "href"), [({}, 'href="/coordinator/"'), ({"way": "1"}, 'href="/probe/page"')])
def test_a_refused_button_says_why_and_shows_a_way_on(house, accounts, fields, href):
    answer = Visitor(house).as_(accounts[0]).press("/probe/refuse", fields)

    assert answer.status_code == 409
    assert "This page does not exist." in answer.text
    assert href in answer.text


def test_a_lost_race_is_said_without_details(house, accounts):
    answer = Visitor(house).as_(accounts[0]).press("/probe/lost-race")

    assert answer.status_code == 409
    assert SECRET not in answer.text


def test_a_bug_shows_and_logs_no_detail(live_house, accounts, caplog):
    with caplog.at_level(logging.DEBUG):
        answer = Visitor(live_house).as_(accounts[0]).get("/probe/bug")

    assert answer.status_code == 500
    assert "Something broke on our side." in answer.text
    for trace in (SECRET, "ValueError", "Traceback", "probing.py"):
        assert trace not in answer.text
    assert "ValueError at " in caplog.text
    assert "while answering probe.bug" in caplog.text
    assert "Amina" not in caplog.text


@pytest.mark.parametrize("path", ["/nowhere", "/en/nowhere", "/%00", "/..%2f..%2fetc/passwd", "/probe/page/", "/xx/openings"])
def test_a_wrong_address_is_answered_in_the_language_of_its_path(house, path):
    answer = Visitor(house).get(path)

    assert answer.status_code == 404
    assert f'lang="{"en" if path.startswith("/en/") else "de"}"' in answer.text


def test_a_body_that_is_too_large_is_refused_whatever_it_is(live_house, accounts):
    browser = Visitor(live_house).as_(accounts[0])
    too_much = "x" * (2 * 1024 * 1024 + 1)

    assert browser.post("/probe/press", {"text": too_much}).status_code == 413
    assert browser.client.post("/probe/press", data=too_much, content_type="application/json").status_code == 413
    for fields in (["x" * (1024 * 1024 + 1)], ["x"] * 501):
        parts = [f'--b\r\nContent-Disposition: form-data; name="f"\r\n\r\n{text}\r\n' for text in fields]
        sent = browser.client.post(
            "/probe/press", data="".join([*parts, "--b--\r\n"]), content_type="multipart/form-data; boundary=b"
        )
        assert sent.status_code == 413
    assert browser.press("/probe/press", {"text": "x" * 1000}).status_code == 302


def test_a_form_that_is_too_large_is_refused_in_either_encoding(live_house, accounts):
    browser = Visitor(live_house).as_(accounts[0])
    sizes = ((1024 * 1024 - 1000, 302), (1024 * 1024 + 1, 413), (1536 * 1024, 413))
    for length, status in sizes:
        fields = {"csrf_token": browser.token(), "text": "x" * length}
        parts = [f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n' for name, text in fields.items()]
        bodies = {
            "application/x-www-form-urlencoded": urlencode(fields),
            "multipart/form-data; boundary=b": "".join([*parts, "--b--\r\n"]),
        }
        for kind, body in bodies.items():
            assert browser.post("/probe/press", body, content_type=kind).status_code == status, (length, kind)


def test_head_is_get_without_the_body_and_other_methods_are_refused(house):
    client = Visitor(house).client

    assert client.head("/probe-public/page").status_code == 200
    assert client.head("/probe-public/page").data == b""
    for method in ("post", "put", "delete", "patch"):
        assert getattr(client, method)("/probe-public/page").status_code == 405


def test_visitors_pages_have_a_path_for_each_language_and_stay_in_it(house):
    browser = Visitor(house)

    german, english = browser.get("/probe-public/page"), browser.get("/en/probe-public/page")

    assert 'lang="de"' in german.text
    assert "<p>/probe-public/other</p>" in german.text
    assert 'lang="en"' in english.text
    assert "<p>/en/probe-public/other</p>" in english.text


@pytest.mark.parametrize("path", ["/probe-public/page", "/en/probe-public/page", "/", "/en/", "/openings", "/imprint"])
def test_visitors_pages_are_the_same_for_everyone_and_may_be_kept(house, accounts, path):
    for browser in (Visitor(house), Visitor(house).as_(accounts[0])):
        answer = browser.get(path)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert "Set-Cookie" not in answer.headers
        assert "Cookie" not in answer.headers.get("Vary", "")


def test_what_is_meant_for_one_person_is_kept_by_nobody(house, accounts):
    browser = Visitor(house).as_(accounts[0])
    answers = [
        browser.get("/probe/page"),
        browser.get(f"/probe/things/{FOREIGN}"),
        browser.press("/probe/press"),
        Visitor(house).get("/probe/page"),
        Visitor(house).get("/nowhere"),
        Visitor(house).get("/sign-in"),
    ]

    assert {answer.headers["Cache-Control"] for answer in answers} == {"no-store"}


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("/static/icons.svg", "public, max-age=3600"),
        ("/static/icons.svg?v=1", f"public, max-age={ONE_YEAR}, immutable"),
        ("/static/nothing.svg?v=1", "no-store"),
    ],
)
def test_files_are_kept_as_long_as_their_address_stands_for_them(house, path, rule):
    with house.test_client().get(path) as answer:
        assert answer.headers["Cache-Control"] == rule
        assert "Set-Cookie" not in answer.headers


def test_every_answer_carries_the_same_protection(live_house, accounts):
    browser = Visitor(live_house).as_(accounts[0])
    for path in ("/", "/probe/page", "/probe/bug", "/nowhere", "/static/icons.svg", "/healthz", "/sign-in"):
        with browser.client.get(path) as answer:
            assert {name: answer.headers.getlist(name) for name in ALWAYS} == {name: [value] for name, value in ALWAYS.items()}
            assert "Strict-Transport-Security" not in answer.headers
    with Visitor(live_house).client.get("/probe/page") as redirected:
        assert redirected.headers["Content-Security-Policy"] == ALWAYS["Content-Security-Policy"]


def test_over_https_browsers_are_told_to_stay_there_and_cookies_are_bound(settings):
    with probing(settings, base_url="https://localhost") as app:
        answer = app.test_client().get("/sign-in", base_url="https://localhost")

    assert answer.headers["Strict-Transport-Security"] == f"max-age={ONE_YEAR}; includeSubDomains"
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-kai=")
    for word in ("Secure", "HttpOnly", "Path=/", "SameSite=Lax"):
        assert word in cookie
    assert "Domain" not in cookie


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("kai.example", 200),
        ("www.kai.example", 200),
        ("kai.example:8000", 200),
        ("evil.example", 400),
        ("kai.example.evil.example", 400),
        ("127.0.0.1", 400),
        ("", 400),
    ],
)
def test_only_under_its_own_names_the_portal_answers(settings, host, status):
    with probing(settings, environment=Environment.PRODUCTION, trusted_hosts=".kai.example") as app:
        answer = app.test_client().get("/imprint", headers={"Host": host})

    assert answer.status_code == status
    assert "evil.example" not in answer.get_data(as_text=True)


def test_letters_are_written_under_the_portals_own_name(settings, database):
    seen = []
    topics = {"test.happened": (follows(lambda *_: seen.append(url_for("public.start", _external=True))),)}
    announced(database)
    with probing(settings, trusted_hosts="kai.example", base_url="https://kai.example") as app:
        a_worker(app, topics).deliver_all(NOON)

    assert seen == ["https://kai.example/"]


def test_a_rule_admits_its_roles_alone():
    assert allow(Role.ADVISOR).roles == {Role.ADVISOR}
    assert {role for role in Role if role in FOR_ALL.roles} == set(Role)
