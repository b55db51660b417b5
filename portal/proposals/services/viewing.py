"""Noting who looked, and who printed, readable for the person."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.kernel.audit import AuditEntry, By, Change, record
from portal.kernel.clock import local_day, start_of
from portal.proposals.words import ConsentPurpose

NAME_VIEWED = "identity.viewed"


def note_view(session: Session, proposal_id: UUID, *, with_name: bool, by: By, at: datetime) -> None:
    """Note that a company looked at a profile, or at a person's name."""
    record(session, NAME_VIEWED if with_name else "profile.viewed", proposal_id, by=by, at=at)


def names_to_note(session: Session, proposal_ids: Collection[UUID], *, by: By, at: datetime) -> list[UUID]:
    """Return of which proposals it is not noted today that this reader saw the name."""
    noted = select(AuditEntry.subject_id).where(
        AuditEntry.subject_id.in_(proposal_ids),
        AuditEntry.at >= start_of(local_day(at)),
        AuditEntry.verb == NAME_VIEWED,
        AuditEntry.by_id == by.account_id,
    )
    return sorted(set(proposal_ids) - set(session.scalars(noted)))


def note_names(session: Session, proposal_ids: Collection[UUID], *, by: By, at: datetime) -> None:
    """Note whose names a reader saw on a list or beside an internship: once a day for each, for they stand on every page."""
    for proposal_id in names_to_note(session, proposal_ids, by=by, at=at):
        record(session, NAME_VIEWED, proposal_id, by=by, at=at)


def note_receipt(session: Session, proposal_id: UUID, purpose: ConsentPurpose, *, by: By, at: datetime) -> None:
    """Note that an advisor printed the receipt of an answer."""
    record(session, "consent.receipt_printed", proposal_id, Change(reason=purpose.value), by=by, at=at)
