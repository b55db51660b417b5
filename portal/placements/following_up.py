"""Asking company and person how the work is going, for a year; and what follows from what they say."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.contacts.services import TaskDraft, add_task
from portal.contacts.words import SubjectKind, TaskKind
from portal.kernel.access import Role
from portal.kernel.audit import By, Change, record
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import announce
from portal.placements.models import LINK_DAYS, FollowUp, Placement
from portal.placements.words import FollowUpResult, FollowUpStep, PlacementState, Side, Sign

PURPOSES = {Side.COMPANY: "follow up of the company", Side.PERSON: "follow up of the person"}
BY_LINK = {Side.COMPANY: By(None, Role.EMPLOYER.value), Side.PERSON: By(None, Role.CANDIDATE.value)}
_EARLIEST, _LATEST = timedelta(weeks=2), timedelta(days=366) + LINK_DAYS


def ask_how_it_goes(session: Session, at: datetime) -> None:
    """Ask both sides wherever a check is due; who missed several is asked once. Called by the schedule, once a day."""
    today = local_day(at)
    is_used = exists().where(Candidate.id == Placement.candidate_id, Candidate.restricted_at.is_(None))
    running = select(Placement).where(
        Placement.state == PlacementState.STARTED, Placement.starts_on.between(today - _LATEST, today - _EARLIEST), is_used
    )
    placements = session.scalars(running.order_by(Placement.id).with_for_update()).all()
    rows = select(FollowUp.placement_id, FollowUp.step).where(FollowUp.placement_id.in_([each.id for each in placements]))
    asked = {(placement_id, step) for placement_id, step in session.execute(rows)}
    for placement in placements:
        step = due_step(placement.starts_on, today)
        if step is not None and (placement.id, step) not in asked:
            _ask(session, placement, step, at=at)


def due_step(starts_on: date, today: date) -> FollowUpStep | None:
    """Return the latest check whose day has come, unless that is long ago."""
    due = [step for step in FollowUpStep if step.due_on(starts_on) <= today < step.due_on(starts_on) + LINK_DAYS]
    return due[-1] if due else None


def answer_follow_up(session: Session, follow_up_id: UUID, side: Side, sign: Sign, *, at: datetime) -> None:
    """Take one side's answer by link: once, and while the work lasts."""
    # The work is held first: it must not end while somebody speaks of it.
    placement_id = session.get_one(FollowUp, follow_up_id).placement_id
    placement = session.get_one(Placement, placement_id, with_for_update=True)
    row = session.get_one(FollowUp, follow_up_id, with_for_update=True, populate_existing=True)
    if not row.can_be_answered(placement.state, side, at):
        raise RuleBroken(_l("This has been answered already, or the time is over. Please call your contact person at KAI."))
    row.say(side, sign, at=at)
    change = Change(becomes=row.step.value, reason=sign.value)
    record(session, f"placement.{side.value}_said", placement.id, change, by=BY_LINK[side], at=at)
    session.flush()  # what was just said counts
    if _is_at_risk(session, placement.id, sign, side):
        _call_today(session, placement, at=at)


def note_what_was_heard(session: Session, follow_up_id: UUID, result: FollowUpResult, *, by: By, at: datetime) -> None:
    """Note what an advisor heard at a check; it can be corrected."""
    row = session.get_one(FollowUp, follow_up_id, with_for_update=True)
    row.result = result
    record(session, "placement.heard", row.placement_id, Change(becomes=row.step.value, reason=result.value), by=by, at=at)


def _ask(session: Session, placement: Placement, step: FollowUpStep, *, at: datetime) -> None:
    row = FollowUp(placement_id=placement.id, step=step, due_on=step.due_on(placement.starts_on), asked_at=at)
    session.add(row)
    session.flush()  # the outbox needs row.id
    record(session, "placement.asked", placement.id, Change(becomes=step.value), by=By.system(), at=at)
    announce(session, "follow_up.asked", row.id, at=at)


def _is_at_risk(session: Session, placement_id: UUID, sign: Sign, side: Side) -> bool:
    """Whether somebody says that it is over, or there are two bad signs: of both sides now, or of one side twice running."""
    if sign is not Sign.BAD:
        return sign is Sign.OVER
    rows = list(session.scalars(select(FollowUp).where(FollowUp.placement_id == placement_id).order_by(FollowUp.due_on)))
    latest = {each: [said for row in rows if (said := row.said_by(each)) is not None] for each in Side}
    other = next(each for each in Side if each is not side)
    return latest[side][-2:] == [Sign.BAD, Sign.BAD] or latest[other][-1:] == [Sign.BAD]


def _call_today(session: Session, placement: Placement, *, at: datetime) -> None:
    advisor_id = session.get_one(Candidate, placement.candidate_id).advisor_id or placement.recorded_by_id
    draft = TaskDraft(TaskKind.WORK_AT_RISK, SubjectKind.PLACEMENT, placement.id, local_day(at), placement.company_id, advisor_id)
    add_task(session, draft, at=at)
