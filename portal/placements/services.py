"""Recording work that was found."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates import services as candidates
from portal.contacts.services import finish_tasks
from portal.contacts.words import TaskKind
from portal.internships.models import Internship
from portal.internships.words import InternshipState
from portal.kernel.audit import By, Change, record
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import announce
from portal.placements.models import Placement
from portal.placements.words import PLACEMENT_STATES, EndOfWork, PlacementKind, PlacementState
from portal.proposals import services as proposals
from portal.proposals.models import Proposal
from portal.proposals.words import ProposalState

MAY_BE_PLACED = (ProposalState.DISCLOSED, ProposalState.MEETING_SCHEDULED, ProposalState.INTERNSHIP, ProposalState.OFFER)
_HELD_UP_BY = (InternshipState.PLANNED, InternshipState.APPROVED)


@dataclass(frozen=True)
class PlacementDraft:
    """What an advisor enters about work that was found; hours are per week."""

    kind: PlacementKind
    starts_on: date
    hours_per_week: int
    fixed_term_until: date | None = None


def may_be_placed(session: Session, proposal_id: UUID) -> bool:
    """Say whether work can be recorded for a proposal now."""
    return session.scalar(select(Proposal.state).where(Proposal.id == proposal_id)) in MAY_BE_PLACED


def record_placement(session: Session, proposal_id: UUID, draft: PlacementDraft, *, by: By, at: datetime) -> Placement:
    """Record that a proposal ended in work; the person's other proposals end, neutrally."""
    proposal = session.get_one(Proposal, proposal_id, with_for_update=True)
    if proposal.state not in MAY_BE_PLACED:
        raise RuleBroken(_l("Work can be recorded once the company and the person know each other."))
    _refuse_wrong_draft(draft)
    placement = Placement(
        candidate_id=proposal.candidate_id,
        company_id=proposal.company_id,
        proposal_id=proposal.id,
        internship_id=_internship_before(session, proposal_id),
        recorded_by_id=by.account_id,
        created_at=at,
        **vars(draft),
    )
    session.add(placement)
    session.flush()  # the trail and the outbox need placement.id
    proposals.place(session, proposal_id, by=by, at=at)
    candidates.mark_placed(session, proposal.candidate_id, by=by, at=at)
    record(session, "placement.agreed", placement.id, Change(becomes=PlacementState.AGREED), by=by, at=at)
    announce(session, "placement.agreed", placement.id, at=at)
    return placement


def start_placement(session: Session, placement_id: UUID, *, by: By, at: datetime) -> None:
    """Note that the work has begun."""
    placement = session.get_one(Placement, placement_id, with_for_update=True)
    if local_day(at) < placement.starts_on:
        raise RuleBroken(_l("The work starts later. Please come back on the first day."))
    _move(session, placement, "start", by=by, at=at)


def end_placement(
    session: Session, placement_id: UUID, ended_on: date, reason: EndOfWork = EndOfWork.OTHER, *, by: By, at: datetime
) -> None:
    """Note that the work is over; the company no longer reads the name."""
    placement = session.get_one(Placement, placement_id, with_for_update=True)
    if not placement.starts_on <= ended_on <= local_day(at):
        raise RuleBroken(_l("The last day must lie after the start and not in the future."), field="ended_on")
    placement.ended_on, placement.end_reason = ended_on, reason
    _move(session, placement, "end", by=by, at=at)
    finish_tasks(session, TaskKind.WORK_AT_RISK, placement.id, by=by, at=at)
    proposals.let_yes_lapse(session, placement.proposal_id, at=at)


def cancel_placement(session: Session, placement_id: UUID, *, by: By, at: datetime) -> None:
    """Note that the work did not begin after all; the company no longer reads the name."""
    placement = session.get_one(Placement, placement_id, with_for_update=True)
    _move(session, placement, "cancel", by=by, at=at)
    proposals.let_yes_lapse(session, placement.proposal_id, at=at)


def _move(session: Session, placement: Placement, verb: str, *, by: By, at: datetime) -> None:
    was, state = placement.state, PLACEMENT_STATES.refuse(verb, placement.state, by.role)
    placement.move_to(state)
    record(session, f"placement.{state}", placement.id, Change(was=was, becomes=state), by=by, at=at)
    announce(session, f"placement.{state}", placement.id, at=at)


def _refuse_wrong_draft(draft: PlacementDraft) -> None:
    if not 1 <= draft.hours_per_week <= 48:
        raise RuleBroken(_l("Please enter between 1 and 48 hours a week."), field="hours_per_week")
    if draft.fixed_term_until is not None and draft.fixed_term_until < draft.starts_on:
        raise RuleBroken(_l("The end must not come before the start."), field="fixed_term_until")


def _internship_before(session: Session, proposal_id: UUID) -> UUID | None:
    live = select(Internship.id).where(Internship.proposal_id == proposal_id, Internship.state.in_(_HELD_UP_BY)).limit(1)
    if session.scalar(live) is not None:
        raise RuleBroken(_l("An internship is still planned. Please call it off or let it begin first."))
    done = (
        select(Internship.id)
        .where(Internship.proposal_id == proposal_id, Internship.state != InternshipState.CANCELLED)
        .order_by(Internship.starts_on.desc(), Internship.id)
        .limit(1)
    )
    return session.scalar(done)
