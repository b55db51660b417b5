"""Noting who looked, and who printed: once for each time, readable for the person."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.kernel.audit import By, Change, record
from portal.proposals.words import ConsentPurpose


def note_view(session: Session, proposal_id: UUID, *, with_name: bool, by: By, at: datetime) -> None:
    """Note that a company looked at a profile, or at a person's name."""
    record(session, "identity.viewed" if with_name else "profile.viewed", proposal_id, by=by, at=at)


def note_receipt(session: Session, proposal_id: UUID, purpose: ConsentPurpose, *, by: By, at: datetime) -> None:
    """Note that an advisor printed the receipt of an answer."""
    record(session, "consent.receipt_printed", proposal_id, Change(reason=purpose.value), by=by, at=at)
