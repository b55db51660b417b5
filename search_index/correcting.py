"""Notice that a word of a query is written as nobody writes it, and say what may have been meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from search_index.analysis import Term
from search_index.compounds import is_covered
from search_index.expression import Expression, Group
from search_index.german import fold, neutral, stem
from search_index.lexicon import seeds
from search_index.matching import FIELDS, Postings
from search_index.speller import Speller
from search_index.synonyms import own_synonyms


@dataclass(frozen=True)
class Correction:
    """Another text for a query; certain when none of the changed words could be German."""

    text: str
    is_certain: bool


@cache
def own_words() -> dict[str, str]:
    """Return the words this library knows without any document, folded, with their spelling."""
    known = {fold(word): word.capitalize() for word in seeds().things | seeds().people}
    known.update(own_synonyms().words)
    return {neutral(folded): surface for folded, surface in known.items()}


def correct(expression: Expression, postings: Postings, speller: Callable[[], Speller]) -> Correction | None:
    """Return another text if a word of the query is nowhere to be found and one like it is; words we know are left alone."""
    missing = [group.term for group in expression.groups if not _is_found(group, postings)]
    if not missing or any(neutral(term.folded) in own_words() for term in missing):
        return None
    text, is_certain = expression.text, True
    for term in sorted(missing, key=lambda term: term.start, reverse=True):
        better = _nearest(term, postings, speller())
        if better is None:
            return None
        text = text[: term.start] + better + text[term.end :]
        is_certain = is_certain and not (is_covered(term.folded) or term.pieces)
    return Correction(text, is_certain)


def _is_found(group: Group, postings: Postings) -> bool:
    return any(postings.documents(field, token) for field in FIELDS for token, _ in group.tokens)


def _nearest(term: Term, postings: Postings, speller: Speller) -> str | None:
    """Return the nearest word that occurs, the most frequent of equally near ones; words we merely know come last."""
    word = neutral(term.folded)
    ranked = [
        (distance, not frequency, -frequency, known)
        for distance, known in speller.neighbours(word)
        if known != word
        for frequency in [sum(len(postings.documents(field, stem(known))) for field in ("title", "tags", "employer"))]
        if frequency or known in own_words()
    ]
    return speller.surface(min(ranked)[-1]) if ranked else None
