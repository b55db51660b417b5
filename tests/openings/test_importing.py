"""Openings from files, with every trap that real files hold. All rows here are invented."""

import csv
import json
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from sqlalchemy import func, select

from portal.companies.models import Company
from portal.companies.words import CompanyState
from portal.kernel.db import Database
from portal.kernel.outbox.models import OutboxRow
from portal.openings.importing import Fate, ImportOptions, UnreadableFile, import_openings, parse_map, write_report
from portal.openings.importing.reading import UnreadableDate, day_of, description_of, kind_of, line_of, place_text_of
from portal.openings.models import Opening
from portal.openings.queries import Wanted, public_openings
from portal.openings.words import OpeningKind, OpeningSource, OpeningState
from tests.builders.companies import a_company
from tests.moments import MONDAY, NOON

ROWS = [
    {"Titel": "Hilfskraft Lager (m/w/d)", "Firma": "Muldenpack GmbH", "Ort": "Grimma", "Art": "Vollzeit", "Datum": "2026-11-02"},
    {
        "Titel": "Küche &amp; Service (mIwId)",
        "Firma": "Gasthof Störmthal",
        "Ort": "Espenhain",
        "Art": "Teilzeit",
        "Datum": "Vor 2 T",
    },
    {"Titel": "Ausbildung Bäckerei 🥨", "Firma": "Frieda Ohnesorg", "Ort": "Linz", "Art": "Vollzeit", "Datum": "vor 3 Tagen"},
]


def write_csv(path, rows, *, delimiter=";", encoding="utf-8"):
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_xlsx(path, rows):
    book = xlsxwriter.Workbook(path, {"default_date_format": "dd.mm.yyyy"})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, list(rows[0]))
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row.values()):
            sheet.write(number, column, value)
    book.close()
    return path


def run(database, file, **options):
    return import_openings(database, file, ImportOptions(**options), at=NOON)


def openings(database):
    with database.reading() as session:
        return list(session.scalars(select(Opening).order_by(Opening.title)))


def test_a_file_goes_in_once(database, tmp_path):
    file = write_csv(tmp_path / "stellen.csv", ROWS)

    assert str(run(database, file)) == "read 3, imported 3, unchanged 0, refused 0"
    assert str(run(database, file)) == "read 3, imported 0, unchanged 3, refused 0"

    apprenticeship, help_, kitchen = openings(database)
    assert (help_.state, help_.source, help_.postcode) == (OpeningState.DRAFT, OpeningSource.IMPORT, "04668")
    assert kitchen.title == "Küche & Service (mIwId)"
    assert kitchen.postcode is not None
    assert (apprenticeship.kind, apprenticeship.place_text) == (OpeningKind.APPRENTICESHIP_PLACE, "Linz")
    assert (apprenticeship.postcode, apprenticeship.latitude) == (None, None)
    with database.reading() as session:
        assert set(session.scalars(select(Company.state))) == {CompanyState.LEAD}


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_tables_come_in_many_writings(database, tmp_path, delimiter, encoding):
    rows = [{**ROWS[1], "Beschreibung": "Zeile eins; mit „Zitat“,\nZeile zwei"}]

    run(database, write_csv(tmp_path / "stellen.csv", rows, delimiter=delimiter, encoding=encoding))

    opening = openings(database)[0]
    assert opening.title == "Küche & Service (mIwId)"
    assert opening.tasks == "Zeile eins; mit „Zitat“,\nZeile zwei"


