"""Reading tasks, the contact log and requests to be called back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from portal.accounts.queries import names_of
from portal.companies.queries import names_of_companies
from portal.contacts.models import Enquiry, LogEntry, Task
from portal.contacts.words import CallLanguage, Channel, EnquiryTopic, SubjectKind, TaskKind, TimeOfDay
from portal.kernel.access import STAFF, Actor, Role

# What coordinators may hear about; people's own matters are between them and the advisors.
OPEN_SUBJECTS = (SubjectKind.COMPANY, SubjectKind.OPENING, SubjectKind.ENQUIRY)
NEWEST = 20


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class LogRow:
    """A line of the contact log."""

    id: UUID
    at: datetime
    channel: Channel
    text: str
    by_name: str | None


@dataclass(frozen=True)
class EnquiryCard:
    """Whom to call back, about what, when and in which language."""

    id: UUID
    name: str
    phone: str
    postcode: str | None
    topic: EnquiryTopic
    suits: TimeOfDay
    language: CallLanguage
    company_id: UUID | None
    created_at: datetime
    open_task_id: UUID | None


def open_tasks(session: Session, account_id: UUID, *, with_unassigned: bool, limit: int = 50) -> tuple[TaskRow, ...]:
    """Return what somebody has to do, the most urgent first; coordinators also get what nobody has, unless a person's."""
    mine = Task.assigned_to_id == account_id
    unassigned = and_(Task.assigned_to_id.is_(None), Task.subject_kind.in_(OPEN_SUBJECTS))
    wanted = or_(mine, unassigned) if with_unassigned else mine
    return _rows(session, _OPEN.where(wanted).limit(limit))


def open_tasks_about(session: Session, subject_id: UUID) -> tuple[TaskRow, ...]:
    """Return what is open about one record, whoever has to do it."""
    return _rows(session, _OPEN.where(Task.subject_id == subject_id).limit(NEWEST))


def log_of(session: Session, subject_id: UUID) -> tuple[LogRow, ...]:
    """Return the newest lines of a record's contact log."""
    entries = session.scalars(
        select(LogEntry).where(LogEntry.subject_id == subject_id).order_by(LogEntry.at.desc(), LogEntry.id).limit(NEWEST)
    ).all()
    names = names_of(session, [entry.by_id for entry in entries if entry.by_id])
    return tuple(
        LogRow(entry.id, entry.at, entry.channel, entry.text, names.get(entry.by_id) if entry.by_id else None)
        for entry in entries
    )


def task_for(session: Session, actor: Actor, task_id: UUID) -> TaskRow | None:
    """Return an open or finished task to staff who may know its subject."""
    kinds = tuple(SubjectKind) if actor.role is Role.ADVISOR else OPEN_SUBJECTS
    if actor.role not in STAFF:
        return None
    return next(iter(_rows(session, select(Task).where(Task.id == task_id, Task.subject_kind.in_(kinds)))), None)


def enquiry_for(session: Session, actor: Actor, enquiry_id: UUID) -> EnquiryCard | None:
    """Return a request to be called back to members of staff."""
    enquiry = session.get(Enquiry, enquiry_id) if actor.role in STAFF else None
    if enquiry is None:
        return None
    open_task = session.scalar(_OPEN.where(Task.subject_id == enquiry_id).limit(1))
    return EnquiryCard(
        enquiry.id,
        enquiry.name,
        enquiry.phone,
        enquiry.postcode,
        enquiry.topic,
        enquiry.suits,
        CallLanguage(enquiry.language),  # type: ignore[call-arg]  # Word takes a code
        enquiry.company_id,
        enquiry.created_at,
        open_task.id if open_task else None,
    )


def enquiry_title(session: Session, actor: Actor, enquiry_id: UUID) -> str | None:
    """Return whom an enquiry is from, to members of staff."""
    enquiry = session.get(Enquiry, enquiry_id) if actor.role in STAFF else None
    return enquiry.name if enquiry else None


def contacts_export(session: Session, company_id: UUID) -> object:
    """Return when and how we spoke with a company, for its export (Art. 15 GDPR).

    Our notes stay inside: they may speak of other people (Art. 15 (4) GDPR), so a person reads them before anybody gets them.
    """
    spoken = (
        select(LogEntry.at, LogEntry.channel).where(LogEntry.subject_id == company_id).order_by(LogEntry.at, LogEntry.channel)
    )
    return [{"at": at.isoformat(), "how": channel.value} for at, channel in session.execute(spoken)]


_OPEN = select(Task).where(Task.done_at.is_(None)).order_by(Task.due_on, Task.id)


def _rows(session: Session, wanted: Select[Task]) -> tuple[TaskRow, ...]:
    tasks = session.scalars(wanted).all()
    companies = names_of_companies(session, [task.company_id for task in tasks if task.company_id])
    callers = _callers(session, [task.subject_id for task in tasks if task.subject_kind is SubjectKind.ENQUIRY])
    return tuple(
        TaskRow(
            task.id,
            task.kind,
            task.subject_kind,
            task.subject_id,
            task.company_id,
            companies.get(task.company_id) if task.company_id else None,
            task.note or callers.get(task.subject_id),
            task.due_on,
        )
        for task in tasks
    )


def _callers(session: Session, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Say whom to call; read from the enquiry each time, so that nothing is left when it is deleted."""
    wanted = set(ids)
    if not wanted:
        return {}
    found = session.scalars(select(Enquiry).where(Enquiry.id.in_(wanted)))
    return {enquiry.id: enquiry.name for enquiry in found}
