"""The rules of keeping: a new row replaces an older one, nothing is overwritten."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.kernel.db import NEVER_SHOWN, Entity


class RetentionRule(Entity):
    """How long one kind of thing is kept, since when, and on which ground (Art. 5(1)(e) GDPR)."""

    __tablename__ = "kernel_retention_rule"
    __table_args__ = (
        CheckConstraint("months >= 0 AND days >= 0", name="no_negative_period"),
        Index("ix_kernel_retention_rule_code", "code", "valid_from", "at"),
        {"info": NEVER_SHOWN},
    )

    code: Mapped[str]
    months: Mapped[int] = mapped_column(default=0)
    days: Mapped[int] = mapped_column(default=0)
    from_year_end: Mapped[bool] = mapped_column(default=False)
    source: Mapped[str]
    valid_from: Mapped[date]
    at: Mapped[datetime]
    by_id: Mapped[UUID | None]
