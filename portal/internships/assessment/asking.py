"""When an internship is over, both sides are asked how it went: on the last day, three and ten days later."""

from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.internships.assessment.models import Assessment
from portal.internships.assessment.words import ASK_AFTER
from portal.internships.models import Internship
from portal.internships.words import AbortReason, InternshipState
from portal.kernel.audit import By, Change, record
from portal.kernel.clock import local_day
from portal.kernel.outbox import announce

PURPOSES: Final = {"company": "assessment by the company", "person": "assessment by the person"}
_STILL_ASKED = timedelta(days=14)
LAST_DAY = func.coalesce(Internship.ended_on, Internship.ends_on)


def ask_how_it_went(session: Session, at: datetime) -> None:
    """Ask wherever a day to ask has come; who missed several is asked once. Whose data are not used is left alone."""
    today = local_day(at)
    is_used = exists().where(Candidate.id == Internship.candidate_id, Candidate.restricted_at.is_(None))
    over = select(Internship).where(_was_there(), LAST_DAY.between(today - _STILL_ASKED, today), is_used)
    internships = session.scalars(over.order_by(Internship.id).with_for_update()).all()
    ids = [each.id for each in internships]
    rows = session.scalars(select(Assessment).where(Assessment.internship_id.in_(ids)))
    begun = {row.internship_id: row for row in rows}
    for internship in internships:
        _ask(session, internship, begun.get(internship.id), at=at)


def asks_due(due_on: date, today: date) -> int:
    """Return how often both should have been asked by this day."""
    return sum(due_on + timedelta(days=days) <= today for days in ASK_AFTER)


def _was_there() -> ColumnElement[bool]:
    """Whoever never came is assessed by nobody."""
    came = or_(Internship.abort_reason.is_(None), Internship.abort_reason != AbortReason.NO_SHOW)
    ended = Internship.state.in_((InternshipState.RUNNING, InternshipState.COMPLETED))
    return or_(ended, and_(Internship.state == InternshipState.ABORTED, came))


def _ask(session: Session, internship: Internship, row: Assessment | None, *, at: datetime) -> None:
    if row is None:
        row = Assessment(internship_id=internship.id, due_on=internship.ended_on or internship.ends_on, asked_at=at, asks=0)
        session.add(row)
    due = asks_due(row.due_on, local_day(at))
    if due <= row.asks or not (row.waits_for_company or row.waits_for_person):
        return
    row.asks, row.asked_at = due, at
    session.flush()  # the outbox needs row.id
    record(session, "internship.assessment_asked", internship.id, Change(becomes=str(due)), by=By.system(), at=at)
    announce(session, "assessment.asked", row.id, at=at)
