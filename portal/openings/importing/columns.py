"""Which column says what: by the operator's map, else by names that such files really have."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from portal.kernel.i18n import gettext as _
from portal.kernel.places.spelling import folded
from portal.openings.importing.files import Cells, UnreadableFile

KNOWN: Mapping[str, tuple[str, ...]] = {
    "title": (
        "title", "titel", "stellentitel", "stellenbezeichnung", "stellenangebotstitel", "stellenangebots titel", "bezeichnung",
        "stelle", "position", "job title", "jobtitel", "beruf",
    ),
    "company": (
        "company", "employer", "arbeitgeber", "firma", "unternehmen", "betrieb", "firmenname", "arbeitgebername", "organisation",
        "company name", "hiring organization name",
    ),
    "place": (
        "place", "ort", "arbeitsort", "einsatzort", "standort", "stadt", "location", "city", "arbeitsort ort",
        "stellenlokationen 0 adresse ort", "job location address address locality",
    ),
    "postcode": (
        "postcode", "plz", "postleitzahl", "zip", "postal code", "arbeitsort plz", "stellenlokationen 0 adresse plz",
        "job location address postal code",
    ),
    "kind": (
        "kind", "art", "employment type", "anstellungsart", "beschaeftigungsart", "angebotsart", "stellenart", "type", "typ",
        "stellenangebotsart", "arbeitszeit",
    ),
    "posted": (
        "posted", "date posted", "veroeffentlicht", "veroeffentlicht am", "veroeffentlichungsdatum", "datum", "date",
        "eingestellt", "aktuelle veroeffentlichungsdatum", "datum erste veroeffentlichung", "datumersteveroeffentlichung",
    ),
    "tasks": (
        "tasks", "aufgaben", "beschreibung", "description", "stellenbeschreibung", "taetigkeiten", "stellenangebotsbeschreibung",
        "stellenangebots beschreibung",
    ),
    "requirements": ("requirements", "anforderungen", "voraussetzungen", "profil", "qualifications"),
    "hours": ("hours", "stunden", "wochenstunden", "stunden pro woche", "hours per week"),
    "reference": ("reference", "refnr", "referenznummer", "referenz", "kennziffer", "job id", "reference number"),
    "valid_until": ("valid until", "gueltig bis", "bewerbungsschluss", "valid through", "frist"),
}  # fmt: skip
NEEDED = ("title", "company")


def parse_map(text: str) -> dict[str, str]:
    """Read `title=Titel,place=Ort` as the operator writes it."""
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    found = {field.strip(): column.strip() for field, _, column in pairs}
    unknown = [field for field in found if field not in KNOWN]
    if unknown or not all(found.values()):
        raise UnreadableFile(_("Please write field=column, with these fields: %(fields)s.", fields=", ".join(KNOWN)))
    return found


def columns_of(rows: Iterable[Cells], wanted: Mapping[str, str]) -> dict[str, str]:
    """Return the column of each field; refuse the file if title or company cannot be found."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    missing = [column for column in wanted.values() if column not in names]
    if missing:
        raise UnreadableFile(
            _("There is no column %(missing)s. The table has: %(names)s.", missing=", ".join(missing), names=", ".join(names))
        )
    by_name: dict[str, str] = {}
    for name in names:
        by_name.setdefault(_plain(name), name)
    found = {field: column for field, known in KNOWN.items() if (column := _first(known, by_name))}
    found.update(wanted)
    lost = [field for field in NEEDED if field not in found]
    if lost:
        raise UnreadableFile(
            _(
                "Which column holds %(fields)s? Please write it as field=column. The table has: %(names)s.",
                fields=", ".join(lost),
                names=", ".join(names),
            )
        )
    return found


def _first(known: Iterable[str], by_name: Mapping[str, str]) -> str | None:
    return next((by_name[name] for name in known if name in by_name), None)


def _plain(name: str) -> str:
    """Write a column's name the one way it is looked up: jobLocation_Ort becomes "job location ort"."""
    return folded(re.sub(r"(?<=[a-zäöüß0-9])(?=[A-ZÄÖÜ])", " ", name))


def cell(row: Cells, columns: Mapping[str, str], field: str) -> Any:
    """Return the cell of a field, or None."""
    column = columns.get(field)
    return row.get(column) if column else None
