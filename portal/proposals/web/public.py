"""A company says that it has deleted its notes. The link in our letter shows on GET and acts on POST; it names nobody."""

from dataclasses import dataclass
from typing import ClassVar

from flask import abort, redirect, request, url_for

from portal.kernel.access import Actor, Role
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.forms import Form
from portal.kernel.links import record_behind
from portal.kernel.web import Answer, Desk, Page
from portal.proposals import policy
from portal.proposals.queries.company_notes import NotesRow, notes_behind
from portal.proposals.services.company_notes import BY_LINK, CONFIRM_DELETED, confirm_deleted

desk = Desk("public_proposals", __name__, audience=Role.VISITOR)


@dataclass(frozen=True)
class NotesPage(Page):
    """What a company is asked to delete, with one button; or the thanks."""

    template: ClassVar[str] = "proposals/public/notes.html"
    audience: ClassVar[Role] = Role.VISITOR

    form: Form
    notes: NotesRow

    @property
    def is_secret(self) -> bool:
        """The address of this page is the key."""
        return True


@desk.form("/deleted/<token>", access=policy.CONFIRM_BY_LINK)
def notes_deleted(_actor: Actor, token: str) -> Answer:
    """Show a company what it is asked to delete, and take in that it has."""
    found = _behind(token)
    form = Form()
    if request.method == "GET" or not form.validate_on_submit():
        return NotesPage(form, found)
    with transaction() as session:
        confirm_deleted(session, found.id, by=BY_LINK, at=now())
    return redirect(url_for("public_proposals.notes_deleted", token=token))


def _behind(token: str) -> NotesRow:
    notes_id = record_behind(CONFIRM_DELETED, token)
    with reading() as session:
        found = notes_behind(session, notes_id) if notes_id else None
    return found or abort(404)
