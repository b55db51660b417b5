"""Whose calendar a secret address opens."""

import hashlib
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.models import CalendarLink


def hash_of(secret: str) -> bytes:
    """Return what is kept of a secret; it is long and random, so a plain hash is enough."""
    return hashlib.sha256(secret.encode()).digest()


def account_behind(session: Session, secret: str) -> UUID | None:
    """Return whose calendar it is; None for a secret that was never made, was renewed or closed."""
    return session.scalar(select(CalendarLink.account_id).where(CalendarLink.secret_hash == hash_of(secret[:200])))


def calendar_link_since(session: Session, account_id: UUID) -> datetime | None:
    """Return since when somebody's calendar link is open, if it is."""
    return session.scalar(select(CalendarLink.created_at).where(CalendarLink.account_id == account_id))