def test_a_sheet_with_lost_zeros_and_real_dates(database, tmp_path):
    rows = [
        {
            "Stellenbezeichnung": "Pflegehilfe",
            "Arbeitgeber": "Haus Parthe",
            "PLZ": 4668,
            "Ort": "Grimma",
            "Datum": date(2026, 11, 3),
        }
    ]

    result = run(database, write_xlsx(tmp_path / "stellen.xlsx", rows), publishes=True)

    opening = openings(database)[0]
    assert (result.imported, opening.postcode) == (1, "04668")
    assert opening.published_at == datetime(2026, 11, 2, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    "content",
    [
        [{"title": "Hilfe im Stall", "employer": "Hof Lauer", "place": "Wurzen"}],
        {
            "anzahl": 1,
            "stellen": [{"titel": "Hilfe im Stall", "arbeitgeber": "Hof Lauer", "arbeitsort": {"plz": "04808", "ort": "Wurzen"}}],
        },
        {
            "ergebnisliste": [
                {
                    "stellenangebotsTitel": "Hilfe im Stall",
                    "firma": "Hof Lauer",
                    "stellenlokationen": [{"adresse": {"plz": "04808", "ort": "Wurzen"}}],
                }
            ]
        },
    ],
)
def test_lists_and_objects_that_hold_one(database, tmp_path, content):
    file = tmp_path / "stellen.json"
    file.write_text(json.dumps(content), encoding="utf-8")

    assert run(database, file).imported == 1
    assert openings(database)[0].postcode == "04808"


def test_rows_that_are_no_openings_are_refused_with_a_reason_and_the_others_go_in(database, tmp_path):
    rows = [
        ROWS[0],
        {**ROWS[0], "Titel": ""},
        {**ROWS[0], "Titel": "  \u200b "},
        {**ROWS[0], "Titel": "12345"},
        {**ROWS[0], "Firma": ""},
        {**ROWS[0], "Titel": "x" * 201},
    ]

    result = run(database, write_csv(tmp_path / "stellen.csv", rows))

    assert str(result) == "read 6, imported 1, unchanged 0, refused 5"
    assert [remark.row for remark in result.remarks if remark.fate is Fate.REFUSED] == [2, 3, 4, 5, 6]
    assert all(remark.reason for remark in result.remarks)


def test_entries_that_are_no_objects_are_counted_and_refused(database, tmp_path):
    file = tmp_path / "stellen.json"
    file.write_text(json.dumps([{"title": "Hilfe", "company": "Hof"}, "Unsinn", 7, None]), encoding="utf-8")

    assert str(run(database, file)) == "read 4, imported 1, unchanged 0, refused 3"


def test_the_same_posting_twice_in_one_file_goes_in_once(database, tmp_path):
    rows = [ROWS[0], {**ROWS[0], "Titel": "HILFSKRAFT  Lager (M/W/D)", "Datum": "gestern"}]

    result = run(database, write_csv(tmp_path / "stellen.csv", rows))

    assert (result.imported, result.unchanged) == (1, 1)
    assert [(remark.row, remark.fate) for remark in result.remarks] == [(2, Fate.UNCHANGED)]


def test_the_operator_names_columns_of_their_own(database, tmp_path):
    file = write_csv(tmp_path / "stellen.csv", [{"A": "Hilfe im Stall", "B": "Hof Lauer", "C": "Wurzen"}])

    with pytest.raises(UnreadableFile, match="field=column"):
        run(database, file)
    with pytest.raises(UnreadableFile, match="no column X"):
        run(database, file, columns=parse_map("title=X,company=B"))
    with pytest.raises(UnreadableFile, match="field=column"):
        parse_map("titel=A")

    assert run(database, file, columns=parse_map("title=A, company=B ,place=C")).imported == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [("x.pdf", b"%PDF"), ("x.json", b"{not json"), ("x.json", b'{"a": 1}'), ("x.xlsx", b"PK no sheet"), ("x.json", b"7")],
)
def test_a_file_that_is_none_is_refused_as_a_whole(database, tmp_path, name, content):
    (tmp_path / name).write_bytes(content)

    with pytest.raises(UnreadableFile):
        run(database, tmp_path / name)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"Titel;Firma\n", b"\xff\xfe"])
def test_an_empty_file_is_no_error(database, tmp_path, content):
    (tmp_path / "leer.csv").write_bytes(content)

    assert run(database, tmp_path / "leer.csv").read == 0


