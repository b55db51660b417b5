"""Reading rows out of CSV, XLSX and JSON files, whatever programme wrote them."""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any

from portal.kernel.i18n import gettext as _
from portal.openings.importing.sheets import TOO_BIG, UnreadableSheet, rows_of_sheet

Cells = Mapping[str, Any]
DELIMITERS = ";,\t|"
LONGEST_CELL = 1_000_000
MOST_ROWS = 20_000
BIGGEST_FILE = 50_000_000
# What UTF-8 looks like when a programme has read it as Windows text and written it again.
MISREAD = re.compile("Ã[¤¶¼Ÿ„–œ]")
NO_LETTER = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
"""Signs that stand in the first line of a picture or a programme, and of no table."""
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class UnreadableFile(Exception):
    """The file as a whole cannot be read; the text says what to do."""


def read_rows(file: Path) -> list[Cells]:
    """Return the rows of a file by their column names; empty rows are left out."""
    readers = {
        ".csv": _read_csv,
        ".txt": _read_csv,
        ".tsv": _read_csv,
        ".xlsx": _read_sheet,
        ".xls": _read_sheet,
        ".ods": _read_sheet,
    }
    readers[".json"] = _read_json
    reader = readers.get(file.suffix.lower())
    if reader is None:
        raise UnreadableFile(_("%(file)s: please give a CSV, XLSX or JSON file.", file=file.name))
    try:
        if file.stat().st_size > BIGGEST_FILE:
            raise UnreadableFile(
                _(
                    "%(file)s: this file is larger than %(most)s MB. Please divide it.",
                    file=file.name,
                    most=BIGGEST_FILE // 1_000_000,
                )
            )
        rows = reader(file)
    except OSError as error:
        raise UnreadableFile(_("%(file)s cannot be opened: %(reason)s.", file=str(file), reason=str(error.strerror))) from error
    filled = [row for row in rows if any(str(value).strip() for value in row.values() if value is not None)]
    if len(filled) > MOST_ROWS:
        raise UnreadableFile(
            _("%(file)s: there are more than %(most)s rows. Please divide the file.", file=file.name, most=MOST_ROWS)
        )
    return filled


def _read_csv(file: Path) -> list[Cells]:
    text = _decoded(file.read_bytes()).replace("\0", "")
    csv.field_size_limit(LONGEST_CELL)
    first_line = text.lstrip("\r\n").split("\n", 1)[0]
    if NO_LETTER.search(first_line):
        raise UnreadableFile(_damaged(file))
    delimiter = max(DELIMITERS, key=lambda mark: _outside_quotes(first_line).count(mark))
    try:
        # One row for the header, one more to tell that there are too many; what follows is not even looked at.
        rows = list(islice(csv.reader(StringIO(text, newline=""), delimiter=delimiter), 2 * MOST_ROWS + 2))
    except csv.Error as error:
        raise UnreadableFile(_damaged(file)) from error
    return _with_header(rows)


def _damaged(file: Path) -> str:
    """Say what to do with a file that no programme can read; what the reader of it says helps nobody."""
    return _("%(file)s cannot be read as a table. Please open it, and save it anew as CSV or XLSX.", file=file.name)


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])


def _decoded(content: bytes) -> str:
    """Read UTF-8 with or without a mark, UTF-16 with one, else what Windows writes in Germany."""
    if content.startswith(UTF_16):
        return content.decode("utf-16", errors="replace")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
    return _mended(text) if MISREAD.search(text) else text


def _mended(text: str) -> str:
    """Read once more what was misread before it came to us ("KÃ¼che"); leave it if that makes no sense."""
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def _read_sheet(file: Path) -> list[Cells]:
    try:
        rows = rows_of_sheet(file, most=MOST_ROWS + 2)
    except UnreadableSheet as error:
        too_big = _("%(file)s needs too much memory or time when it is opened. Please divide it.", file=file.name)
        raise UnreadableFile(too_big if str(error) == TOO_BIG else _damaged(file)) from error
    return _with_header(rows)


def _with_header(rows: Iterable[Sequence[Any]]) -> list[Cells]:
    """Name the cells by the first row that is not empty; what bears a name twice must be looked at by somebody."""
    filled = iter([row for row in rows if any(str(cell).strip() for cell in row)])
    header = [str(cell).strip() for cell in next(filled, [])]
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise UnreadableFile(
            _("Several columns have the same name: %(names)s. Please give each its own name.", names=", ".join(twice))
        )
    return [dict(zip(header, row, strict=False)) for row in filled]


def _read_json(file: Path) -> list[Cells]:
    try:
        content = json.loads(_decoded(file.read_bytes()))
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(_("%(file)s: this is not JSON (%(reason)s).", file=file.name, reason=str(error))) from error
    found = next((value for value in content.values() if isinstance(value, list)), None) if isinstance(content, dict) else content
    if not isinstance(found, list):
        raise UnreadableFile(_("%(file)s: please give a list of openings, or an object that holds one.", file=file.name))
    # What is no object cannot be an opening; it stays in as an empty-handed row, so that it is counted and refused.
    return [dict(_flat(entry)) if isinstance(entry, dict) else {"?": str(entry)} for entry in found]


def _flat(entry: Mapping[str, Any], path: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Name nested values by their path: arbeitsort.plz, stellenlokationen.0.adresse.ort."""
    for key, value in entry.items():
        name = f"{path}{key}"
        if isinstance(value, dict) and depth < 4:
            yield from _flat(value, f"{name}.", depth + 1)
        elif isinstance(value, list) and value and isinstance(value[0], dict) and depth < 4:
            yield from _flat(value[0], f"{name}.0.", depth + 1)
        elif isinstance(value, list):
            yield name, ", ".join(str(each) for each in value)
        else:
            yield name, value
