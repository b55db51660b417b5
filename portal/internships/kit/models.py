"""What a company says about the first day of one internship. It says nothing about the person."""

from datetime import datetime, time
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped

from portal.kernel.db import Entity
from portal.kernel.marks import Mark, marked

INTERNAL, DISCLOSED = Mark.INTERNAL, Mark.DISCLOSED


class Kit(Entity):
    """The first-day kit of an internship; what is empty is said by the plan or by a sentence for everyone."""

    __tablename__ = "internships_kit"

    internship_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("internships_internship.id"), unique=True)
    meeting_point: Mapped[str | None] = marked(DISCLOSED)
    begins_at: Mapped[time | None] = marked(DISCLOSED)
    """When they meet on the first morning; the working hours stand in the agreement and are not changed here."""
    contact_name: Mapped[str | None] = marked(DISCLOSED)
    contact_phone: Mapped[str | None] = marked(DISCLOSED)
    clothes: Mapped[str | None] = marked(DISCLOSED)
    filled_at: Mapped[datetime | None] = marked(INTERNAL)
    filled_by_id: Mapped[UUID | None] = marked(INTERNAL)
    sent_at: Mapped[datetime | None] = marked(INTERNAL)
