"""Reading tasks, the contact log and requests to be called back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, and_, bindparam, or_, select, tuple_
from sqlalchemy.orm import Session

from portal.accounts.models import Account
from portal.companies.models import Company
from portal.contacts.models import Enquiry, LogEntry, Task
from portal.contacts.words import CallLanguage, Channel, EnquiryTopic, SubjectKind, TaskKind, TimeOfDay
from portal.kernel.access import STAFF, Actor, Role
from portal.kernel.clock import local_day

# What coordinators may hear about; people's own matters are between them and the advisors.
OPEN_SUBJECTS = (SubjectKind.COMPANY, SubjectKind.OPENING, SubjectKind.ENQUIRY)
NEWEST = 20
PAGE = 25


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A line of somebody's list of tasks."""

    id: UUID
    kind: TaskKind
    subject_kind: SubjectKind
    subject_id: UUID
    company_id: UUID | None
    company_name: str | None
    note: str | None
    due_on: date


@dataclass(frozen=True, slots=True)
class LogRow:
    """A line of the contact log."""

    id: UUID
    at: datetime
    channel: Channel
    text: str
    by_name: str | None


@dataclass(frozen=True, slots=True)
class EnquiryCard:
    """Whom to call back or to write to, about what, when and in which language."""

    id: UUID
    name: str
    phone: str
    email: str | None
    message: str | None
    postcode: str | None
    topic: EnquiryTopic
    suits: TimeOfDay
    language: CallLanguage
    company_id: UUID | None
    created_at: datetime
    open_task_id: UUID | None


def open_tasks(session: Session, account_id: UUID, *, with_unassigned: bool, limit: int = 50) -> tuple[TaskRow, ...]:
    """Return what somebody has to do, the most urgent first; coordinators also get what nobody has, unless a person's."""
    return _rows(session, _OPEN.where(_of(account_id, with_unassigned=with_unassigned)).limit(limit))


@dataclass(frozen=True, slots=True)
class TaskList:
    """A stretch of somebody's tasks; `next_after` continues it."""

    rows: tuple[TaskRow, ...]
    next_after: str | None


def task_list(session: Session, account_id: UUID, *, with_unassigned: bool, after: str = "") -> TaskList:
    """Return a stretch of what somebody has to do, the most urgent first; `after` is the `next_after` of the one before."""
    wanted, position = _OPEN.where(_of(account_id, with_unassigned=with_unassigned)), _read_position(after)
    if position is not None:
        wanted = wanted.where(tuple_(Task.due_on, Task.id) > tuple_(*position))
    rows = _rows(session, wanted.limit(PAGE + 1))
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    return TaskList(rows[:PAGE], f"{last.due_on.isoformat()}~{last.id.hex}" if last else None)


def log_of(session: Session, subject_id: UUID) -> tuple[LogRow, ...]:
    """Return the newest lines of a record's contact log."""
    return tuple(LogRow(*row) for row in session.execute(_LOG, {"subject_id": subject_id}))


def task_for(session: Session, actor: Actor, task_id: UUID) -> TaskRow | None:
    """Return an open or finished task to staff who may know its subject."""
    kinds = tuple(SubjectKind) if actor.role is Role.ADVISOR else OPEN_SUBJECTS
    if actor.role not in STAFF:
        return None
    return next(iter(_rows(session, _TASKS.where(Task.id == task_id, Task.subject_kind.in_(kinds)))), None)


def enquiry_for(session: Session, actor: Actor, enquiry_id: UUID) -> EnquiryCard | None:
    """Return a request to be called back to members of staff."""
    enquiry = session.get(Enquiry, enquiry_id) if actor.role in STAFF else None
    if enquiry is None:
        return None
    open_task_id = session.scalar(_OPEN.with_only_columns(Task.id).where(Task.subject_id == enquiry_id).limit(1))
    return EnquiryCard(
        enquiry.id,
        enquiry.name,
        enquiry.phone,
        enquiry.email,
        enquiry.message,
        enquiry.postcode,
        enquiry.topic,
        enquiry.suits,
        CallLanguage(enquiry.language),  # type: ignore[call-arg]  # Word takes a code
        enquiry.company_id,
        enquiry.created_at,
        open_task_id,
    )


def enquiry_title(session: Session, actor: Actor, enquiry_id: UUID) -> str | None:
    """Return whom an enquiry is from, to members of staff."""
    enquiry = session.get(Enquiry, enquiry_id) if actor.role in STAFF else None
    return (enquiry.name or str(enquiry.topic.label)) if enquiry else None


def contacts_export(session: Session, company_id: UUID) -> object:
    """Return on which day and how we spoke with a company, for its export (Art. 15 GDPR).

    Our notes stay inside: they may speak of other people (Art. 15 (4) GDPR), so a person reads them before anybody gets them.
    """
    spoken = (
        select(LogEntry.at, LogEntry.channel).where(LogEntry.subject_id == company_id).order_by(LogEntry.at, LogEntry.channel)
    )
    return [{"on": local_day(at).isoformat(), "how": channel.value} for at, channel in session.execute(spoken)]


# Whom to call is read from the enquiry each time, so that nothing is left when it is deleted.
_TASKS: Select[*tuple[Any, ...]] = (
    select(
        Task.id,
        Task.kind,
        Task.subject_kind,
        Task.subject_id,
        Task.company_id,
        Company.name,
        Task.note,
        Enquiry.name,
        Task.due_on,
    )
    .outerjoin(Company, Company.id == Task.company_id)
    .outerjoin(Enquiry, and_(Enquiry.id == Task.subject_id, Task.subject_kind == SubjectKind.ENQUIRY))
)
_OPEN = _TASKS.where(Task.done_at.is_(None)).order_by(Task.due_on, Task.id)
_LOG = (
    select(LogEntry.id, LogEntry.at, LogEntry.channel, LogEntry.text, Account.name)
    .outerjoin(Account, Account.id == LogEntry.by_id)
    .where(LogEntry.subject_id == bindparam("subject_id", type_=Uuid()))
    .order_by(LogEntry.at.desc(), LogEntry.id.desc())
    .limit(NEWEST)
)


def _of(account_id: UUID, *, with_unassigned: bool) -> ColumnElement[bool]:
    mine = Task.assigned_to_id == account_id
    unassigned = and_(Task.assigned_to_id.is_(None), Task.subject_kind.in_(OPEN_SUBJECTS))
    return or_(mine, unassigned) if with_unassigned else mine


def _read_position(text: str) -> tuple[date, UUID] | None:
    """Read where to go on; what somebody made up starts from the beginning."""
    day, _, task_id = text.partition("~")
    try:
        return date.fromisoformat(day), UUID(task_id)
    except ValueError:
        return None


def _rows(session: Session, wanted: Select[*tuple[Any, ...]]) -> tuple[TaskRow, ...]:
    return tuple(_task_row(*row) for row in session.execute(wanted))


def _task_row(*columns: Any) -> TaskRow:
    about = list(columns[:6])
    note, caller, due_on = columns[6:]
    return TaskRow(*[*about, note or caller, due_on])
