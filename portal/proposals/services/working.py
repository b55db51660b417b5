"""What follows once company and person know each other."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.kernel.audit import By
from portal.proposals.services.ending import supersede_others
from portal.proposals.services.moving import locked, move


def start_internship(session: Session, proposal_id: UUID, *, by: By, at: datetime) -> None:
    """Note that the internship has begun."""
    move(session, locked(session, proposal_id), "start_internship", by=by, at=at)


def make_offer(session: Session, proposal_id: UUID, *, by: By, at: datetime) -> None:
    """Note that the company offers work."""
    move(session, locked(session, proposal_id), "make_offer", by=by, at=at)


def place(session: Session, proposal_id: UUID, *, by: By, at: datetime) -> None:
    """Note that work was found; the person's other proposals end, neutrally."""
    proposal = locked(session, proposal_id)
    move(session, proposal, "place", by=by, at=at)
    supersede_others(session, proposal, at=at)
