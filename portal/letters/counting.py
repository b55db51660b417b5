"""Deciding how a letter goes that is not critical: at once while they are few, else in the letter of the day."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.accounts.models import Account
from portal.companies.models import Company, Membership
from portal.companies.queries.actors import SHUT_OUT
from portal.kernel.outbox.keys import row_of
from portal.kernel.outbox.models import OutboxRow
from portal.letters.choosing import pace_of
from portal.letters.models import Notice
from portal.letters.words import LetterGroup, Pace, Way

MOST_IN_A_WEEK: Final = 3
WEEK: Final = timedelta(days=7)


def has_room(session: Session, account_id: UUID, at: datetime) -> bool:
    """Say whether one more letter keeps to three within any seven days."""
    came = select(func.count(Notice.id)).where(
        Notice.account_id == account_id, Notice.way != Way.WAITING, Notice.noted_at > at - WEEK
    )
    return (session.scalar(came) or 0) < MOST_IN_A_WEEK


def reader_of(session: Session, email: str, *, is_counted: bool = False) -> UUID | None:
    """Return the account of an address; locked to be counted, so that of two letters at a time one comes after the other."""
    wanted = select(Account.id).where(Account.email == email, Account.is_active.is_(True))
    return session.scalar(wanted.with_for_update() if is_counted else wanted)


def is_shut_out(session: Session, email: str) -> bool:
    """Say whether an address is that of somebody whose company is blocked or has left."""
    found = (
        select(Company.state)
        .join(Membership, Membership.company_id == Company.id)
        .join(Account, Account.id == Membership.account_id)
        .where(Account.email == email, Membership.left_at.is_(None))
    )
    return session.scalar(found) in SHUT_OUT


def decide(session: Session, account_id: UUID, group: LetterGroup, letter: tuple[str, str], at: datetime) -> Way | None:
    """Decide how a letter goes, None if not at all. Asked again for the same key, the answer is the same."""
    template, key = letter
    known = session.scalar(select(Notice.way).where(Notice.key == key))
    if known is not None:
        return known
    pace = pace_of(session, account_id, group)
    if pace is Pace.NEVER:
        return None
    way = Way.AT_ONCE if pace is Pace.AT_ONCE and has_room(session, account_id, at) else Way.WAITING
    row = session.get_one(OutboxRow, row_of(key))
    session.add(
        Notice(account_id=account_id, key=key, topic=row.topic, about_id=row.subject_id, template=template, way=way, noted_at=at)
    )
    return way
