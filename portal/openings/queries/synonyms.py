"""Words for the same work: the list a coordinator edits, and what the search learns from it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, or_, select, tuple_
from sqlalchemy.orm import Session

from portal.accounts.queries import names_of
from portal.kernel.access import Actor, Role
from portal.openings.models import Synonyms, SynonymsEdition
from search_index import SynonymRow

PAGE = 50


@dataclass(frozen=True, slots=True)
class SynonymsRow:
    """Words for the same work."""

    id: UUID
    german: str
    foreign: str
    narrower: str
    places: str


@dataclass(frozen=True, slots=True)
class SynonymsEditionRow:
    """What was written when, and by whom."""

    german: str
    foreign: str
    narrower: str
    places: str
    is_removal: bool
    at: datetime
    by_name: str | None


_LISTS = (Synonyms.german, Synonyms.foreign, Synonyms.narrower, Synonyms.places)
_ROWS: Select[*tuple[Any, ...]] = select(Synonyms.id, *_LISTS).where(Synonyms.removed_at.is_(None))


def synonyms_page(
    session: Session, words: str = "", *, after: UUID | None = None, limit: int = PAGE
) -> tuple[tuple[SynonymsRow, ...], UUID | None]:
    """Return a page of the list in the order of the alphabet, and after which row the next one begins."""
    asked = _ROWS
    for word in words.split()[:8]:
        asked = asked.where(or_(*(column.icontains(word, autoescape=True) for column in _LISTS)))
    if after is not None:
        last = select(Synonyms.german).where(Synonyms.id == after).scalar_subquery()
        asked = asked.where(tuple_(Synonyms.german, Synonyms.id) > tuple_(last, after))
    found = session.execute(asked.order_by(Synonyms.german, Synonyms.id).limit(limit + 1)).all()
    return tuple(SynonymsRow(*row) for row in found[:limit]), found[limit - 1].id if len(found) > limit else None


def count_synonyms(session: Session) -> int:
    """Count the rows of the list."""
    return session.scalar(select(func.count()).where(Synonyms.removed_at.is_(None))) or 0


def synonyms_record(session: Session, actor: Actor, synonyms_id: UUID) -> SynonymsRow | None:
    """Return a row of the list to a coordinator; a removed one is as good as missing."""
    if actor.role is not Role.COORDINATOR:
        return None
    row = session.execute(_ROWS.where(Synonyms.id == synonyms_id)).one_or_none()
    return SynonymsRow(*row) if row else None


def editions_of_synonyms(session: Session, synonyms_id: UUID) -> tuple[SynonymsEditionRow, ...]:
    """Return the history of a row, newest first."""
    history = select(SynonymsEdition).where(SynonymsEdition.synonyms_id == synonyms_id).order_by(SynonymsEdition.at.desc())
    found = session.scalars(history.limit(50)).all()
    names = names_of(session, {each.by_id for each in found if each.by_id})
    return tuple(
        SynonymsEditionRow(
            each.german,
            each.foreign,
            each.narrower,
            each.places,
            each.is_removal,
            each.at,
            names.get(each.by_id) if each.by_id else None,
        )
        for each in found
    )


def rows_for_search(session: Session) -> tuple[SynonymRow, ...]:
    """Return the whole list as the search index reads it."""
    return tuple(
        SynonymRow(*map(terms_in, (row.german, row.foreign, row.narrower, row.places)))
        for row in session.execute(_ROWS.order_by(Synonyms.german, Synonyms.id))
    )


def terms_in(text: str) -> tuple[str, ...]:
    """Read a list with commas between."""
    return tuple(term.strip() for term in text.split(",") if term.strip())
