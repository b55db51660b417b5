"""Planning an internship and leading it to its end."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates.rewording import NOT_LOOKED, Looked
from portal.contacts.services import TaskDraft, add_task
from portal.contacts.words import SubjectKind, TaskKind
from portal.internships.agreement.issuing import follow_plan, void_agreement
from portal.internships.agreement.ready import refuse_unsigned
from portal.internships.judging import about, about_proposal, judge
from portal.internships.models import Internship
from portal.internships.rules import refuse_blocked, refuse_unlawful_start
from portal.internships.wording import leaving, offered_tasks, review_of
from portal.internships.words import (
    INTERNSHIP_STATES,
    AbortedBy,
    AbortReason,
    CompanyDecision,
    InternshipState,
    LegalBasis,
    Outcome,
)
from portal.kernel.audit import By, Change, record, trail
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.i18n import speaking
from portal.kernel.outbox import announce
from portal.kernel.workdays import working_days_after
from portal.proposals import services as proposals
from portal.proposals.models import Proposal
from portal.proposals.words import ProposalState

MAY_BE_PLANNED = (ProposalState.DISCLOSED, ProposalState.MEETING_SCHEDULED)
DAYS_TO_CALL = 1  # working days until the advisor calls a company that has said how it goes on
TEAM_LANGUAGE = "de"
# What the trail says, and what the worker is told.
DONE = {
    "approve": "internship.approved",
    "start": "internship.started",
    "complete": "internship.completed",
    "abort": "internship.aborted",
    "cancel": "internship.cancelled",
}
LIVE = (InternshipState.PLANNED, InternshipState.APPROVED, InternshipState.RUNNING)


@dataclass(frozen=True)
class InternshipDraft:
    """What an advisor enters to plan an internship; hours are per week."""

    basis: LegalBasis
    starts_on: date
    ends_on: date
    hours_per_week: int
    mentor_name: str
    begins_at: time | None = None
    tasks: str | None = None
    is_long_term_exception: bool = False
    looked: Looked = NOT_LOOKED
    """What was decided about the marks in the tasks (`wording.py`)."""

    def columns(self) -> dict[str, Any]:
        """Return what is kept, by the names of the columns."""
        return {name: value for name, value in vars(self).items() if name != "looked"}


@dataclass(frozen=True)
class Abort:
    """Who ended an internship early, when and why (coded)."""

    ended_on: date
    by: AbortedBy
    reason: AbortReason


def may_be_planned(session: Session, proposal_id: UUID) -> bool:
    """Say whether an internship can be planned for a proposal now."""
    state = session.scalar(select(Proposal.state).where(Proposal.id == proposal_id))
    return state in MAY_BE_PLANNED and not _live_internship(session, proposal_id)


def plan_internship(session: Session, proposal_id: UUID, draft: InternshipDraft, *, by: By, at: datetime) -> Internship:
    """Plan an internship for a proposal whose person is known to the company."""
    proposal = session.get_one(Proposal, proposal_id, with_for_update=True)
    if proposal.state not in MAY_BE_PLANNED:
        raise RuleBroken(_l("An internship can be planned once the person has agreed that the company knows them."))
    if _live_internship(session, proposal_id):
        raise RuleBroken(_l("There is already an internship planned for this proposal."))
    refuse_blocked(judge(session, draft, about_proposal(session, proposal_id), on=local_day(at)))
    review = review_of(session, proposal.candidate_id, draft.tasks, known={offered_tasks(session, proposal)})
    draft = replace(draft, tasks=leaving(review, draft.tasks, draft.looked, field="tasks"))
    internship = Internship(
        proposal_id=proposal.id,
        candidate_id=proposal.candidate_id,
        company_id=proposal.company_id,
        opening_id=proposal.opening_id,
        planned_by_id=by.account_id,
        created_at=at,
        **draft.columns(),
    )
    session.add(internship)
    session.flush()  # the trail and the outbox need internship.id
    _note(session, internship, "internship.planned", Change(becomes=InternshipState.PLANNED), by=by, at=at)
    return internship


def change_plan(session: Session, internship_id: UUID, draft: InternshipDraft, *, by: By, at: datetime) -> Internship:
    """Change the plan while it has not begun; a changed plan needs a new approval."""
    internship = _locked(session, internship_id)
    if internship.state not in (InternshipState.PLANNED, InternshipState.APPROVED):
        raise RuleBroken(_l("This internship has begun or is over. Its plan can no longer be changed."))
    becomes = INTERNSHIP_STATES.refuse("change", internship.state, by.role)
    refuse_blocked(judge(session, draft, replace(about(internship), approval_on=None), on=local_day(at)))
    review = review_of(session, internship.candidate_id, draft.tasks, known={internship.tasks})
    draft = replace(draft, tasks=leaving(review, draft.tasks, draft.looked, field="tasks"))
    was = internship.state
    for name, value in draft.columns().items():
        setattr(internship, name, value)
    if was is InternshipState.APPROVED:
        internship.move_to(becomes)
        internship.approval_on = internship.approved_by_name = None
    _note(session, internship, "internship.changed", Change(was=was, becomes=becomes), by=by, at=at)
    follow_plan(session, internship, by=by, at=at)
    return internship


def approve_internship(session: Session, internship_id: UUID, approval_on: date, office: str, *, by: By, at: datetime) -> None:
    """Note that the authority has agreed; on which day, and which office (section 45 SGB III: before the start)."""
    internship = _locked(session, internship_id)
    if approval_on > local_day(at):
        raise RuleBroken(_l("The approval cannot lie in the future."), field="approval_on")
    if approval_on > internship.starts_on:
        raise RuleBroken(_l("The approval must come before the start. Please move the start."), field="approval_on")
    internship.approval_on = approval_on
    internship.approved_by_name = office
    _move(session, internship, "approve", by=by, at=at)


def start_internship(session: Session, internship_id: UUID, *, by: By, at: datetime) -> None:
    """Note that the first day has come and the person is there."""
    internship = _locked(session, internship_id)
    refuse_unlawful_start(internship, judge(session, internship, about(internship)), at=at)
    refuse_unsigned(session, internship_id)
    _move(session, internship, "start", by=by, at=at)
    proposals.start_internship(session, internship.proposal_id, by=by, at=at)


def complete_internship(session: Session, internship_id: UUID, outcome: Outcome, *, by: By, at: datetime) -> None:
    """Note that the internship went to its end, and what follows."""
    internship = _locked(session, internship_id)
    internship.ended_on = min(internship.ends_on, local_day(at))
    internship.outcome = outcome
    _move(session, internship, "complete", by=by, at=at, reason=outcome)


def abort_internship(session: Session, internship_id: UUID, abort: Abort, *, by: By, at: datetime) -> None:
    """Note that the internship ended early: when, by whom and why."""
    internship = _locked(session, internship_id)
    if not internship.starts_on <= abort.ended_on <= min(internship.ends_on, local_day(at)):
        raise RuleBroken(_l("The last day must lie within the internship and not in the future."), field="ended_on")
    internship.ended_on = abort.ended_on
    internship.aborted_by = abort.by
    internship.abort_reason = abort.reason
    _move(session, internship, "abort", by=by, at=at, reason=abort.reason)


def cancel_internship(session: Session, internship_id: UUID, *, by: By, at: datetime) -> None:
    """Call an internship off before it begins."""
    internship = _locked(session, internship_id)
    _move(session, internship, "cancel", by=by, at=at)
    void_agreement(session, internship_id, by=by, at=at)


def tell_decision(session: Session, internship_id: UUID, decision: CompanyDecision, *, by: By, at: datetime) -> None:
    """Take the company's word on how it goes on, and let the person's advisor call it."""
    internship = _locked(session, internship_id)
    proposal = session.get_one(Proposal, internship.proposal_id)
    is_told = any(entry.verb == "internship.decided" for entry in trail(session, internship.id))
    if internship.state is not InternshipState.RUNNING or proposal.state is not ProposalState.INTERNSHIP or is_told:
        raise RuleBroken(_l("This has changed in the meantime. Please look at the current state."))
    record(session, "internship.decided", internship.id, Change(becomes=decision.value), by=by, at=at)
    with speaking(TEAM_LANGUAGE):
        note = str(decision.label)
    due_on = working_days_after(local_day(at), DAYS_TO_CALL)
    call = TaskDraft(
        TaskKind.TALK_OVER, SubjectKind.PROPOSAL, proposal.id, due_on, internship.company_id, internship.planned_by_id, note
    )
    add_task(session, call, at=at)


def _move(session: Session, internship: Internship, verb: str, *, by: By, at: datetime, reason: str | None = None) -> None:
    was, target = internship.state, INTERNSHIP_STATES.refuse(verb, internship.state, by.role)
    internship.move_to(target)
    _note(session, internship, DONE[verb], Change(was=was, becomes=target, reason=reason), by=by, at=at)


def _note(session: Session, internship: Internship, topic: str, change: Change, *, by: By, at: datetime) -> None:
    record(session, topic, internship.id, change, by=by, at=at)
    announce(session, topic, internship.id, at=at)


def _locked(session: Session, internship_id: UUID) -> Internship:
    return session.get_one(Internship, internship_id, with_for_update=True)


def _live_internship(session: Session, proposal_id: UUID) -> bool:
    found = select(Internship.id).where(Internship.proposal_id == proposal_id, Internship.state.in_(LIVE)).limit(1)
    return session.scalar(found) is not None
