"""What messages add to the export of a company: what it wrote itself."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.messages.models import Message
from portal.messages.words import Side
from portal.proposals.models import Proposal


def export_messages(session: Session, company_id: UUID) -> list[dict[str, Any]]:
    """Return what was written about its cases. Words are the company's own, and only from before it knew a name."""
    rows = session.execute(
        select(Proposal.reference, Message)
        .join(Message, Message.proposal_id == Proposal.id)
        .where(Proposal.company_id == company_id)
        .order_by(Message.written_at, Proposal.reference)
    )
    return [
        {
            "reference": reference,
            "written_at": message.written_at.isoformat(),
            "side": message.side.value,
            "text": message.text if message.side is Side.COMPANY and message.is_masked else None,
        }
        for reference, message in rows
    ]
