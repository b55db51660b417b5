"""The worker: delivers what was announced, at least once."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event
from uuid import UUID

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.kernel import clock
from portal.kernel.db import Database
from portal.kernel.mail import Letter
from portal.kernel.outbox.models import Heartbeat, OutboxRow
from portal.kernel.outbox.topics import Listener, Topics

LEASE = timedelta(minutes=5)
MAX_ATTEMPTS = 8
FIRST_WAIT = timedelta(seconds=10)
WORKER_IS_LATE_AFTER = timedelta(seconds=60)

log = logging.getLogger("portal.worker")

Send = Callable[[Letter, str], None]


@dataclass(frozen=True)
class Delivery:
    """What the worker holds of a leased row."""

    id: UUID
    topic: str
    subject_id: UUID
    handled_by: frozenset[str]


class Worker:
    """Takes due rows one at a time and calls their listeners."""

    def __init__(self, app: Flask, database: Database, topics: Topics, send: Send) -> None:
        self._app = app
        self._database = database
        self._topics = topics
        self._send = send

    def run(self, stop: Event, *, pause: float = 0.5) -> None:
        """Deliver until told to stop."""
        while not stop.is_set():
            try:
                self.beat(clock.now())
                delivered = self.deliver_next(clock.now())
            except Exception:
                # A locked or absent database must not end the worker: it tries again.
                log.exception("the worker could not reach its work")
                delivered = False
            if not delivered:
                stop.wait(pause)

    def deliver_all(self, at: datetime) -> int:
        """Deliver everything that is due now, and count it (tests and demo data)."""
        count = 0
        while self.deliver_next(at):
            count += 1
        return count

    def deliver_next(self, at: datetime) -> bool:
        """Deliver one due row; say whether there was one."""
        delivery = self._lease(at)
        if delivery is None:
            return False
        try:
            # A request context without a request: links in letters are built by the same rules as on pages.
            with self._app.test_request_context("/"):
                for listener in self._topics.get(delivery.topic, ()):
                    if listener.name not in delivery.handled_by:
                        self._call(listener, delivery, at)
        except Exception as error:  # noqa: BLE001 - whatever breaks a listener, the row is tried again
            # Only the kind of error is kept: its text could carry a person's data.
            log.warning("delivery of %s failed: %s", delivery.topic, type(error).__name__)
            self._put_off(delivery, type(error).__name__, at)
            return True
        self._finish(delivery, at)
        return True

    def beat(self, at: datetime) -> None:
        """Leave a sign of life."""
        with self._database.transaction() as session:
            heartbeat = session.scalar(select(Heartbeat).where(Heartbeat.name == "worker"))
            if heartbeat is None:
                session.add(Heartbeat(name="worker", beat_at=at))
            else:
                heartbeat.beat_at = at

    def _lease(self, at: datetime) -> Delivery | None:
        with self._database.transaction() as session:
            row = session.scalar(
                select(OutboxRow)
                .where(OutboxRow.done_at.is_(None), OutboxRow.dead_at.is_(None), OutboxRow.due_at <= at)
                .where((OutboxRow.leased_until.is_(None)) | (OutboxRow.leased_until < at))
                .order_by(OutboxRow.due_at, OutboxRow.position, OutboxRow.id)
                .limit(1)
                .with_for_update(skip_locked=True)
            )
            if row is None:
                return None
            row.leased_until = at + LEASE
            row.attempts += 1
            return Delivery(row.id, row.topic, row.subject_id, frozenset(row.handled_by))

    def _call(self, listener: Listener, delivery: Delivery, at: datetime) -> None:
        if listener.letters is not None:
            with self._database.reading() as session:
                letters = listener.letters(session, delivery.subject_id)
            for number, letter in enumerate(letters):
                self._send(letter, f"{delivery.id}.{listener.name}.{number}")
        with self._database.transaction() as session:
            if listener.follow is not None:
                listener.follow(session, delivery.subject_id, at)
            row = session.get_one(OutboxRow, delivery.id)
            row.handled_by = [*row.handled_by, listener.name]

    def _put_off(self, delivery: Delivery, error: str, at: datetime) -> None:
        with self._database.transaction() as session:
            row = session.get_one(OutboxRow, delivery.id)
            row.last_error = error
            row.leased_until = None
            row.due_at = at + FIRST_WAIT * 2 ** (row.attempts - 1)
            if row.attempts >= MAX_ATTEMPTS:
                row.dead_at = at

    def _finish(self, delivery: Delivery, at: datetime) -> None:
        with self._database.transaction() as session:
            row = session.get_one(OutboxRow, delivery.id)
            row.done_at = at
            row.leased_until = None


def worker_is_alive(session: Session, at: datetime) -> bool:
    """Say whether some worker gave a sign of life within the last minute."""
    beat_at = session.scalar(select(func.max(Heartbeat.beat_at)))
    return beat_at is not None and at - beat_at < WORKER_IS_LATE_AFTER
