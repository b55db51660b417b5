"""What follows from which topic. Every listener bears being called twice."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.candidates.services.counting import count_pool
from portal.kernel.outbox import Topics, follows


def count_the_week(session: Session, _subject_id: UUID, at: datetime) -> None:
    """Freeze the numbers of the pool, unless this week has them."""
    count_pool(session, at=at)


TOPICS: Topics = {
    "candidate.entered": (follows(count_the_week),),
    "pool.outdated": (follows(count_the_week),),
}
