"""What a plan starts with: what the company said when it offered the place, so that nobody types it again."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.openings.models import Opening
from portal.proposals.models import Proposal

SATURDAY = 5
MOST_HOURS = 40


def suggested_plan(session: Session, proposal_id: UUID, *, on: date) -> dict[str, Any]:
    """Return what the opening says of days, hours, guide and tasks, by the names of a plan; days in the past are left out."""
    columns = (Opening.starts_on, Opening.weeks, Opening.hours_per_week, Opening.mentor_name, Opening.tasks)
    said = session.execute(select(*columns).join(Proposal, Proposal.opening_id == Opening.id).where(Proposal.id == proposal_id))
    starts_on, weeks, hours, mentor, tasks = said.one()
    first = starts_on if starts_on and starts_on > on else None
    return {
        "starts_on": first,
        "ends_on": last_working_day(first, weeks) if first and weeks else None,
        "hours_per_week": hours if hours and hours <= MOST_HOURS else None,
        "mentor_name": mentor,
        "tasks": tasks,
    }


def last_working_day(first: date, weeks: int) -> date:
    """Return the last day from Monday to Friday within so many weeks."""
    last = first + timedelta(weeks=weeks, days=-1)
    while last.weekday() >= SATURDAY:
        last -= timedelta(days=1)
    return last
