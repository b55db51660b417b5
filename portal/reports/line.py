"""The line KAI publishes. Each figure is one function with one query; its sentence stands in `words.py`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.candidates.words import CandidateState
from portal.companies.models import Company
from portal.companies.words import CompanyState
from portal.internships.models import Internship, PastInternship
from portal.internships.words import InternshipState
from portal.kernel.audit.models import AuditEntry
from portal.kernel.clock import local_day
from portal.kernel.retention.periods import months_later
from portal.placements.models import PastPlacement, Placement
from portal.placements.words import PlacementKind, PlacementState
from portal.reports.periods import Period
from portal.reports.responsible import Responsible, who_was_responsible
from portal.reports.words import LineFigure

INTERNSHIP_BEGAN = (InternshipState.RUNNING, InternshipState.COMPLETED, InternshipState.ABORTED)
WORK_BEGAN = (PlacementState.STARTED, PlacementState.ENDED)


@dataclass(frozen=True)
class Counted:
    """One thing that counts: on which day, at which site (None: no longer known); a company has a name, a person none."""

    day: date
    site_id: UUID | None
    company_id: UUID | None = None
    company_name: str = ""
    is_kept: bool = True


@dataclass(frozen=True)
class Sources:
    """What there is to count, read once for a period and the one before it."""

    people: tuple[tuple[UUID, UUID | None, datetime, datetime | None, datetime | None], ...]
    internships: tuple[tuple[UUID | None, UUID | None, date], ...]
    work: tuple[tuple[UUID | None, UUID | None, PlacementKind, date, date | None], ...]
    companies: tuple[tuple[UUID, UUID | None, str, datetime, datetime | None], ...]
    responsible: Responsible


def sources(session: Session, today: date) -> Sources:
    """Read what the line counts: one query for each kind of thing."""
    return Sources(
        _people(session), _internships(session, today), _work(session, today), _companies(session), who_was_responsible(session)
    )


def count(figure: LineFigure, known: Sources, period: Period, today: date) -> tuple[Counted, ...]:
    """Return everything a figure counts in a period, by day; days to come count nothing."""
    cut = Period(period.begins_on, min(period.ends_on, today))
    return tuple(sorted(_BY_FIGURE[figure](known, cut), key=lambda each: (each.day, each.company_name)))


def _accompanied(known: Sources, period: Period) -> Iterator[Counted]:
    for key, advisor, entered, left, _talk in known.people:
        if local_day(entered) <= period.ends_on and (left is None or local_day(left) >= period.begins_on):
            last = period.ends_on if left is None else min(period.ends_on, local_day(left))
            yield Counted(local_day(entered), known.responsible.site_on(key, advisor, last))


def _interviews(known: Sources, period: Period) -> Iterator[Counted]:
    for key, advisor, _entered, _left, talk in known.people:
        if talk is not None and period.has_moment(talk):
            yield Counted(local_day(talk), known.responsible.site_on(key, advisor, local_day(talk)))


def _begun_internships(known: Sources, period: Period) -> Iterator[Counted]:
    for key, advisor, day in known.internships:
        if period.has(day):
            yield Counted(day, known.responsible.site_on(key, advisor, day))


def _jobs(known: Sources, period: Period) -> Iterator[Counted]:
    return _contracts(known, period, PlacementKind.JOB)


def _mini_jobs(known: Sources, period: Period) -> Iterator[Counted]:
    return _contracts(known, period, PlacementKind.MINI_JOB)


def _contracts(known: Sources, period: Period, kind: PlacementKind) -> Iterator[Counted]:
    for key, advisor, found, day, _ended in known.work:
        if found is kind and period.has(day):
            yield Counted(day, known.responsible.site_on(key, advisor, day))


def _partners(known: Sources, period: Period) -> Iterator[Counted]:
    for key, advisor, name, accepted, left in known.companies:
        if local_day(accepted) <= period.ends_on and (left is None or local_day(left) > period.ends_on):
            site = known.responsible.site_on(key, advisor, period.ends_on)
            yield Counted(local_day(accepted), site, key, name)


def _kept_6(known: Sources, period: Period) -> Iterator[Counted]:
    return _kept(known, period, 6)


def _kept_12(known: Sources, period: Period) -> Iterator[Counted]:
    return _kept(known, period, 12)


def _kept(known: Sources, period: Period, months: int) -> Iterator[Counted]:
    for key, advisor, _kind, began, ended in known.work:
        day = months_later(began, months)
        if period.has(day):
            site = known.responsible.site_on(key, advisor, day)
            yield Counted(day, site, is_kept=ended is None or ended >= day)


_BY_FIGURE = {
    LineFigure.ACCOMPANIED: _accompanied,
    LineFigure.INTERVIEWS: _interviews,
    LineFigure.INTERNSHIPS: _begun_internships,
    LineFigure.JOBS: _jobs,
    LineFigure.MINI_JOBS: _mini_jobs,
    LineFigure.COMPANIES: _partners,
    LineFigure.KEPT_6: _kept_6,
    LineFigure.KEPT_12: _kept_12,
}


def _people(session: Session) -> tuple[tuple[UUID, UUID | None, datetime, datetime | None, datetime | None], ...]:
    left = func.max(AuditEntry.at)
    lefts = select(left).where(AuditEntry.subject_id == Candidate.id, AuditEntry.verb == "candidate.left")
    rows = session.execute(
        select(
            Candidate.id, Candidate.advisor_id, Candidate.created_at, Candidate.changed_at, Candidate.interviewed_at,
            Candidate.state, lefts.correlate(Candidate).scalar_subquery(),
        ).where(Candidate.state != CandidateState.DRAFT)
    )  # fmt: skip
    return tuple(
        (key, advisor, entered, _left_at(gone, changed) if state is CandidateState.LEFT else None, talk)
        for key, advisor, entered, changed, talk, state, gone in rows
    )


def _left_at(noted: datetime | None, changed: datetime | None) -> datetime | None:
    """Return when somebody left: as the trail says, or the last change where the trail no longer reaches back."""
    return changed if noted is None else noted


def _internships(session: Session, today: date) -> tuple[tuple[UUID | None, UUID | None, date], ...]:
    known = (
        select(Internship.candidate_id, Candidate.advisor_id, Internship.starts_on)
        .join(Candidate, Candidate.id == Internship.candidate_id)
        .where(Internship.state.in_(INTERNSHIP_BEGAN), Internship.starts_on <= today)
    )
    past = session.scalars(select(PastInternship.started_month))
    return (*((row[0], row[1], row[2]) for row in session.execute(known)), *((None, None, month) for month in past))


def _work(session: Session, today: date) -> tuple[tuple[UUID | None, UUID | None, PlacementKind, date, date | None], ...]:
    known = (
        select(Placement.candidate_id, Candidate.advisor_id, Placement.kind, Placement.starts_on, Placement.ended_on)
        .join(Candidate, Candidate.id == Placement.candidate_id)
        .where(Placement.state.in_(WORK_BEGAN), Placement.starts_on <= today)
    )
    past = select(PastPlacement.kind, PastPlacement.started_month, PastPlacement.ended_month).where(
        PastPlacement.state.in_(WORK_BEGAN)
    )
    return (
        *((row[0], row[1], row[2], row[3], row[4]) for row in session.execute(known)),
        *((None, None, kind, began, ended) for kind, began, ended in session.execute(past)),
    )


def _companies(session: Session) -> tuple[tuple[UUID, UUID | None, str, datetime, datetime | None], ...]:
    partners = (CompanyState.ACTIVE, CompanyState.DORMANT, CompanyState.LEFT)
    rows = session.execute(
        select(Company.id, Company.advisor_id, Company.name, Company.decided_at, Company.left_at).where(
            Company.state.in_(partners), Company.decided_at.is_not(None)
        )
    )
    return tuple((key, advisor, name, accepted, left) for key, advisor, name, accepted, left in rows if accepted)
