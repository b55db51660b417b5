"""The letter of the day: what waits for somebody is gathered into one letter."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from portal.accounts.models import Account
from portal.kernel.outbox import announce
from portal.letters.choosing import pace_of
from portal.letters.counting import has_room
from portal.letters.kinds import DIGEST, kind_of
from portal.letters.models import Choice, Notice
from portal.letters.words import Pace, Way

KEPT: Final = timedelta(days=30)
"""Longer than any delivery is tried, so that what was gathered can be sent again."""
GATHERED: Final = "digest.gathered"


def gather(session: Session, at: datetime) -> None:
    """Write one letter for each person for whom something waits; who has had three this week gets it when there is room."""
    _forget(session, at)
    waiting = select(Notice).where(Notice.way == Way.WAITING, Notice.digest_id.is_(None)).order_by(Notice.noted_at, Notice.id)
    by_account: dict[UUID, list[Notice]] = {}
    for notice in session.scalars(waiting):
        by_account.setdefault(notice.account_id, []).append(notice)
    for account_id, notices in sorted(by_account.items()):
        session.get_one(Account, account_id, with_for_update=True)
        if has_room(session, account_id, at) or any(_is_wanted_daily(session, each) for each in notices):
            _gather(session, account_id, notices, at)


def _gather(session: Session, account_id: UUID, notices: list[Notice], at: datetime) -> None:
    key = uuid4()
    digest = Notice(
        id=key,
        account_id=account_id,
        key=f"{DIGEST}.{key}",
        topic=GATHERED,
        about_id=account_id,
        template=DIGEST,
        way=Way.DIGEST,
        noted_at=at,
    )
    session.add(digest)
    for notice in notices:
        notice.digest_id = key
    announce(session, GATHERED, key, at=at)


def _is_wanted_daily(session: Session, notice: Notice) -> bool:
    group = kind_of(notice.template).group
    return group is not None and pace_of(session, notice.account_id, group) is Pace.DAILY


def _forget(session: Session, at: datetime) -> None:
    """Forget what no longer counts, and what belongs to people who have left."""
    gone = select(Account.id).where(Account.is_active.is_(False))
    is_told = or_(Notice.way != Way.WAITING, Notice.digest_id.is_not(None))
    session.execute(delete(Notice).where(or_(Notice.account_id.in_(gone), is_told & (Notice.noted_at < at - KEPT))))
    session.execute(delete(Choice).where(Choice.account_id.in_(gone)))
