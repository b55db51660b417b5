"""Believing an offer from today on."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.kernel.clock import local_day, start_of
from portal.kernel.outbox import announce
from portal.openings.models import Opening
from portal.openings.queries.fresh import ASKED_BEFORE, BELIEVED, PAUSED_AFTER


def keep_fresh(session: Session, opening: Opening, *, at: datetime) -> None:
    """Note that the offer holds today; the worker comes back to ask, and to pause it."""
    today = local_day(at)
    if opening.fresh_on == today:
        return
    opening.fresh_on = today
    for before in ASKED_BEFORE:
        announce(session, "opening.stale_soon", opening.id, at=at, due_at=start_of(today + BELIEVED - before))
    announce(session, "opening.stale", opening.id, at=at, due_at=start_of(today + PAUSED_AFTER))
