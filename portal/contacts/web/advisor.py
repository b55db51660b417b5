"""What staff has to do, notes about conversations, and people who want to be called."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from flask import abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from portal.contacts import policy
from portal.contacts.queries import EnquiryCard, LogRow, TaskRow, log_of, task_list
from portal.contacts.services import add_log_entry, add_task, finish_task, move_task
from portal.contacts.web.forms import MoveForm, NoteForm, TaskForm
from portal.contacts.words import SubjectKind, TaskKind
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Desk, Page
from portal.kernel.web.records import RecordLink, record_link, record_url
from portal.ui.filters import short_day

desk = Desk("advisor_contacts", __name__, audience=Role.ADVISOR, url_prefix="/advisor")

SUBJECT = "<any(company,opening,candidate,proposal,internship,placement,enquiry):kind>/<uuid:subject_id>"


@dataclass(frozen=True)
class TaskLine:
    """A task with the way to what it is about."""

    task: TaskRow
    url: str

    @property
    def title(self) -> str:
        """What is to be done: in the words of whoever wrote it down, else by its kind."""
        return self.task.note if self._is_written and self.task.note else str(self.task.kind.label)

    @property
    def text(self) -> str:
        """Who or what it is about, in one line."""
        note = None if self._is_written else self.task.note
        return ", ".join(part for part in (self.task.company_name, note) if part)

    @property
    def _is_written(self) -> bool:
        return self.task.kind is TaskKind.OTHER


@dataclass(frozen=True)
class TasksPage(Page):
    """My tasks, the most urgent first."""

    template: ClassVar[str] = "contacts/advisor/tasks.html"
    audience: ClassVar[Role] = Role.ADVISOR

    tasks: tuple[TaskLine, ...]
    today: date
    first_url: str | None
    next_url: str | None


@dataclass(frozen=True)
class MovePage(Page):
    """Another day for a task."""

    template: ClassVar[str] = "contacts/advisor/move.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: MoveForm
    task: TaskRow


@dataclass(frozen=True)
class NotePage(Page):
    """Noting down a conversation."""

    template: ClassVar[str] = "contacts/advisor/note.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: NoteForm
    about: RecordLink
    log: tuple[LogRow, ...]


@dataclass(frozen=True)
class NewTaskPage(Page):
    """Writing down a task."""

    template: ClassVar[str] = "contacts/advisor/new_task.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: TaskForm
    about: RecordLink


@dataclass(frozen=True)
class EnquiryPage(Page):
    """Somebody who wants to be called."""

    template: ClassVar[str] = "contacts/advisor/enquiry.html"
    audience: ClassVar[Role] = Role.ADVISOR

    enquiry: EnquiryCard
    log: tuple[LogRow, ...]


@desk.page("/tasks", access=policy.OWN_TASKS)
def tasks(actor: Actor) -> Answer:
    """List what somebody has to do."""
    after = request.args.get("after", "")[:60]
    with reading() as session:
        found = task_list(session, actor.own_id, with_unassigned=actor.role is Role.COORDINATOR, after=after)
    lines = tuple(TaskLine(row, record_url(row.subject_kind.value, row.subject_id)) for row in found.rows)
    here = "advisor_contacts.tasks"
    next_url = url_for(here, after=found.next_after) if found.next_after else None
    return TasksPage(lines, today(), url_for(here) if after else None, next_url)


@desk.action("/tasks/<uuid:task_id>/finish", access=policy.KEEP_TASK)
def finish(actor: Actor, task: TaskRow) -> Answer:
    """Tick a task off."""
    with transaction() as session:
        finish_task(session, task.id, by=By.of(actor), at=now())
    flash(_("Done. The task is off the list."), "success")
    url = record_url(task.subject_kind.value, task.subject_id) if request.form.get("back") == "record" else ""
    return redirect(url or url_for("advisor_contacts.tasks"))


@desk.form("/tasks/<uuid:task_id>/move", access=policy.KEEP_TASK)
def move(actor: Actor, task: TaskRow) -> Answer:
    """Give a task another day."""
    form = MoveForm.of(task.due_on)
    if not form.validate_on_submit():
        return MovePage(form, task)
    try:
        with transaction() as session:
            move_task(session, task.id, form.day(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return MovePage(form, task)
    flash(_("Saved. The task now stands on your list for %(day)s.", day=short_day(form.day())), "success")
    return redirect(url_for("advisor_contacts.tasks"))


@desk.form(f"/notes/{SUBJECT}", access=policy.KEEP_NOTES)
def note(actor: Actor, kind: str, subject_id: UUID) -> Answer:
    """Note down a conversation about a record."""
    with reading() as session:
        about = record_link(session, kind, actor, subject_id) or abort(404)
        log = log_of(session, subject_id)
    form = NoteForm()
    if not form.validate_on_submit():
        return NotePage(form, about, log)
    with transaction() as session:
        add_log_entry(session, form.draft(SUBJECTS[kind], subject_id), by=By.of(actor), at=now())
    return _saved(about, _("Noted. The team reads it in the history of this page; nobody outside sees it."))


@desk.form(f"/notes/{SUBJECT}/task", access=policy.KEEP_NOTES)
def new_task(actor: Actor, kind: str, subject_id: UUID) -> Answer:
    """Write down what is to be done about a record."""
    with reading() as session:
        about = record_link(session, kind, actor, subject_id) or abort(404)
    form = TaskForm()
    if not form.validate_on_submit():
        return NewTaskPage(form, about)
    company_id = subject_id if kind == SubjectKind.COMPANY.value else None
    with transaction() as session:
        add_task(session, form.draft(SUBJECTS[kind], subject_id, company_id, actor.own_id), at=now())
    return _saved(about, _("Saved. The task stands on your list until it is done."))


@desk.page("/enquiries/<uuid:enquiry_id>", access=policy.SEE_ENQUIRY)
def enquiry(_actor: Actor, found: EnquiryCard) -> Answer:
    """Show whom to call back."""
    with reading() as session:
        return EnquiryPage(found, log_of(session, found.id))


SUBJECTS = {kind.value: kind for kind in SubjectKind}


def _saved(about: RecordLink, sentence: str) -> Response:
    flash(sentence, "success")
    return redirect(about.url)
