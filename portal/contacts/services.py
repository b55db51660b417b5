"""Tasks with a due date, lines of the contact log, and requests to be called back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Select, delete, select, update
from sqlalchemy.orm import Session

from portal.contacts.models import Enquiry, LogEntry, Task
from portal.contacts.words import CallLanguage, Channel, EnquiryTopic, SubjectKind, TaskKind, TimeOfDay
from portal.kernel.audit import By, Change, record
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import announce
from portal.kernel.retention import rule_book

ENQUIRIES = "enquiries"


@dataclass(frozen=True)
class TaskDraft:
    """Something to be done by a day; without a person it waits for the coordinators."""

    kind: TaskKind
    subject_kind: SubjectKind
    subject_id: UUID
    due_on: date
    company_id: UUID | None = None
    assigned_to_id: UUID | None = None
    note: str | None = None


@dataclass(frozen=True)
class LogDraft:
    """A conversation, noted down."""

    subject_kind: SubjectKind
    subject_id: UUID
    channel: Channel
    text: str


@dataclass(frozen=True)
class EnquiryDraft:
    """Somebody would like to be called back, or written to; a barrier may be reported without a name."""

    name: str
    phone: str
    topic: EnquiryTopic
    suits: TimeOfDay
    language: CallLanguage
    postcode: str | None = None
    company_id: UUID | None = None
    email: str | None = None
    message: str | None = None


def add_task(session: Session, draft: TaskDraft, *, at: datetime) -> Task:
    """Put something on somebody's list; the same open task is not put there twice.

    Tasks people write themselves (`TaskKind.OTHER`) differ by their words, so several may be open.
    """
    open_one = session.scalar(_open(draft.kind, draft.subject_id).limit(1))
    if open_one is not None and draft.kind is not TaskKind.OTHER:
        return open_one
    task = Task(
        kind=draft.kind,
        subject_kind=draft.subject_kind,
        subject_id=draft.subject_id,
        company_id=draft.company_id,
        assigned_to_id=draft.assigned_to_id,
        note=draft.note,
        due_on=draft.due_on,
        created_at=at,
    )
    session.add(task)
    session.flush()  # pages link to task.id
    return task


def finish_task(session: Session, task_id: UUID, *, by: By, at: datetime) -> None:
    """Tick a task off; a second tick changes nothing."""
    task = session.get_one(Task, task_id, with_for_update=True)
    _finish(session, task, by=by, at=at)


def finish_tasks(session: Session, kind: TaskKind, subject_id: UUID, *, by: By, at: datetime) -> None:
    """Tick off what is open of this kind about a record."""
    for task in session.scalars(_open(kind, subject_id).with_for_update()):
        _finish(session, task, by=by, at=at)


def move_task(session: Session, task_id: UUID, due_on: date, *, by: By, at: datetime) -> None:
    """Put a task off, or bring it forward."""
    task = session.get_one(Task, task_id, with_for_update=True)
    if task.done_at is not None:
        raise RuleBroken(_l("This task is done already."))
    if due_on < local_day(at):
        raise RuleBroken(_l("Please choose today or a later day."), field="due_on")
    was, task.due_on = task.due_on, due_on
    record(session, "task.moved", task.id, Change(was.isoformat(), due_on.isoformat()), by=by, at=at)


def add_log_entry(session: Session, draft: LogDraft, *, by: By, at: datetime) -> LogEntry:
    """Note a conversation about a record."""
    entry = LogEntry(
        subject_kind=draft.subject_kind,
        subject_id=draft.subject_id,
        channel=draft.channel,
        text=draft.text,
        at=at,
        by_id=by.account_id,
    )
    session.add(entry)
    session.flush()  # readers need entry.id
    return entry


def ask_for_call(session: Session, draft: EnquiryDraft, *, at: datetime) -> Enquiry:
    """Take in the request of somebody who would rather talk."""
    enquiry = Enquiry(
        name=draft.name,
        phone=draft.phone,
        email=draft.email,
        message=draft.message,
        topic=draft.topic,
        suits=draft.suits,
        language=draft.language.value,
        postcode=draft.postcode,
        company_id=draft.company_id,
        created_at=at,
    )
    session.add(enquiry)
    session.flush()  # the outbox needs enquiry.id
    announce(session, "enquiry.received", enquiry.id, at=at)
    lapses_at = rule_book(session, local_day(at)).goes_at(ENQUIRIES, at)
    if lapses_at is not None:
        announce(session, "enquiry.lapsed", enquiry.id, at=at, due_at=lapses_at)
    return enquiry


def forget_enquiries(session: Session, enquiry_ids: Collection[UUID]) -> None:
    """Delete requests and what was noted about them."""
    erase_contacts(session, enquiry_ids)
    session.execute(delete(Enquiry).where(Enquiry.id.in_(enquiry_ids)))


def let_enquiry_go(session: Session, enquiry_id: UUID, *, at: datetime) -> None:
    """Delete a request whose time is over by the rule of today."""
    enquiry = session.get(Enquiry, enquiry_id)
    limit = rule_book(session, local_day(at)).limit(ENQUIRIES)
    if enquiry is not None and limit is not None and enquiry.created_at < limit:
        forget_enquiries(session, [enquiry_id])


def forget_contacts(session: Session, subject_id: UUID, *, by: By, at: datetime) -> None:
    """Delete the log of a record that has left, and close what was still to be done."""
    session.execute(delete(LogEntry).where(LogEntry.subject_id == subject_id))
    session.execute(update(Task).where(Task.subject_id == subject_id).values(note=None))
    for task in session.scalars(select(Task).where(Task.subject_id == subject_id, Task.done_at.is_(None)).with_for_update()):
        _finish(session, task, by=by, at=at)


def erase_contacts(session: Session, subject_ids: Collection[UUID]) -> None:
    """Delete everything that was noted about records that are erased: conversations and tasks, done or not."""
    session.execute(delete(LogEntry).where(LogEntry.subject_id.in_(subject_ids)))
    session.execute(delete(Task).where(Task.subject_id.in_(subject_ids)))


def hand_over_contacts(session: Session, from_id: UUID, to_id: UUID) -> None:
    """Let log and tasks of a company follow it into the record it was joined with."""
    session.execute(update(LogEntry).where(LogEntry.subject_id == from_id).values(subject_id=to_id))
    session.execute(update(Task).where(Task.subject_id == from_id).values(subject_id=to_id))
    session.execute(update(Task).where(Task.company_id == from_id).values(company_id=to_id))


def _finish(session: Session, task: Task, *, by: By, at: datetime) -> None:
    if task.done_at is not None:
        return
    task.done_at = at
    task.done_by_id = by.account_id
    record(session, "task.finished", task.id, Change(reason=task.kind.value), by=by, at=at)


def _open(kind: TaskKind, subject_id: UUID) -> Select[Task]:
    return select(Task).where(Task.kind == kind, Task.subject_id == subject_id, Task.done_at.is_(None))
