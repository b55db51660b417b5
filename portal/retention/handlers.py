"""The daily run: planned once a day by whichever worker comes first, done in steps by whoever takes them."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from portal.kernel.clock import local_day, start_of
from portal.kernel.outbox import Topics, announce, follows
from portal.retention.models import RetentionRun
from portal.retention.noticing import give_notice
from portal.retention.running import take_step

NIGHT = time(3)
"""From when on a day's run may begin."""
_INSERT: Final[dict[str, Callable[..., Any]]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def plan_daily_run(session: Session, at: datetime) -> None:
    """Open today's run, unless it is open or done already: the day stands in the log only once."""
    today = local_day(at)
    if at < start_of(today) + timedelta(hours=NIGHT.hour):
        return
    if session.scalar(select(RetentionRun.id).where(RetentionRun.day == today)) is not None:
        return
    run_id = uuid4()
    insert = _INSERT[session.get_bind().dialect.name]
    row = {"id": run_id, "day": today, "began_at": at}
    session.execute(insert(RetentionRun).values(row).on_conflict_do_nothing(index_elements=["day"]))
    if session.scalar(select(RetentionRun.id).where(RetentionRun.day == today)) == run_id:
        announce(session, "retention.planned", run_id, at=at)
        give_notice(session, at=at)


def do_step(session: Session, run_id: UUID, at: datetime) -> None:
    """Do a step of a run, and let the next one follow."""
    if take_step(session, run_id, at=at):
        announce(session, "retention.planned", run_id, at=at)


TOPICS: Topics = {"retention.planned": (follows(do_step),)}
