"""The log of retention: when, which rule, how many went, how many are held and why. No name and no id of a person."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.kernel.db import NEVER_SHOWN, Entity


class RetentionRun(Entity):
    """One run through all rules; `day` is set for the daily one, so that there is only one of it."""

    __tablename__ = "retention_run"
    __table_args__ = (Index("ix_retention_run_began", "began_at", "id"), {"info": NEVER_SHOWN})

    day: Mapped[date | None] = mapped_column(unique=True)
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    by_id: Mapped[UUID | None]
    # Where it is: the rule, and the last thing looked at. A run that was broken off goes on from here.
    code: Mapped[str | None]
    after_id: Mapped[UUID | None]

    lines: Mapped[list["RetentionLine"]] = relationship(back_populates="run", cascade="all, delete-orphan")


class RetentionLine(Entity):
    """What one rule did in one run; `reasons` says by code how many are held by what."""

    __tablename__ = "retention_line"
    __table_args__ = ({"info": NEVER_SHOWN},)

    run_id: Mapped[UUID] = mapped_column(ForeignKey("retention_run.id"), index=True)
    code: Mapped[str]
    gone: Mapped[int] = mapped_column(default=0)
    held: Mapped[int] = mapped_column(default=0)
    failed: Mapped[int] = mapped_column(default=0)
    reasons: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)

    run: Mapped[RetentionRun] = relationship(back_populates="lines")
