"""Messages go with their case, and with the person."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from portal.kernel.audit import By
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox.forgetting import forget_announced
from portal.kernel.retention import Going, Part
from portal.messages.models import Message
from portal.proposals.models import Proposal


def forget_messages(session: Session, proposal_ids: Collection[UUID]) -> None:
    """Delete what was written about these cases."""
    messages = session.scalars(select(Message.id).where(Message.proposal_id.in_(proposal_ids))).all()
    forget_announced(session, messages)
    session.execute(delete(Message).where(Message.id.in_(messages)))


def _mine(candidate_id: UUID) -> Select[Any]:
    return select(Proposal.id).where(Proposal.candidate_id == candidate_id)


def _going(session: Session, candidate_id: UUID) -> Iterable[Going]:
    count = select(func.count()).select_from(Message).where(Message.proposal_id.in_(_mine(candidate_id)))
    yield Going(_l("Messages with companies about the person"), session.scalar(count) or 0)


def _forget(session: Session, candidate_id: UUID, _by: By, _at: datetime) -> None:
    forget_messages(session, session.scalars(_mine(candidate_id)).all())


def _touched(since: datetime) -> tuple[Select[Any], ...]:
    written = select(Proposal.candidate_id).join(Message, Message.proposal_id == Proposal.id)
    return (written.where(Message.written_at >= since),)


PART = Part(forget=_forget, going=_going, touched=_touched)
