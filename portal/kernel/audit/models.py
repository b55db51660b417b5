"""What was done, by whom, and what it changed. Ids and codes only, never a person's data."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.kernel.db import NEVER_SHOWN, Entity


class AuditEntry(Entity):
    """One act on one record; append-only."""

    __tablename__ = "kernel_audit_entry"
    __table_args__ = (Index("ix_kernel_audit_entry_subject", "subject_id", "at", "id"), {"info": NEVER_SHOWN})

    at: Mapped[datetime]
    verb: Mapped[str]
    subject_id: Mapped[UUID]
    by_id: Mapped[UUID | None] = mapped_column(index=True)
    by_role: Mapped[str]
    was: Mapped[str | None]
    becomes: Mapped[str | None]
    reason: Mapped[str | None]


class AuditSeal(Entity):
    """The seal of one line: its place in the chain, and the keyed hash of what it says and of the seal before."""

    __tablename__ = "kernel_audit_seal"
    __table_args__ = ({"info": NEVER_SHOWN},)

    position: Mapped[int] = mapped_column(unique=True)
    entry_id: Mapped[UUID] = mapped_column(index=True)
    """Without a foreign key: a line that is missing is to be found, and not to be asked for."""
    mac: Mapped[str]


class AuditHead(Entity):
    """The one row that says where the chain ends."""

    __tablename__ = "kernel_audit_head"
    __table_args__ = ({"info": NEVER_SHOWN},)

    position: Mapped[int]
    mac: Mapped[str]


class AuditSegment(Entity):
    """A month of the chain, closed: what may go as a whole when its time is over, and how the chain goes on behind it."""

    __tablename__ = "kernel_audit_segment"
    __table_args__ = ({"info": NEVER_SHOWN},)

    first: Mapped[int] = mapped_column(unique=True)
    last: Mapped[int] = mapped_column(unique=True)
    newest_at: Mapped[datetime]
    """When the youngest of its lines was written: from then on its time runs."""
    last_mac: Mapped[str]
    mac: Mapped[str]
    """The keyed hash of all the above."""
    closed_at: Mapped[datetime]
    dropped_at: Mapped[datetime | None]
