"""Saying that an offer still holds, and pausing what nobody speaks for."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.kernel.audit import By, record
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.openings.models import Opening
from portal.openings.queries import freshness_of
from portal.openings.services.freshness import keep_fresh
from portal.openings.services.moving import locked, pause_opening, resume_opening
from portal.openings.words import OpeningState


def prolong_opening(session: Session, opening_id: UUID, *, by: By, at: datetime) -> None:
    """Believe the offer for another sixty days; one that was paused meanwhile goes online again."""
    opening = locked(session, opening_id)
    if opening.state is OpeningState.PAUSED:
        resume_opening(session, opening_id, by=by, at=at)
    elif opening.state is OpeningState.PUBLISHED:
        keep_fresh(session, opening, at=at)
    else:
        raise RuleBroken(_l("This place is closed. To offer it again, please open it in the portal."))
    record(session, "opening.prolonged", opening_id, by=by, at=at)


def pause_stale(session: Session, opening_id: UUID, at: datetime) -> None:
    """Take an offer offline that nobody has confirmed for more than sixty days; what was confirmed since stays."""
    if session.get(Opening, opening_id, with_for_update=True) is None:
        return  # an import was taken back meanwhile
    place = freshness_of(session, opening_id)
    if place is not None and place.is_stale(local_day(at)):
        pause_opening(session, opening_id, by=By.system(), at=at, reason="stale")
