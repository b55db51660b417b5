"""Looking whether the trail is as it was written: no line changed, none missing, none slipped in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from portal.kernel.audit.models import AuditEntry, AuditHead, AuditSeal, AuditSegment
from portal.kernel.audit.months import seal_of_month
from portal.kernel.audit.sealing import BEGINNING, seal_of

CHUNK = 2000


class Fault(StrEnum):
    """What can be wrong with a chain."""

    CHANGED = "changed"
    MISSING = "missing"
    SEAL_MISSING = "seal missing"
    SLIPPED_IN = "slipped in"
    CUT_OFF = "cut off"
    MONTH_CHANGED = "month changed"
    MONTH_UNEXPLAINED = "month dropped by somebody else"
    NOT_AS_NOTED = "not as noted"


@dataclass(frozen=True)
class Found:
    """One thing that is wrong, and where in the chain; 0 is no place."""

    fault: Fault
    position: int
    at: datetime | None = None


@dataclass(frozen=True)
class Verdict:
    """What came out: how many lines were read, where the chain ends, and all that is wrong."""

    lines: int
    position: int
    mac: str
    found: tuple[Found, ...]


def verify(session: Session, noted: tuple[int, str] | None = None) -> Verdict:
    """Read the whole trail with its seals; `noted` is an end of the chain that somebody wrote down earlier.

    Only that can tell that the newest lines were cut off together with their seals.
    """
    head = session.scalar(select(AuditHead))  # first: what others write meanwhile only adds to the chain
    months = session.scalars(select(AuditSegment).order_by(AuditSegment.first)).all()
    found = [*_wrong_months(session, months)]
    position, mac = next(((each.last, each.last_mac) for each in reversed(months) if each.dropped_at), BEGINNING)
    start, lines = position, 0
    is_whole = head is None or (head.position, head.mac) == (position, mac)
    is_noted = noted is None or noted in {(each.last, each.last_mac) for each in months} or noted[0] <= start
    for seal, entry in _chain(session):
        found += [Found(Fault.SEAL_MISSING, gap) for gap in range(position + 1, seal.position)]
        if entry is None:
            found.append(Found(Fault.MISSING, seal.position))
        elif seal.position == position + 1 and seal_of(entry, seal.position, mac) != seal.mac:
            found.append(Found(Fault.CHANGED, seal.position, entry.at))
        lines += entry is not None
        position, mac = seal.position, seal.mac
        is_noted = is_noted or noted == (position, mac)
        is_whole = is_whole or (head is not None and (head.position, head.mac) == (position, mac))
    found += [Found(Fault.SLIPPED_IN, 0, at) for at in session.scalars(_UNSEALED)]
    if not is_whole or (head is None and session.scalar(select(AuditHead.id)) is None and position > 0):
        found.append(Found(Fault.CUT_OFF, position))
    if not is_noted:
        found.append(Found(Fault.NOT_AS_NOTED, noted[0] if noted else 0))
    return Verdict(lines, position, mac, tuple(found))


_UNSEALED = select(AuditEntry.at).where(~exists().where(AuditSeal.entry_id == AuditEntry.id)).order_by(AuditEntry.at)


class TrailBroken(Exception):
    """Somebody changed the trail behind the portal's back; `portal audit verify` says where."""


def verify_daily(session: Session, _at: datetime) -> None:
    """Look whether the trail is as it was written; what is not shows where recurring work is listed, and in `portal doctor`."""
    if found := verify(session).found:
        raise TrailBroken(f"{len(found)} things are wrong in the trail: portal audit verify says which")


def _chain(session: Session) -> Iterator[tuple[AuditSeal, AuditEntry | None]]:
    """Read seals with their lines, some at a time, without keeping them."""
    last = 0
    query = select(AuditSeal, AuditEntry).outerjoin(AuditEntry, AuditEntry.id == AuditSeal.entry_id).order_by(AuditSeal.position)
    while rows := session.execute(query.where(AuditSeal.position > last).limit(CHUNK)).all():
        yield from ((seal, entry) for seal, entry in rows)
        last = rows[-1][0].position
        session.expunge_all()


def _wrong_months(session: Session, months: Sequence[AuditSegment]) -> Iterator[Found]:
    """Say which months were changed, and which went without the portal having dropped them."""
    newest_dropped = max((each.last for each in months if each.dropped_at), default=0)
    for each in months:
        if each.mac != seal_of_month(each) or (each.last <= newest_dropped and not each.dropped_at):
            yield Found(Fault.MONTH_CHANGED, each.first, each.newest_at)
        elif each.dropped_at and not _is_explained(session, each):
            yield Found(Fault.MONTH_UNEXPLAINED, each.first, each.newest_at)


def _is_explained(session: Session, month: AuditSegment) -> bool:
    """Say whether the trail tells that the month was dropped; that line goes with its own month, a year later."""
    told = select(AuditEntry.id).where(AuditEntry.subject_id == month.id, AuditEntry.verb == "trail.dropped").limit(1)
    oldest = session.scalar(select(func.min(AuditEntry.at)))
    return session.scalar(told) is not None or (oldest is not None and month.dropped_at is not None and oldest > month.dropped_at)
