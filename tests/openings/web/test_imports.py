"""A coordinator takes a table in: looks first, takes in, takes back."""

from io import BytesIO

import pytest
from sqlalchemy import func, select

from portal.openings.models import Opening
from portal.openings.queries.imports import imports
from tests.builders.accounts import a_coordinator

pytestmark = pytest.mark.one_database
TABLE = "Was;Wer;Wo\nKüche;Muldenpack GmbH;Grimma\nLager;Parthe GmbH;Naunhof\n;Parthe GmbH;Naunhof\n=1+1;Parthe GmbH;Naunhof\n"
COLUMNS = "title=Was, company=Wer, place=Wo"
DESK = "/coordinator/imports/"


@pytest.fixture
def send(visit, database):
    """Send a table to the desk."""
    with database.transaction() as session:
        coordinator = a_coordinator(session)
    browser = visit.as_(coordinator)

    def submit(content=TABLE, name="Stellen Messe.csv", **fields):
        table = (BytesIO(content.encode()), name)
        return browser.submit(DESK, {"table": table, "columns": COLUMNS, "creates_companies": "y", **fields})

    submit.browser = browser
    return submit


def count(database):
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Opening))


def test_looking_first_names_every_row_that_stays_outside_and_writes_nothing(send, database):
    page = send().text

    assert "The title is missing." in page
    assert "This is a formula of a spreadsheet, no text." in page
    assert count(database) == 0


def test_a_table_goes_in_and_is_taken_back_as_a_whole(send, database):
    taken = send(then="take_in")
    assert count(database) == 2
    page = send.browser.follow(taken).text
    assert "Stellen Messe.csv" in page
    with database.reading() as session:
        assert imports(session)[0].rows_refused == 2

    send.browser.press(f"{taken.location}/undo")

    assert count(database) == 0
    assert "Muldenpack" not in send.browser.get(taken.location).text
    with database.reading() as session:
        assert imports(session)[0].undone_at is not None


@pytest.mark.parametrize(
    ("content", "name", "fields"),
    [
        ("", "leer.csv", {}),
        (TABLE, "tabelle.exe", {}),
        ("kein Blatt", "tabelle.xlsx", {}),
        (TABLE, "tabelle.csv", {"columns": "titel=Was"}),
        ("Was;Was;Wer\nA;B;C\n", "zweimal.csv", {}),
    ],
)
def test_a_table_that_cannot_be_read_comes_back_beside_its_field(send, database, content, name, fields):
    answer = send(content, name, **fields, then="take_in")

    assert answer.status_code == 422
    assert "error-summary" in answer.text
    assert count(database) == 0
