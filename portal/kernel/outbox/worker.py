"""The worker: delivers what was announced, at least once."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.kernel import clock
from portal.kernel.db import Database
from portal.kernel.mail import Letter, LetterRefused, RefusedForGood
from portal.kernel.outbox.keys import keyed, letter_key, refused
from portal.kernel.outbox.leasing import Delivery, LeaseLost, finish, give_up, held, lease, put_off, something_is_due
from portal.kernel.outbox.models import Heartbeat
from portal.kernel.outbox.topics import Listener, Topics, WriteLetters
from portal.kernel.schedule import Timetable

BEAT_EVERY = timedelta(seconds=10)
LOOK_EVERY = timedelta(seconds=10)
WORKER_IS_LATE_AFTER = timedelta(seconds=60)
WAIT_AFTER_TROUBLE = 5.0
FINAL = frozenset({RefusedForGood.__name__})

log = logging.getLogger("portal.worker")

Send = Callable[[Letter, str], None]
Care = Callable[[], None]
"""What is looked after as often as the worker gives a sign of life."""

NO_WORK = Timetable(())


@dataclass(frozen=True)
class Upkeep:
    """What the worker does besides delivering: recurring work when its row says so, cares all the time."""

    timetable: Timetable = NO_WORK
    cares: Sequence[Care] = ()


NOTHING = Upkeep()


class Worker:
    """Takes due rows one at a time and calls their listeners.

    A listener that follows is called once: what it changes and the note that it was called stand in one
    transaction. A letter is sent at least once: who dies between sending and noting sends it again, with the
    same Message-ID.
    """

    def __init__(
        self,
        app: Flask,
        database: Database,
        topics: Topics,
        send: Send,
        upkeep: Upkeep = NOTHING,
    ) -> None:
        self._app = app
        self._upkeep = upkeep
        self._last_care: datetime | None = None
        self._last_look: datetime | None = None
        self._database = database
        self._topics = topics
        self._send = send
        self._last_beat: datetime | None = None

    def run(self, stop: Event, *, pause: float = 0.5) -> None:
        """Deliver until told to stop."""
        while not stop.is_set():
            try:
                self._beat_if_due(clock.now())
                self._run_schedule_if_due(clock.now())
                self._care_if_due(clock.now())
                wait = 0.0 if self.deliver_next(clock.now()) else pause
            except Exception as error:  # noqa: BLE001 - a locked or absent database must not end the worker
                log.warning("the worker could not reach its work: %s", type(error).__name__)
                wait = WAIT_AFTER_TROUBLE
            stop.wait(wait)

    def deliver_all(self, at: datetime) -> int:
        """Deliver everything that is due now, and count it (tests and demo data)."""
        count = 0
        while self.deliver_next(at):
            count += 1
        return count

    def deliver_next(self, at: datetime) -> bool:
        """Deliver one due row; say whether there was one."""
        delivery = self._take(at)
        if delivery is None:
            return False
        try:
            self._give_back(delivery, self._deliver(delivery, at), at)
        except LeaseLost:
            log.warning("delivery of %s took too long and was taken over", delivery.topic)
        return True

    def beat(self, at: datetime) -> None:
        """Leave a sign of life."""
        with self._database.transaction() as session:
            heartbeat = session.scalar(select(Heartbeat).where(Heartbeat.name == "worker"))
            if heartbeat is None:
                session.add(Heartbeat(name="worker", beat_at=at))
            else:
                heartbeat.beat_at = at
        self._last_beat = at

    def _beat_if_due(self, at: datetime) -> None:
        if self._last_beat is None or abs(at - self._last_beat) >= BEAT_EVERY:
            self.beat(at)

    def run_schedule(self, at: datetime) -> int:
        """Run the recurring work that is due, and count it."""
        self._last_look = at
        return self._upkeep.timetable.run_due(self._database, at)

    def _run_schedule_if_due(self, at: datetime) -> None:
        if self._last_look is None or abs(at - self._last_look) >= LOOK_EVERY:
            self.run_schedule(at)

    def _care_if_due(self, at: datetime) -> None:
        if self._last_care is not None and abs(at - self._last_care) < BEAT_EVERY:
            return
        self._last_care = at
        for care in self._upkeep.cares:
            care()

    def _take(self, at: datetime) -> Delivery | None:
        with self._database.reading() as session:
            if not something_is_due(session, at):
                return None
        with self._database.transaction() as session:
            return lease(session, at)

    def _deliver(self, delivery: Delivery, at: datetime) -> list[str]:
        """Call every listener; one that fails keeps none of the others from its work."""
        errors = []
        # A request context without a request: links in letters are built by the same rules as on pages.
        base_url = self._app.extensions["portal_settings"].base_url
        with self._app.test_request_context("/", base_url=base_url):
            for listener in self._topics.get(delivery.topic, ()):
                try:
                    self._call(listener, delivery, at)
                except LeaseLost:
                    raise
                except Exception as error:  # noqa: BLE001 - whatever breaks a listener, the row is tried again
                    # Only the kind of error is kept: its text could carry a person's data.
                    errors.append(type(error).__name__)
                    log.warning("delivery of %s to %s failed: %s", delivery.topic, listener.name, errors[-1])
        return errors

    def _give_back(self, delivery: Delivery, errors: list[str], at: datetime) -> None:
        with self._database.transaction() as session:
            may_pass = [error for error in errors if error not in FINAL]
            if not errors:
                finish(session, delivery, at)
            elif not may_pass:
                give_up(session, delivery, errors[0], at)
                log.warning("delivery of %s was refused for good (row %s)", delivery.topic, delivery.id)
            elif put_off(session, delivery, may_pass[0], at):
                log.error("delivery of %s was given up: %s (row %s)", delivery.topic, may_pass[0], delivery.id)

    def _call(self, listener: Listener, delivery: Delivery, at: datetime) -> None:
        with self._database.reading() as session:
            handled_by = held(session, delivery).handled_by
        if listener.name in handled_by:
            return
        if listener.letters is not None:
            self._post(listener.name, listener.letters, delivery, handled_by)
        with self._database.transaction() as session:
            row = held(session, delivery)
            if listener.follow is not None:
                listener.follow(session, delivery.subject_id, at)
            row.handled_by = [*row.handled_by, listener.name]

    def _note(self, key: str, delivery: Delivery) -> None:
        with self._database.transaction() as session:
            row = held(session, delivery)
            row.handled_by = [*row.handled_by, key]

    def _post(self, name: str, write: WriteLetters, delivery: Delivery, handled_by: Sequence[str]) -> None:
        """Send each letter that was not sent yet; an address that refuses keeps nobody else's letter back."""
        with self._database.reading() as session:
            letters = write(session, delivery.subject_id)
        failures: list[Exception] = []
        is_refused = False
        for key, letter in keyed(name, delivery, letters):
            is_refused = is_refused or refused(key) in handled_by
            if key in handled_by or refused(key) in handled_by:
                continue
            try:
                self._send(letter, letter_key(delivery, key))
            except (RefusedForGood, LetterRefused):
                is_refused = True
                self._note(refused(key), delivery)
            except Exception as error:  # noqa: BLE001 - raised below, when the others have their letters
                failures.append(error)
            else:
                self._note(key, delivery)
        if failures:
            raise failures[0]
        if is_refused:
            raise RefusedForGood


def worker_is_alive(session: Session, at: datetime) -> bool:
    """Say whether some worker gave a sign of life within the last minute."""
    beat_at = session.scalar(select(func.max(Heartbeat.beat_at)))
    return beat_at is not None and abs(at - beat_at) < WORKER_IS_LATE_AFTER
