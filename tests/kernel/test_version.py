"""The data's version: another one after every committed change that could be shown, the same one after all else."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, text, update

from portal.accounts.models import Account
from portal.kernel.audit import By, record
from portal.kernel.db import Database, data_version, renew_version
from portal.kernel.db.version import DataVersion
from portal.kernel.identity import sign_in
from portal.kernel.outbox.models import Heartbeat
from tests.builders.accounts import an_account
from tests.moments import NOON


def version(database):
    with database.reading() as session:
        return data_version(session)


def test_every_way_of_writing_gives_the_data_another_version(database):
    seen = [version(database)]
    with database.transaction() as session:
        account = an_account(session)
    seen.append(version(database))
    with database.transaction() as session:
        session.get_one(Account, account.id).name = "Kim"
    seen.append(version(database))
    with database.transaction() as session:
        session.execute(update(Account).values(name="Lou"))
    seen.append(version(database))
    with database.transaction() as session:
        session.execute(text("UPDATE accounts_account SET name = 'Noa'"))
    seen.append(version(database))
    with database.transaction() as session:
        session.delete(session.get_one(Account, account.id))
    seen.append(version(database))
    with database.transaction() as session:
        renew_version(session)
    seen.append(version(database))

    assert len(set(seen)) == len(seen)


def test_what_is_never_shown_and_what_is_only_read_leaves_the_version(database):
    with database.transaction() as session:
        account = an_account(session)
    before = version(database)
    with database.transaction() as session:
        session.add(Heartbeat(name="worker", beat_at=NOON))
        sign_in(session, account.id, at=NOON)
        record(session, "thing.seen", account.id, by=By.system(), at=NOON)
    with database.transaction() as session:
        session.scalars(select(Account).with_for_update()).all()

    assert version(database) == before is not None


def test_a_change_that_was_taken_back_leaves_the_version_and_marks_nothing(database):
    with database.transaction() as session:
        an_account(session)
    before = version(database)

    def write_and_fail():
        with database.transaction() as session:
            an_account(session)
            session.flush()
            raise LookupError

    with pytest.raises(LookupError):
        write_and_fail()
    with database.transaction() as session:
        session.add(Heartbeat(name="worker", beat_at=NOON))

    assert version(database) == before


def test_another_process_sees_the_version_with_the_change_and_not_before(database):
    other = Database(database.engine.url.render_as_string(hide_password=False))
    try:
        before = version(other)
        with database.transaction() as session:
            an_account(session)
            session.flush()
            assert version(other) == before
        assert version(other) == version(database) != before
    finally:
        other.close()


def test_the_quick_look_says_the_same_in_every_thread_and_recovers_when_a_connection_is_lost(database):
    with database.transaction() as session:
        an_account(session)
    with ThreadPoolExecutor(4) as pool:
        stamps = set(pool.map(lambda _number: database.stamp(), range(40)))
    assert stamps == {version(database)}

    while database._askers:  # noqa: SLF001 - the server or the network went away
        database._askers.pop().close()  # noqa: SLF001
    with database.transaction() as session:
        an_account(session)
    database.stamp()
    lost = database._askers[-1]  # noqa: SLF001
    lost.close()
    assert [database.stamp(), database.stamp()] == [None, version(database)]


def test_writers_at_the_same_time_never_wait_in_a_circle(database):
    def write(_number):
        with database.transaction() as session:
            an_account(session)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(8)))

    with database.reading() as session:
        assert len(session.scalars(select(Account.id)).all()) == 8
        assert len(session.scalars(select(DataVersion.id)).all()) == 1
