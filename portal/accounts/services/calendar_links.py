"""The secret address of somebody's calendar: made, made anew, closed."""

import secrets
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.accounts.models import Account, CalendarLink
from portal.accounts.queries.calendar_links import hash_of
from portal.kernel.audit import By, record

SECRET_BYTES = 32


def renew_calendar_link(session: Session, account_id: UUID, *, by: By, at: datetime) -> str:
    """Make a new secret and return it, once; the one before no longer opens anything."""
    session.get_one(Account, account_id, with_for_update=True)
    session.execute(delete(CalendarLink).where(CalendarLink.account_id == account_id))
    secret = secrets.token_urlsafe(SECRET_BYTES)
    session.add(CalendarLink(account_id=account_id, secret_hash=hash_of(secret), created_at=at))
    record(session, "account.calendar_opened", account_id, by=by, at=at)
    return secret


def close_calendar_link(session: Session, account_id: UUID, *, by: By, at: datetime) -> None:
    """Let the secret open nothing any more."""
    session.execute(delete(CalendarLink).where(CalendarLink.account_id == account_id))
    record(session, "account.calendar_closed", account_id, by=by, at=at)