def test_a_dry_run_counts_and_writes_nothing(database, tmp_path):
    file = write_csv(tmp_path / "stellen.csv", ROWS)

    assert run(database, file, is_dry_run=True).imported == 3
    assert openings(database) == []
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Company)) == 0


def test_matching_takes_known_companies_alone(database, tmp_path):
    with database.transaction() as session:
        known = a_company(session, name="Muldenpack GmbH").id

    result = run(database, write_csv(tmp_path / "stellen.csv", ROWS), creates_companies=False)

    assert (result.imported, result.refused) == (1, 2)
    assert openings(database)[0].company_id == known


def test_a_firm_is_one_company_and_people_of_one_name_in_two_places_are_two(database, tmp_path):
    rows = [
        {"Titel": "Verkauf", "Firma": "Muldenpack GmbH", "Ort": "Grimma"},
        {"Titel": "Verkauf", "Firma": "Muldenpack GmbH", "Ort": "Linz"},
        {"Titel": "Helfer", "Firma": "Hans Meyer", "Ort": "Linz"},
        {"Titel": "Helfer", "Firma": "Hans Meyer", "Ort": "Kiel"},
    ]

    run(database, write_csv(tmp_path / "stellen.csv", rows))

    with database.reading() as session:
        assert sorted(session.scalars(select(Company.name))) == ["Hans Meyer", "Hans Meyer", "Muldenpack GmbH"]


def test_publishing_is_the_operators_decision_and_shows_openings_of_leads(database, tmp_path):
    run(database, write_csv(tmp_path / "stellen.csv", ROWS), publishes=True)

    with database.reading() as session:
        shown = public_openings(session, Wanted(on=MONDAY))
        assert shown.total == 3
        assert {company.state for company in session.scalars(select(Company))} == {CompanyState.LEAD}


def test_contact_details_in_a_description_stay_outside(database, tmp_path):
    text = "Rufen Sie an: 03437 / 12 34 56 oder +49 (0)171 1234567, bewerbung@hof.example. Beginn 01.02.2027, 20 bis 30 Stunden."
    rows = [{**ROWS[0], "Beschreibung": text}]

    result = run(database, write_csv(tmp_path / "stellen.csv", rows))

    tasks = openings(database)[0].tasks
    assert "123" not in tasks
    assert "@" not in tasks
    assert "01.02.2027, 20 bis 30 Stunden" in tasks
    assert result.remarks[0].fate is Fate.IMPORTED


def test_the_report_runs_nothing_in_a_spreadsheet(database, tmp_path):
    rows = [{**ROWS[0], "Titel": "", "Firma": '=HYPERLINK("http://example.org")', "Ort": "@SUM(A1)"}]
    result = run(database, write_csv(tmp_path / "stellen.csv", rows))

    write_report(tmp_path / "report.csv", result.remarks)

    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = list(csv.reader(file, delimiter=";"))[1]
    assert cells[:2] == ["1", "refused"]
    assert not any(cell.startswith(("=", "@", "+", "-")) for cell in cells)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-11-02", date(2026, 11, 2)),
        ("2026-11-02T23:30:00+01:00", date(2026, 11, 2)),
        ("02.11.2026", date(2026, 11, 2)),
        ("2.11.26", date(2026, 11, 2)),
        ("2. November 2026", date(2026, 11, 2)),
        ("Vor 2 T", date(2026, 11, 21)),
        ("vor 3 Tagen", date(2026, 11, 20)),
        ("Vor 1 Woche", date(2026, 11, 16)),
        ("5 Stunden", MONDAY),
        ("Gerade eben", MONDAY),
        ("Gestern", date(2026, 11, 22)),
        (datetime(2026, 11, 2, 8), date(2026, 11, 2)),  # noqa: DTZ001 - a sheet knows no time zone
        ("", None),
        (None, None),
    ],
)
def test_a_day_is_read_however_it_is_written(written, meant):
    assert day_of(written, MONDAY) == meant


