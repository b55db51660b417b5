"""Counting within a window that moves with the clock: for each sender in memory, for each person in the database."""

from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from portal.kernel.crypto import blind_index
from portal.kernel.limits.models import Sending

HOUR = timedelta(hours=1)
MOST_SENDERS = 10_000
"""So many senders are remembered at most; a flood from ever new addresses must not fill the memory."""


@dataclass(frozen=True)
class Limit:
    """How many times something may be done within a while."""

    name: str
    most: int
    within: timedelta = HOUR


class TooOften(Exception):
    """Somebody reached a limit; nothing was done. `way_on`, a label and an address, says whom to call instead."""

    def __init__(self, limit: Limit, *, until: datetime) -> None:
        super().__init__(limit.name)
        self.limit = limit
        self.until = until
        self.way_on: tuple[str, str] | None = None


class RecentSenders:
    """What each network address sent lately, in the memory of this process: nothing of it is stored."""

    def __init__(self) -> None:
        self._moments: dict[tuple[str, str], deque[datetime]] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._moments)

    def count(self, limit: Limit, sender: str, *, at: datetime) -> None:
        """Count one more, or refuse."""
        with self._lock:
            moments = self._moments.setdefault((limit.name, sender), deque())
            while moments and moments[0] <= at - limit.within:
                moments.popleft()
            if len(moments) >= limit.most:
                raise TooOften(limit, until=moments[0] + limit.within)
            moments.append(at)
            if len(self._moments) > MOST_SENDERS:
                self._forget_the_quiet(at - limit.within)

    def forget(self) -> None:
        """Begin anew."""
        with self._lock:
            self._moments.clear()

    def _forget_the_quiet(self, since: datetime) -> None:
        """Drop who sent nothing lately; if all did, the ones who came first."""
        for who in [who for who, moments in self._moments.items() if moments[-1] <= since]:
            del self._moments[who]
        for who in list(self._moments)[: max(0, len(self._moments) - MOST_SENDERS)]:
            del self._moments[who]


def count_of_person(session: Session, limit: Limit, person: str, *, at: datetime) -> None:
    """Count one more for a person known by phone or e-mail, or refuse; the same in every process.

    Older rows are deleted on the way. What was refused is not counted: the caller's transaction is given up.
    """
    who_hash = blind_index(person, f"limit {limit.name}")
    session.execute(delete(Sending).where(Sending.at <= at - limit.within))
    newest = select(Sending.at).where(Sending.who_hash == who_hash).order_by(Sending.at.desc()).limit(limit.most).subquery()
    count, earliest = session.execute(select(func.count(), func.min(newest.c.at))).one()
    if count >= limit.most:
        raise TooOften(limit, until=earliest + limit.within)
    session.add(Sending(who_hash=who_hash, at=at))
