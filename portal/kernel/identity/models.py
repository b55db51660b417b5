"""Sign-ins: what a browser's cookie stands for."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from portal.kernel.db import NEVER_SHOWN, Entity
from portal.kernel.identity.devices import Device


class SignIn(Entity):
    """One browser that signed in, as an account or by a personal link. Only the token's hash is kept."""

    __tablename__ = "kernel_sign_in"
    __table_args__ = ({"info": NEVER_SHOWN},)

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    account_id: Mapped[UUID | None] = mapped_column(index=True)
    subject_id: Mapped[UUID | None] = mapped_column(index=True)
    language: Mapped[str | None]
    device: Mapped[Device | None]
    """Of accounts: one word for the person to know it by; what the browser said is not kept."""
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    factor_at: Mapped[datetime | None]
    """When the second factor was shown in this browser."""
    proved_until: Mapped[datetime | None]
    """Until when the password, or a factor, counts as just given."""
