"""Believing an offer from today on."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.kernel.clock import local_day, start_of
from portal.kernel.outbox import announce
from portal.openings.models import Opening
from portal.openings.queries.fresh import ASKED_BEFORE, BELIEVED, PAUSED_AFTER
from portal.openings.words import OpeningState

LATE_AFTER = timedelta(days=1)
"""How long the reminder of an offer may take by itself: the worker tries for some 21 hours."""


def keep_fresh(session: Session, opening: Opening, *, at: datetime) -> None:
    """Note that the offer holds today; the worker comes back to ask, and to pause it."""
    today = local_day(at)
    if opening.fresh_on == today:
        return
    opening.fresh_on = today
    for before in ASKED_BEFORE:
        announce(session, "opening.stale_soon", opening.id, at=at, due_at=start_of(today + BELIEVED - before))
    announce(session, "opening.stale", opening.id, at=at, due_at=start_of(today + PAUSED_AFTER))


def look_after_offers(session: Session, at: datetime) -> None:
    """Take up what should have ended or been paused a day ago and has not: its own reminder was given up. Called once a day."""
    yesterday = local_day(at) - LATE_AFTER
    stale = select(Opening.id).where(Opening.state == OpeningState.PUBLISHED, Opening.fresh_on <= yesterday - PAUSED_AFTER)
    over = select(Opening.id).where(
        Opening.state.in_((OpeningState.PUBLISHED, OpeningState.PAUSED)), Opening.valid_until < yesterday
    )
    for topic, wanted in (("opening.stale", stale), ("opening.outdated", over)):
        for opening_id in session.scalars(wanted.order_by(Opening.id)).all():
            announce(session, topic, opening_id, at=at)
