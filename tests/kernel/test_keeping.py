"""Pages that are kept: never stale, never somebody's, never in the wrong language, and to the byte what Flask would answer."""

import gzip
from contextlib import contextmanager
from datetime import timedelta
from email.utils import formatdate

import pytest
from flask import Flask, make_response, request, session
from werkzeug.test import Client

from portal.app import create_app
from portal.kernel import clock
from portal.kernel.db import renew_version
from portal.kernel.web.keeping import SHEET, Keeper
from public_site import pages
from tests.builders.accounts import a_site
from tests.builders.openings import an_opening
from tests.moments import NOON

GZIP = {"Accept-Encoding": "br, gzip"}


@contextmanager
def asked_inside(app):
    """Note the paths that reached Flask, and were not answered before it."""
    reached = []
    inner = app.wsgi_app._inner  # noqa: SLF001 - what stands behind the keeper

    def note(environ, start_response):
        reached.append(environ["PATH_INFO"])
        return inner(environ, start_response)

    app.wsgi_app._inner = note  # noqa: SLF001
    yield reached
    app.wsgi_app._inner = inner  # noqa: SLF001


@pytest.mark.one_database
def test_a_page_is_made_once_and_answered_to_the_byte_as_flask_answers(app, database):
    with database.transaction() as session:
        an_opening(session, title="Hilfe im Lager")
    browser = app.test_client()
    with asked_inside(app) as reached:
        first, again = browser.get("/openings?a=1&b=2"), browser.get("/openings?b=2&a=1")
        small, head = browser.get("/openings?a=1&b=2", headers=GZIP), browser.head("/openings?a=1&b=2")
        english = browser.get("/en/openings?a=1&b=2")
        bare = app.test_client().get("/openings?a=1&b=2", environ_overrides={"QUERY_STRING": "a=1&b=2&" + "c" * 501})

    assert reached == ["/openings", "/en/openings", "/openings"]
    assert "Hilfe im Lager" in first.text
    assert (again.data, again.headers) == (first.data, first.headers)
    assert gzip.decompress(small.data) == first.data
    assert len(small.data) < len(first.data) / 3
    assert (head.data, head.headers) == (b"", first.headers)
    assert 'lang="en"' in english.text
    assert english.headers["ETag"] != first.headers["ETag"]
    constant = set(first.headers.keys()) - {"Content-Length", "ETag"}
    assert {name: first.headers[name] for name in constant} == {name: bare.headers[name] for name in constant}
    assert {"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"} <= constant
    assert first.headers["Vary"] == "Accept-Encoding"
    assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


@pytest.mark.one_database
def test_two_spellings_of_one_name_are_not_the_same_page_in_another_order(app, database):
    with database.transaction() as session:
        a_site(session)
    browser = app.test_client()
    asked = ("postcode=04668&%70ostcode=04552", "%70ostcode=04552&postcode=04668")
    first, second = (browser.get("/sites", environ_overrides={"QUERY_STRING": each}).text for each in asked)

    assert 'value="04668"' in first
    assert 'value="04552"' in second


def test_a_reader_who_has_the_page_gets_304_until_its_content_changes(app, database):
    with database.transaction() as session:
        opening = an_opening(session, title="Hilfe im Lager")
    browser = app.test_client()
    first, small = browser.get("/openings"), browser.get("/openings", headers=GZIP)
    known = {"If-None-Match": f'"other", W/{first.headers["ETag"]}'}
    same = browser.get("/openings", headers=known)
    with database.transaction() as session:
        renew_version(session)
    same_content = browser.get("/openings", headers=known)
    with database.transaction() as session:
        session.merge(opening).title = "Hilfe im Garten"
    changed = browser.get("/openings", headers=known)

    assert (same.status_code, same.data, same_content.status_code) == (304, b"", 304)
    assert same.headers["ETag"] == first.headers["ETag"] != small.headers["ETag"]
    assert "Content-Length" not in same.headers
    assert same.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]
    assert changed.status_code == 200
    assert "Hilfe im Garten" in changed.text
    assert changed.headers["ETag"] != first.headers["ETag"]


def test_no_process_shows_a_page_that_is_no_longer_true(app, database, settings):
    other = create_app(settings)
    with database.transaction() as session:
        opening = an_opening(session, title="Hilfe im Lager")
    texts = [each.test_client().get("/openings").text for each in (app, other)]
    with database.transaction() as session:
        session.merge(opening).title = "Hilfe im Garten"
    texts += [each.test_client().get("/openings").text for each in (app, other)]
    other.extensions["portal_database"].close()

    assert ["Hilfe im Lager" in text for text in texts] == [True, True, False, False]
    assert ["Hilfe im Garten" in text for text in texts] == [False, False, True, True]


@pytest.mark.one_database
def test_a_new_day_makes_every_page_anew(app, database):
    with database.transaction() as session:
        an_opening(session, title="Hilfe im Lager", valid_until=NOON.date())
    browser = app.test_client()
    assert "Hilfe im Lager" in browser.get("/openings").text
    clock.pretend_now(NOON + timedelta(days=1))

    assert "Hilfe im Lager" not in browser.get("/openings").text


