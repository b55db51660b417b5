"""What the start page of an advisor asks: whom to call, who is at work where, and a few figures; one statement each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, and_, bindparam, func, select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.candidates.queries import name_of
from portal.candidates.words import CandidateState
from portal.companies.models import Company
from portal.contacts.models import Enquiry, Task
from portal.contacts.words import SubjectKind, TaskKind
from portal.internships.models import Internship
from portal.internships.queries import LIVE_STATES
from portal.internships.words import InternshipState
from portal.kernel.clock import start_of
from portal.kernel.db import Moment, ReadyQuery
from portal.kernel.outbox.troubles import in_trouble
from portal.openings.models import Opening
from portal.openings.words import OpeningState
from portal.proposals.models import Proposal

MOST_TASKS = 50
MOST_INTERNSHIPS = 30
LONG_WITHOUT = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class DueTask:
    """A task of mine with the number to call about it."""

    id: UUID
    kind: TaskKind
    subject_kind: SubjectKind
    subject_id: UUID
    company_name: str | None
    note: str | None
    due_on: date
    phone: str | None


@dataclass(frozen=True, slots=True)
class InternshipAtWork:
    """An internship of one of my people, with name and company."""

    id: UUID
    proposal_id: UUID
    person: str
    company_name: str
    state: InternshipState
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class MyFigures:
    """How much an advisor has on their hands."""

    people: int
    people_without_proposal: int
    free_places: int
    openings_to_review: int
    begun: int
    """How many people the advisor has begun to take in; `begun_id` and the names are those of the newest."""
    begun_id: UUID | None
    begun_given: str | None
    begun_family: str | None
    undelivered: int


_TASKS = ReadyQuery(
    select(
        Task.id,
        Task.kind,
        Task.subject_kind,
        Task.subject_id,
        Company.name,
        Task.note,
        Task.due_on,
        Company.phone,
        Enquiry.name,
        Enquiry.phone,
    )
    .outerjoin(Company, Company.id == Task.company_id)
    .outerjoin(Enquiry, and_(Enquiry.id == Task.subject_id, Task.subject_kind == SubjectKind.ENQUIRY))
    .where(
        Task.done_at.is_(None),
        Task.assigned_to_id == bindparam("advisor_id", type_=Uuid()),
        # The proposal itself stands among the calls, with the day its time runs out.
        Task.kind != TaskKind.ANSWER_MISSING,
    )
    .order_by(Task.due_on, Task.id)
    .limit(MOST_TASKS)
)
_AT_WORK = ReadyQuery(
    select(
        Internship.id,
        Internship.proposal_id,
        Candidate.given_name,
        Candidate.family_name,
        Company.name,
        Internship.state,
        Internship.starts_on,
        Internship.ends_on,
    )
    .join(Candidate, Candidate.id == Internship.candidate_id)
    .join(Company, Company.id == Internship.company_id)
    .where(Internship.state.in_(LIVE_STATES), Candidate.advisor_id == bindparam("advisor_id", type_=Uuid()))
    .order_by(Internship.starts_on, Internship.id)
    .limit(MOST_INTERNSHIPS)
)
_MINE = and_(
    Candidate.advisor_id == bindparam("advisor_id", type_=Uuid()),
    Candidate.state == CandidateState.ACTIVE,
)
_PEOPLE = select(func.count()).select_from(Candidate).where(_MINE)
_PROPOSED = (
    select(Proposal.id)
    .where(Proposal.candidate_id == Candidate.id, Proposal.created_at >= bindparam("since", type_=Moment()))
    .correlate(Candidate)
)
_COMPANIES = select(Company.id).where(Company.advisor_id == bindparam("advisor_id", type_=Uuid()))
_PLACES = select(func.coalesce(func.sum(Opening.places), 0)).where(
    Opening.company_id.in_(_COMPANIES), Opening.state == OpeningState.PUBLISHED
)
_BEGUN = and_(
    Candidate.advisor_id == bindparam("advisor_id", type_=Uuid()),
    Candidate.state == CandidateState.DRAFT,
)


def _newest_begun(column: Any) -> Any:
    newest = select(column).where(_BEGUN).order_by(Candidate.created_at.desc(), Candidate.id.desc())
    return newest.limit(1).scalar_subquery()


_FIGURES = ReadyQuery(
    select(
        _PEOPLE.scalar_subquery(),
        _PEOPLE.where(~_PROPOSED.exists()).scalar_subquery(),
        _PLACES.scalar_subquery(),
        select(func.count()).select_from(Opening).where(Opening.state == OpeningState.SUBMITTED).scalar_subquery(),
        select(func.count()).select_from(Candidate).where(_BEGUN).scalar_subquery(),
        *map(_newest_begun, (Candidate.id, Candidate.given_name, Candidate.family_name)),
        in_trouble().scalar_subquery(),
    )
)


def due_tasks(session: Session, advisor_id: UUID) -> tuple[DueTask, ...]:
    """Return an advisor's open tasks, the most urgent first."""
    return tuple(map(_due_task, _TASKS.rows(session, advisor_id=advisor_id)))


def internships_at_work(session: Session, advisor_id: UUID) -> tuple[InternshipAtWork, ...]:
    """Return the planned and running internships of an advisor's people, the earliest start first."""
    found = _AT_WORK.rows(session, advisor_id=advisor_id)
    return tuple(InternshipAtWork(key, proposal, name_of(given, family), *rest) for key, proposal, given, family, *rest in found)


def my_figures(session: Session, advisor_id: UUID, *, on: date) -> MyFigures:
    """Count what an advisor has on their hands."""
    since: datetime = start_of(on - LONG_WITHOUT)
    return MyFigures(*_FIGURES.row(session, advisor_id=advisor_id, since=since))


def _due_task(columns: Sequence[Any]) -> DueTask:
    key, kind, subject_kind, subject_id, company_name, note, due_on, phone, caller, callers_phone = columns
    return DueTask(key, kind, subject_kind, subject_id, company_name or caller, note, due_on, callers_phone or phone)