@pytest.mark.parametrize("written", ["bald", "31.02.2026", "2026-13-01", "99.99.9999", "0001-01-01", "vor langer Zeit"])
def test_a_day_nobody_can_read_is_left_out_and_said(database, tmp_path, written):
    with pytest.raises(UnreadableDate):
        day_of(written, MONDAY)

    result = run(database, write_csv(tmp_path / "stellen.csv", [{**ROWS[0], "Datum": written}]))

    assert (result.imported, len(result.remarks)) == (1, 1)


@pytest.mark.parametrize(
    ("said", "title", "kind"),
    [
        ("Vollzeit", "Hilfskraft", OpeningKind.VACANCY),
        (None, "Ausbilder Metall", OpeningKind.VACANCY),
        ("International", "Fahrdienst", OpeningKind.VACANCY),
        ("AUSBILDUNG", "Koch", OpeningKind.APPRENTICESHIP_PLACE),
        ("Vollzeit", "Auszubildende Verkauf", OpeningKind.APPRENTICESHIP_PLACE),
        ("PRAKTIKUM_TRAINEE", "Lager", OpeningKind.INTERNSHIP_SLOT),
        ("intern", "Office", OpeningKind.INTERNSHIP_SLOT),
    ],
)
def test_the_kind_is_told_by_the_type_else_by_the_title(said, title, kind):
    assert kind_of(said, title) is kind


@pytest.mark.parametrize(
    ("cell", "line"),
    [
        ("&#32;Koch&nbsp;&amp;amp; Kellner ", "Koch & Kellner"),
        ("<b>Koch</b><br>Kellner", "Koch Kellner"),
        (4552.0, "4552"),
        ("a < b", "a < b"),
    ],
)
def test_entities_and_markup_are_read_as_text(cell, line):
    assert line_of(cell) == line


def test_a_very_long_description_is_cut_and_a_postcode_gets_its_zero_back():
    assert len(description_of("x" * 9000)[0]) == 4000
    assert place_text_of("Grimma", 4668) == "04668 Grimma"
    assert place_text_of("04668 Grimma", "04668") == "04668 Grimma"


KILLED = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
import portal.schema
from portal.kernel.db import Database
from portal.openings.importing import ImportOptions, import_openings

def progress(done, total):
    if done * 2 >= total:
        print("halfway", flush=True)
        time.sleep(60)

at = datetime(2026, 11, 23, 11, tzinfo=UTC)
import_openings(Database(sys.argv[1]), Path(sys.argv[2]), ImportOptions(publishes=True), at=at, progress=progress)
"""


@pytest.mark.long
def test_a_killed_run_leaves_nothing_behind_and_is_run_again(database, tmp_path):
    rows = [{**ROWS[0], "Titel": f"Hilfskraft {number}", "Firma": f"Muldenpack {number} GmbH"} for number in range(400)]
    file = write_csv(tmp_path / "stellen.csv", rows)
    url = database.engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", KILLED, url, str(file)]
    with subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"halfway\n"
        process.kill()

    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Company)) == 0
        assert session.scalar(select(func.count()).select_from(OutboxRow)) == 0
    assert count(database) == 0
    result = run(database, file)
    assert (result.imported, result.unchanged, result.refused) == (400, 0, 0)


def count(database: Database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Opening)) or 0


def test_the_report_names_words_that_could_keep_people_away_and_takes_the_rows_in(database, tmp_path):
    file = tmp_path / "places.csv"
    file.write_text("title,company,place\nPutzfrau,Beispiel GmbH,Borna\nReinigungskraft,Beispiel GmbH,Borna\n", encoding="utf-8")

    result = import_openings(database, file, ImportOptions(), at=NOON)

    assert (result.imported, result.refused) == (2, 0)
    assert [(each.row, each.reason) for each in result.remarks] == [(1, "Title: “Putzfrau” could keep people away.")]
