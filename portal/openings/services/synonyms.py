"""Writing the words for the same work that widen the search."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.kernel.audit import By, record
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import announce
from portal.openings.models import Synonyms, SynonymsEdition
from search_index import LONGEST_TERM, meaningful_words

MOST_TERMS = 80
LONGEST_WORD = 60
_LISTS = ("german", "foreign", "narrower", "places")


@dataclass(frozen=True)
class SynonymsDraft:
    """Words for the same work: German ones, the same in other languages; narrower ones and workplaces, found one way only."""

    german: tuple[str, ...]
    foreign: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def add_synonyms(session: Session, draft: SynonymsDraft, *, by: By, at: datetime) -> Synonyms:
    """Add a row; the search knows it a moment later."""
    _check(draft)
    synonyms = Synonyms(german="")
    session.add(synonyms)
    _write(session, synonyms, draft, "synonyms.added", by=by, at=at)
    return synonyms


def change_synonyms(session: Session, synonyms_id: UUID, draft: SynonymsDraft, *, by: By, at: datetime) -> None:
    """Write a row anew; what it said stays in its history."""
    _check(draft)
    _write(session, _held(session, synonyms_id), draft, "synonyms.changed", by=by, at=at)


def remove_synonyms(session: Session, synonyms_id: UUID, *, by: By, at: datetime) -> None:
    """Take a row off the list; its history stays."""
    synonyms = _held(session, synonyms_id)
    synonyms.removed_at = at
    _note(session, synonyms, "synonyms.removed", by=by, at=at)


def _held(session: Session, synonyms_id: UUID) -> Synonyms:
    synonyms = session.get_one(Synonyms, synonyms_id, with_for_update=True)
    if synonyms.removed_at is not None:
        raise RuleBroken(_l("Somebody has removed these words meanwhile."))
    return synonyms


def _write(session: Session, synonyms: Synonyms, draft: SynonymsDraft, verb: str, *, by: By, at: datetime) -> None:
    for name in _LISTS:
        setattr(synonyms, name, ", ".join(getattr(draft, name)))
    session.flush()  # the history needs the id
    _note(session, synonyms, verb, by=by, at=at)


def _note(session: Session, synonyms: Synonyms, verb: str, *, by: By, at: datetime) -> None:
    session.add(
        SynonymsEdition(
            synonyms_id=synonyms.id,
            german=synonyms.german,
            foreign=synonyms.foreign,
            narrower=synonyms.narrower,
            places=synonyms.places,
            is_removal=synonyms.removed_at is not None,
            at=at,
            by_id=by.account_id,
        )
    )
    record(session, verb, synonyms.id, by=by, at=at)
    announce(session, "synonyms.changed", synonyms.id, at=at)


def _check(draft: SynonymsDraft) -> None:
    terms = [term for name in _LISTS for term in getattr(draft, name)]
    if not draft.german:
        raise RuleBroken(_l("Please enter at least one German word."), field="german")
    if len(terms) < 2:
        raise RuleBroken(_l("One word alone changes nothing. Please enter at least two."), field="german")
    if len(terms) > MOST_TERMS:
        raise RuleBroken(_l("These are too many words for one row. Please make two rows of them."), field="german")
    for name in _LISTS:
        for term in getattr(draft, name):
            if len(term) > LONGEST_WORD or not 1 <= meaningful_words(term) <= LONGEST_TERM:
                raise RuleBroken(_l("Between two commas stand one word or two, and none like “for” or “and”."), field=name)
