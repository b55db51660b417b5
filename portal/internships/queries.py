"""Reading internships: for the team, and for the company the person agreed to be known to."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import Session

from portal.candidates.identity import Identity
from portal.candidates.models import Candidate
from portal.companies.models import Company
from portal.companies.queries import ToldLine, told_to_company
from portal.internships.models import Internship
from portal.internships.words import InternshipAct, InternshipState, LegalBasis, Outcome
from portal.kernel.access import Actor
from portal.kernel.audit import AuditEntry
from portal.kernel.errors import Sentence
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.workdays import working_days_after
from portal.openings.models import Opening
from portal.proposals.disclosure import lines_with_identity
from portal.proposals.models import Proposal
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
    )
    .join(Proposal, Proposal.id == Internship.proposal_id)
    .join(Opening, Opening.id == Internship.opening_id)
)
_OF_COMPANY = (
    select(Internship, Proposal.reference, Opening.title)
    .join(Proposal, Proposal.id == Internship.proposal_id)
    .join(Opening, Opening.id == Internship.opening_id)
    .join(Company, Company.id == Internship.company_id)
)
LONGEST_LIST = 200
LIVE_STATES = (InternshipState.PLANNED, InternshipState.APPROVED, InternshipState.RUNNING)


def show_to_employer(session: Session, actor: Actor, internship_id: UUID, *, on: date) -> EmployerInternship | None:
    """Return an internship of the actor's company."""
    wanted = _OF_COMPANY.where(Internship.id == internship_id, Internship.company_id == actor.organisation_id)
    return next((_for_employer(line, person) for line, person in lines_with_identity(session, wanted, on=on)), None)


def internships_of_company(session: Session, company_id: UUID, *, on: date) -> tuple[EmployerInternship, ...]:
    """List a company's internships, the newest first."""
    wanted = _OF_COMPANY.where(Internship.company_id == company_id)
    ordered = wanted.order_by(Internship.starts_on.desc(), Internship.id.desc()).limit(LONGEST_LIST)
    return tuple(_for_employer(line, person) for line, person in lines_with_identity(session, ordered, on=on))


def show_to_staff(session: Session, _actor: Actor, internship_id: UUID) -> StaffInternship | None:
    """Return an internship for the team."""
    row = session.execute(_STAFF.where(Internship.id == internship_id)).one_or_none()
    return StaffInternship(*row) if row else None


def internships_for_staff(
    session: Session, *, states: tuple[InternshipState, ...], advisor_id: UUID | None = None
) -> tuple[StaffInternship, ...]:
    """List internships in these states, the earliest start first; everyone's, or those of an advisor's own people."""
    wanted = _STAFF.where(Internship.state.in_(states))
    if advisor_id is not None:
        wanted = wanted.join(Candidate, Candidate.id == Internship.candidate_id).where(Candidate.advisor_id == advisor_id)
    rows = session.execute(wanted.order_by(Internship.starts_on, Internship.id).limit(LONGEST_LIST))
    return tuple(StaffInternship(*row) for row in rows)


def internships_of_proposal(session: Session, proposal_id: UUID) -> tuple[StaffInternship, ...]:
    """List the internships that followed a proposal."""
    rows = session.execute(_STAFF.where(Internship.proposal_id == proposal_id).order_by(Internship.starts_on, Internship.id))
    return tuple(StaffInternship(*row) for row in rows)


def reasons_to_stay(session: Session, company_id: UUID) -> tuple[Sentence, ...]:
    """Say why a company cannot leave yet: an internship is planned or running there."""
    live = (InternshipState.PLANNED, InternshipState.APPROVED, InternshipState.RUNNING)
    found = select(Internship.id).where(Internship.company_id == company_id, Internship.state.in_(live)).limit(1)
    if session.scalar(found) is None:
        return ()
    return (_l("An internship is planned or running in your company. It has to end first."),)


def _for_employer(line: tuple[Any, ...], identity: Identity | None) -> EmployerInternship:
    internship, reference, title = line
    return EmployerInternship(
        internship.id,
        reference,
        identity.name if identity else None,
        title,
        internship.state,
        internship.starts_on,
        internship.ends_on,
        internship.hours_per_week,
        internship.begins_at,
        internship.mentor_name,
        internship.tasks,
    )


def count_internships(session: Session, on: date) -> tuple[int, date | None]:
    """Say how many internships had begun by a day, and since when; also those that ended early."""
    began = (InternshipState.RUNNING, InternshipState.COMPLETED, InternshipState.ABORTED)
    wanted = select(func.count(), func.min(Internship.starts_on)).where(Internship.state.in_(began), Internship.starts_on <= on)
    count, since = session.execute(wanted).one()
    return count, since


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
