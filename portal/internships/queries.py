"""Reading internships: for the team, and for the company the person agreed to be known to."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, select, tuple_
from sqlalchemy.orm import Session

from portal.accounts.queries import staff_of_site
from portal.candidates.identity import Identity
from portal.candidates.models import Candidate
from portal.companies.models import Company
from portal.companies.queries import ToldLine, told_to_company
from portal.internships.models import Internship
from portal.internships.words import InternshipAct, InternshipShelf, InternshipState, InternshipView, LegalBasis, Outcome
from portal.kernel.access import Actor
from portal.kernel.audit import AuditEntry
from portal.kernel.clock import first_of_next_month
from portal.kernel.db import DayPosition
from portal.kernel.errors import Sentence
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.workdays import working_days_after
from portal.openings.models import Opening
from portal.proposals.disclosure import lines_with_identity
from portal.proposals.models import Proposal
from portal.proposals.queries.visible import has_stopped
from portal.proposals.words import ProposalState


@dataclass(frozen=True)
class EmployerInternship:
    """An internship as its company sees it; the name only while the person's consent is in force."""

    id: UUID
    reference: str
    person: str | None
    opening_title: str
    state: InternshipState
    starts_on: date
    ends_on: date
    hours_per_week: int
    begins_at: time | None
    mentor_name: str
    tasks: str | None
    has_stopped: bool

    @property
    def is_closed(self) -> bool:
        """Whether this company may not look: a yes was taken back, the data are only kept, or it goes on and nobody is known."""
        return self.has_stopped or (self.person is None and self.state in LIVE_STATES)


@dataclass(frozen=True)
class StaffInternship:
    """An internship as the team sees it in lists and on its page."""

    id: UUID
    proposal_id: UUID
    candidate_id: UUID
    company_id: UUID
    reference: str
    opening_title: str
    state: InternshipState
    basis: LegalBasis
    starts_on: date
    ends_on: date
    hours_per_week: int
    begins_at: time | None
    mentor_name: str
    tasks: str | None
    approval_on: date | None
    outcome: Outcome | None
    is_long_term_exception: bool
    approved_by_name: str | None
    opening_id: UUID


_STAFF: Select[*tuple[Any, ...]] = (
    select(
        Internship.id,
        Internship.proposal_id,
        Internship.candidate_id,
        Internship.company_id,
        Proposal.reference,
        Opening.title,
        Internship.state,
        Internship.basis,
        Internship.starts_on,
        Internship.ends_on,
        Internship.hours_per_week,
        Internship.begins_at,
        Internship.mentor_name,
        Internship.tasks,
        Internship.approval_on,
        Internship.outcome,
        Internship.is_long_term_exception,
        Internship.approved_by_name,
        Internship.opening_id,
    )
    .join(Proposal, Proposal.id == Internship.proposal_id)
    .join(Opening, Opening.id == Internship.opening_id)
)
_OF_COMPANY: Select[*tuple[Any, ...]] = (
    select(
        Internship.id,
        Proposal.reference,
        Opening.title,
        Internship.state,
        Internship.starts_on,
        Internship.ends_on,
        Internship.hours_per_week,
        Internship.begins_at,
        Internship.mentor_name,
        Internship.tasks,
        has_stopped().label("has_stopped"),
    )
    .join(Proposal, Proposal.id == Internship.proposal_id)
    .join(Opening, Opening.id == Internship.opening_id)
    .join(Company, Company.id == Internship.company_id)
)
PAGE = 25
LIVE_STATES = (InternshipState.PLANNED, InternshipState.APPROVED, InternshipState.RUNNING)


def show_to_employer(session: Session, actor: Actor, internship_id: UUID, *, on: date) -> EmployerInternship | None:
    """Return an internship of the actor's company; none that is closed to it."""
    wanted = _OF_COMPANY.where(Internship.id == internship_id, Internship.company_id == actor.organisation_id)
    found = (_for_employer(line, person) for line, person in lines_with_identity(session, wanted, on=on))
    return next((each for each in found if not each.is_closed), None)


@dataclass(frozen=True)
class EmployerList:
    """A page of a company's internships, and where the next one begins."""

    rows: tuple[EmployerInternship, ...]
    after: DayPosition | None


def internships_of_company(
    session: Session,
    company_id: UUID,
    *,
    on: date,
    shelf: InternshipShelf | None = None,
    after: DayPosition | None = None,
    limit: int = PAGE,
) -> EmployerList:
    """List a company's internships, the newest first: all of them or those of a shelf."""
    wanted = _OF_COMPANY.where(Internship.company_id == company_id)
    if shelf is not None:
        wanted = wanted.where(Internship.state.in_(shelf.states))
    if after is not None:
        wanted = wanted.where(tuple_(Internship.starts_on, Internship.id) < tuple_(after.day, after.id))
    ordered = wanted.order_by(Internship.starts_on.desc(), Internship.id.desc()).limit(limit + 1)
    rows = [_for_employer(line, person) for line, person in lines_with_identity(session, ordered, on=on)]
    return EmployerList(tuple(rows[:limit]), _end_of(rows, limit))


def count_on_shelves(session: Session, company_id: UUID) -> tuple[tuple[InternshipShelf, int], ...]:
    """Count a company's internships on each shelf."""
    states = select(Internship.state, func.count()).where(Internship.company_id == company_id).group_by(Internship.state)
    counts = Counter[InternshipShelf]()
    for state, count in session.execute(states):
        counts[InternshipShelf.of(state)] += count
    return tuple((shelf, counts[shelf]) for shelf in InternshipShelf)


