"""What was sent lately, by whom: kept for as long as it counts."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.kernel.db import NEVER_SHOWN, Entity


class Sending(Entity):
    """One time that somebody sent a form. Who it was stands here as a keyed hash only."""

    __tablename__ = "kernel_sending"
    __table_args__ = (Index("ix_kernel_sending_who", "who_hash", "at"), {"info": NEVER_SHOWN})

    who_hash: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)
