"""Rows of the outbox and the worker's heartbeat."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.kernel.db import NEVER_SHOWN, Entity


class OutboxRow(Entity):
    """Something that happened and must be followed up. Carries ids only."""

    __tablename__ = "kernel_outbox"
    __table_args__ = (Index("ix_kernel_outbox_due", "done_at", "dead_at", "due_at", "position", "id"),)

    topic: Mapped[str]
    subject_id: Mapped[UUID]
    happened_at: Mapped[datetime]
    due_at: Mapped[datetime]
    position: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    handled_by: Mapped[list[str]] = mapped_column(default=list)
    leased_until: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    dead_at: Mapped[datetime | None]
    last_error: Mapped[str | None]


class Heartbeat(Entity):
    """The last sign of life of a worker."""

    __tablename__ = "kernel_heartbeat"
    __table_args__ = ({"info": NEVER_SHOWN},)

    name: Mapped[str] = mapped_column(unique=True)
    beat_at: Mapped[datetime]
