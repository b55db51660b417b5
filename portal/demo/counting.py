"""The pool in numbers, as the worker would have frozen it on Monday."""

from sqlalchemy.orm import Session

from portal.candidates.services.counting import count_pool
from portal.demo.cast import Cast


def count_week(session: Session, cast: Cast) -> None:
    """Freeze this week's numbers."""
    count_pool(session, at=cast.days.morning)
