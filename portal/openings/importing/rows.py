"""A row of the file as an opening, or the reason why it is none."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.openings.helping import helps_for
from portal.openings.importing.columns import cell
from portal.openings.importing.files import Cells
from portal.openings.importing.reading import (
    UnreadableDate,
    day_of,
    day_part_of,
    description_of,
    hours_of,
    kind_of,
    line_of,
    place_text_of,
)
from portal.openings.services import OpeningDraft
from portal.openings.words import OpeningSource

COLUMNS = {"title": _l("Title"), "tasks": _l("Tasks"), "requirements": _l("What people should bring")}
LONGEST_TITLE = 200
LONGEST_NAME = 200
LEGAL_FORM = re.compile(
    r"\b(?:g?gmbh|ag|kg|kgaa|ohg|gbr|se|eg|ug|mbh|e\.?\s?v|e\.?\s?g|stiftung|aör|ggmbh|partg|co)\b", re.IGNORECASE
)


class RefusedRow(Exception):
    """This row is no opening; the text says why."""


@dataclass(frozen=True)
class Posting:
    """An opening as the file tells it."""

    draft: OpeningDraft
    company: str
    place_text: str
    posted_on: date | None
    key: str
    company_key: str
    is_firm: bool
    remarks: tuple[str, ...]


def posting_of(row: Cells, columns: Mapping[str, str], today: date) -> Posting:
    """Read a row; refuse it if nobody could tell what is offered or by whom."""
    title, company = (line_of(cell(row, columns, field)) for field in ("title", "company"))
    _refuse_useless(title, company)
    place_text = place_text_of(cell(row, columns, "place"), cell(row, columns, "postcode"))[:LONGEST_NAME]
    tasks, had_contact = description_of(cell(row, columns, "tasks"))
    remarks = [_("Contact details were taken out of the description.")] if had_contact else []
    posted_on = _day(row, columns, "posted", today, remarks)
    kind = cell(row, columns, "kind")
    draft = OpeningDraft(
        kind=kind_of(kind, title),
        title=title,
        tasks=tasks,
        requirements=description_of(cell(row, columns, "requirements"))[0],
        day_part=day_part_of(kind),
        hours_per_week=hours_of(cell(row, columns, "hours")),
        valid_until=_day(row, columns, "valid_until", today, remarks),
        source=OpeningSource.IMPORT,
    )
    remarks += _wording(draft)
    company_key = _key("company", *_company_identity(company, place_text))
    key = _key("opening", company, *_identity(row, columns, title, place_text))
    return Posting(draft, company, place_text, posted_on, key, company_key, bool(LEGAL_FORM.search(company)), tuple(remarks))


def _wording(draft: OpeningDraft) -> list[str]:
    """Say which words could keep people from applying; the opening is taken in all the same."""
    risks = [each for each in helps_for(draft) if each.is_wording]
    return [
        _("%(field)s: “%(words)s” could keep people away.", field=str(COLUMNS[each.field]), words=each.words) for each in risks
    ]


def _refuse_useless(title: str, company: str) -> None:
    if not title:
        raise RefusedRow(_("The title is missing."))
    if not company:
        raise RefusedRow(_("The company is missing."))
    if len(title) > LONGEST_TITLE:
        raise RefusedRow(_("The title has more than %(most)s characters.", most=LONGEST_TITLE))
    if len(company) > LONGEST_NAME:
        raise RefusedRow(_("The company’s name has more than %(most)s characters.", most=LONGEST_NAME))
    if title.startswith("=") or company.startswith("="):
        raise RefusedRow(_("This is a formula of a spreadsheet, no text."))
    if not any(letter.isalpha() for letter in title):
        raise RefusedRow(_("The title has no letters."))


def _identity(row: Cells, columns: Mapping[str, str], title: str, place_text: str) -> tuple[str, ...]:
    """Return what tells two postings apart: their reference, else title and place. Never a date: some say "two days ago"."""
    reference = line_of(cell(row, columns, "reference"))
    return ("reference", reference) if reference else (title, place_text)


def _company_identity(name: str, place_text: str) -> tuple[str, ...]:
    """Return what tells two companies apart: a firm its name, a person of the same name also the place."""
    return (name,) if LEGAL_FORM.search(name) else (name, place_text)


def _key(*parts: str) -> str:
    """Return a stable name for these words, however they are capitalised and spaced."""
    words = "\x1f".join(" ".join(part.casefold().split()) for part in parts)
    return hashlib.sha256(words.encode()).hexdigest()[:40]


def _day(row: Cells, columns: Mapping[str, str], field: str, today: date, remarks: list[str]) -> date | None:
    try:
        return day_of(cell(row, columns, field), today)
    except UnreadableDate as unread:
        remarks.append(_("The date “%(date)s” could not be read and was left out.", date=str(unread)))
        return None
