"""Signing in: a cookie is worth what the database says of it, and no longer than that."""

from datetime import timedelta

import pytest
from flask import Flask
from flask import session as cookie
from sqlalchemy import select

from portal.accounts.models import Account
from portal.kernel import clock
from portal.kernel.db import transaction
from portal.kernel.identity import (
    current_actor,
    end_link_sign_ins,
    end_sign_ins,
    remember,
    sign_in,
    sign_in_by_link,
    sign_out,
)
from portal.kernel.identity.models import SignIn
from portal.kernel.identity.signing import IDLE, LINK_LASTS, LONGEST, SEEN_EVERY
from portal.kernel.web import frame
from portal.kernel.web.frame import FrameBuilder
from tests.builders.accounts import a_coordinator
from tests.builders.candidates import a_candidate
from tests.moments import NOON
from tests.visiting import Visitor

MOMENT = timedelta(seconds=1)


@pytest.fixture
def coordinator(database):
    with database.transaction() as session:
        return a_coordinator(session)


@pytest.fixture
def candidate(database):
    with database.transaction() as session:
        return a_candidate(session)


@pytest.fixture(autouse=True)
def _time_stands_still(monkeypatch):
    """Both sides of a boundary are a second apart: the clock must not walk in between."""
    monkeypatch.setattr(clock, "now", lambda: NOON)


@pytest.fixture
def go_to(monkeypatch):
    """Go to another moment."""
    return lambda moment: monkeypatch.setattr(clock, "now", lambda: moment)


def is_in(browser: Visitor) -> bool:
    return browser.get("/account").status_code == 200


@pytest.mark.parametrize(("after", "is_still_in"), [(IDLE - MOMENT, True), (IDLE, False), (IDLE + MOMENT, False)])
def test_who_does_nothing_for_half_an_hour_is_signed_out(visit, coordinator, go_to, after, is_still_in):
    browser = visit.as_(coordinator)

    go_to(NOON + after)

    assert is_in(browser) is is_still_in


def test_who_goes_on_working_stays_in_but_no_longer_than_twelve_hours(visit, coordinator, go_to):
    browser = visit.as_(coordinator)
    at = NOON
    while at + IDLE / 2 < NOON + LONGEST:
        at += IDLE / 2
        go_to(at)
        assert is_in(browser)

    go_to(NOON + LONGEST - MOMENT)
    assert is_in(browser)
    go_to(NOON + LONGEST)
    assert not is_in(browser)


@pytest.mark.parametrize(("after", "seen_at"), [(SEEN_EVERY - MOMENT, NOON), (SEEN_EVERY, NOON + SEEN_EVERY)])
def test_a_look_is_noted_every_five_minutes(visit, database, coordinator, go_to, after, seen_at):
    browser = visit.as_(coordinator)
    go_to(NOON + after)

    browser.get("/account")

    with database.reading() as session:
        assert session.scalars(select(SignIn.seen_at)).one() == seen_at


@pytest.mark.parametrize(("after", "is_still_in"), [(LINK_LASTS - MOMENT, True), (LINK_LASTS, False)])
def test_a_personal_link_lets_in_for_half_an_hour_whatever_is_done(visit, candidate, go_to, after, is_still_in):
    browser = visit.by_link(candidate)
    go_to(NOON + LINK_LASTS / 2)
    assert browser.get("/my").status_code == 200

    go_to(NOON + after)

    assert (browser.get("/my").status_code == 200) is is_still_in


def test_ending_the_sign_ins_of_an_account_ends_all_its_browsers_and_no_others(visit, database, coordinator):
    with database.transaction() as session:
        other = a_coordinator(session)
    first, second, stranger = visit.as_(coordinator), visit.as_(coordinator), visit.as_(other)

    with database.transaction() as session:
        end_sign_ins(session, coordinator.id, at=NOON)

    assert (is_in(first), is_in(second), is_in(stranger)) == (False, False, True)


