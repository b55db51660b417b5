"""What helps lean on: lawful amounts, and notes with their sources."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.kernel.i18n import current_language
from portal.openings.models import Note
from portal.openings.queries.rates import Rates, all_rates
from portal.openings.words import NoteCode

NO_RATES: Final = Rates()


@dataclass(frozen=True)
class NoteRow:
    """What the portal says, where it stands written, and when somebody checked it."""

    code: NoteCode
    german: str
    english: str
    source: str
    checked_on: date
    is_shown: bool
    at: datetime

    @property
    def text(self) -> str:
        """The words in the reader's language."""
        return self.german if current_language() == "de" else self.english


@dataclass(frozen=True)
class Guide:
    """Amounts and notes as they stand today; notes from the oldest to the newest."""

    rates: Rates = NO_RATES
    notes: tuple[NoteRow, ...] = ()

    def note(self, code: NoteCode) -> NoteRow | None:
        """Return what is said now; None if nothing is."""
        found = self.latest(code)
        return found if found and found.is_shown else None

    def latest(self, code: NoteCode) -> NoteRow | None:
        """Return what was written last."""
        return next((row for row in reversed(self.notes) if row.code is code), None)

    def history(self, code: NoteCode) -> tuple[NoteRow, ...]:
        """Return everything that was written, the newest first."""
        return tuple(row for row in reversed(self.notes) if row.code is code)


NO_GUIDE = Guide()
_COLUMNS = (Note.code, Note.german, Note.english, Note.source, Note.checked_on, Note.is_shown, Note.at)
_NOTES = select(*_COLUMNS).order_by(Note.at, Note.id)


def all_notes(session: Session) -> Guide:
    """Return the notes without the amounts."""
    return Guide(notes=tuple(NoteRow(*row) for row in session.execute(_NOTES)))


def guide_of_today(session: Session) -> Guide:
    """Return everything helps lean on; a few dozen rows."""
    return Guide(all_rates(session), all_notes(session).notes)
