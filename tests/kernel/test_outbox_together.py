"""Several workers, and workers that are killed: nothing is lost, nothing is done twice."""

import os
import signal
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Lock

import pytest
from sqlalchemy import select

from portal.kernel.audit.models import AuditEntry
from portal.kernel.mail import Letter
from portal.kernel.outbox import writes
from portal.kernel.outbox.leasing import LEASE, LONGEST_WAIT
from portal.kernel.outbox.models import OutboxRow
from tests.kernel import dying
from tests.kernel.following import a_worker, announced, the_row, times_noted
from tests.moments import NOON

CHECKOUT = Path(__file__).resolve().parents[2]
AFTER_THE_LEASE = NOON + LEASE + timedelta(seconds=1)


@dataclass(frozen=True)
class Nothing:
    """A letter that says nothing."""


def a_letter(to: str = "kim@partner.example") -> Letter:
    return Letter(to, "de", "hello", Nothing())


def test_two_workers_at_a_time_deliver_each_row_once(app, database):
    subjects = announced(database, count=40)

    with ThreadPoolExecutor(2) as pool:
        counts = list(pool.map(lambda _: a_worker(app).deliver_all(NOON), range(2)))

    assert sum(counts) == 40
    assert {times_noted(database, subject) for subject in subjects} == {1}


def test_many_workers_send_each_letter_once(app, database):
    subjects = announced(database, count=20)
    sent: Counter[str] = Counter()
    lock = Lock()

    def send(letter, _key):
        with lock:
            sent[letter.to] += 1

    topics = {"test.happened": (writes(lambda _session, subject_id: [a_letter(f"{subject_id}@partner.example")]),)}
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: a_worker(app, topics, send).deliver_all(NOON), range(4)))

    assert sent == {f"{subject}@partner.example": 1 for subject in subjects}


@pytest.fixture
def kill_a_worker(settings):
    """Start a worker in a process of its own and kill it when it stands in the middle of its nth row."""

    def start_and_kill(nth: int) -> None:
        with subprocess.Popen(
            [sys.executable, "-m", "tests.kernel.dying", str(settings.data), settings.database_url],
            cwd=CHECKOUT,
            env={**os.environ, "STAND_STILL": "60" if nth == 1 else "0.2"},
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout
            for _ in range(nth):
                assert process.stdout.readline()
            process.send_signal(signal.SIGKILL)

    return start_and_kill


@pytest.mark.long
def test_a_worker_killed_between_two_listeners_loses_and_doubles_nothing(app, database, kill_a_worker):
    (subject,) = announced(database)

    kill_a_worker(1)

    assert times_noted(database, subject) == 1
    assert times_noted(database, subject, "test.noted_again") == 0
    worker = a_worker(app, dying.TOPICS)
    assert worker.deliver_all(NOON + LEASE) == 0
    assert worker.deliver_all(AFTER_THE_LEASE) == 1
    assert times_noted(database, subject) == 1
    assert times_noted(database, subject, "test.noted_again") == 1
    assert the_row(database).attempts == 2


@pytest.mark.long
def test_workers_killed_in_the_midst_of_many_rows_lose_and_double_nothing(app, database, kill_a_worker):
    subjects = announced(database, count=12)

    kill_a_worker(5)
    a_worker(app, dying.TOPICS).deliver_all(AFTER_THE_LEASE)

    with database.reading() as session:
        noted = Counter(tuple(row) for row in session.execute(select(AuditEntry.subject_id, AuditEntry.verb)))
        assert all(row.done_at for row in session.scalars(select(OutboxRow)))
    assert noted == {(subject, verb): 1 for subject in subjects for verb in ("test.noted", "test.noted_again")}


def test_a_letter_that_is_sent_again_keeps_its_key(app, database):
    announced(database)
    keys = []

    def send(_letter, key):
        keys.append(key)
        raise ConnectionError

    worker = a_worker(app, {"test.happened": (writes(lambda *_: [a_letter()]),)}, send)
    worker.deliver_all(NOON)
    worker.deliver_all(NOON + LONGEST_WAIT)

    assert len(keys) == 2
    assert len(set(keys)) == 1


def test_a_letter_that_was_sent_before_the_worker_died_has_the_same_message_id_again(app, database, letters):
    announced(database)
    topics = {"test.happened": (writes(lambda *_: [a_letter()]),)}
    sent = []

    def send_and_die(_letter, key):
        sent.append(key)
        raise SystemExit  # nothing after this is noted, as when the power fails

    with pytest.raises(SystemExit):
        a_worker(app, topics, send_and_die).deliver_next(NOON)
    a_worker(app, topics, lambda _letter, key: sent.append(key)).deliver_next(AFTER_THE_LEASE)

    assert len(sent) == 2
    assert len(set(sent)) == 1


def test_one_bad_address_keeps_nobody_else_from_their_letter_and_nobody_gets_it_twice(app, database):
    announced(database)
    got: Counter[str] = Counter()
    recipients = ["a@partner.example", "bad@partner.example", "c@partner.example", "c@partner.example"]

    def send(letter, _key):
        if letter.to.startswith("bad"):
            raise ValueError
        got[letter.to] += 1

    worker = a_worker(app, {"test.happened": (writes(lambda *_: [a_letter(to) for to in recipients]),)}, send)
    worker.deliver_all(NOON)
    recipients.pop(0)  # somebody left in the meantime: the others' letters are recognised all the same
    worker.deliver_all(NOON + LONGEST_WAIT)

    assert got == {"a@partner.example": 1, "c@partner.example": 2}
    assert the_row(database).done_at is None
    assert "partner.example" not in " ".join(the_row(database).handled_by)
