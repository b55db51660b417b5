"""Noting who looked: once for each view, readable for the person."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.kernel.audit import By, record


def note_view(session: Session, proposal_id: UUID, *, with_name: bool, by: By, at: datetime) -> None:
    """Note that a company looked at a profile, or at a person's name."""
    record(session, "identity.viewed" if with_name else "profile.viewed", proposal_id, by=by, at=at)
