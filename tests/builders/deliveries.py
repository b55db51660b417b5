"""Deliveries that did not succeed."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from portal.kernel.outbox.models import OutboxRow
from portal.kernel.outbox.troubles import TRIES_UNTIL_SHOWN
from tests.moments import NOON


def a_failed_delivery(session: Session, subject_id: UUID) -> OutboxRow:
    """A letter about a proposal that a mail server refused again and again."""
    row = OutboxRow(topic="proposal.presented", subject_id=subject_id, happened_at=NOON, due_at=NOON + timedelta(days=1))
    row.attempts, row.last_error = TRIES_UNTIL_SHOWN, "SMTPRecipientsRefused"
    session.add(row)
    session.flush()
    return row
