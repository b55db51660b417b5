"""What follows for internships from what happens to their proposal."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.internships.models import Internship
from portal.internships.services import cancel_internship
from portal.internships.words import InternshipState
from portal.kernel.audit import By
from portal.kernel.outbox import Topics, follows
from portal.proposals.models import Proposal

NOT_BEGUN = (InternshipState.PLANNED, InternshipState.APPROVED)


def call_off_what_has_not_begun(session: Session, proposal_id: UUID, at: datetime) -> None:
    """Call off the plan of a proposal that has ended: the company must not wait for somebody who took their yes back."""
    proposal = session.get(Proposal, proposal_id)
    if proposal is None or not proposal.state.is_over:
        return
    planned = select(Internship.id).where(Internship.proposal_id == proposal_id, Internship.state.in_(NOT_BEGUN))
    for internship_id in session.scalars(planned.order_by(Internship.id)).all():
        cancel_internship(session, internship_id, by=By.system(), at=at)


TOPICS: Topics = {"proposal.ended": (follows(call_off_what_has_not_begun),)}
