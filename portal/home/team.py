"""What the start page of a coordinator asks: figures of the whole, and who of the team has how much. Figures, no persons."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from portal.accounts.models import Account
from portal.candidates.models import Candidate
from portal.candidates.words import CandidateState
from portal.companies.models import Company
from portal.companies.words import CompanyState
from portal.contacts.models import Task
from portal.internships.models import Internship
from portal.internships.words import InternshipState
from portal.kernel.access import Role
from portal.kernel.outbox.troubles import in_trouble
from portal.openings.models import Opening
from portal.openings.words import OpeningState

MOST_COLLEAGUES = 50


@dataclass(frozen=True, slots=True)
class Load:
    """How much an advisor has on their hands."""

    name: str
    people: int
    companies: int
    tasks: int


@dataclass(frozen=True, slots=True)
class WholeFigures:
    """How much there is altogether."""

    people: int
    companies: int
    places: int
    internships: int
    undelivered: int


def _count(entity: Any, *conditions: ColumnElement[bool]) -> Any:
    return select(func.count()).select_from(entity).where(*conditions).scalar_subquery()


def _own(entity: Any, *conditions: ColumnElement[bool]) -> Any:
    return select(func.count()).select_from(entity).where(*conditions).correlate(Account).scalar_subquery()


_WHOLE = (
    _count(Candidate, Candidate.state == CandidateState.ACTIVE),
    _count(Company, Company.state == CompanyState.ACTIVE),
    select(func.coalesce(func.sum(Opening.places), 0)).where(Opening.state == OpeningState.PUBLISHED).scalar_subquery(),
    _count(Internship, Internship.state == InternshipState.RUNNING),
    in_trouble().scalar_subquery(),
)
_TEAM: Select[*tuple[Any, ...]] = (
    select(
        *_WHOLE,
        Account.name,
        _own(Candidate, Candidate.advisor_id == Account.id, Candidate.state == CandidateState.ACTIVE),
        _own(Company, Company.advisor_id == Account.id, Company.state == CompanyState.ACTIVE),
        _own(Task, Task.assigned_to_id == Account.id, Task.done_at.is_(None)),
    )
    .where(Account.role == Role.ADVISOR, Account.is_active.is_(True))
    .order_by(Account.name, Account.id)
    .limit(MOST_COLLEAGUES)
)


def team_at_work(session: Session) -> tuple[WholeFigures, tuple[Load, ...]]:
    """Return figures of the whole and what each advisor has, with one statement."""
    rows = session.execute(_TEAM).all()
    whole = WholeFigures(*rows[0][: len(_WHOLE)]) if rows else WholeFigures(0, 0, 0, 0, 0)
    return whole, tuple(Load(*row[len(_WHOLE) :]) for row in rows)
