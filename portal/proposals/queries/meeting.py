"""Where the search for a day to meet stands, as both sides read it, and the entry in people's calendars."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.candidates.words import CandidateState
from portal.companies.models import Company
from portal.kernel.access import Actor, Role
from portal.kernel.clock import local_day, start_of
from portal.kernel.workdays import working_days_after
from portal.proposals.meeting_words import DAYS_TO_PICK, MAY_MEET, MAY_OFFER, MeetingSide
from portal.proposals.models import Proposal
from portal.proposals.queries.visible import is_open_to_company
from portal.proposals.words import KNOWN, ProposalState

KEPT_IN_FEED, MOST_ENTRIES = timedelta(weeks=4), 200
PLAN = (
    Proposal.state,
    Proposal.meeting_at,
    Proposal.times_offered,
    Proposal.times_by,
    Proposal.times_at,
    Proposal.times_refused,
    Proposal.entry_key,
)


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """The meeting that is arranged, and the times one side offers the other."""

    COMPANY: ClassVar[MeetingSide] = MeetingSide.COMPANY
    TEAM: ClassVar[MeetingSide] = MeetingSide.TEAM

    state: ProposalState
    at: datetime | None
    times: tuple[datetime, ...]
    times_by: MeetingSide | None
    pick_by: date | None
    is_refused: bool
    has_entry: bool

    def may_offer(self, side: MeetingSide) -> bool:
        """Whether this side may say when it has time."""
        return self.state in MAY_OFFER[side]

    def waits_for(self, side: MeetingSide) -> bool:
        """Whether this side has to do something: choose a time, or offer others."""
        return self.asks(side) or self.must_offer(side)

    def asks(self, side: MeetingSide) -> bool:
        """Whether the other side's times wait for this one, and can be taken today."""
        return self.state in MAY_MEET and bool(self.times) and not self.is_refused and self.times_by is side.other

    def must_offer(self, side: MeetingSide) -> bool:
        """Whether this side has to offer other times: none of its own fits, or all of them have passed."""
        was_it = self.times_by is side and self.pick_by is not None
        return self.state in MAY_MEET and was_it and (self.is_refused or not self.times)


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in people's calendars: the code of the proposal, and nothing of anybody."""

    proposal_id: UUID
    reference: str
    key: str
    version: int
    at: datetime
    is_off: bool


def plan_of(columns: Sequence[Any], on: date) -> MeetingPlan:
    """Read a plan from the columns of `PLAN`; times of days that have passed are no longer offered."""
    state, meeting_at, offered, side, offered_at, is_refused, entry_key = columns
    times = tuple(each for each in map(datetime.fromisoformat, offered) if local_day(each) >= on)
    pick_by = None
    if offered_at is not None:
        pick_by = working_days_after(local_day(offered_at), DAYS_TO_PICK)
        pick_by = min(pick_by, local_day(times[-1])) if times else pick_by
    has_entry = meeting_at is not None and entry_key is not None
    return MeetingPlan(state, meeting_at, times, side, pick_by, is_refused, has_entry)


def meeting_plan(session: Session, proposal_id: UUID, *, on: date) -> MeetingPlan | None:
    """Return the plan of a meeting; only asked behind a finder."""
    row = session.execute(select(*PLAN).where(Proposal.id == proposal_id)).one_or_none()
    return plan_of(row, on) if row else None


_ENTRY = (
    Proposal.id,
    Proposal.reference,
    Proposal.entry_key,
    Proposal.entry_version,
    Proposal.entry_at,
    Proposal.meeting_at,
)


def calendar_entry(session: Session, proposal_id: UUID) -> Entry | None:
    """Return what stands in calendars about a proposal, or stood there; None if nothing ever did."""
    row = session.execute(select(*_ENTRY).where(Proposal.id == proposal_id, Proposal.entry_key.is_not(None))).one_or_none()
    return _entry(row) if row else None


def own_entry(session: Session, actor: Actor, proposal_id: UUID, *, on: date) -> Entry | None:
    """Return the entry of an arranged meeting: to a company only while it may know the person."""
    wanted = select(*_ENTRY).join(Company, Company.id == Proposal.company_id)
    wanted = wanted.where(Proposal.id == proposal_id, Proposal.entry_key.is_not(None), Proposal.meeting_at.is_not(None))
    if actor.role is not Role.ADVISOR:
        wanted = wanted.where(Proposal.company_id == actor.own_organisation_id, is_open_to_company(on))
    row = session.execute(wanted).one_or_none()
    return _entry(row) if row else None


def own_entries(session: Session, actor: Actor, *, on: date) -> tuple[Entry, ...]:
    """Return the arranged meetings of the last weeks and to come, as far as a company may know the person today."""
    wanted = select(*_ENTRY).join(Company, Company.id == Proposal.company_id)
    wanted = wanted.where(Proposal.entry_key.is_not(None), Proposal.meeting_at >= start_of(on - KEPT_IN_FEED))
    if actor.role is Role.ADVISOR:
        wanted = wanted.join(Candidate, Candidate.id == Proposal.candidate_id)
        mine = (Candidate.advisor_id == actor.own_id, Candidate.state != CandidateState.LEFT, Candidate.restricted_at.is_(None))
        wanted = wanted.where(*mine, Proposal.state.in_(KNOWN))
    else:
        wanted = wanted.where(Proposal.company_id == actor.own_organisation_id, is_open_to_company(on))
    rows = session.execute(wanted.order_by(Proposal.meeting_at, Proposal.reference).limit(MOST_ENTRIES))
    return tuple(map(_entry, rows))


def _entry(row: Sequence[Any]) -> Entry:
    key, reference, entry_key, version, at, meeting_at = row
    return Entry(key, reference, entry_key, version, at, meeting_at is None)
