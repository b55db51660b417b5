"""Finding a day to meet: one side offers three times, the other takes one, asks for others, or calls it off."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.companies.models import Company
from portal.kernel.access import Role
from portal.kernel.audit import By, record
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import announce
from portal.kernel.states import SYSTEM
from portal.proposals.meeting_words import MAY_MEET, MAY_OFFER, MeetingSide, refuse_unfit_times
from portal.proposals.models import Proposal
from portal.proposals.queries.visible import is_open_to_company
from portal.proposals.services.moving import MEANWHILE, locked, move
from portal.proposals.words import ProposalState

CHOSEN_MEANWHILE = _l(
    "This time is no longer offered. Somebody has chosen already, or the times have changed. Please look again."
)

NOT_OPEN = _l("The company may not look at this proposal at the moment. That is why no meeting can be arranged.")


def offer_times(session: Session, proposal_id: UUID, times: Sequence[datetime], *, by: By, at: datetime) -> None:
    """Offer the other side three times to meet; a meeting that is arranged stands until one of them is taken."""
    proposal = _held(session, proposal_id, by=by, at=at)
    side = side_of(by)
    if proposal.state not in MAY_OFFER[side]:
        raise RuleBroken(MEANWHILE)
    refuse_unfit_times(times, at=at)
    proposal.times_offered = [each.astimezone(UTC).isoformat() for each in sorted(times)]
    proposal.times_by, proposal.times_at, proposal.times_refused = side, at, False
    record(session, "proposal.times_offered", proposal.id, by=by, at=at)
    announce(session, "meeting.offered", proposal.id, at=at)


def refuse_times(session: Session, proposal_id: UUID, *, by: By, at: datetime) -> None:
    """Say that none of the times fits; whoever offered them offers others."""
    proposal = _held(session, proposal_id, by=by, at=at)
    if proposal.times_refused or not proposal.times_offered or proposal.times_by is not side_of(by).other:
        raise RuleBroken(MEANWHILE)
    proposal.times_refused = True
    record(session, "proposal.times_refused", proposal.id, by=by, at=at)
    announce(session, "meeting.refused", proposal.id, at=at)


def schedule_meeting(session: Session, proposal_id: UUID, meeting_at: datetime, *, by: By, at: datetime) -> None:
    """Note when company and person meet; a meeting can be moved. A company takes one of the times offered to it."""
    proposal = _held(session, proposal_id, by=by, at=at)
    is_offered = meeting_at.astimezone(UTC).isoformat() in proposal.times_offered and not proposal.times_refused
    if by.role == Role.EMPLOYER and not (is_offered and proposal.times_by is MeetingSide.TEAM):
        raise RuleBroken(CHOSEN_MEANWHILE)
    if meeting_at < at:
        raise RuleBroken(_l("Please choose a time that lies ahead."), field="day")
    if proposal.state is ProposalState.MEETING_SCHEDULED:
        record(session, "proposal.meeting_moved", proposal.id, by=by, at=at)
    else:
        move(session, proposal, "schedule_meeting", by=by, at=at)
    proposal.meeting_at = meeting_at
    _forget_times(proposal, by)
    _renew_entry(proposal, meeting_at)
    announce(session, "meeting.agreed", proposal.id, at=at)


def take_time(session: Session, proposal_id: UUID, meeting_at: datetime, *, by: By, at: datetime) -> None:
    """Take one of the times the other side offered: of two who choose at once, the second is told."""
    proposal = locked(session, proposal_id)
    is_offered = meeting_at.astimezone(UTC).isoformat() in proposal.times_offered and not proposal.times_refused
    if not is_offered or proposal.times_by is not side_of(by).other:
        raise RuleBroken(CHOSEN_MEANWHILE)
    if proposal.state not in MAY_MEET:
        raise RuleBroken(_l("The person has not said yes to being known by name yet. Please ask for that first."))
    schedule_meeting(session, proposal_id, meeting_at, by=by, at=at)


def call_off_meeting(session: Session, proposal_id: UUID, *, by: By, at: datetime) -> None:
    """Call a meeting off that was arranged; both then look for another day."""
    is_teams = side_of(by) is MeetingSide.TEAM
    # The team calls off also what a company may no longer look at: somebody must not wait in vain.
    proposal = locked(session, proposal_id) if is_teams else _held(session, proposal_id, by=by, at=at)
    move(session, proposal, "call_off_meeting", by=by, at=at)
    _take_back_entry(session, proposal, by=by, at=at)


def call_off_with_case(session: Session, proposal_id: UUID, at: datetime) -> None:
    """Take a meeting that still lies ahead out of people's calendars, once its case is over."""
    proposal = locked(session, proposal_id)
    if proposal.state.is_over and proposal.meeting_at is not None and proposal.meeting_at > at:
        record(session, "proposal.meeting_called_off", proposal.id, by=By.system(), at=at)
        _take_back_entry(session, proposal, by=By.system(), at=at)


def side_of(by: By) -> MeetingSide:
    """Return for whom somebody speaks; people and coordinators arrange no meetings."""
    if by.role == Role.EMPLOYER:
        return MeetingSide.COMPANY
    if by.role in (Role.ADVISOR, SYSTEM):
        return MeetingSide.TEAM
    raise RuleBroken(_l("Somebody else has to do this."))


def _held(session: Session, proposal_id: UUID, *, by: By, at: datetime) -> Proposal:
    """Hold a proposal; nobody arranges a meeting about one that the company may not look at today."""
    proposal, side = locked(session, proposal_id), side_of(by)
    may_look = select(Proposal.id).join(Company, Company.id == Proposal.company_id)
    if not session.scalar(may_look.where(Proposal.id == proposal_id, is_open_to_company(local_day(at)))):
        raise RuleBroken(MEANWHILE if side is MeetingSide.COMPANY else NOT_OPEN)
    return proposal


def _forget_times(proposal: Proposal, by: By) -> None:
    """Close the offer; `times_by` stays where one of its times was taken: the letters say who chose."""
    was_taken = bool(proposal.times_offered) and proposal.times_by is side_of(by).other
    proposal.times_by = proposal.times_by if was_taken else None
    proposal.times_offered, proposal.times_at, proposal.times_refused = [], None, False


def _renew_entry(proposal: Proposal, moment: datetime) -> None:
    proposal.entry_version = 0 if proposal.entry_key is None else proposal.entry_version + 1
    proposal.entry_key, proposal.entry_at = proposal.entry_key or uuid4().hex, moment


def _take_back_entry(session: Session, proposal: Proposal, *, by: By, at: datetime) -> None:
    _forget_times(proposal, by)
    proposal.meeting_at, proposal.entry_version = None, proposal.entry_version + 1
    announce(session, "meeting.called_off", proposal.id, at=at)
