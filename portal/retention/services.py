"""What a coordinator does with retention: change a rule, and let a run begin."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.kernel.audit import By, Change, record
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import announce
from portal.kernel.retention.models import RetentionRule
from portal.retention.running import begin_run

MOST_MONTHS = 360


@dataclass(frozen=True)
class RuleDraft:
    """How long something is to be kept, from which day on, and why."""

    months: int
    days: int
    valid_from: date
    source: str


def change_rule(session: Session, rule_id: UUID, draft: RuleDraft, *, by: By, at: datetime) -> None:
    """Put a new rule beside the older ones; what counts is the newest that holds already."""
    older = session.get_one(RetentionRule, rule_id)
    if not 0 <= draft.months <= MOST_MONTHS or not 0 <= draft.days <= 366:
        raise RuleBroken(_l("Please enter at most 360 months and 366 days."), field="months")
    if draft.months == draft.days == 0:
        raise RuleBroken(_l("Please enter at least one day."), field="days")
    if draft.valid_from < local_day(at):
        raise RuleBroken(_l("Please choose today or a later day."), field="valid_from")
    newer = RetentionRule(code=older.code, from_year_end=older.from_year_end, at=at, by_id=by.account_id, **vars(draft))
    session.add(newer)
    session.flush()  # the trail needs newer.id
    change = Change(f"{older.months}m{older.days}d", f"{newer.months}m{newer.days}d", older.code)
    record(session, "retention.rule_changed", newer.id, change, by=by, at=at)


def start_run(session: Session, *, by: By, at: datetime) -> None:
    """Let the worker run through all rules now."""
    announce(session, "retention.planned", begin_run(session, by=by, at=at), at=at)
