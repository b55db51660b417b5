"""Writing and reading the trail."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Uuid, bindparam, select
from sqlalchemy.orm import Session

from portal.kernel.access import Actor
from portal.kernel.audit.models import AuditEntry
from portal.kernel.audit.sealing import seal_at_the_end


@dataclass(frozen=True)
class By:
    """Who acts in a use case: an account with its role, or the system (`By.system()`)."""

    account_id: UUID | None
    role: str

    @classmethod
    def of(cls, actor: Actor) -> "By":
        """Take the person at the desk."""
        return cls(actor.account_id, actor.role.value)

    @classmethod
    def system(cls) -> "By":
        """Take the portal itself: imports, expiry, demo data."""
        return cls(None, "system")


@dataclass(frozen=True)
class Change:
    """From which state to which, and the coded reason. Codes only: no text that somebody typed."""

    was: str | None = None
    becomes: str | None = None
    reason: str | None = None


NO_CHANGE = Change()


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """A line of a record's history."""

    at: datetime
    verb: str
    by_id: UUID | None
    by_role: str
    was: str | None
    becomes: str | None
    reason: str | None


def record(session: Session, verb: str, subject_id: UUID, change: Change = NO_CHANGE, *, by: By, at: datetime) -> None:
    """Add a line to the trail, and to its chain at the end: `verb` is `noun.past_participle`, as in the outbox."""
    entry = AuditEntry(
        verb=verb,
        subject_id=subject_id,
        by_id=by.account_id,
        by_role=by.role,
        at=at,
        was=change.was,
        becomes=change.becomes,
        reason=change.reason,
    )
    session.add(entry)
    seal_at_the_end(session, entry)


def is_recorded(session: Session, verb: str, subject_id: UUID, *, by: By, after: datetime) -> bool:
    """Say whether this person's act stands in the trail already, later than a moment."""
    session.flush()  # what this use case noted already counts
    found = select(AuditEntry.id).where(
        AuditEntry.subject_id == subject_id, AuditEntry.at > after, AuditEntry.verb == verb, AuditEntry.by_id == by.account_id
    )
    return session.scalar(found.limit(1)) is not None


TRAIL: Select[*tuple[Any, ...]] = (
    select(
        AuditEntry.at,
        AuditEntry.verb,
        AuditEntry.by_id,
        AuditEntry.by_role,
        AuditEntry.was,
        AuditEntry.becomes,
        AuditEntry.reason,
    )
    .where(AuditEntry.subject_id == bindparam("subject_id", type_=Uuid()), AuditEntry.verb != bindparam("without"))
    .order_by(AuditEntry.at.desc(), AuditEntry.id.desc())
    .limit(100)
)


def trail(session: Session, subject_id: UUID, *, without: str = "") -> tuple[TrailEntry, ...]:
    """Return the history of a record, newest first; `without` is a verb that would crowd out the others."""
    rows = session.execute(TRAIL, {"subject_id": subject_id, "without": without})
    return tuple(TrailEntry(*row) for row in rows)
