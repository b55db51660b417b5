"""Announcing a fact beside the fact, in the same transaction."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.kernel.outbox.models import OutboxRow


def announce(session: Session, topic: str, subject_id: UUID, *, at: datetime, due_at: datetime | None = None) -> None:
    """Note that something happened; the worker tells everyone who listens.

    `topic` is `noun.past_participle`; `due_at` puts the delivery off. Ids only: name, address, language
    and today's consent are read when a letter is written.
    """
    # What one use case announces at the same moment is delivered in the order in which it happened.
    position = session.info["outbox_position"] = session.info.get("outbox_position", 0) + 1
    session.add(OutboxRow(topic=topic, subject_id=subject_id, happened_at=at, due_at=due_at or at, position=position))
