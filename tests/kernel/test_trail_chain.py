"""The chain behind the trail: whatever is done to it behind the portal's back is found, and what the portal does is not."""

# ruff: noqa: S608 - what an attacker would write is written by hand here
from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from portal.kernel.audit import By, Change, Fault, close_month, drop_months, months_before, record, seal_all_earlier, verify
from portal.kernel.db import Database
from portal.kernel.schedule import Timetable
from portal.kernel.schedule.models import ScheduleRow
from portal.retention import verify_command
from portal.roof.jobs import JOBS
from portal.upgrading import upgrade
from tests.databases import postgres_database
from tests.moments import NOON

SOMEBODY = UUID(int=7)
NEXT_MONTH = NOON + timedelta(days=20)
LONG_AFTER = NOON + timedelta(days=400)


def write(database: Database, *verbs: str, days: int = 0) -> None:
    """Note acts, each in a transaction of its own."""
    for verb in verbs:
        with database.transaction() as session:
            record(session, verb, SOMEBODY, Change("a", "b"), by=By.system(), at=NOON + timedelta(days=days))


def faults(database: Database, noted: tuple[int, str] | None = None) -> list[tuple[Fault, int]]:
    with database.reading() as session:
        return [(each.fault, each.position) for each in verify(session, noted).found]


def behind_its_back(database: Database, *statements: str) -> None:
    with database.engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


ENTRY_AT = "(SELECT entry_id FROM kernel_audit_seal WHERE position = {})"
TAMPERING = {
    "a verb": (["UPDATE kernel_audit_entry SET verb = 'x.y' WHERE id = " + ENTRY_AT.format(2)], [(Fault.CHANGED, 2)]),
    "a reason": (["UPDATE kernel_audit_entry SET reason = 'asked' WHERE id = " + ENTRY_AT.format(3)], [(Fault.CHANGED, 3)]),
    "who": (["UPDATE kernel_audit_entry SET by_role = 'advisor' WHERE id = " + ENTRY_AT.format(1)], [(Fault.CHANGED, 1)]),
    "a line away": (["DELETE FROM kernel_audit_entry WHERE id = " + ENTRY_AT.format(2)], [(Fault.MISSING, 2)]),
    "a line and its seal away": (
        [
            "DELETE FROM kernel_audit_entry WHERE id = " + ENTRY_AT.format(2),
            "DELETE FROM kernel_audit_seal WHERE position = 2",
        ],
        [(Fault.SEAL_MISSING, 2)],
    ),
    "the last line and its seal away": (
        [
            "DELETE FROM kernel_audit_entry WHERE id = " + ENTRY_AT.format(4),
            "DELETE FROM kernel_audit_seal WHERE position = 4",
        ],
        [(Fault.CUT_OFF, 3)],
    ),
    "a seal": (
        ["UPDATE kernel_audit_seal SET mac = 'f' WHERE position = 2"],
        [(Fault.CHANGED, 2), (Fault.CHANGED, 3)],
    ),
    "two seals exchanged": (
        [
            "UPDATE kernel_audit_seal SET position = 99 WHERE position = 2",
            "UPDATE kernel_audit_seal SET position = 2 WHERE position = 3",
            "UPDATE kernel_audit_seal SET position = 3 WHERE position = 99",
        ],
        [(Fault.CHANGED, 2), (Fault.CHANGED, 3), (Fault.CHANGED, 4)],
    ),
}


@pytest.mark.parametrize("tampering", TAMPERING)
def test_whatever_is_changed_or_missing_is_found_at_its_place(app, database: Database, tampering: str):
    write(database, "one.done", "two.done", "three.done", "four.done")
    assert faults(database) == []

    statements, expected = TAMPERING[tampering]
    behind_its_back(database, *statements)

    assert faults(database) == expected


def test_a_line_that_somebody_slips_in_is_found(app, database: Database):
    write(database, "one.done")
    behind_its_back(
        database,
        "INSERT INTO kernel_audit_entry (id, at, verb, subject_id, by_role) SELECT "
        f"'{uuid4().hex}', at, 'x.y', subject_id, by_role FROM kernel_audit_entry",
    )

    assert faults(database) == [(Fault.SLIPPED_IN, 0)]


def test_newest_lines_cut_off_with_everything_are_found_by_what_was_noted_elsewhere(app, database: Database):
    write(database, "one.done", "two.done")
    with database.reading() as session:
        earlier = verify(session)
    write(database, "three.done")
    with database.reading() as session:
        noted = verify(session)
    behind_its_back(
        database,
        "DELETE FROM kernel_audit_entry WHERE id = " + ENTRY_AT.format(3),
        "DELETE FROM kernel_audit_seal WHERE position = 3",
        f"UPDATE kernel_audit_head SET position = 2, mac = '{earlier.mac}'",
    )

    assert faults(database) == [], "from the database alone nobody can know"
    assert faults(database, (noted.position, noted.mac)) == [(Fault.NOT_AS_NOTED, 3)]
    assert faults(database, (earlier.position, earlier.mac)) == []


def test_what_was_given_up_leaves_neither_line_nor_seal(app, database: Database):
    write(database, "one.done")
    with suppress(ZeroDivisionError), database.transaction() as session:
        record(session, "two.done", SOMEBODY, by=By.system(), at=NOON)
        raise ZeroDivisionError
    with database.transaction() as session:
        record(session, "three.done", SOMEBODY, by=By.system(), at=NOON)
        with suppress(ZeroDivisionError), session.begin_nested():
            record(session, "four.done", SOMEBODY, by=By.system(), at=NOON)
            session.flush()
            raise ZeroDivisionError
        with session.begin_nested():
            record(session, "five.done", SOMEBODY, by=By.system(), at=NOON)

    with database.reading() as session:
        verdict = verify(session)
    assert (verdict.lines, verdict.position, verdict.found) == (3, 3, ())


