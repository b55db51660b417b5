"""Running what is due: exactly once, whoever comes first, and again if it was killed in the middle."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from portal.kernel.db import Database
from portal.kernel.schedule.models import ScheduleRow
from portal.kernel.schedule.rhythm import Rhythm

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)
_INSERT: Final[dict[str, Callable[..., Any]]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}

log = logging.getLogger("portal.schedule")


@dataclass(frozen=True)
class Job:
    """A piece of recurring work: its code, what it does in plain words, when, and the function `(session, at)`."""

    code: str
    label: Any
    rhythm: Rhythm
    run: Callable[[Session, datetime], None]


@dataclass(frozen=True)
class Timetable:
    """All recurring work of the portal.

    What a job changes and the note that it ran stand in one transaction: a worker that is killed leaves nothing behind,
    a second worker finds the row taken. What it announces is delivered through the outbox.
    """

    jobs: Sequence[Job]

    def run_due(self, database: Database, at: datetime) -> int:
        """Run everything that is due, each in a transaction of its own, and count it."""
        rows = self._rows(database)
        if rows.keys() < {job.code for job in self.jobs}:
            self._enter(database, at)
            rows = self._rows(database)
        return sum(self._run(database, job, at) for job in self.jobs if _wants(job, rows.get(job.code), at))

    def _rows(self, database: Database) -> dict[str, datetime]:
        with database.reading() as session:
            return {row.code: row.next_at for row in session.scalars(select(ScheduleRow))}

    def _enter(self, database: Database, at: datetime) -> None:
        """Write a row for each job that has none: what never ran is due."""
        with database.transaction() as session:
            insert = _INSERT[session.get_bind().dialect.name](ScheduleRow)
            for job in self.jobs:
                row = {"id": uuid4(), "code": job.code, "next_at": at, "failures": 0}
                session.execute(insert.values(row).on_conflict_do_nothing(index_elements=["code"]))

    def _run(self, database: Database, job: Job, at: datetime) -> bool:
        """Run a job if it is still due; what fails is undone and tried again soon."""
        try:
            with database.transaction() as session:
                return self._run_locked(session, job, at)
        except Exception as error:  # noqa: BLE001 - one job that fails must not keep the others from running
            log.warning("recurring work %s failed: %s", job.code, type(error).__name__)
            with database.transaction() as session:
                _note_failure(session, job, type(error).__name__, at)
            return False

    def _run_locked(self, session: Session, job: Job, at: datetime) -> bool:
        row = _held(session, job)
        if row is None or not _wants(job, row.next_at, at):
            return False
        if not job.rhythm.may_begin(at) or _ran_ahead(job, row.next_at, at):
            row.next_at = job.rhythm.after(at)
            return False
        job.run(session, at)
        row.last_at, row.next_at = at, job.rhythm.after(at)
        row.failures, row.last_error = 0, None
        return True


def _wants(job: Job, next_at: datetime | None, at: datetime) -> bool:
    return next_at is None or next_at <= at or _ran_ahead(job, next_at, at)


def _ran_ahead(job: Job, next_at: datetime, at: datetime) -> bool:
    """Whether the row was planned by a clock that ran ahead: it would wait until that day comes."""
    return next_at > job.rhythm.after(at) + job.rhythm.slack


def _held(session: Session, job: Job) -> ScheduleRow | None:
    """Lock the row, unless another worker is just running it."""
    wanted = select(ScheduleRow).where(ScheduleRow.code == job.code).with_for_update(skip_locked=True)
    return session.scalar(wanted)


def _note_failure(session: Session, job: Job, error: str, at: datetime) -> None:
    """Keep only the kind of error: its text could carry a person's data."""
    row = _held(session, job)
    if row is None:
        return
    row.failures, row.last_error = row.failures + 1, error
    row.next_at = at + min(FIRST_WAIT * 2 ** min(row.failures - 1, 10), LONGEST_WAIT)
