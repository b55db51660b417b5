"""The days of a month on which internships begin and end, for the team's calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.companies.models import Company
from portal.internships.models import Internship
from portal.internships.words import InternshipState
from portal.kernel.clock import first_of_next_month

MOST = 200  # internships of one month: more than a calendar can show
_LAST_DAY = func.coalesce(Internship.ended_on, Internship.ends_on)
_SPANS = (
    select(Internship.id, Internship.candidate_id, Company.name, Internship.state, Internship.starts_on, _LAST_DAY)
    .join(Company, Company.id == Internship.company_id)
    .where(Internship.state != InternshipState.CANCELLED)
    .order_by(Internship.starts_on, Internship.id)
    .limit(MOST)
)


@dataclass(frozen=True, slots=True)
class Span:
    """An internship from its first to its last day: the planned one, or the day on which it ended early."""

    id: UUID
    candidate_id: UUID
    company_name: str
    state: InternshipState
    first_day: date
    last_day: date

    def days_in(self, month: date) -> Iterator[tuple[date, bool]]:
        """Give its first and its last day, as far as they lie in the month; True is the first."""
        for day, is_first in ((self.first_day, True), (self.last_day, False)):
            if day.replace(day=1) == month:
                yield day, is_first


def internships_of_month(session: Session, month: date, *, advisor_id: UUID | None = None) -> tuple[Span, ...]:
    """List what was not called off and touches the month that begins on this day: everyone's, or one advisor's."""
    wanted = _SPANS.where(Internship.starts_on < first_of_next_month(month), month <= _LAST_DAY)
    if advisor_id is not None:
        person = select(Candidate.id).where(Candidate.id == Internship.candidate_id, Candidate.advisor_id == advisor_id)
        wanted = wanted.where(person.exists())
    return tuple(Span(*row) for row in session.execute(wanted))