def test_lines_from_before_there_was_a_chain_are_sealed_once(app, database: Database):
    write(database, "one.done", "two.done")
    behind_its_back(database, "DELETE FROM kernel_audit_seal", "DELETE FROM kernel_audit_head")
    with database.transaction() as session:
        assert seal_all_earlier(session) == 2
    with database.transaction() as session:
        assert seal_all_earlier(session) == 0

    assert faults(database) == []


def test_a_month_goes_as_a_whole_when_its_youngest_line_is_old_enough_and_the_chain_goes_on(app, database: Database):
    write(database, "one.done", "two.done")
    write(database, "three.done", days=20)
    with database.transaction() as session:
        close_month(session, NOON)
        close_month(session, NEXT_MONTH)
        close_month(session, NEXT_MONTH)
    with database.reading() as session:
        assert session.scalars(months_before(NOON)).all() == []
        (month,) = session.scalars(months_before(NOON + timedelta(microseconds=1))).all()
    assert faults(database) == []

    with database.transaction() as session:
        drop_months(session, [month], By.system(), LONG_AFTER)

    with database.reading() as session:
        verdict = verify(session)
    assert (verdict.lines, verdict.position, verdict.found) == (2, 4, ()), "the third, and that the month was dropped"
    behind_its_back(database, "DELETE FROM kernel_audit_entry WHERE verb = 'trail.dropped'")
    assert (Fault.MONTH_UNEXPLAINED, 1) in faults(database)


def test_a_month_that_is_noted_otherwise_than_it_was_closed_is_found(app, database: Database):
    write(database, "one.done", "two.done", "three.done")
    with database.transaction() as session:
        close_month(session, NEXT_MONTH)
    behind_its_back(database, "UPDATE kernel_audit_segment SET last = 2")

    assert faults(database) == [(Fault.MONTH_CHANGED, 1)]


@pytest.fixture
def migrated(app, backend: str, tmp_path: Path) -> Iterator[Database]:
    """A database as `portal db upgrade` leaves it; the tests' own has tables without its guards."""
    if backend == "sqlite":
        database = Database(f"sqlite:///{tmp_path / 'migrated.sqlite3'}")
        upgrade(database)
        yield database
        database.close()
        return
    with postgres_database() as url:
        database = Database(url)
        upgrade(database)
        yield database
        database.close()


def test_the_database_itself_refuses_to_change_or_delete_before_the_time(migrated: Database):
    write(migrated, "one.done", "two.done")
    write(migrated, "three.done", days=20)
    with migrated.transaction() as session:
        close_month(session, NEXT_MONTH)
    refused = [
        "UPDATE kernel_audit_entry SET verb = 'x.y'",
        "DELETE FROM kernel_audit_entry",
        "UPDATE kernel_audit_seal SET mac = 'f'",
        "DELETE FROM kernel_audit_seal",
        "UPDATE kernel_audit_segment SET last = 3",
        "DELETE FROM kernel_audit_segment",
        "UPDATE kernel_audit_head SET position = 1",
        "DELETE FROM kernel_audit_head",
    ]
    if migrated.engine.dialect.name == "postgresql":
        refused += [f"TRUNCATE kernel_audit_{table}" for table in ("entry", "seal", "segment", "head")]
    for statement in refused:
        with pytest.raises(DBAPIError, match="only added to"):
            behind_its_back(migrated, statement)

    with migrated.transaction() as session:
        drop_months(session, session.scalars(months_before(LONG_AFTER)).all(), By.system(), LONG_AFTER)
    assert faults(migrated) == []
    with pytest.raises(DBAPIError, match="only added to"):
        behind_its_back(migrated, "UPDATE kernel_audit_segment SET dropped_at = NULL")


def test_every_night_the_trail_is_looked_at_and_what_is_wrong_shows_with_the_recurring_work(app, database: Database):
    write(database, "one.done")
    jobs = Timetable([job for job in JOBS if job.code == "trail.verify"])
    night, next_night = NOON + timedelta(hours=16), NOON + timedelta(hours=40)

    assert jobs.run_due(database, night) == 1
    behind_its_back(database, "UPDATE kernel_audit_entry SET verb = 'x.y'")
    assert jobs.run_due(database, next_night) == 0

    with database.reading() as session:
        row = session.scalars(select(ScheduleRow).where(ScheduleRow.code == "trail.verify")).one()
    assert (row.failures, row.last_error) == (1, "TrailBroken")


def test_the_command_says_so_in_plain_sentences_and_what_to_keep_elsewhere(app, database: Database, capsys):
    write(database, "one.done", "two.done")

    assert verify_command.run(Namespace(noted=None), app) == 0
    said = capsys.readouterr().out
    assert "2 lines were read; each is as it was written" in said
    noted = verify_command.read_noted(said.splitlines()[-1])
    behind_its_back(database, "UPDATE kernel_audit_entry SET verb = 'x.y' WHERE id = " + ENTRY_AT.format(2))
    assert verify_command.run(Namespace(noted=noted), app) == 1
    assert "Line 2 of 2026-11-23 12:00 was changed" in capsys.readouterr().out


@pytest.mark.parametrize("typed", ["", "12", "x:" + "a" * 64, "12:" + "a" * 63])
def test_what_was_not_printed_by_the_command_is_refused(typed: str):
    with pytest.raises(ArgumentTypeError):
        verify_command.read_noted(typed)
