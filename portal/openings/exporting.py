"""Openings as a table, for a spreadsheet that runs nothing in it: texts stay texts, in CSV and in XLSX."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO, StringIO
from typing import Final
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.companies.models import Company
from portal.openings.importing.report import harmless
from portal.openings.models import Opening

MOST: Final = 20_000
LONGEST_CELL: Final = 32_767  # of a spreadsheet
HEADER: Final = (
    "title",
    "company",
    "place",
    "postcode",
    "kind",
    "state",
    "hours",
    "published",
    "valid until",
    "tasks",
    "requirements",
    "reference",
)
Table = tuple[tuple[str, ...], ...]
# What no XML may hold.
_UNSEEN: Final = {code: None for code in range(32) if chr(code) not in "\t\n\r"} | {0xFFFE: None, 0xFFFF: None}
_PARTS: Final = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>"
    ),
    "xl/workbook.xml": (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="SHEET" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>"
    ),
}


def openings_table(session: Session) -> Table:
    """Return the openings, the newest first, under names that the import knows."""
    rows = session.execute(
        select(
            Opening.title,
            Company.name,
            Opening.place_text,
            Opening.postcode,
            Opening.kind,
            Opening.state,
            Opening.hours_per_week,
            Opening.published_at,
            Opening.valid_until,
            Opening.tasks,
            Opening.requirements,
            Opening.id,
        )
        .join(Company, Company.id == Opening.company_id)
        .order_by(Opening.created_at.desc(), Opening.id)
        .limit(MOST)
    )
    return (HEADER, *(tuple(_text(cell) for cell in row) for row in rows))


def as_csv(table: Table) -> bytes:
    """Write a table as a spreadsheet in Germany opens it; what it could take for a formula begins with a quote."""
    file = StringIO(newline="")
    csv.writer(file, delimiter=";").writerows([harmless(cell) for cell in row] for row in table)
    return file.getvalue().encode("utf-8-sig")


def as_xlsx(table: Table, sheet: str = "Stellen") -> bytes:
    """Write a table whose cells all say of themselves that they are texts: none can be a formula. `sheet` is a plain word."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as book:
        for name, content in _PARTS.items():
            book.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{content.replace("SHEET", escape(sheet))}')
        book.writestr("xl/worksheets/sheet1.xml", _sheet(table))
    return file.getvalue()


def _sheet(table: Iterable[Sequence[str]]) -> str:
    rows = "".join(f"<row>{''.join(_cell(text) for text in row)}</row>" for row in table)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )


def _cell(text: str) -> str:
    clean = escape(text.translate(_UNSEEN)[:LONGEST_CELL])
    return f'<c t="inlineStr"><is><t xml:space="preserve">{clean}</t></is></c>'


def _text(cell: object) -> str:
    if isinstance(cell, date):
        return f"{cell:%Y-%m-%d}"
    return "" if cell is None else str(cell)
