"""Files that are broken, far too large, or meant to do harm: refused as a whole, before anything is written."""

import zipfile
from datetime import date

import pytest

from portal.openings.importing import UnreadableFile
from tests.openings.test_importing import ROWS, count, openings, run, write_csv, write_xlsx


@pytest.mark.one_database
def test_a_day_in_five_writings_is_read_and_an_unreadable_one_is_said(database, tmp_path):
    dates = ("2026-12-24", "24.12.2026", "24/12/26", "24. Dezember 2026", "in 31 Tagen", "nach Absprache")
    rows = [{"Titel": f"Lager {number}", "Firma": "Hof Lauer", "Frist": day} for number, day in enumerate(dates)]
    result = run(database, write_csv(tmp_path / "stellen.csv", rows))

    found = [opening.valid_until for opening in openings(database)]
    assert found.count(date(2026, 12, 24)) == 5
    assert [remark.reason for remark in result.remarks] == ["The date “nach absprache” could not be read and was left out."]


@pytest.mark.long
@pytest.mark.one_database
def test_files_that_could_do_harm_are_refused_as_a_whole(database, tmp_path):
    bombs = {
        "heavy.xlsx": ("A1", 110_000_000),  # inflates to a text of 110 MB
        "wide.xlsx": ("XFD1048576", 3),  # two cells, the whole of a sheet apart
    }
    for name, (cell, size) in bombs.items():
        with pytest.raises(UnreadableFile, match="memory or time"):
            run(database, a_bomb(tmp_path / name, cell, size))
    truncated = tmp_path / "half.xlsx"
    whole = write_xlsx(tmp_path / "whole.xlsx", ROWS).read_bytes()
    truncated.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnreadableFile, match="cannot be read as a table"):
        run(database, truncated)
    many = tmp_path / "many.csv"
    many.write_text("Titel;Firma\n" + "Lager;Hof Lauer\n" * 100_000, encoding="utf-8")
    with pytest.raises(UnreadableFile, match="more than 20000 rows"):
        run(database, many)
    twice = tmp_path / "twice.csv"
    twice.write_text("Titel;Firma;Titel\nLager;Hof Lauer;Küche\n", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="same name: Titel"):
        run(database, twice)
    assert count(database) == 0


def a_bomb(path, cell, size):
    """Write a sheet of one line whose last cell stands elsewhere, with a text of this size."""
    write_xlsx(path, ROWS)
    with zipfile.ZipFile(path) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    text = f'<c r="{cell}" t="inlineStr"><is><t>{"a" * size}</t></is></c>'
    row = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    sheet = (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}">{text}</row></sheetData></worksheet>'
    )
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        for name, content in parts.items():
            bomb.writestr(name, content)
    return path


@pytest.mark.one_database
def test_text_that_was_misread_before_it_came_is_mended_and_formulas_are_refused(database, tmp_path):
    file = tmp_path / "stellen.csv"
    misread = "Titel;Firma\nKüche und Öfen;Bäckerei Groß\n".encode().decode("cp1252").encode()
    file.write_bytes(misread + b'=HYPERLINK("http://x.example");Hof Lauer\n')

    result = run(database, file)

    assert [opening.title for opening in openings(database)] == ["Küche und Öfen"]
    assert [remark.reason for remark in result.remarks] == ["This is a formula of a spreadsheet, no text."]
