"""Reading threads: what a company may read asks the same rule as the proposal itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from portal.accounts.models import Account
from portal.candidates.models import Candidate
from portal.companies.models import Company
from portal.kernel.access import Actor, Role
from portal.kernel.db import ReadyQuery
from portal.messages.asking import protected_in
from portal.messages.models import Message
from portal.messages.words import Protected, Side
from portal.openings.models import Opening
from portal.proposals.models import Proposal
from portal.proposals.queries.visible import is_open_to_company
from portal.proposals.words import OPEN

MOST_WAITING = 30


@dataclass(frozen=True)
class ThreadMessage:
    """One message of a thread, as both sides read it."""

    id: UUID
    side: Side
    text: str
    author: str
    written_at: datetime
    is_new: bool
    """Whether the reader has not opened it yet."""

    @property
    def protected(self) -> tuple[Protected, ...]:
        """What a company asks that may play no part."""
        return protected_in(self.text) if self.side is Side.COMPANY else ()


@dataclass(frozen=True)
class Thread:
    """What was written about a case; `may_write` while it goes on."""

    id: UUID
    reference: str
    opening_title: str
    company_name: str
    may_write: bool
    messages: tuple[ThreadMessage, ...]

    @property
    def new(self) -> int:
        """How many messages the reader has not opened."""
        return sum(message.is_new for message in self.messages)


@dataclass(frozen=True)
class StaffThread(Thread):
    """A thread as advisors read it: `is_waiting` while the company waits for an answer."""

    is_waiting: bool


@dataclass(frozen=True, slots=True)
class WaitingThread:
    """A case in which somebody waits: since when."""

    proposal_id: UUID
    reference: str
    opening_title: str
    company_name: str
    since: datetime


def own_thread(session: Session, actor: Actor, proposal_id: UUID, *, on: date) -> Thread | None:
    """Return the thread of a proposal that the actor's company may look at today; else there is none."""
    is_own = and_(Proposal.company_id == actor.organisation_id, is_open_to_company(on))
    rows = session.execute(_lines(proposal_id, on).where(is_own)).all()
    return Thread(*_head(rows), _messages(rows, Side.COMPANY)) if rows else None


def staff_thread(session: Session, actor: Actor, proposal_id: UUID, *, on: date) -> StaffThread | None:
    """Return the thread of a case to advisors, also after its end."""
    rows = session.execute(_lines(proposal_id, on)).all() if actor.role is Role.ADVISOR else ()
    if not rows:
        return None
    written = [row.Message for row in rows if row.Message is not None]
    is_waiting = any(message.side is Side.COMPANY and message.settled_at is None for message in written)
    head = _head(rows)
    return StaffThread(*head, _messages(rows, Side.TEAM), is_waiting=is_waiting and head[-1])


def waiting_for_advisor(session: Session, advisor_id: UUID) -> tuple[WaitingThread, ...]:
    """Return the cases in which a company waits for an answer of this advisor, the oldest first."""
    return tuple(WaitingThread(*row) for row in _WAITING.rows(session, advisor_id=advisor_id))


def unread_by_company(session: Session, company_id: UUID, *, on: date) -> tuple[WaitingThread, ...]:
    """Return the cases in which a company has not read what we wrote, the oldest first."""
    is_new = and_(Message.side == Side.TEAM, Message.read_at.is_(None))
    rows = _cases(is_new).where(Proposal.company_id == company_id, is_open_to_company(on))
    return tuple(WaitingThread(*row) for row in session.execute(rows))


def _lines(proposal_id: UUID, on: date) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Proposal.id,
            Proposal.reference,
            Opening.title,
            Company.name,
            and_(Proposal.state.in_(OPEN), is_open_to_company(on)).label("may_write"),
            Message,
            Account.name.label("author"),
        )
        .join(Opening, Opening.id == Proposal.opening_id)
        .join(Company, Company.id == Proposal.company_id)
        .outerjoin(Message, Message.proposal_id == Proposal.id)
        .outerjoin(Account, Account.id == Message.written_by_id)
        .where(Proposal.id == proposal_id)
        .order_by(Message.written_at, Message.id)
    )


def _head(rows: Sequence[Any]) -> tuple[UUID, str, str, str, bool]:
    key, reference, title, company_name, may_write, *_rest = rows[0]
    return key, reference, title, company_name, bool(may_write)


def _messages(rows: Sequence[Any], reader: Side) -> tuple[ThreadMessage, ...]:
    return tuple(
        ThreadMessage(
            id=row.Message.id,
            side=row.Message.side,
            text=row.Message.text,
            author=row.author or "",
            written_at=row.Message.written_at,
            is_new=row.Message.side is not reader and row.Message.read_at is None,
        )
        for row in rows
        if row.Message is not None
    )


def _cases(condition: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    since = func.min(Message.written_at)
    return (
        select(Proposal.id, Proposal.reference, Opening.title, Company.name, since)
        .select_from(Message)
        .join(Proposal, Proposal.id == Message.proposal_id)
        .join(Opening, Opening.id == Proposal.opening_id)
        .join(Company, Company.id == Proposal.company_id)
        .where(condition, Proposal.state.in_(OPEN))
        .group_by(Proposal.id, Proposal.reference, Opening.title, Company.name)
        .order_by(since, Proposal.reference)
        .limit(MOST_WAITING)
    )


_ME = bindparam("advisor_id", type_=Uuid())
_IS_MINE = or_(Candidate.advisor_id == _ME, and_(Candidate.advisor_id.is_(None), Proposal.made_by_id == _ME))
_WAITING = ReadyQuery(
    _cases(and_(Message.side == Side.COMPANY, Message.settled_at.is_(None)))
    .join(Candidate, Candidate.id == Proposal.candidate_id)
    .where(_IS_MINE)
)
