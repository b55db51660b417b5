"""The trail in months: each is closed when it is over, and goes as a whole when nothing in it is needed any more."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, delete, exists, func, select
from sqlalchemy.orm import Session, aliased

from portal.kernel.audit.models import AuditEntry, AuditSeal, AuditSegment
from portal.kernel.audit.record import By, Change, record
from portal.kernel.audit.sealing import keyed, moment
from portal.kernel.clock import local_day, start_of

_LAST = select(func.coalesce(func.max(AuditSegment.last), 0))


def close_month(session: Session, at: datetime) -> None:
    """Close all lines from before this month that no month holds yet; a month without lines leaves none.

    Lines stand in the order in which they were committed: the month ends before its first line of the present month.
    """
    first = (session.scalar(_LAST) or 0) + 1
    now = start_of(local_day(at).replace(day=1))
    of_lines = select(AuditSeal.position).join(AuditEntry, AuditEntry.id == AuditSeal.entry_id).where(AuditSeal.position >= first)
    ends = session.scalar(of_lines.where(AuditEntry.at >= now).order_by(AuditSeal.position).limit(1))
    last = session.scalar(select(func.max(AuditSeal.position))) if ends is None else ends - 1
    if last is None or last < first:
        return
    newest = select(func.max(AuditEntry.at)).join(AuditSeal, AuditSeal.entry_id == AuditEntry.id)
    newest_at = session.scalar(newest.where(AuditSeal.position.between(first, last)))
    last_mac = session.scalar(select(AuditSeal.mac).where(AuditSeal.position == last))
    if newest_at is None or last_mac is None:
        return  # somebody removed lines or seals: that is for `portal audit verify` to say
    segment = AuditSegment(first=first, last=last, newest_at=newest_at, last_mac=last_mac, closed_at=at)
    segment.mac = seal_of_month(segment)
    session.add(segment)


def seal_of_month(segment: AuditSegment) -> str:
    """Return the seal of a closed month."""
    return keyed(["month", segment.first, segment.last, moment(segment.newest_at), segment.last_mac])


def months_before(limit: datetime) -> Select[Any]:
    """Select the closed months that are there and whose youngest line is old enough; none before an earlier one may go."""
    earlier = aliased(AuditSegment)
    is_held = exists().where(earlier.first < AuditSegment.first, earlier.newest_at >= limit, earlier.dropped_at.is_(None))
    return select(AuditSegment.id).where(AuditSegment.newest_at < limit, AuditSegment.dropped_at.is_(None), ~is_held)


def drop_months(session: Session, ids: Sequence[UUID], by: By, at: datetime) -> None:
    """Delete closed months with all their lines; that it was done stands in the trail, and the chain goes on behind them."""
    for segment in session.scalars(select(AuditSegment).where(AuditSegment.id.in_(ids)).order_by(AuditSegment.first)):
        segment.dropped_at = at
        record(session, "trail.dropped", segment.id, Change(str(segment.first), str(segment.last)), by=by, at=at)
        session.flush()  # the database lets lines go only when their month may go
        of_month = AuditSeal.position.between(segment.first, segment.last)
        session.execute(delete(AuditEntry).where(AuditEntry.id.in_(select(AuditSeal.entry_id).where(of_month))))
        session.execute(delete(AuditSeal).where(of_month))
