"""Takes a key in the transaction that does the work: whoever comes second with it does nothing."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from portal.kernel.db import Database
from portal.kernel.once.models import SentOnce

KEPT_FOR: Final = timedelta(hours=6)
LONGEST_WAIT: Final = 3.0  # seconds until the first one should have come through
PAUSE: Final = 0.05
_INSERT: Final[dict[str, Callable[..., Any]]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


class SentBefore(Exception):
    """The same was sent before, or is being sent at this moment; nothing was done."""


@dataclass
class Sending:
    """One thing that is sent: its key is taken with the first transaction that carries its work."""

    database: Database
    key_hash: str
    at: datetime
    id: UUID = field(default_factory=uuid4)
    is_taken: bool = False

    def take(self, session: Session) -> None:
        """Take the key, or refuse; on PostgreSQL this waits for whoever holds it just now."""
        insert = _INSERT[session.get_bind().dialect.name]
        row = {"id": self.id, "key_hash": self.key_hash, "at": self.at}
        session.execute(insert(SentOnce).values(row).on_conflict_do_nothing(index_elements=["key_hash"]))
        if session.scalar(select(SentOnce.id).where(SentOnce.key_hash == self.key_hash)) != self.id:
            raise SentBefore
        self.is_taken = True

    def way(self) -> str | None:
        """Return where the same led that was sent before; None if it was not, or has not come through yet."""
        with self.database.reading() as session:
            return session.scalar(select(SentOnce.leads_to).where(SentOnce.key_hash == self.key_hash))

    def wait_for_way(self) -> str | None:
        """Return where the other one leads that is being sent; None if it takes too long, or came to nothing."""
        until = time.monotonic() + LONGEST_WAIT
        while (found := self.way()) is None and self._is_held() and time.monotonic() < until:
            time.sleep(PAUSE)
        return found

    def came_through(self, leads_to: str) -> None:
        """Keep where it led."""
        if self.is_taken:
            with self.database.transaction() as session:
                session.execute(update(SentOnce).where(SentOnce.id == self.id).values(leads_to=leads_to))

    def came_to_nothing(self) -> None:
        """Give the key back: what was refused may be sent again."""
        if self.is_taken:
            with self.database.transaction() as session:
                session.execute(delete(SentOnce).where(SentOnce.id == self.id))

    def _is_held(self) -> bool:
        with self.database.reading() as session:
            return session.scalar(select(SentOnce.id).where(SentOnce.key_hash == self.key_hash)) is not None


def forget_old_keys(session: Session, at: datetime) -> None:
    """Delete what nobody sends again."""
    session.execute(delete(SentOnce).where(SentOnce.at <= at - KEPT_FOR))
