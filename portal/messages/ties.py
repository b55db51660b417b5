"""What messages add to the export of a company: what it wrote itself."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.kernel.clock import local_day
from portal.messages.models import Message
from portal.messages.words import Side
from portal.proposals.models import Proposal


def export_messages(session: Session, company_id: UUID) -> list[dict[str, Any]]:
    """Return what was written about its cases, case by case. Words are the company's own, and only from before it knew a name."""
    rows = session.execute(
        select(Proposal.reference, Message)
        .join(Message, Message.proposal_id == Proposal.id)
        .where(Proposal.company_id == company_id)
        .order_by(Proposal.reference, Message.written_at, Message.id)
    )
    return [
        {
            "reference": reference,
            "written_at": _when(message),
            "side": message.side.value,
            "text": message.text if message.side is Side.COMPANY and message.is_masked else None,
        }
        for reference, message in rows
    ]


def _when(message: Message) -> str:
    """Write when: of what the team wrote the day alone, for its minute tells when somebody was there."""
    return message.written_at.isoformat() if message.side is Side.COMPANY else local_day(message.written_at).isoformat()
