"""Writing down what the portal says beside a field."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.kernel.audit import By, Change, record
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.openings.models import Note
from portal.openings.words import NoteCode


@dataclass(frozen=True)
class NoteDraft:
    """A note as a coordinator writes it down."""

    code: NoteCode
    german: str
    english: str
    source: str
    checked_on: date
    is_shown: bool = True


def write_note(session: Session, draft: NoteDraft, *, by: By, at: datetime) -> Note:
    """Write a note down; what stood there before stays in the history."""
    if draft.checked_on > local_day(at):
        raise RuleBroken(_l("This day is still to come. Please enter the day you checked it."), field="checked_on")
    note = Note(
        code=draft.code,
        german=draft.german.strip(),
        english=draft.english.strip(),
        source=draft.source.strip(),
        checked_on=draft.checked_on,
        is_shown=draft.is_shown,
        at=at,
        by_id=by.account_id,
    )
    session.add(note)
    session.flush()  # the trail needs note.id
    record(session, "note.written", note.id, Change(reason=draft.code.value), by=by, at=at)
    return note
