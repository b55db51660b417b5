"""The words of public titles, for suggestions: nothing else may be suggested to a visitor."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from portal.companies.models import Company
from portal.openings.models import Opening
from portal.openings.queries.cards import is_shown_to_everyone, is_valid_on

_TITLES = select(Opening.title).join(Company, Company.id == Opening.company_id).where(is_shown_to_everyone())


def newest_public_titles(session: Session, *, on: date, limit: int = 300) -> tuple[str, ...]:
    """Return the titles of the newest openings that are public on a day."""
    newest = _TITLES.where(is_valid_on(on)).order_by(Opening.published_at.desc(), Opening.id.desc())
    return tuple(session.scalars(newest.limit(limit)))


def words_in_public_titles(session: Session, words: Sequence[str], *, on: date) -> frozenset[str]:
    """Return which of a few words stand in the title of an opening that is public on a day: one statement."""
    if not words:
        return frozenset()
    public = _TITLES.where(is_valid_on(on)).with_only_columns(Opening.id)
    asked = select(*(exists(public.where(Opening.title.icontains(word, autoescape=True))) for word in words))
    row = session.execute(asked).one()
    return frozenset(word for word, is_there in zip(words, row, strict=True) if is_there)
