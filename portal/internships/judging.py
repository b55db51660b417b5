"""What the law says to a plan for this person at this company: the rules of `legal/`, asked with what the record knows."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate, CourseEnrolment, CourseHour
from portal.candidates.words import Weekday
from portal.internships.lawful import known_figures
from portal.internships.legal.checking import Check, check
from portal.internships.legal.facts import Facts
from portal.internships.models import AuthorityRequest, Internship
from portal.internships.queries import StaffInternship
from portal.internships.rules import Plan, facts_of
from portal.internships.words import InternshipState, LegalBasis, RequestAnswer, RequestMatter
from portal.labour.prerequisites import Prerequisite
from portal.labour.words import Goal
from portal.openings.models import Opening
from portal.proposals.models import Proposal

WORKING_DAYS = 5
_WORKED = tuple(day for day in Weekday if day is not Weekday.SATURDAY)
_WANTS_TRAINING = {Goal.APPRENTICESHIP: True, Goal.JOB: False}


@dataclass(frozen=True)
class About:
    """Whom and where a plan is about; of a plan that is kept, also which one and when it was approved."""

    candidate_id: UUID
    company_id: UUID
    opening_id: UUID
    internship_id: UUID | None = None
    approval_on: date | None = None


def about(kept: Internship | StaffInternship) -> About:
    """Say whom a kept plan is about."""
    return About(kept.candidate_id, kept.company_id, kept.opening_id, kept.id, kept.approval_on)


def about_proposal(session: Session, proposal_id: UUID) -> About:
    """Say whom a plan is about that is not kept yet."""
    columns = (Proposal.candidate_id, Proposal.company_id, Proposal.opening_id)
    return About(*session.execute(select(*columns).where(Proposal.id == proposal_id)).one())


def judge(session: Session, plan: Plan, of: About, *, on: date | None = None) -> Check:
    """Ask the law about a plan; `on` is the day it is planned, None when it is about to start."""
    return check(_facts(session, plan, of, on=on), known_figures(session))


def _facts(session: Session, plan: Plan, of: About, *, on: date | None) -> Facts:
    columns = (Candidate.birth_on, Candidate.permit, Candidate.goal, Opening.prerequisites)
    known = select(*columns).join(Opening, Opening.id == of.opening_id).where(Candidate.id == of.candidate_id)
    birth_on, permit, goal, prerequisites = session.execute(known).one()
    return replace(
        facts_of(plan, on=on),
        age=age_on(birth_on, plan.starts_on) if birth_on else None,
        permit=permit,
        wants_training=_WANTS_TRAINING.get(goal),
        needs_adult=Prerequisite.ADULT.value in prerequisites,
        earlier_days=_earlier_days(session, plan, of) if plan.basis is LegalBasis.MEASURE else 0,
        approval_on=of.approval_on,
        **_granted(session, of.internship_id),
        has_course_overlap=_falls_into_course(session, plan, of.candidate_id),
    )


def _granted(session: Session, internship_id: UUID | None) -> dict[str, Any]:
    """Return what authorities have said yes to: another measure in the company, and the permission that lasts longest."""
    if internship_id is None:
        return {}
    wanted = select(AuthorityRequest.matter, AuthorityRequest.answered_on, AuthorityRequest.valid_until).where(
        AuthorityRequest.internship_id == internship_id, AuthorityRequest.answer == RequestAnswer.YES
    )
    said = session.execute(wanted).all()
    permissions = [(until or date.max, on) for matter, on, until in said if matter is RequestMatter.PERMISSION]
    until, on = max(permissions, default=(date.max, None))
    is_agreed = any(matter is RequestMatter.REPEATED for matter, _on, _until in said)
    return {"is_repeat_agreed": is_agreed, "permission_on": on, "permission_until": until}


def age_on(birth_on: date, day: date) -> int:
    """Return the age on a day; who was born on 29 February is a year older on 1 March (section 187 (2) BGB)."""
    return day.year - birth_on.year - ((day.month, day.day) < (birth_on.month, birth_on.day))


def _earlier_days(session: Session, plan: Plan, of: About) -> int:
    """Count the days of other measures of the person in this company that begin no later than this one."""
    last = func.coalesce(Internship.ended_on, Internship.ends_on)
    spans = select(Internship.starts_on, last).where(
        Internship.candidate_id == of.candidate_id,
        Internship.company_id == of.company_id,
        Internship.basis == LegalBasis.MEASURE,
        Internship.state != InternshipState.CANCELLED,
        Internship.starts_on <= plan.starts_on,
    )
    if of.internship_id is not None:
        spans = spans.where(Internship.id != of.internship_id)
    return sum((ends_on - starts_on).days + 1 for starts_on, ends_on in session.execute(spans))


def _falls_into_course(session: Session, plan: Plan, candidate_id: UUID) -> bool | None:
    """Say whether the hours of the plan fall into a course that goes on then; None where times are not known."""
    hours = (
        select(CourseHour.starts_at, CourseHour.ends_at)
        .join(CourseEnrolment)
        .where(
            CourseEnrolment.candidate_id == candidate_id,
            CourseHour.weekday.in_(_WORKED),
            func.coalesce(CourseEnrolment.ends_on, plan.ends_on) >= plan.starts_on,
            func.coalesce(CourseEnrolment.starts_on, plan.starts_on) <= plan.ends_on,
        )
    )
    found = [(begins, ends) for begins, ends in session.execute(hours)]
    if not found or plan.begins_at is None:
        return None
    return overlaps(plan.begins_at, Decimal(plan.hours_per_week), found)


def overlaps(begins_at: time, hours_per_week: Decimal, course: Iterable[tuple[time, time]]) -> bool:
    """Say whether a working day, the fifth part of the week without its breaks, meets hours of a course."""
    begin = datetime.combine(date.min, begins_at)
    end = begin + timedelta(hours=float(hours_per_week / WORKING_DAYS))
    return any(datetime.combine(date.min, starts) < end and begin < datetime.combine(date.min, ends) for starts, ends in course)
