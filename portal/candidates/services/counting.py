"""Counting the pool once a week, for companies that ask whom they could meet."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import not_, select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate, CandidateLanguage
from portal.candidates.words import CandidateState, Fact
from portal.kernel.clock import local_day
from portal.kernel.db import spaced
from portal.labour.languages import GERMAN
from portal.labour.words import LanguageBand, LevelSource, WideField
from portal.profiles.pool import Cell
from portal.profiles.services import publish_pool

# Of each active person the goal, the field and, in the order of their dates, the levels of German; nothing from the Jobcentre.
_POOL = (
    select(Candidate.id, Candidate.goal, Candidate.field, CandidateLanguage.level)
    .join(CandidateLanguage, CandidateLanguage.candidate_id == Candidate.id)
    .where(
        Candidate.state == CandidateState.ACTIVE,
        Candidate.field.is_not(None),
        CandidateLanguage.language == GERMAN,
        CandidateLanguage.source != LevelSource.JOBCENTER,
        *(not_(Candidate.from_jobcenter.contains(spaced(fact.value))) for fact in (Fact.GOAL, Fact.FIELD)),
    )
    .order_by(CandidateLanguage.assessed_on)
)


def count_this_week(session: Session, at: datetime) -> None:
    """Freeze the numbers of the pool, unless this week has them."""
    count_pool(session, at=at)


def count_pool(session: Session, *, at: datetime) -> None:
    """Freeze this week's numbers, once; the schedule comes back every Monday."""
    today = local_day(at)
    monday = today - timedelta(days=today.weekday())
    latest = {row.id: _cell(row) for row in session.execute(_POOL)}
    publish_pool(session, Counter(latest.values()), monday=monday, at=at)


def _cell(row: Any) -> Cell:
    return Cell(row.goal, WideField.of(row.field), LanguageBand.of(row.level))
