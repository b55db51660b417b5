"""Taking back what was announced about records that are erased: nobody follows up what no longer exists."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.kernel.outbox.models import OutboxRow


def forget_announced(session: Session, subject_ids: Collection[UUID]) -> None:
    """Delete every row about these records, delivered or not."""
    session.execute(delete(OutboxRow).where(OutboxRow.subject_id.in_(subject_ids)))
