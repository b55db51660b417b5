"""A coordinator takes a table in: looks first, takes in, takes back."""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from sqlalchemy import func, select

from portal.openings.importing.files import read_rows
from portal.openings.models import Opening
from portal.openings.queries.imports import imports
from tests.builders.accounts import a_coordinator
from tests.builders.companies import a_company
from tests.builders.openings import an_opening

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

    assert "Der Titel fehlt." in page
    assert "Das ist eine Formel einer Tabelle, kein Text." in page
    assert count(database) == 0


def test_the_reasons_speak_the_language_of_the_reader(visit, database):
    with database.transaction() as session:
        coordinator = a_coordinator(session, language="en")

    table = (BytesIO(TABLE.encode()), "places.csv")
    page = visit.as_(coordinator).submit(DESK, {"table": table, "columns": COLUMNS, "creates_companies": "y"}).text

    assert "The title is missing." in page


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
        ("\x89PNG\x05\x12 kein Blatt", "tabelle.csv", {}),
        (TABLE, "tabelle.csv", {"columns": "titel=Was"}),
        ("Was;Was;Wer\nA;B;C\n", "zweimal.csv", {}),
    ],
)
def test_a_table_that_cannot_be_read_comes_back_beside_its_field(send, database, content, name, fields):
    answer = send(content, name, **fields, then="take_in")

    assert answer.status_code == 422
    assert "error-summary" in answer.text
    assert count(database) == 0


def test_a_broken_table_is_named_as_it_was_sent_and_says_what_to_do(send):
    page = send("kein Blatt", "Stellen März.xlsx").text

    assert "Stellen März.xlsx" in page
    assert "table.xlsx" not in page
    assert "EOCD" not in page, "what the reader of the file says helps nobody"


def test_tables_that_are_taken_along_hold_no_formula_and_can_come_back(send, database, tmp_path):
    traps = ["=1+1", "+49 Koch", "-cmd", "@SUM(A1)", "\tTab", "Küche & <Service>", "mit \x07 Ton"]
    with database.transaction() as session:
        company = a_company(session, name='=HYPERLINK("http://x.example")')
        for title in traps:
            an_opening(session, company, title=title)

    sheet = send.browser.get(f"{DESK}openings.csv")
    rows = list(csv.reader(StringIO(sheet.response.data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert len(rows) == len(traps) + 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]

    book = tmp_path / "kai.xlsx"
    book.write_bytes(send.browser.get(f"{DESK}openings.xlsx").response.data)
    with ZipFile(book) as parts:
        written = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in written
    assert written.count("<c ") == written.count('t="inlineStr"') == len(rows) * len(rows[0])
    known = {row["title"] for row in read_rows(book)}
    assert {"=1+1", "Küche & <Service>", "mit  Ton"} <= known
