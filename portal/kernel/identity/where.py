"""Where somebody is signed in: each browser with its sign-in, to be ended one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portal.kernel.identity.devices import Device
from portal.kernel.identity.models import SignIn
from portal.kernel.identity.signing import IDLE, current_sign_in

MOST_SHOWN = 50


@dataclass(frozen=True)
class OpenSignIn:
    """A browser in which somebody is signed in now."""

    id: UUID
    device: Device | None
    started_at: datetime
    seen_at: datetime
    is_here: bool


def open_sign_ins(db: Session, account_id: UUID, *, at: datetime) -> tuple[OpenSignIn, ...]:
    """Return where an account is signed in, this browser first, then as they were used."""
    here = current_sign_in(db)
    rows = db.scalars(
        select(SignIn)
        .where(SignIn.account_id == account_id, SignIn.ended_at.is_(None), SignIn.ends_at > at, SignIn.seen_at > at - IDLE)
        .order_by(SignIn.seen_at.desc(), SignIn.id)
        .limit(MOST_SHOWN)
    )
    found = [OpenSignIn(row.id, row.device, row.started_at, row.seen_at, row.id == here) for row in rows]
    return tuple(sorted(found, key=lambda each: not each.is_here))


def end_sign_in(db: Session, account_id: UUID, sign_in_id: UUID, *, at: datetime) -> bool:
    """End one sign-in of an account; say whether there was one to end."""
    own = update(SignIn).where(SignIn.id == sign_in_id, SignIn.account_id == account_id, SignIn.ended_at.is_(None))
    return _count(db, own.values(ended_at=at).returning(SignIn.id)) > 0


def end_sign_ins_elsewhere(db: Session, account_id: UUID, *, at: datetime) -> int:
    """End every sign-in of an account but the one of this browser; return how many."""
    others = update(SignIn).where(SignIn.account_id == account_id, SignIn.ended_at.is_(None), SignIn.id != current_sign_in(db))
    return _count(db, others.values(ended_at=at).returning(SignIn.id))


def _count(db: Session, statement: object) -> int:
    ended: Sequence[UUID] = db.scalars(statement).all()  # type: ignore[call-overload]  # an update that returns ids
    return len(ended)
