"""What follows once company and person know each other."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.kernel.audit import By, record
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.proposals.services.ending import supersede_others
from portal.proposals.services.moving import locked, move
from portal.proposals.words import ProposalState


def schedule_meeting(session: Session, proposal_id: UUID, meeting_at: datetime, *, by: By, at: datetime) -> None:
    """Note when company and person meet; a meeting can be moved to another time."""
    proposal = locked(session, proposal_id)
    if meeting_at < at:
        raise RuleBroken(_l("Please choose a time that lies ahead."), field="day")
    if proposal.state is ProposalState.MEETING_SCHEDULED:
        record(session, "proposal.meeting_moved", proposal.id, by=by, at=at)
    else:
        move(session, proposal, "schedule_meeting", by=by, at=at)
    proposal.meeting_at = meeting_at


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