def test_ending_personal_links_ends_no_others(visit, database, candidate):
    with database.transaction() as session:
        other = a_candidate(session)
    first, stranger = visit.by_link(candidate), visit.by_link(other)

    with database.transaction() as session:
        end_link_sign_ins(session, candidate.id, at=NOON)

    assert first.get("/my").status_code == 302
    assert stranger.get("/my").status_code == 200


def test_an_account_that_was_switched_off_is_out_at_once(visit, database, coordinator):
    browser = visit.as_(coordinator)
    with database.transaction() as session:
        session.get_one(Account, coordinator.id).is_active = False

    assert not is_in(browser)


def test_a_cookie_is_worth_nothing_after_signing_out(app: Flask, visit, coordinator):
    browser = visit.as_(coordinator)
    kept = browser.client.get_cookie("kai")
    assert kept
    assert browser.press("/sign-out").status_code == 302

    thief = Visitor(app)
    thief.client.set_cookie("kai", kept.value)

    assert not is_in(browser)
    assert not is_in(thief)


def test_signing_in_makes_the_browsers_earlier_content_worthless(app: Flask, database, coordinator):
    with app.test_request_context("/"):
        cookie["planted"] = "by somebody else"
        with database.transaction() as db:
            first = sign_in(db, coordinator.id, at=NOON)
            second = sign_in(db, coordinator.id, at=NOON)
        remember(first)
        assert "planted" not in cookie
        assert first != second


def test_of_a_token_only_its_hash_is_kept(app: Flask, database, coordinator, candidate):
    with database.transaction() as session:
        tokens = [sign_in(session, coordinator.id, at=NOON), sign_in_by_link(session, candidate.id, "de", at=NOON)]

    with database.reading() as session:
        kept = session.scalars(select(SignIn.token_hash)).all()
    assert len({len(token) for token in tokens} | {43}) == 1
    assert not {token.encode() for token in tokens} & set(kept)


@pytest.mark.parametrize("token", ["", "forged", "x" * 5000, "\x00"])
def test_a_forged_token_is_nobodys(app: Flask, token):
    browser = Visitor(app)
    with browser.client.session_transaction() as kept:
        kept["_user_id"] = token

    assert not is_in(browser)


def test_a_cookie_that_was_changed_is_nobodys(app: Flask, visit, coordinator):
    browser = visit.as_(coordinator)
    kept = browser.client.get_cookie("kai")
    assert kept
    thief = Visitor(app)
    for value in (kept.value[:-1], kept.value[1:], f"x{kept.value}", "", "."):
        thief.client.set_cookie("kai", value)
        assert not is_in(thief)


def test_signing_out_without_a_sign_in_does_nothing(app: Flask, database):
    with app.test_request_context("/"):
        sign_out(at=NOON)
        assert current_actor().account_id is None
        with transaction() as session:
            assert session.scalars(select(SignIn)).all() == []


@pytest.mark.one_database
def test_with_new_keys_an_old_cookie_is_worth_nothing(app: Flask, visit, coordinator):
    inside = visit.as_(coordinator)
    first = inside.get("/coordinator/").status_code
    app.secret_key = "new-keys-for-tests-that-are-long-enough"
    refused = inside.get("/coordinator/").status_code

    assert (first, refused) == (200, 302)


@pytest.mark.one_database
def test_what_stands_around_pages_is_kept_for_so_many_roots_only(app: Flask, monkeypatch):
    monkeypatch.setattr(frame, "MOST_SURROUNDINGS", 3)
    frames: FrameBuilder = app.extensions["portal_frames"]
    browser = app.test_client()
    for number in range(9):
        page = browser.get("/imprint", environ_overrides={"SCRIPT_NAME": f"/root{number}"})

        assert f'href="/root{number}/privacy"' in page.text
        assert len(frames._surroundings) <= 3  # noqa: SLF001 - nothing else tells how much is kept
