"""What internships add to the public figures."""

from datetime import date

from sqlalchemy import func, select, union_all
from sqlalchemy.orm import Session

from portal.internships.models import Internship, PastInternship
from portal.internships.words import InternshipState


def count_internships(session: Session, on: date) -> tuple[int, date | None]:
    """Say how many internships had begun by a day, and since when; also those that ended early."""
    began = (InternshipState.RUNNING, InternshipState.COMPLETED, InternshipState.ABORTED)
    wanted = select(func.count(), func.min(Internship.starts_on)).where(Internship.state.in_(began), Internship.starts_on <= on)
    past = select(func.count(), func.min(PastInternship.started_month)).where(PastInternship.started_month <= on)
    counts, firsts = zip(*session.execute(union_all(wanted, past)), strict=True)
    return sum(counts), min((first for first in firsts if first), default=None)
