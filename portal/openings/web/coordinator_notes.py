"""Coordinators keep what the portal says beside a field: the words, the source, the day of the check; old rows stay."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from flask import abort, flash, redirect, url_for

from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.forms import DayField, Form, LineField, TextField, TickField, required
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web import Answer, Desk, Page
from portal.labour.checking import old_before
from portal.openings import policy
from portal.openings.queries.guide import NoteRow, all_notes
from portal.openings.services import NoteDraft, write_note
from portal.openings.words import NoteCode

desk = Desk("coordinator_notes", __name__, audience=Role.COORDINATOR, url_prefix="/coordinator/hints")


class NoteForm(Form):
    """The words in both languages, where they stand written, and the day somebody looked."""

    german = TextField(_l("Words in German"), [required(_l("Please write what the portal says."))], longest=500)
    english = TextField(_l("Words in English"), [required(_l("Please write what the portal says."))], longest=500)
    source = LineField(_l("Source"), [required(_l("Please say where it stands written."))], longest=200)
    checked_on = DayField(_l("Checked on"), [required(_l("Please enter the day you checked it."))])
    is_shown = TickField(_l("Show this hint"))

    def draft(self, code: NoteCode) -> NoteDraft:
        """Return what was written."""
        return NoteDraft(
            code, self.german.data, self.english.data, self.source.data, self.checked_on.data, is_shown=self.is_shown.data
        )


@dataclass(frozen=True)
class NotesPage(Page):
    """All hints, with their source and the day of the check; which of them is older than a year."""

    template: ClassVar[str] = "openings/coordinator/notes.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    rows: tuple[tuple[NoteCode, NoteRow | None], ...]
    old_before: date


@dataclass(frozen=True)
class NotePage(Page):
    """One hint: a form for what is said from now on, and its history."""

    template: ClassVar[str] = "openings/coordinator/note.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    form: NoteForm
    code: NoteCode
    history: tuple[NoteRow, ...]


@desk.page("/", access=policy.EDIT_NOTES)
def index(_actor: Actor) -> Answer:
    """List what the portal says to somebody who writes an opening."""
    with reading() as session:
        notes = all_notes(session)
    return NotesPage(tuple((code, notes.latest(code)) for code in NoteCode), old_before(today()))


@desk.form("/<code>", access=policy.EDIT_NOTES)
def edit(actor: Actor, code: str) -> Answer:
    """Write down what is said from now on, or that nothing is."""
    wanted = next((each for each in NoteCode if each.value == code), None) or abort(404)
    with reading() as session:
        history = all_notes(session).history(wanted)
    form = NoteForm(obj=history[0]) if history else NoteForm(data={"is_shown": True})
    if not form.validate_on_submit():
        return NotePage(form, wanted, history)
    try:
        with transaction() as session:
            write_note(session, form.draft(wanted), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return NotePage(form, wanted, history)
    flash(_("The hint is kept. What stood there before stays in the history."), "success")
    return redirect(url_for("coordinator_notes.index"))
