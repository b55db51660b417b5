"""One run through all rules, step by step. Each step is a transaction of its own: who is killed in between goes on from there."""

import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.kernel.access import Role
from portal.kernel.audit import By, record
from portal.kernel.clock import local_day
from portal.kernel.retention import Holds, Kept, RuleBook, rule_book
from portal.retention.kinds import KINDS
from portal.retention.models import RetentionLine, RetentionRun

log = logging.getLogger("portal.retention")


@dataclass(frozen=True)
class Count:
    """How many of one kind would go today, and how many are held, by reason."""

    code: str
    gone: int
    held: int = 0
    reasons: dict[str, int] = field(default_factory=dict)


def begin_run(session: Session, *, by: By, at: datetime, day: date | None = None) -> UUID:
    """Open a run in the log; `day` for the daily one."""
    run = RetentionRun(day=day, began_at=at, by_id=by.account_id)
    session.add(run)
    session.flush()  # the outbox and the trail need run.id
    record(session, "retention.begun", run.id, by=by, at=at)
    return run.id


def take_step(session: Session, run_id: UUID, *, at: datetime) -> bool:
    """Let the next few things go, and say whether there is more to do. A second call does the step after it."""
    run = session.get(RetentionRun, run_id, with_for_update=True)
    if run is None or run.ended_at is not None:
        return False
    kind = next((kind for kind in KINDS if kind.code == run.code), KINDS[0])
    book = rule_book(session, local_day(at))
    ids = _next_ids(session, kind, book, run.after_id)
    if ids:
        run.code, run.after_id = kind.code, ids[-1]
        _let_go(session, run, kind, ids, book, at=at)
        return True
    following = KINDS[KINDS.index(kind) + 1 :]
    run.code, run.after_id = (following[0].code if following else None), None
    run.ended_at = None if following else at
    return bool(following)


def preview(session: Session, *, at: datetime) -> tuple[Count, ...]:
    """Say what a run would do now. Nothing changes."""
    book = rule_book(session, local_day(at))
    return tuple(_previewed(session, kind, book) for kind in KINDS)


def _previewed(session: Session, kind: Kept, book: RuleBook) -> Count:
    limit = book.limit(kind.code)
    if limit is None:
        return Count(kind.code, 0)
    if kind.holds is None:
        return Count(kind.code, session.scalar(select(func.count()).select_from(kind.due(limit).subquery())) or 0)
    ids = session.scalars(kind.due(limit)).all()
    held = kind.holds(session, ids, book)
    return Count(kind.code, len(ids) - len(held), len(held), dict(_reasons(held)))


def _next_ids(session: Session, kind: Kept, book: RuleBook, after: UUID | None) -> Sequence[UUID]:
    limit = book.limit(kind.code)
    if limit is None:
        return ()
    due = kind.due(limit)
    key = due.selected_columns[0]
    wanted = due.where(key > after) if after is not None else due
    return session.scalars(wanted.order_by(key).limit(kind.batch)).all()


def _let_go(session: Session, run: RetentionRun, kind: Kept, ids: Sequence[UUID], book: RuleBook, *, at: datetime) -> None:
    held = kind.holds(session, ids, book) if kind.holds else {}
    going = [each for each in ids if each not in held]
    failed = _forget(session, kind, going, By(run.by_id, Role.COORDINATOR.value) if run.by_id else By.system(), at)
    line = _line(run, kind.code)
    line.gone += len(going) - failed
    line.held += len(held)
    line.failed += failed
    line.reasons = dict(Counter(line.reasons) + _reasons(held))


def _forget(session: Session, kind: Kept, ids: Sequence[UUID], by: By, at: datetime) -> int:
    """Let all go at once; if that fails one by one, so that one which cannot keeps none of the others. Count those."""
    if not ids:
        return 0
    try:
        with session.begin_nested():
            kind.forget(session, ids, by, at)
    except Exception as error:  # noqa: BLE001 - whatever breaks one, the run goes on; it is counted and tried again tomorrow
        if len(ids) > 1:
            return sum(_forget(session, kind, [each], by, at) for each in ids)
        # Only the kind of error is kept: its text could carry a person's data.
        log.warning("one of %s could not be deleted: %s", kind.code, type(error).__name__)
        return 1
    return 0


def _reasons(held: Holds) -> Counter[str]:
    return Counter(code for holds in held.values() for code in {hold.code for hold in holds})


def _line(run: RetentionRun, code: str) -> RetentionLine:
    found = next((line for line in run.lines if line.code == code), None)
    if found is None:
        found = RetentionLine(code=code, gone=0, held=0, failed=0, reasons={})
        run.lines.append(found)
    return found
