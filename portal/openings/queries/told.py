"""The history of an opening as its company reads it."""

from uuid import UUID

from sqlalchemy.orm import Session

from portal.companies.queries import ToldLine, told_to_company
from portal.openings.words import FilledHow, OpeningAct, WithdrawalReason

# How a place was filled, or why it was taken down: every colleague may know.
_REASONS = {word.value: word.label for words in (FilledHow, WithdrawalReason) for word in words}
_TITLES = {act.value: act.label for act in OpeningAct}


def story_of_opening(session: Session, opening_id: UUID) -> tuple[ToldLine, ...]:
    """Return what happened to an opening, newest first: colleagues by name, KAI as the advice."""
    return told_to_company(session, opening_id, _TITLES, _REASONS)
