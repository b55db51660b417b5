"""The outbox: what was announced is delivered once, later if need be, and given up at last."""

from datetime import timedelta
from threading import Event, Thread
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from portal.kernel.outbox import announce, follows, merge, writes
from portal.kernel.outbox.leasing import FIRST_WAIT, LEASE, LONGEST_WAIT, MAX_ATTEMPTS
from portal.kernel.outbox.models import Heartbeat, OutboxRow
from tests.kernel.following import (
    TOPICS,
    a_worker,
    announced,
    change_row,
    note,
    note_again,
    refuse,
    the_row,
    times_noted,
)
from tests.moments import NOON

SECOND = timedelta(seconds=1)


def test_what_happened_is_delivered_once(app, database):
    (subject,) = announced(database)
    worker = a_worker(app)

    assert (worker.deliver_next(NOON), worker.deliver_next(NOON)) == (True, False)
    assert times_noted(database, subject) == 1
    assert the_row(database).done_at == NOON


def test_what_was_not_committed_did_not_happen(app, database):
    def announce_and_fail():
        with database.transaction() as session:
            announce(session, "test.happened", uuid4(), at=NOON)
            raise LookupError

    with pytest.raises(LookupError):
        announce_and_fail()

    assert a_worker(app).deliver_all(NOON) == 0


def test_what_nobody_listens_to_is_done_at_once(app, database):
    announced(database, "nobody.listened")

    assert a_worker(app).deliver_all(NOON) == 1
    assert the_row(database).done_at == NOON


def test_what_is_put_off_waits_for_its_moment(app, database):
    subject = uuid4()
    with database.transaction() as session:
        announce(session, "test.happened", subject, at=NOON, due_at=NOON + SECOND)
    worker = a_worker(app)

    assert worker.deliver_all(NOON + SECOND - timedelta(microseconds=1)) == 0
    assert worker.deliver_all(NOON + SECOND) == 1


def test_what_one_transaction_announced_is_delivered_in_its_order(app, database):
    seen = []
    topics = {"test.happened": (follows(lambda _session, subject_id, _at: seen.append(subject_id)),)}
    subjects = announced(database, count=12)

    a_worker(app, topics).deliver_all(NOON)

    assert seen == subjects


def test_what_happened_earlier_is_delivered_earlier(app, database):
    seen = []
    topics = {"test.happened": (follows(lambda _session, subject_id, _at: seen.append(subject_id)),)}
    later = announced(database, at=NOON)
    earlier = announced(database, at=NOON - SECOND)

    a_worker(app, topics).deliver_all(NOON)

    assert seen == earlier + later


def test_a_listener_that_fails_leaves_nothing_behind_and_keeps_no_other_from_its_work(app, database):
    (failing,) = announced(database, "test.failed", at=NOON - SECOND)
    (sound,) = announced(database)

    assert a_worker(app).deliver_all(NOON) == 2

    assert times_noted(database, failing) == 0
    assert times_noted(database, failing, "test.noted_again") == 1
    assert times_noted(database, sound) == 1


def test_a_listener_that_was_called_is_not_called_again(app, database):
    (subject,) = announced(database, "test.failed")
    worker = a_worker(app)

    for number in range(4):
        worker.deliver_all(NOON + number * LONGEST_WAIT)

    assert the_row(database).attempts == 4
    assert times_noted(database, subject, "test.noted_again") == 1


def test_what_failed_is_tried_again_after_longer_and_longer_waits(app, database):
    announced(database, "test.failed")
    worker = a_worker(app)
    waits = []
    at = NOON
    while the_row(database).dead_at is None:
        assert not worker.deliver_next(at - timedelta(microseconds=1))
        worker.deliver_next(at)
        waits.append(the_row(database).due_at - at)
        at = the_row(database).due_at

    assert waits[:3] == [FIRST_WAIT, FIRST_WAIT * 2, FIRST_WAIT * 4]
    assert waits == sorted(waits)
    assert max(waits) == LONGEST_WAIT
    assert len(waits) == MAX_ATTEMPTS


