"""A company of the demo was asked to delete what it noted about somebody who is no longer in the file, and has not answered."""

from sqlalchemy.orm import Session

from portal.demo.cast import Cast
from portal.demo.days import DAY, moment_of
from portal.openings.models import Opening
from portal.proposals.services.company_notes import ask_to_delete, expect_deletion

PLACE = "aushilfe-verkauf"
ENDED_AGO = 188
"""Days: some more than the six months after which a company is asked."""


def ask_for_deletion(session: Session, cast: Cast) -> None:
    """Let a case be over for half a year; the company was asked as soon as that was due."""
    today = cast.days.today
    place = session.get_one(Opening, cast.places[PLACE])
    expect_deletion(session, place.company_id, place.id, at=moment_of(today - ENDED_AGO * DAY, 11))
    ask_to_delete(session, moment_of(today - DAY, 9))
