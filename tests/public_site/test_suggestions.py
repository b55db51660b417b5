"""Words are suggested while a visitor types, and none that is not public."""

import json
from urllib.parse import urlencode

import pytest

from portal.companies.words import CompanyState
from portal.openings.handlers import rebuild
from portal.openings.models import Opening
from portal.openings.words import OpeningState, Visibility
from tests.builders.companies import a_company
from tests.builders.openings import an_opening

ODD = [
    "",
    " ",
    "k",
    "x" * 10_000,
    "AND OR NOT ()",
    "*" * 300,
    "(a+)+$" * 50,
    "\x00\x1b\u202e",
    "%",
    "_%",
    "'; DROP TABLE openings",
]


@pytest.fixture
def town(database, app):
    """Openings of which two are public, and an index that knows one more than may be shown."""
    with database.transaction() as session:
        company = a_company(session)
        an_opening(session, company, title="Küchenhilfe <b>")
        an_opening(session, company, title="Küchenleitung & Team")
        gone = an_opening(session, company, title="Küferei Geheimrat")
        an_opening(session, company, title="Kürschnerei", visibility=Visibility.TEAM_ONLY)
        an_opening(session, a_company(session, state=CompanyState.IN_REVIEW), title="Künstler")
    rebuild(app)
    with database.transaction() as session:
        session.get_one(Opening, gone.id).state = OpeningState.WITHDRAWN
    return app


def suggested(visit, typed):
    answer = visit.get("/openings/suggestions?" + urlencode({"q": typed}))
    assert answer.status_code == 200
    return json.loads(answer.text)


def test_words_of_public_openings_and_occupations_are_suggested_and_nothing_else(visit, town):
    assert suggested(visit, "kü") == ["Küchenhilfe", "Küchenleitung"]
    assert suggested(visit, "Team kuechenl") == ["Team Küchenleitung"]
    assert suggested(visit, "geh") == []
    assert suggested(visit, "garten") == ["Gartenbau"]


def test_a_list_of_words_comes_with_the_page_and_needs_no_script(visit, town):
    page = visit.get("/openings").text
    offered = page.split('<datalist id="words">')[1].split("</datalist>")[0]

    assert 'list="words"' in page
    assert '<option value="Küchenhilfe">' in offered
    for word in ("Küferei", "Kürschnerei", "Künstler"):
        assert word not in page


def test_whatever_is_typed_gets_an_answer_also_from_an_empty_index(visit, town):
    for typed in ODD:
        answer = visit.get("/openings/suggestions?" + urlencode({"q": typed}))
        assert answer.status_code == 200, typed
        assert len(json.loads(answer.text)) <= 8
    town.extensions["portal_index"].rebuild([])
    assert suggested(visit, "garten") == ["Gartenbau"]
