"""Notes that name other people: they do not go out to the person before an advisor has read them (Art. 15(4) GDPR)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.models import Account
from portal.candidates.queries import names_around
from portal.companies.models import Company
from portal.kernel.i18n import gettext as _
from portal.redaction import Kind, Mark, NameBook, find_marks_by
from portal.retention.holdings import Holdings
from portal.retention.mentions import ASKED_ANYWAY, NOTES

WRITTEN_FREELY: Final = frozenset(
    (entity.__tablename__, column) for entity, column in NOTES if (entity, column) not in ASKED_ANYWAY
)
_OF_OTHERS: Final = (Kind.OTHER_NAME, Kind.PHONE, Kind.EMAIL)


@dataclass(frozen=True)
class HeldText:
    """A note that names somebody else: where it stands, and the note with the stretches that lead to others."""

    table: str
    column: str
    text: str
    marks: tuple[Mark, ...]

    @property
    def parts(self) -> tuple[tuple[str, bool], ...]:
        """The note in stretches, each with whether it leads to somebody else."""
        found, end = [], 0
        for mark in self.marks:
            found += [(self.text[end : mark.start], False), (self.text[mark.start : mark.end], True)]
            end = mark.end
        return tuple(part for part in (*found, (self.text[end:], False)) if part[0])


def held_texts(session: Session, candidate_id: UUID, held: Holdings) -> tuple[HeldText, ...]:
    """Return the notes that name somebody else, or hold a number or an address that is not the person's own."""
    book, own = _book(session, candidate_id), _own_contacts(held)
    return tuple(
        HeldText(table, column, row[column], marks)
        for table, rows in held.items()
        for row in rows
        for column in row
        if (table, column) in WRITTEN_FREELY and row[column] and (marks := _of_others(row[column], book, own))
    )


def without_others(held: Holdings, texts: tuple[HeldText, ...]) -> Holdings:
    """Return all that is held with a sentence in place of each note that an advisor reads first."""
    if not texts:
        return held
    later = _("Your advisor reads this note first, because it names somebody else.")
    found = {(each.table, each.column, each.text) for each in texts}

    def said(table: str, row: Mapping[str, Any]) -> Mapping[str, Any]:
        waits = {name for name, value in row.items() if isinstance(value, str) and (table, name, value) in found}
        return {name: later if name in waits else value for name, value in row.items()}

    return {table: tuple(said(table, row) for row in rows) for table, rows in held.items()}


def _of_others(text: str, book: NameBook, own: tuple[str, ...]) -> tuple[Mark, ...]:
    marks = (mark for mark in find_marks_by(text, book) if mark.kind in _OF_OTHERS)
    return tuple(mark for mark in marks if mark.kind is Kind.OTHER_NAME or not _is_own(text[mark.start : mark.end], own))


def _is_own(stretch: str, own: tuple[str, ...]) -> bool:
    written, digits = stretch.casefold().strip(), _digits(stretch)
    return any(each == written if "@" in each else bool(digits) and digits[-7:] == each[-7:] for each in own)


def _own_contacts(held: Holdings) -> tuple[str, ...]:
    record = held["candidates_candidate"][0]
    return tuple(filter(None, (_digits(record["phone"] or ""), (record["email"] or "").casefold())))


def _digits(text: str) -> str:
    return "".join(each for each in text if each.isdigit())


def _book(session: Session, candidate_id: UUID) -> NameBook:
    further = (*session.scalars(select(Account.name)), *filter(None, session.scalars(select(Company.contact_name))))
    return names_around(session, candidate_id, dict.fromkeys(further))
