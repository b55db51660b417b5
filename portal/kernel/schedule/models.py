"""One row for each piece of recurring work."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from portal.kernel.db import NEVER_SHOWN, Entity


class ScheduleRow(Entity):
    """When a piece of recurring work ran, when it runs next, and what stopped it last."""

    __tablename__ = "kernel_schedule"
    __table_args__ = ({"info": NEVER_SHOWN},)

    code: Mapped[str] = mapped_column(unique=True)
    next_at: Mapped[datetime]
    last_at: Mapped[datetime | None]
    failures: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str | None]
