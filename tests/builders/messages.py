"""Messages between a company and its advisor."""

from typing import Any

from sqlalchemy.orm import Session

from portal.messages.models import Message
from portal.messages.words import Side
from portal.proposals.models import Proposal
from portal.proposals.words import KNOWN
from tests.moments import NOON


def a_message(session: Session, proposal: Proposal, side: Side = Side.TEAM, **changes: Any) -> Message:
    """A message about a case, read and settled."""
    is_masked = proposal.state not in KNOWN
    columns = {"text": "Ja, auch samstags.", "written_at": NOON, "read_at": NOON, "settled_at": NOON, "is_masked": is_masked}
    message = Message(proposal_id=proposal.id, side=side, **{**columns, **changes})
    session.add(message)
    session.flush()
    return message
