"""How work found is going in the demo: both sides were asked on their days, and mostly answered."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.demo.cast import Cast
from portal.demo.days import DAY, moment_of
from portal.placements.following_up import answer_follow_up, ask_how_it_goes
from portal.placements.models import FollowUp, Placement
from portal.placements.words import FollowUpStep, PlacementState, Side, Sign
from portal.proposals.models import Proposal

LATELY = 7 * DAY
EVERY = 4
"""Of so many people one says so-so."""


def ask_about_work(session: Session, cast: Cast) -> None:
    """Ask on each day on which a check was due, and let both answer two days later; what was asked lately is still open."""
    started = session.scalars(select(Placement.starts_on).where(Placement.state == PlacementState.STARTED)).all()
    days = sorted({step.due_on(starts_on) for starts_on in started for step in FollowUpStep})
    for day in days:
        if day < cast.days.today:
            ask_how_it_goes(session, moment_of(day, 9))
    rows = select(FollowUp).join(Placement).join(Proposal).order_by(FollowUp.due_on, Proposal.created_at, Proposal.reference)
    for number, row in enumerate(session.scalars(rows).all()):
        if row.due_on < cast.days.today - LATELY:
            at = row.asked_at + 2 * DAY + timedelta(hours=number % 5)
            answer_follow_up(session, row.id, Side.PERSON, Sign.SO_SO if number % EVERY == 1 else Sign.GOOD, at=at)
            answer_follow_up(session, row.id, Side.COMPANY, Sign.GOOD, at=at)
