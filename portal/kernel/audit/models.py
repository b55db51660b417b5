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
