"""What happened with a record, for the team: acts from the trail and conversations, merged; and what is still to be done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Select, String, Uuid, bindparam, cast, literal, null, or_, select, type_coerce, union_all
from sqlalchemy.orm import Session

from portal.accounts.models import Account
from portal.contacts.models import LogEntry, Task
from portal.contacts.words import Channel, TaskKind
from portal.kernel.access import Role
from portal.kernel.audit import AuditEntry
from portal.kernel.clock import local_day
from portal.kernel.i18n import gettext as _
from portal.kernel.web.records import Further, Telling

MOST_ACTS = 100
MOST_TALKS = 50
MOST_TASKS = 20
TALK, TASK = "talk", "task"


@dataclass(frozen=True, slots=True)
class StoryLine:
    """Something that happened: an act with its states and reason, or a conversation with what was said."""

    at: datetime
    title: str
    text: str
    change: str
    by: str
    is_talk: bool
    further_id: UUID | None


@dataclass(frozen=True, slots=True)
class Month:
    """The lines of one month, the newest first."""

    begins_on: date
    lines: tuple[StoryLine, ...]


@dataclass(frozen=True, slots=True)
class OpenTask:
    """Something still to be done about the record."""

    id: UUID
    title: str
    due_on: date


@dataclass(frozen=True)
class Story:
    """A record's past by months, and its open tasks, the most urgent first."""

    months: tuple[Month, ...]
    tasks: tuple[OpenTask, ...]


def story_of(session: Session, subject_id: UUID, telling: Telling, *, also: Further | None = None) -> Story:
    """Return what happened with a record, and with further ones, newest first; and what is open. One statement."""
    rows = session.execute(_whole(also), {"subject_id": subject_id, "verbs": list(telling.titles)}).all()
    order = {verb: number for number, verb in enumerate(telling.titles)}
    past = sorted((row for row in rows if row.source != TASK), key=lambda row: (row.at, order.get(row.source, 0)), reverse=True)
    tasks = sorted((_task(row) for row in rows if row.source == TASK), key=lambda task: (task.due_on, task.id))
    return Story(_months(_line(row, telling, subject_id) for row in past), tuple(tasks))


def _task(row: Any) -> OpenTask:
    return OpenTask(row.id, row.text or str(TaskKind(row.reason).label), date.fromisoformat(row.was))  # type: ignore[call-arg]  # Word takes a code


def _line(row: Any, telling: Telling, subject_id: UUID) -> StoryLine:
    if row.source == TALK:
        how = Channel(row.reason)  # type: ignore[call-arg]  # Word takes a code
        return StoryLine(row.at, str(how.label), row.text, "", row.name or "", is_talk=True, further_id=None)
    was, becomes = telling.states.get(row.was), telling.states.get(row.becomes)
    change = _("%(was)s → %(becomes)s", was=was, becomes=becomes) if was and becomes and was != becomes else ""
    reason = str(telling.reasons.get(row.reason, ""))
    by, further_id = row.name or _by_role(row.by_role), row.subject_id if row.subject_id != subject_id else None
    return StoryLine(row.at, str(telling.titles[row.source]), reason, change, by, is_talk=False, further_id=further_id)


def _by_role(role: str) -> str:
    if role in (Role.EMPLOYER.value, Role.VISITOR.value):
        return _("The company itself")
    return _("The person") if role == Role.CANDIDATE.value else _("The portal")


def _months(lines: Iterable[StoryLine]) -> tuple[Month, ...]:
    grouped = groupby(lines, key=lambda line: local_day(line.at).replace(day=1))
    return tuple(Month(begins_on, tuple(each)) for begins_on, each in grouped)


_SUBJECT = bindparam("subject_id", type_=Uuid())
_TALKS = (
    select(
        LogEntry.at,
        LogEntry.id,
        literal(TALK).label("source"),
        LogEntry.subject_id,
        LogEntry.by_id,
        literal("").label("by_role"),
        cast(null(), String).label("was"),
        cast(null(), String).label("becomes"),
        type_coerce(LogEntry.channel, String).label("reason"),
        LogEntry.text,
    )
    .where(LogEntry.subject_id == _SUBJECT)
    .order_by(LogEntry.at.desc(), LogEntry.id.desc())
    .limit(MOST_TALKS)
)
_TASKS = (
    select(
        Task.created_at,
        Task.id,
        literal(TASK),
        Task.subject_id,
        Task.assigned_to_id,
        literal(""),
        cast(Task.due_on, String),
        cast(null(), String),
        type_coerce(Task.kind, String),
        Task.note,
    )
    .where(Task.subject_id == _SUBJECT, Task.done_at.is_(None))
    .order_by(Task.due_on, Task.id)
    .limit(MOST_TASKS)
)
_ACTS = (
    select(
        AuditEntry.at,
        AuditEntry.id,
        AuditEntry.verb,
        AuditEntry.subject_id,
        AuditEntry.by_id,
        AuditEntry.by_role,
        AuditEntry.was,
        AuditEntry.becomes,
        AuditEntry.reason,
        cast(null(), String),
    )
    .where(AuditEntry.verb.in_(bindparam("verbs", expanding=True)))
    .order_by(AuditEntry.at.desc(), AuditEntry.id.desc())
    .limit(MOST_ACTS)
)


def _whole(also: Further | None) -> Select[*tuple[Any, ...]]:
    about = AuditEntry.subject_id == _SUBJECT
    acts = _ACTS.where(about if also is None else or_(about, AuditEntry.subject_id.in_(also.ids)))
    parts = [select(part.subquery()) for part in (_TALKS, _TASKS, acts)]
    lines = union_all(*parts).subquery()
    return select(lines, Account.name).outerjoin(Account, Account.id == lines.c.by_id)
