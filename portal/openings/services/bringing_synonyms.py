"""Bringing the words that come with the search into the list that coordinators keep, with every upgrade."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.kernel.audit import By, record
from portal.kernel.outbox import announce
from portal.openings.models import Synonyms, SynonymsEdition
from search_index import SynonymRow, synonym_rows

ENOUGH_SHARED = 0.5

Histories = dict[UUID, list[SynonymsEdition]]
Texts = tuple[str, str, str, str]
"""The lists of a row as they are stored: German words, foreign ones, narrower ones, workplaces."""


def found_synonyms(session: Session, rows: Iterable[SynonymRow] | None = None, *, at: datetime) -> None:
    """Begin the list with the words of the search, or bring what is new; what a person wrote or removed stays."""
    histories = _histories(session)
    brought = {_texts(edition) for history in histories.values() for edition in history if edition.by_id is None}
    library = [_library_texts(row) for row in rows or synonym_rows()]
    older = _written_otherwise_now(histories, frozenset(library))
    last = None
    for texts in library:
        if texts in brought:
            continue
        known = _same_row(older, texts)
        if known is None:
            last = _put(session, Synonyms(id=uuid4()), texts, at=at)
        elif _is_as_brought(older.pop(known)):
            last = _put(session, session.get_one(Synonyms, known), texts, at=at)
            record(session, "synonyms.changed", known, by=By.system(), at=at)
    if histories and last:  # a list that only begins is taught with the first index
        announce(session, "synonyms.changed", last, at=at)


def _histories(session: Session) -> Histories:
    """Return what was written of each row, oldest first."""
    histories: Histories = {}
    for edition in session.scalars(select(SynonymsEdition).order_by(SynonymsEdition.at)):
        histories.setdefault(edition.synonyms_id, []).append(edition)
    return histories


def _written_otherwise_now(histories: Histories, library: frozenset[Texts]) -> Histories:
    """Keep rows that came with an earlier version and do not stand like that in this one."""
    return {
        key: history
        for key, history in histories.items()
        if history[0].by_id is None and not library.intersection(_texts(each) for each in history if each.by_id is None)
    }


def _same_row(older: Histories, texts: Texts) -> UUID | None:
    """Find which older row became this one: it shares most words, and at least half of those it had."""
    words = _words(texts)
    shared = {key: len(words & _words(_texts(history[0]))) / len(_words(_texts(history[0]))) for key, history in older.items()}
    best = max(shared, key=lambda key: shared[key], default=None)
    return best if best is not None and shared[best] >= ENOUGH_SHARED else None


def _is_as_brought(history: list[SynonymsEdition]) -> bool:
    return all(edition.by_id is None and not edition.is_removal for edition in history)


def _put(session: Session, row: Synonyms, texts: Texts, *, at: datetime) -> UUID:
    """Write a row, and what it says now into its history."""
    lists = dict(zip(("german", "foreign", "narrower", "places"), texts, strict=True))
    for name, text in lists.items():
        setattr(row, name, text)
    session.add_all((row, SynonymsEdition(synonyms_id=row.id, at=at, by_id=None, **lists)))
    return row.id


def _texts(edition: SynonymsEdition) -> Texts:
    return edition.german, edition.foreign, edition.narrower, edition.places


def _library_texts(row: SynonymRow) -> Texts:
    return ", ".join(row.equals), ", ".join(row.foreign), ", ".join(row.narrower), ", ".join(row.places)


def _words(texts: Texts) -> frozenset[str]:
    return frozenset(term.strip().casefold() for text in texts for term in text.split(",") if term.strip())
