"""The demo leads to a person's own page by their link, and to a new one when that has ended."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask

from portal.accounts.demo import PEOPLE
from portal.app import create_app
from portal.candidates.services import create_personal_link
from portal.kernel import clock
from portal.kernel.audit import By
from portal.kernel.settings import Settings, demo_settings
from tests.builders.accounts import an_advisor
from tests.builders.candidates import a_candidate
from tests.inspection import form_token_in
from tests.moments import NOON
from tests.visiting import Visitor

pytestmark = pytest.mark.one_database


@pytest.fixture
def demo(settings: Settings) -> Iterator[Flask]:
    shown = demo_settings(settings.data).model_copy(
        update={"database_url": settings.database_url, "base_url": "http://localhost"}
    )
    application = create_app(shown)
    with application.extensions["portal_database"].transaction() as session:
        an_advisor(session, email=PEOPLE["advisor"].email, is_demo=True)
    yield application
    application.extensions["portal_database"].close()


def follow(demo: Flask):
    browser = Visitor(demo)
    return browser.post("/demo/participant", {"csrf_token": form_token_in(browser.get("/demo").text)})


def test_the_link_handed_out_last_is_followed_and_one_that_has_ended_made_anew(demo: Flask):
    with demo.extensions["portal_database"].transaction() as session:
        candidate = a_candidate(session)
        create_personal_link(session, candidate.id, by=By.system(), at=NOON)

    first, again = follow(demo), follow(demo)
    clock.pretend_now(NOON + timedelta(days=31))
    later = follow(demo)

    assert first.status_code == 302
    assert first.location == again.location != later.location
    assert Visitor(demo).get(later.location).status_code == 200


def test_where_nobody_was_handed_a_link_there_is_none(demo: Flask):
    assert follow(demo).status_code == 404


def test_outside_the_demo_there_is_no_such_way(visit: Visitor):
    assert visit.post("/demo/participant", {}).status_code == 404
