"""Writing to each other about a case. No message changes the state of a proposal."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.candidates.words import Decision
from portal.companies.models import Company
from portal.kernel.audit import By, record
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import announce
from portal.messages.models import Message
from portal.messages.reviewing import leaving, review_of
from portal.messages.words import Side
from portal.proposals.disclosure import identity_for
from portal.proposals.models import Proposal
from portal.proposals.queries.visible import is_open_to_company
from portal.proposals.services.moving import locked
from portal.proposals.words import OPEN

LONGEST = 1000
"""Characters: a message is short; what needs more is a call."""
MOST = 60
"""Messages of one case."""


@dataclass(frozen=True)
class Reply:
    """What the team writes: which text was looked at, what was decided, and the last message that was on the page."""

    text: str
    looked_at: str = ""
    decisions: tuple[Decision | None, ...] = ()
    last_seen_id: UUID | None = None


def write_to_advisor(session: Session, proposal_id: UUID, text: str, *, by: By, at: datetime) -> Message:
    """Let the company ask or tell something; the advisor reads it at once."""
    proposal = _open_case(session, proposal_id, at)
    is_known = identity_for(session, proposal, on=local_day(at)) is not None
    message = _add(session, proposal, Side.COMPANY, _checked(text), by=by, at=at, is_masked=not is_known)
    record(session, "message.written", proposal.id, by=by, at=at)
    announce(session, "message.written", message.id, at=at)
    return message


def write_to_company(session: Session, proposal_id: UUID, reply: Reply, *, by: By, at: datetime) -> Message:
    """Let a reviewed text out to the company; what it had asked until then is answered."""
    proposal = _open_case(session, proposal_id, at)
    review = review_of(session, proposal, _checked(reply.text), on=local_day(at))
    text = leaving(review, reply.looked_at, reply.decisions)
    message = _add(session, proposal, Side.TEAM, text, by=by, at=at, is_masked=not review.name_is_known)
    _settle(session, proposal.id, reply.last_seen_id, at)
    record(session, "message.sent", proposal.id, by=by, at=at)
    announce(session, "message.sent", message.id, at=at)
    return message


def settle_thread(session: Session, proposal_id: UUID, last_seen_id: UUID | None, *, by: By, at: datetime) -> None:
    """Note that what the company wrote needs no written answer: it was a thank-you, or somebody called."""
    proposal = locked(session, proposal_id)
    if _settle(session, proposal.id, last_seen_id, at):
        record(session, "message.settled", proposal.id, by=by, at=at)


def note_read(session: Session, proposal_id: UUID, reader: Side, *, at: datetime) -> None:
    """Note that one side has opened what the other wrote."""
    unread = select(Message).where(Message.proposal_id == proposal_id, Message.side != reader, Message.read_at.is_(None))
    for message in session.scalars(unread.order_by(Message.id).with_for_update()):
        message.read_at = at


def _open_case(session: Session, proposal_id: UUID, at: datetime) -> Proposal:
    """Return the case, held; refuse once it is over or the company may no longer look at it."""
    proposal = locked(session, proposal_id)
    is_open = (
        select(Proposal.id)
        .join(Company, Company.id == Proposal.company_id)
        .where(Proposal.id == proposal_id, is_open_to_company(local_day(at)))
    )
    if proposal.state not in OPEN or session.scalar(is_open) is None:
        raise RuleBroken(_l("This case is over: nothing can be written here any more. Please call."))
    return proposal


def _checked(text: str) -> str:
    written = text.strip()
    if not written:
        raise RuleBroken(_l("Please write something."), field="message")
    if len(written) > LONGEST:
        raise RuleBroken(_l("Please write at most 1000 characters."), field="message")
    return written


def _add(session: Session, proposal: Proposal, side: Side, text: str, *, by: By, at: datetime, is_masked: bool) -> Message:
    count = session.scalar(select(func.count()).select_from(Message).where(Message.proposal_id == proposal.id)) or 0
    if count >= MOST:
        raise RuleBroken(_l("This is a long conversation. Please call each other."))
    message = Message(
        proposal_id=proposal.id, side=side, text=text, is_masked=is_masked, written_at=at, written_by_id=by.account_id
    )
    session.add(message)
    session.flush()  # the outbox needs message.id
    return message


def _settle(session: Session, proposal_id: UUID, last_seen_id: UUID | None, at: datetime) -> int:
    """Settle what the company wrote up to the last message that was on the page: what came meanwhile stays open."""
    last = session.get(Message, last_seen_id) if last_seen_id else None
    if last is None or last.proposal_id != proposal_id:
        return 0
    asked = select(Message).where(
        Message.proposal_id == proposal_id,
        Message.side == Side.COMPANY,
        Message.settled_at.is_(None),
        Message.written_at <= last.written_at,
    )
    found = session.scalars(asked.order_by(Message.id).with_for_update()).all()
    for message in found:
        message.settled_at = at
    return len(found)