def show_to_staff(session: Session, _actor: Actor, internship_id: UUID) -> StaffInternship | None:
    """Return an internship for the team."""
    row = session.execute(_STAFF.where(Internship.id == internship_id)).one_or_none()
    return StaffInternship(*row) if row else None


@dataclass(frozen=True)
class StaffFilter:
    """Which internships the team's list shows; what is None narrows nothing. `month` is its first day."""

    view: InternshipView = InternshipView.OPEN
    advisor_id: UUID | None = None
    site_id: UUID | None = None
    month: date | None = None


@dataclass(frozen=True)
class StaffList:
    """A page of the team's list, and where the next one begins."""

    rows: tuple[StaffInternship, ...]
    after: DayPosition | None


def internships_for_staff(
    session: Session, wanted: StaffFilter, *, after: DayPosition | None = None, limit: int = PAGE
) -> StaffList:
    """List internships: of what is open the earliest start first, of what is over the latest."""
    asked = _STAFF.where(Internship.state.in_(wanted.view.states), *_narrowing(wanted))
    place = tuple_(Internship.starts_on, Internship.id)
    if after is not None:
        end = tuple_(after.day, after.id)
        asked = asked.where(place > end if wanted.view.looks_ahead else place < end)
    order = (Internship.starts_on, Internship.id)
    asked = asked.order_by(*(order if wanted.view.looks_ahead else (column.desc() for column in order)))
    rows = [StaffInternship(*row) for row in session.execute(asked.limit(limit + 1))]
    return StaffList(tuple(rows[:limit]), _end_of(rows, limit))


def _narrowing(wanted: StaffFilter) -> Iterator[ColumnElement[bool]]:
    person = select(Candidate.id).where(Candidate.id == Internship.candidate_id)
    if wanted.advisor_id is not None:
        yield person.where(Candidate.advisor_id == wanted.advisor_id).exists()
    if wanted.site_id is not None:
        yield person.where(Candidate.advisor_id.in_(staff_of_site(wanted.site_id))).exists()
    if wanted.month is not None:
        yield Internship.starts_on < first_of_next_month(wanted.month)
        yield Internship.ends_on >= wanted.month


def _end_of(rows: Sequence[EmployerInternship | StaffInternship], limit: int) -> DayPosition | None:
    """Say where the next page begins, if one more was found than a page shows."""
    return DayPosition(rows[limit - 1].starts_on, rows[limit - 1].id) if len(rows) > limit else None


def internships_of_proposal(session: Session, proposal_id: UUID) -> tuple[StaffInternship, ...]:
    """List the internships that followed a proposal."""
    rows = session.execute(_STAFF.where(Internship.proposal_id == proposal_id).order_by(Internship.starts_on, Internship.id))
    return tuple(StaffInternship(*row) for row in rows)


def reasons_to_stay(session: Session, company_id: UUID) -> tuple[Sentence, ...]:
    """Say why a company cannot leave yet: an internship is planned or running there."""
    found = select(Internship.id).where(Internship.company_id == company_id, Internship.state.in_(LIVE_STATES)).limit(1)
    if session.scalar(found) is None:
        return ()
    return (_l("An internship is planned or running in your company. It has to end first."),)


def _for_employer(line: tuple[Any, ...], identity: Identity | None) -> EmployerInternship:
    return EmployerInternship(line[0], line[1], identity.name if identity else None, *line[2:])


@dataclass(frozen=True, slots=True)
class LedInternship:
    """Where an internship stands between its first plan and the company's decision."""

    id: UUID
    proposal_id: UUID
    state: InternshipState
    starts_on: date
    ends_on: date
    is_going_on: bool
    is_decided: bool

    def asks_for_decision(self, on: date) -> bool:
        """Whether the company should say how it goes on: from the last week on, once."""
        is_time = self.state is InternshipState.RUNNING and on >= self.ends_on - LAST_WEEK
        return is_time and self.is_going_on and not self.is_decided

    @property
    def decide_by(self) -> date:
        """The day by which the company should have said how it goes on."""
        return working_days_after(self.ends_on, DAYS_TO_DECIDE)

    def week(self, on: date) -> tuple[int, int]:
        """Return which week of how many it is."""
        weeks = -(-((self.ends_on - self.starts_on).days + 1) // 7)
        return min(max((on - self.starts_on).days // 7 + 1, 1), weeks), weeks


LAST_WEEK = timedelta(days=7)
DAYS_TO_DECIDE = 3
LED: tuple[Any, ...] = (
    Internship.id,
    Internship.proposal_id,
    Internship.state,
    Internship.starts_on,
    Internship.ends_on,
    Proposal.state == ProposalState.INTERNSHIP,
    exists().where(AuditEntry.subject_id == Internship.id, AuditEntry.verb == InternshipAct.DECIDED.value),
)
IS_LED = Internship.state.in_((*LIVE_STATES, InternshipState.COMPLETED))


def led_internship(session: Session, internship_id: UUID) -> LedInternship | None:
    """Return where one internship stands; only asked behind a finder."""
    led = select(*LED).join(Proposal, Proposal.id == Internship.proposal_id).where(Internship.id == internship_id, IS_LED)
    row = session.execute(led).one_or_none()
    return LedInternship(*row) if row else None


_TITLES = {act.value: act.label for act in InternshipAct}


def story_of_internship(session: Session, internship_id: UUID) -> tuple[ToldLine, ...]:
    """Return what happened in an internship, newest first: colleagues by name, KAI as the advice."""
    return told_to_company(session, internship_id, _TITLES)
