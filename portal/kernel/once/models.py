"""What was sent in the last hours, and where it led."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from portal.kernel.crypto import EncryptedText
from portal.kernel.db import NEVER_SHOWN, Entity


class SentOnce(Entity):
    """One thing that was sent. What it was stands here as a hash only; where it led may carry a personal link."""

    __tablename__ = "kernel_sent_once"
    __table_args__ = ({"info": NEVER_SHOWN},)

    key_hash: Mapped[str] = mapped_column(unique=True)
    leads_to: Mapped[str | None] = mapped_column(EncryptedText)
    at: Mapped[datetime] = mapped_column(index=True)
