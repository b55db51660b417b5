"""Messages between a company and its advisor."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped

from portal.kernel.crypto import EncryptedText
from portal.kernel.db import Entity
from portal.kernel.marks import Mark, marked
from portal.messages.words import Side

INTERNAL, DISCLOSED, PUBLISHED = Mark.INTERNAL, Mark.DISCLOSED, Mark.PUBLISHED


class Message(Entity):
    """A message about a case (Nachricht). What the team writes is kept as it left: nobody keeps the text before the review."""

    __tablename__ = "messages_message"
    __table_args__ = (
        Index("ix_messages_message_of_case", "proposal_id", "written_at", "id"),
        Index("ix_messages_message_waiting", "side", "settled_at", "proposal_id"),
    )

    proposal_id: Mapped[UUID] = marked(PUBLISHED, ForeignKey("proposals_proposal.id"))
    side: Mapped[Side] = marked(PUBLISHED)
    text: Mapped[str] = marked(DISCLOSED, EncryptedText)
    # Written before the company knew the name: then every mark in a text of the team was decided.
    is_masked: Mapped[bool] = marked(INTERNAL)
    written_at: Mapped[datetime] = marked(PUBLISHED)
    written_by_id: Mapped[UUID | None] = marked(PUBLISHED, ForeignKey("accounts_account.id"))
    # When the other side opened it; and, for what the company wrote, when an answer was there or none was needed.
    read_at: Mapped[datetime | None] = marked(INTERNAL)
    settled_at: Mapped[datetime | None] = marked(INTERNAL)
