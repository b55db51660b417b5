"""Transactions: all or nothing, readers and a writer side by side, moments and words as they were."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from threading import Barrier
from uuid import uuid4

import pytest
from sqlalchemy import event, select, text
from sqlalchemy.exc import IntegrityError, StatementError

from portal.accounts.models import Account
from portal.kernel.access import Role
from portal.kernel.audit import By, Change, record, trail
from portal.kernel.db import current_database, reading, transaction
from portal.kernel.outbox.models import Heartbeat
from tests.builders.accounts import an_account
from tests.moments import NOON


def names(database):
    with database.reading() as session:
        return list(session.scalars(select(Heartbeat.name).order_by(Heartbeat.name)))


def test_a_transaction_commits_at_its_end(database):
    with database.transaction() as session:
        session.add(Heartbeat(name="a", beat_at=NOON))

    assert names(database) == ["a"]


def test_an_error_takes_everything_back(database):
    def write_and_fail():
        with database.transaction() as session:
            session.add(Heartbeat(name="a", beat_at=NOON))
            session.flush()
            raise LookupError

    with pytest.raises(LookupError):
        write_and_fail()

    assert names(database) == []


def test_a_reading_session_keeps_nothing(database):
    with database.reading() as session:
        session.add(Heartbeat(name="a", beat_at=NOON))
        session.flush()

    assert names(database) == []


def test_what_was_read_stays_readable_after_the_session(database):
    with database.transaction() as session:
        account = an_account(session, name="Kim")
    with database.reading() as session:
        found = session.get_one(Account, account.id)

    assert (account.name, found.name) == ("Kim", "Kim")


def test_only_a_transaction_locks_from_its_start(database):
    if database.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL locks rows")
    begun = []

    def listen(_connection, _cursor, statement, *_):
        begun.append(statement)

    event.listen(database.engine, "before_cursor_execute", listen)
    try:
        with database.reading() as session:
            session.execute(text("SELECT 1"))
            is_reading_begun = session.connection().connection.in_transaction
            with database.transaction() as writer:
                writer.execute(text("SELECT 1"))
    finally:
        event.remove(database.engine, "before_cursor_execute", listen)

    assert is_reading_begun
    assert [word for word in begun if word.startswith("BEGIN")] == ["BEGIN IMMEDIATE"]


def test_readers_and_a_writer_do_not_wait_for_each_other(database):
    with database.reading() as reader:
        assert list(reader.scalars(select(Heartbeat.name))) == []
        with database.transaction() as writer:
            writer.add(Heartbeat(name="a", beat_at=NOON))
            writer.flush()
            assert list(reader.scalars(select(Heartbeat.name))) == []
            with database.reading() as another:
                assert list(another.scalars(select(Heartbeat.name))) == []

    assert names(database) == ["a"]


def test_writers_at_the_same_time_wait_and_both_are_kept(database):
    start = Barrier(4)

    def write(number):
        start.wait(10)
        for step in range(5):
            with database.transaction() as session:
                session.scalar(select(Heartbeat.name).limit(1))
                session.add(Heartbeat(name=f"{number}.{step}", beat_at=NOON))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))

    assert len(names(database)) == 20


def test_foreign_keys_are_kept(database):
    def write():
        with database.transaction() as session:
            an_account(session, site_id=uuid4())

    with pytest.raises(IntegrityError):
        write()


def test_a_view_uses_the_database_of_its_application(app, database):
    with app.app_context():
        assert current_database() is database
        with transaction() as session:
            session.add(Heartbeat(name="a", beat_at=NOON))
        with reading() as session:
            assert session.scalar(select(Heartbeat.name)) == "a"


def test_a_moment_comes_back_in_utc_and_to_the_microsecond(database):
    berlin = timezone(timedelta(hours=1))
    moment = datetime(2026, 11, 23, 12, 0, 0, 123456, berlin)
    with database.transaction() as session:
        session.add(Heartbeat(name="a", beat_at=moment))

    with database.reading() as session:
        found = session.scalars(select(Heartbeat.beat_at)).one()
        same = session.scalar(select(Heartbeat.name).where(Heartbeat.beat_at == moment))
    assert found == moment
    assert found.utcoffset() == timedelta()
    assert same == "a"


def test_a_moment_without_a_time_zone_is_refused(database):
    naive = datetime(2026, 11, 23, 12)  # noqa: DTZ001 - what must be refused

    def write():
        with database.transaction() as session:
            session.add(Heartbeat(name="a", beat_at=naive))

    with pytest.raises(StatementError, match="a moment needs a time zone"):
        write()
    assert names(database) == []


def test_a_word_is_stored_by_its_value(database):
    with database.transaction() as session:
        account = an_account(session, role=Role.COORDINATOR)
    with database.reading() as session:
        assert session.scalar(text("SELECT role FROM accounts_account")) == "coordinator"
        assert session.get_one(Account, account.id).role is Role.COORDINATOR


def test_the_trail_tells_who_did_what_newest_first(database):
    subject, who = uuid4(), uuid4()
    by = By(who, "advisor")
    with database.transaction() as session:
        record(session, "thing.made", subject, Change(becomes="draft"), by=by, at=NOON)
        record(session, "thing.ended", subject, Change("draft", "ended", "moved"), by=By.system(), at=NOON + timedelta(hours=1))
        record(session, "thing.made", uuid4(), by=by, at=NOON)

    with database.reading() as session:
        lines = trail(session, subject)

    assert [(line.verb, line.by_id, line.by_role, line.was, line.becomes, line.reason) for line in lines] == [
        ("thing.ended", None, "system", "draft", "ended", "moved"),
        ("thing.made", who, "advisor", None, "draft", None),
    ]
