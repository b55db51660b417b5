"""What is kept of a person's rights goes with the person: codes they were handed, and what they asked."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from portal.kernel.audit import By
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.retention import Going, Part
from portal.retention.models import PersonRequest, RightsCode


def _going(session: Session, candidate_id: UUID) -> Iterable[Going]:
    def count(entity: type[PersonRequest | RightsCode]) -> int:
        return session.scalar(select(func.count()).where(entity.candidate_id == candidate_id)) or 0

    yield Going(_l("Codes, and what the person asked of us"), count(RightsCode) + count(PersonRequest))


def _forget(session: Session, candidate_id: UUID, _by: By, _at: datetime) -> None:
    for entity in (RightsCode, PersonRequest):
        session.execute(delete(entity).where(entity.candidate_id == candidate_id))


def _touched(since: datetime) -> tuple[Select[Any], ...]:
    return (select(PersonRequest.candidate_id).where(PersonRequest.asked_at >= since),)


PART = Part(forget=_forget, going=_going, touched=_touched)
