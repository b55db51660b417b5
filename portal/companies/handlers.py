"""What follows from what happens to companies."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.companies import emails
from portal.companies.services import forget_registration
from portal.kernel.outbox import Topics, follows, writes


def let_registration_lapse(session: Session, registration_id: UUID, at: datetime) -> None:
    """Delete a sign-up when its time is over."""
    forget_registration(session, registration_id, at=at)


TOPICS: Topics = {
    "registration.received": (writes(emails.answer_registration),),
    "registration.lapsed": (follows(let_registration_lapse),),
    "company.approved": (writes(emails.approved),),
    "company.rejected": (writes(emails.rejected),),
}
