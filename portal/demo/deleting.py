"""Companies of the demo were asked to delete what they noted, and mostly said that they have."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.demo.cast import Cast
from portal.demo.days import DAY, moment_of
from portal.proposals.models import CompanyNotes
from portal.proposals.services.company_notes import BY_LINK, LETTER_AFTER, ask_to_delete, confirm_deleted

ANSWERED_BEFORE = (LETTER_AFTER - 1) * DAY


def ask_for_deletion(session: Session, cast: Cast) -> None:
    """Ask on each day on which a request was due; companies answer three days later, those asked lately not yet."""
    days = session.scalars(select(CompanyNotes.due_on).where(CompanyNotes.due_on < cast.days.today).distinct())
    for day in sorted(days):
        ask_to_delete(session, moment_of(day, 9))
        asked = select(CompanyNotes.id).where(CompanyNotes.due_on == day).order_by(CompanyNotes.opening_title)
        for notes_id in session.scalars(asked).all():
            if day < cast.days.today - ANSWERED_BEFORE:
                confirm_deleted(session, notes_id, by=BY_LINK, at=moment_of(day + 3 * DAY, 11))
