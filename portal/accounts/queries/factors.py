"""What somebody can show as a second factor."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.accounts.models import CodeApp, RecoveryCode


@dataclass(frozen=True)
class Factors:
    """The app since when, and how many codes on paper are left."""

    app_since: datetime | None
    codes_left: int

    @property
    def is_set_up(self) -> bool:
        """Whether there is anything to show."""
        return self.app_since is not None


def factors_of(session: Session, account_id: UUID) -> Factors:
    """Return what an account has as a second factor."""
    since = session.scalar(select(CodeApp.created_at).where(CodeApp.account_id == account_id))
    left = select(func.count()).where(RecoveryCode.account_id == account_id, RecoveryCode.used_at.is_(None))
    return Factors(since, session.scalar(left) or 0)
