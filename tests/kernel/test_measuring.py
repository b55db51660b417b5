"""What is counted for a watchman: views and numbers, and nothing of whom or what it was about."""

import pytest
from prometheus_client import generate_latest

from tests.builders.accounts import an_advisor
from tests.builders.candidates import a_candidate
from tests.builders.openings import an_opening

pytestmark = pytest.mark.one_database


def counted(app):
    return generate_latest(app.extensions["portal_meter"].registry).decode()


def number(app, line):
    return next((float(each.rpartition(" ")[2]) for each in counted(app).splitlines() if each.startswith(line + " ")), 0.0)


def test_an_answer_is_counted_by_its_view_its_method_and_its_status(app, visit):
    line = 'portal_answers_total{method="GET",status="200",view="public_accounts.sign_in"}'
    before = number(app, line)

    visit.get("/sign-in")

    assert number(app, line) == before + 1
    assert number(app, 'portal_answer_seconds_count{view="public_accounts.sign_in"}') >= 1


def test_a_page_that_is_given_again_is_counted_as_such(app, database, visit):
    with database.transaction() as session:
        an_opening(session)
    before = number(app, "portal_kept_pages_total")

    visit.get("/")
    visit.get("/")

    assert number(app, "portal_kept_pages_total") == before + 1


def test_no_figure_tells_whom_or_what_it_was_about(app, database, visit):
    with database.transaction() as session:
        advisor = an_advisor(session)
        person = a_candidate(session, advisor_id=advisor.id)
        key = str(person.id)

    visit.as_(advisor).get(f"/advisor/candidates/{key}")
    visit.get(f"/nowhere/{key}?q=Amal")
    app.test_client().open("/sign-in", method="BREW")

    assert key not in counted(app)
    assert "Amal" not in counted(app)
    assert "BREW" not in counted(app)
    assert 'status="404",view="none"' in counted(app)
