"""How long the ground of the house keeps things: the trail, deliveries, sign-ins."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, delete, or_, select
from sqlalchemy.orm import Session

from portal.kernel.audit import By, drop_months, months_before
from portal.kernel.db import Entity
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.identity.models import SignIn
from portal.kernel.outbox.models import OutboxRow
from portal.kernel.retention import Kept

Forget = Callable[[Session, Sequence[UUID], By, datetime], None]


def _deleting(entity: type[Entity]) -> Forget:
    def forget(session: Session, ids: Sequence[UUID], _by: By, _at: datetime) -> None:
        session.execute(delete(entity).where(entity.id.in_(ids)))

    return forget


def _deliveries(limit: datetime) -> Select[Any]:
    return select(OutboxRow.id).where(or_(OutboxRow.done_at < limit, OutboxRow.dead_at < limit))


def _sign_ins(limit: datetime) -> Select[Any]:
    return select(SignIn.id).where(or_(SignIn.ended_at < limit, SignIn.ends_at < limit))


GROUND = (
    Kept(
        "audit_log",
        _l("The trail: who did what, who looked, in whole months"),
        _l("the last act of the month"),
        months_before,
        drop_months,
        batch=1,
    ),
    Kept("outbox", _l("Deliveries of the worker"), _l("the day of the delivery"), _deliveries, _deleting(OutboxRow)),
    Kept("sign_ins", _l("Sign-ins"), _l("the day it ended"), _sign_ins, _deleting(SignIn)),
)
