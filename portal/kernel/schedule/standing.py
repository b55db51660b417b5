"""How recurring work stands, in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.schedule.models import ScheduleRow
from portal.kernel.schedule.running import Job
from portal.kernel.words import Word

LATE_AFTER = timedelta(minutes=15)


class Pace(Word):
    """Whether a piece of recurring work runs as it should."""

    ON_TIME = "on_time", _l("on time")
    WAITING = "waiting", _l("has not run yet")
    LATE = "late", _l("late")
    FAILED = "failed", _l("failed, is tried again")

    @property
    def is_trouble(self) -> bool:
        """Whether somebody should look."""
        return self in (Pace.LATE, Pace.FAILED)


@dataclass(frozen=True)
class JobStanding:
    """One piece of recurring work: what, how often, when it ran and runs next, and whether that is in order."""

    code: str
    label: Any
    rhythm: Any
    last_at: datetime | None
    next_at: datetime | None
    pace: Pace
    error: str | None = None


def standings(session: Session, jobs: Sequence[Job], at: datetime) -> tuple[JobStanding, ...]:
    """Return how each job stands, in the order of the list."""
    rows = {row.code: row for row in session.scalars(select(ScheduleRow))}
    return tuple(_standing(job, rows.get(job.code), at) for job in jobs)


def _standing(job: Job, row: ScheduleRow | None, at: datetime) -> JobStanding:
    if row is None:
        return JobStanding(job.code, job.label, job.rhythm.label, None, None, Pace.WAITING)
    return JobStanding(job.code, job.label, job.rhythm.label, row.last_at, row.next_at, _pace(row, at), row.last_error)


def _pace(row: ScheduleRow, at: datetime) -> Pace:
    if row.failures:
        return Pace.FAILED
    if row.next_at + LATE_AFTER < at:
        return Pace.LATE
    return Pace.ON_TIME if row.last_at else Pace.WAITING
