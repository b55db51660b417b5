"""How an internship is called where others speak about it."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.internships.models import Internship
from portal.kernel.access import Actor, Role
from portal.proposals.models import Proposal


def internship_title(session: Session, actor: Actor, internship_id: UUID) -> str | None:
    """Return the code of an internship's case to advisors."""
    if actor.role is not Role.ADVISOR:
        return None
    found = select(Proposal.reference).join(Internship, Internship.proposal_id == Proposal.id)
    return session.scalar(found.where(Internship.id == internship_id))
