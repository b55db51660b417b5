"""The chain behind the trail: every line is sealed with a key that the database does not hold, and with the line before it.

Whoever changes, removes or slips in a line behind the portal's back breaks the chain; `portal audit verify` says where.
The seals are written as the last act of a transaction, so that their order is the order in which it was committed.
"""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import event, insert, inspect, select
from sqlalchemy.orm import Session

from portal.kernel.audit.models import AuditEntry, AuditHead, AuditSeal
from portal.kernel.crypto import blind_index

_PURPOSE: Final = "audit chain"
_UNSEALED: Final = "portal_unsealed"
_THE_ONLY_ROW: Final = UUID(int=1)
_HEAD = select(AuditHead).where(AuditHead.id == _THE_ONLY_ROW).with_for_update()
BEGINNING: Final = (0, "")
"""Position and seal before the first line."""


def seal_at_the_end(session: Session, entry: AuditEntry) -> None:
    """Let this line be sealed when its transaction commits."""
    if _UNSEALED not in session.info:
        session.info[_UNSEALED] = []
        event.listen(session, "before_commit", _seal_what_waits)
    session.info[_UNSEALED].append(entry)


def _seal_what_waits(session: Session) -> None:
    if session.in_nested_transaction():
        return
    session.flush()
    waiting = [entry for entry in session.info[_UNSEALED] if inspect(entry).persistent]  # what was given up is sealed by nobody
    session.info[_UNSEALED].clear()
    if waiting:
        seal(session, waiting)


def seal(session: Session, entries: Sequence[AuditEntry]) -> None:
    """Add lines to the end of the chain; who seals at the same time waits until this transaction has ended."""
    head = session.scalars(_HEAD.execution_options(populate_existing=True)).one_or_none()
    if head is None:
        head = AuditHead(id=_THE_ONLY_ROW, position=BEGINNING[0], mac=BEGINNING[1])
        session.add(head)
        session.flush()
    rows = []
    for entry in entries:
        head.position, head.mac = head.position + 1, seal_of(entry, head.position + 1, head.mac)
        rows.append({"position": head.position, "entry_id": entry.id, "mac": head.mac})
    session.execute(insert(AuditSeal), rows)
    session.flush()


def seal_of(entry: AuditEntry, position: int, before: str) -> str:
    """Return the seal of a line at its place in the chain, from all it says."""
    said = (entry.verb, str(entry.subject_id), str(entry.by_id), entry.by_role, entry.was, entry.becomes, entry.reason)
    return keyed([position, before, str(entry.id), moment(entry.at), *said])


def keyed(said: Sequence[object]) -> str:
    """Return the keyed hash of some values; nobody can make it who has only the database."""
    return blind_index(json.dumps(said, ensure_ascii=True, separators=(",", ":")), _PURPOSE)


def moment(at: datetime) -> str:
    """Write a moment as it is sealed; both databases keep it to the microsecond."""
    return str(round(at.timestamp() * 1_000_000))


def seal_all_earlier(session: Session) -> int:
    """Seal the lines that were written before there was a chain, once; return how many."""
    if session.scalar(select(AuditHead.id)) is not None:
        return 0
    earlier = session.scalars(select(AuditEntry).order_by(AuditEntry.at, AuditEntry.id)).all()
    if earlier:
        seal(session, earlier)
    return len(earlier)