def test_a_mail_server_that_is_away_for_a_night_costs_no_letter():
    waits = [min(FIRST_WAIT * 2**number, LONGEST_WAIT) for number in range(MAX_ATTEMPTS - 1)]

    assert sum(waits, timedelta()) > timedelta(hours=16)


def test_what_fails_every_time_is_given_up_and_never_tried_again(app, database, caplog):
    announced(database, "test.failed")
    change_row(database, lambda row: setattr(row, "attempts", MAX_ATTEMPTS - 1))
    worker = a_worker(app)

    worker.deliver_next(NOON)

    assert the_row(database).dead_at == NOON
    assert worker.deliver_all(NOON + timedelta(days=365)) == 0
    assert "was given up" in caplog.text


def test_one_attempt_before_the_last_is_not_given_up(app, database):
    announced(database, "test.failed")
    change_row(database, lambda row: setattr(row, "attempts", MAX_ATTEMPTS - 2))

    a_worker(app).deliver_next(NOON)

    assert the_row(database).dead_at is None


def test_of_an_error_only_its_kind_is_kept_and_logged(app, database, caplog):
    announced(database, "test.failed")

    a_worker(app).deliver_next(NOON)

    assert the_row(database).last_error == "ValueError"
    assert "ValueError" in caplog.text
    assert "Amina" not in caplog.text


def test_a_row_in_another_workers_hands_is_left_alone_until_the_lease_ends(app, database):
    (subject,) = announced(database)
    change_row(database, lambda row: setattr(row, "leased_until", NOON + LEASE))
    worker = a_worker(app)

    assert worker.deliver_all(NOON + LEASE) == 0
    assert worker.deliver_all(NOON + LEASE + timedelta(microseconds=1)) == 1
    assert times_noted(database, subject) == 1


def test_a_row_over_which_workers_die_is_given_up_without_blocking_the_others(app, database):
    announced(database, at=NOON - SECOND)
    change_row(database, lambda row: setattr(row, "attempts", MAX_ATTEMPTS))
    killer = the_row(database).id
    (sound,) = announced(database)

    assert a_worker(app).deliver_all(NOON) == 1

    assert times_noted(database, sound) == 1
    with database.reading() as session:
        row = session.get_one(OutboxRow, killer)
    assert (row.dead_at, row.last_error) == (NOON, "WorkerDied")


def test_a_worker_that_was_overtaken_changes_nothing_more(app, database):
    (subject,) = announced(database)
    fast = a_worker(app)

    def overtake(_session, _subject_id):
        # Another worker takes the row over while this one stands still.
        assert fast.deliver_next(NOON + LEASE + SECOND)
        return []

    slow = a_worker(app, {"test.happened": (writes(overtake), follows(note))})

    assert slow.deliver_next(NOON) is True
    assert times_noted(database, subject) == 1
    assert the_row(database).done_at == NOON + LEASE + SECOND
    assert the_row(database).attempts == 2


def test_listeners_of_several_slices_are_called_in_the_order_of_the_slices():
    joined = merge(TOPICS, {"test.happened": (follows(note_again),), "test.new": (follows(refuse),)})

    assert [listener.name.rsplit(".", 1)[1] for listener in joined["test.happened"]] == ["note", "note_again"]
    assert set(joined) == {"test.happened", "test.failed", "test.new"}


def test_a_worker_leaves_a_sign_of_life_and_stops_when_told(app, database):
    (subject,) = announced(database)
    stop = Event()
    thread = Thread(target=a_worker(app).run, args=(stop,), kwargs={"pause": 0.01})
    thread.start()
    for _ in range(500):
        if times_noted(database, subject):
            break
        stop.wait(0.02)
    stop.set()
    thread.join(10)

    assert not thread.is_alive()
    assert times_noted(database, subject) == 1
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Heartbeat)) == 1
