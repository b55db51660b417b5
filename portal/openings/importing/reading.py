"""Making sense of cells: titles, kinds of work, dates, contact details."""

import html
import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import Any

from portal.labour.words import DayPart
from portal.openings.words import OpeningKind

LONGEST_TEXT = 4000
_TAGS = re.compile(r"<(?:br|/p|/li|/div)\s*/?>", re.IGNORECASE)
_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]{0,500}>")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_MAIL = re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w/])(?:\+|00|0)[1-9](?:[\s/()-]*\d){6,13}(?!\w)")
_AGO = re.compile(r"(?:vor\s+)?(\d{1,3})\s*(minute|min|stunde|std|h|tag|t|d|woche|w|monat|m|jahr)(?:n|en|e|s)?\b", re.IGNORECASE)
_DAYS = {"t": 1, "d": 1, "tag": 1, "w": 7, "woche": 7, "m": 30, "monat": 30, "jahr": 365}
_SPOKEN = {"heute": 0, "gerade eben": 0, "gerade": 0, "neu": 0, "gestern": 1, "vorgestern": 2, "today": 0, "yesterday": 1}
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("januar jan", "februar feb", "märz mär mrz", "april apr", "mai", "juni jun", "juli jul", "august aug",
         "september sep sept", "oktober okt", "november nov", "dezember dez"), 1)
    for name in names.split()
}  # fmt: skip
_WRITTEN = re.compile(r"(\d{1,2})\.?\s*([a-zäö]{3,9})\.?\s*(\d{4})", re.IGNORECASE)


class UnreadableDate(ValueError):
    """Nobody could say which day is meant."""


def line_of(value: Any) -> str:
    """Return a cell as one line: entities read, markup and unseen characters gone."""
    return " ".join(text_of(value).split())


def text_of(value: Any) -> str:
    """Return a cell as text. A number that a spreadsheet made of a code loses its ".0"."""
    if value is None:
        return ""
    written = f"{value:g}" if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else str(value)
    # Twice: some files hold "&amp;amp;".
    plain = html.unescape(html.unescape(written)).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    plain = _MARKUP.sub(" ", _TAGS.sub("\n", plain))
    return unicodedata.normalize("NFC", _UNSEEN.sub("", plain)).strip()


def description_of(value: Any) -> tuple[str | None, bool]:
    """Return a description without contact details, and whether there were any: people are reached through their advisor."""
    text = text_of(value)
    cleaned = _PHONE.sub("…", _MAIL.sub("…", text))
    return (cleaned[:LONGEST_TEXT].strip() or None), cleaned != text


def place_text_of(place: Any, postcode: Any) -> str:
    """Join postcode and place; a postcode that lost its zero gets it back."""
    digits = line_of(postcode)
    if digits.isascii() and digits.isdigit() and len(digits) == 4:
        digits = f"0{digits}"
    written = line_of(place)
    return written if digits and digits in written else f"{digits} {written}".strip()


def kind_of(employment_type: Any, title: str) -> OpeningKind:
    """Say which kind a posting is; most are jobs."""
    said = line_of(employment_type).casefold()
    if re.search(r"ausbildung|azubi|lehrstelle|apprentice", said) or re.match(
        r"(?:ausbildung|auszubildende|azubi)\b", title, re.IGNORECASE
    ):
        return OpeningKind.APPRENTICESHIP_PLACE
    if re.search(r"praktik|\bintern(?:ship)?\b|trainee", said) or re.match(r"(?:praktikum|praktikant)", title, re.IGNORECASE):
        return OpeningKind.INTERNSHIP_SLOT
    return OpeningKind.VACANCY


def day_part_of(employment_type: Any) -> DayPart | None:
    """Say when in the day the work is, if the posting says so."""
    said = line_of(employment_type).casefold()
    if "schicht" in said or "shift" in said:
        return DayPart.SHIFTS
    is_full = "vollzeit" in said or "full" in said
    return DayPart.WHOLE_DAY if is_full and "teilzeit" not in said and "part" not in said else None


def hours_of(value: Any) -> int | None:
    """Return hours a week, if the cell holds a believable number."""
    found = re.search(r"\d{1,2}", line_of(value))
    hours = int(found[0]) if found else 0
    return hours if 1 <= hours <= 48 else None


def day_of(value: Any, today: date) -> date | None:
    """Return the day a cell means: ISO, German, a spreadsheet's date, "Vor 2 T", "gestern"; None for an empty one."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    said = line_of(value).casefold()
    if not said:
        return None
    try:
        found = _numbered(said) or _spoken(said, today) or _written(said)
    except (ValueError, OverflowError):
        found = None
    if found is None or not 1990 <= found.year <= 2100:
        raise UnreadableDate(said)
    return found


def _numbered(said: str) -> date | None:
    if found := re.match(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)", said):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := re.match(r"(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})(?!\d)", said):
        year = int(found[3])
        return date(year if year > 99 else 2000 + year, int(found[2]), int(found[1]))
    return None


def _spoken(said: str, today: date) -> date | None:
    if said in _SPOKEN:
        return today - timedelta(days=_SPOKEN[said])
    found = _AGO.search(said)
    if not found:
        return None
    days = timedelta(days=int(found[1]) * _DAYS.get(found[2], 0))
    return today + days if said.startswith("in ") else today - days


def _written(said: str) -> date | None:
    found = _WRITTEN.search(said)
    if not found or found[2] not in _MONTHS:
        return None
    return date(int(found[3]), _MONTHS[found[2]], int(found[1]))
