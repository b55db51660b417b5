"""Noting which advisor looked at a person's record: who looks without a reason can be found."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.kernel.audit import By, is_recorded, record

LOOKED = "candidate.viewed"
ONCE_IN = timedelta(hours=1)


def note_look(session: Session, candidate_id: UUID, *, by: By, at: datetime) -> None:
    """Note that an advisor opened the record, once an hour for each advisor (Art. 5(2), 32 GDPR)."""
    session.get_one(Candidate, candidate_id, with_for_update=True)  # two pages opened at once make one line
    if not is_recorded(session, LOOKED, candidate_id, by=by, after=at - ONCE_IN):
        record(session, LOOKED, candidate_id, by=by, at=at)