def test_a_page_being_made_while_the_data_change_is_not_given_to_the_next(app, database, monkeypatch):
    """The version is read before the data: what changes in between makes a new version, under which nothing is kept yet."""
    with database.transaction() as session:
        opening = an_opening(session, title="Hilfe im Lager")
    found = pages.openings.find

    def find_slowly(*asked):
        results = found(*asked)
        with database.transaction() as session:
            session.merge(opening).title = "Hilfe im Garten"
        return results

    monkeypatch.setattr(pages.openings, "find", find_slowly)
    assert "Hilfe im Lager" in app.test_client().get("/openings").text
    monkeypatch.setattr(pages.openings, "find", found)

    assert "Hilfe im Garten" in app.test_client().get("/openings").text


@pytest.mark.one_database
def test_what_has_a_session_or_another_answer_is_made_each_time_and_not_compressed(app, database):
    with database.transaction() as session:
        a_site(session)
    paths = ["/contact", "/sign-in", "/healthz", "/openings/nothing"]
    browser = app.test_client()
    with asked_inside(app) as reached:
        answers = [browser.get(path, headers=GZIP) for path in paths for _ in range(2)]

    assert reached == sorted(paths * 2, key=paths.index)
    assert all(not {"ETag", "Content-Encoding"} & set(answer.headers.keys()) for answer in answers)


@pytest.mark.one_database
def test_a_host_that_is_not_ours_is_refused_though_the_page_is_kept(settings):
    house = create_app(settings.model_copy(update={"trusted_hosts": "portal.example"}))
    with house.extensions["portal_database"].transaction() as session:
        renew_version(session)
    browser = house.test_client()
    statuses = [browser.get("/imprint", base_url=f"http://{host}").status_code for host in ("portal.example", "evil.example")]
    house.extensions["portal_database"].close()

    assert statuses == [200, 400]


@pytest.mark.one_database
def test_style_sheets_go_out_compressed_and_unchanged_ones_not_at_all(app):
    browser = app.test_client()
    plain, small = browser.get("/static/css/portal.css"), browser.get("/static/css/portal.css?v=1", headers=GZIP)
    known = {**GZIP, "If-None-Match": small.headers["ETag"]}
    same, other = browser.get("/static/css/portal.css?v=1", headers=known), browser.get("/static/css/portal.css", headers=known)
    font = browser.get("/static/fonts/fira-sans-latin-400.woff2", headers=GZIP)

    assert gzip.decompress(small.data) == plain.data
    assert len(small.data) < len(plain.data) / 3
    assert plain.headers["Vary"] == small.headers["Vary"] == "Accept-Encoding"
    assert "immutable" in small.headers["Cache-Control"]
    assert small.headers["ETag"] != plain.headers["ETag"]
    assert (same.status_code, same.data) == (304, b"")
    assert other.status_code == 304
    assert "Content-Encoding" not in {**plain.headers, **font.headers}
    for each in (plain, small, font):
        each.close()


def _answering(change, *, most_bytes=10_000):
    """An application of one page behind a keeper; `change` may spoil the answer."""
    inner = Flask("inner", static_folder=None)
    inner.secret_key = "for this test"
    calls = []

    @inner.get("/<path:name>")
    def page(name):
        calls.append(name)
        sheet = request.environ[SHEET]
        sheet.read_version()
        sheet.is_for_everyone = True
        response = make_response(f"{name} " * 100)
        response.headers["Date"] = formatdate(0)
        change(response)
        return response

    keeper = Keeper(inner.wsgi_app, lambda: "version", most_bytes=most_bytes)
    return Client(keeper), calls


@pytest.mark.parametrize(
    "spoil",
    [
        lambda response: response.set_cookie("a", "b"),
        lambda _response: session.update(seen="yes"),
        lambda _response: session.get("seen"),
        lambda response: response.headers.add("Vary", "Accept-Language"),
        lambda response: setattr(response, "status_code", 404),
    ],
    ids=["cookie", "session written", "session read", "varies", "not found"],
)
def test_an_answer_that_is_somebodys_is_never_kept_even_if_a_desk_says_so(spoil):
    browser, calls = _answering(spoil)
    answers = [browser.get("/a"), browser.get("/a")]

    assert calls == ["a", "a"]
    assert all("ETag" not in answer.headers for answer in answers)


def test_only_so_much_is_kept_and_what_was_asked_for_last_stays_longest():
    browser, calls = _answering(lambda _response: None, most_bytes=1_200)
    for name in ("aaaa", "bbbb", "aaaa", "cccc", "aaaa", "bbbb"):
        browser.get(f"/{name}")

    assert calls == ["aaaa", "bbbb", "cccc", "bbbb"]


def test_a_page_is_compressed_hard_once_somebody_asks_again_and_its_readers_go_on_knowing_it():
    browser, calls = _answering(lambda _response: None, most_bytes=100_000)
    lightly, hard, again = (browser.get("/some-words", headers=GZIP) for _ in range(3))
    known = browser.get("/some-words", headers={**GZIP, "If-None-Match": lightly.headers["ETag"]})

    assert calls == ["some-words"]
    assert len(lightly.data) > len(hard.data) == len(again.data)
    assert gzip.decompress(lightly.data) == gzip.decompress(hard.data)
    assert hard.headers["Content-Length"] == str(len(hard.data))
    assert (known.status_code, known.data) == (304, b"")
