"""Rows in a worker's hands: taken for a while, held, given back or given up."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from portal.kernel.outbox.models import OutboxRow

LEASE = timedelta(minutes=5)
FIRST_WAIT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(hours=1)
MAX_ATTEMPTS = 30  # some 21 hours: a mail server may be away for a night


class LeaseLost(Exception):
    """Another worker took the row over, because this one needed too long. It must leave it alone."""


@dataclass(frozen=True)
class Delivery:
    """What the worker knows of a row it holds."""

    id: UUID
    topic: str
    subject_id: UUID
    leased_until: datetime


def something_is_due(session: Session, at: datetime) -> bool:
    """Say whether a row waits; asked before the lock is taken, which on SQLite keeps all writers out."""
    return session.scalar(_due(at).with_only_columns(OutboxRow.id)) is not None


def lease(session: Session, at: datetime) -> Delivery | None:
    """Take the next due row, unless another worker is just taking it."""
    while (row := session.scalar(_due(at).with_for_update(skip_locked=True))) is not None:
        if row.attempts < MAX_ATTEMPTS:
            row.attempts += 1
            row.leased_until = at + LEASE
            return Delivery(row.id, row.topic, row.subject_id, row.leased_until)
        # The worker died over it every time, so nobody was left to give it up.
        row.dead_at = at
        row.last_error = row.last_error or "WorkerDied"
        session.flush()  # the next look must not find it again
    return None


def held(session: Session, delivery: Delivery) -> OutboxRow:
    """Return and lock the row, if it is still this worker's."""
    row = session.get(OutboxRow, delivery.id, with_for_update=True)
    if row is None or row.leased_until != delivery.leased_until:
        raise LeaseLost
    return row


def finish(session: Session, delivery: Delivery, at: datetime) -> None:
    """Note that everyone who listens was told."""
    row = held(session, delivery)
    row.done_at = at
    row.leased_until = None


def put_off(session: Session, delivery: Delivery, error: str, at: datetime) -> bool:
    """Try again later, each time after a longer wait; say whether the row was given up instead."""
    row = held(session, delivery)
    row.last_error = error
    row.leased_until = None
    row.due_at = at + min(FIRST_WAIT * 2 ** (row.attempts - 1), LONGEST_WAIT)
    if row.attempts >= MAX_ATTEMPTS:
        row.dead_at = at
    return row.dead_at is not None


def give_up(session: Session, delivery: Delivery, error: str, at: datetime) -> None:
    """Leave it to people: trying again by oneself is pointless."""
    row = held(session, delivery)
    row.last_error, row.leased_until, row.dead_at = error, None, at


def _due(at: datetime) -> Select[OutboxRow]:
    return (
        select(OutboxRow)
        .where(OutboxRow.done_at.is_(None), OutboxRow.dead_at.is_(None), OutboxRow.due_at <= at)
        .where((OutboxRow.leased_until.is_(None)) | (OutboxRow.leased_until < at))
        .order_by(OutboxRow.due_at, OutboxRow.position, OutboxRow.id)
        .limit(1)
    )
