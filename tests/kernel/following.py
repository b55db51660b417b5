"""Topics of our own for tests of the outbox: what a listener does is a row in the trail."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.kernel.audit import By, record
from portal.kernel.audit.models import AuditEntry
from portal.kernel.db import Database
from portal.kernel.outbox import Topics, announce, follows
from portal.kernel.outbox.models import OutboxRow
from portal.kernel.outbox.worker import Send, Worker
from tests.moments import NOON


def note(session: Session, subject_id: UUID, at: datetime) -> None:
    """Follow by writing one line."""
    record(session, "test.noted", subject_id, by=By.system(), at=at)


def note_again(session: Session, subject_id: UUID, at: datetime) -> None:
    """Follow by writing another line."""
    record(session, "test.noted_again", subject_id, by=By.system(), at=at)


def refuse(session: Session, subject_id: UUID, at: datetime) -> None:
    """Fail after having written: nothing of it may stay."""
    note(session, subject_id, at)
    raise ValueError("Amina Haddad, amina@example.org")


TOPICS: Topics = {"test.happened": (follows(note),), "test.failed": (follows(refuse), follows(note_again))}


def no_letters(*_: object) -> None:
    """Send nothing."""
    raise AssertionError("nobody wrote a letter")


def a_worker(app: Flask, topics: Topics = TOPICS, send: Send = no_letters) -> Worker:
    """A worker of the application with these topics."""
    return Worker(app, app.extensions["portal_database"], topics, send)


def announced(database: Database, topic: str = "test.happened", *, count: int = 1, at: datetime = NOON) -> list[UUID]:
    """Announce something this many times in one transaction; return the subjects."""
    subjects = [uuid4() for _ in range(count)]
    with database.transaction() as session:
        for subject in subjects:
            announce(session, topic, subject, at=at)
    return subjects


def the_row(database: Database) -> OutboxRow:
    """The only row of the outbox."""
    with database.reading() as session:
        return session.scalars(select(OutboxRow)).one()


def change_row(database: Database, change: Callable[[OutboxRow], object]) -> None:
    """Bring the only row into a state."""
    with database.transaction() as session:
        change(session.scalars(select(OutboxRow)).one())


def times_noted(database: Database, subject: UUID, verb: str = "test.noted") -> int:
    """How often a listener's work stands in the database."""
    with database.reading() as session:
        query = select(func.count()).where(AuditEntry.subject_id == subject, AuditEntry.verb == verb)
        return session.scalar(query) or 0
