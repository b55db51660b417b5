"""Notice that a word of a query is written as nobody writes it, and say what may have been meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from search_index.analysis import Term
from search_index.compounds import is_covered
from search_index.expression import Expression, Group
from search_index.german import fold, neutral, stem
from search_index.lexicon import seeds
from search_index.matching import FIELDS, Postings, holding
from search_index.speller import Speller
from search_index.synonyms import Synonyms, own_synonyms

_PERHAPS_FEMALE = re.compile(r"^(.{4,})in+(?:en)?$")
"""A word for a woman whose ending is not seen as one, because it is misspelt: Erzihrin, Floristinn."""


@dataclass(frozen=True)
class Correction:
    """Another text for a query; certain when none of the changed words could be German."""

    text: str
    is_certain: bool


@cache
def _words_of_the_list() -> frozenset[str]:
    return frozenset(neutral(fold(word)) for word in seeds().things | seeds().people)


def is_known(folded: str, synonyms: Synonyms) -> bool:
    """Say whether the library knows a word without any document."""
    return folded in _words_of_the_list() or folded in synonyms.neutral_words


def correct(
    expression: Expression, postings: Postings, speller: Callable[[], Speller], synonyms: Synonyms | None = None
) -> Correction | None:
    """Return another text if a word of the query is nowhere to be found and one like it is; words we know are left alone."""
    missing = [group.term for group in expression.groups if not _is_found(group, postings)]
    known = own_synonyms() if synonyms is None else synonyms
    if not missing or any(is_known(neutral(term.folded), known) for term in missing):
        return None
    text, is_certain = expression.text, True
    for term in sorted(missing, key=lambda term: term.start, reverse=True):
        better = _nearest(term, postings, speller(), known)
        if better is None:
            return None
        text = text[: term.start] + better + text[term.end :]
        is_slip = _without_doubles(fold(better)) == _without_doubles(term.folded)
        is_certain = is_certain and (is_slip or not (is_covered(term.folded) or term.pieces))
    return Correction(text, is_certain)


def without_unknown(expression: Expression, postings: Postings) -> tuple[Expression, tuple[str, ...]]:
    """Leave out words that no document holds, where another word of the query is held by some; and say which."""
    if len(expression.groups) < 2:
        return expression, ()
    found = tuple(group for group in expression.groups if _is_found(group, postings))
    if not found or len(found) == len(expression.groups):
        return expression, ()
    left_out = (expression.text[group.term.start : group.term.end] for group in expression.groups if group not in found)
    return Expression(expression.text, found), tuple(left_out)


def _without_doubles(folded: str) -> str:
    """Write every doubled letter once: nobody means another word by a letter too many."""
    return re.sub(r"(.)\1", r"\1", folded)


def _is_found(group: Group, postings: Postings) -> bool:
    return any(holding(field, token, postings) for field in FIELDS for token, _ in group.tokens)


def _neighbours(word: str, speller: Speller, synonyms: Synonyms) -> list[tuple[int, str]]:
    return list(dict.fromkeys((*speller.neighbours(word), *synonyms.speller.neighbours(word))))


def _nearest(term: Term, postings: Postings, speller: Speller, synonyms: Synonyms) -> str | None:
    """Return the nearest word that occurs, the most frequent of equally near ones; words we merely know come last."""
    word = neutral(term.folded)
    near = _neighbours(word, speller, synonyms)
    if not near and (found := _PERHAPS_FEMALE.match(word)):
        near = _neighbours(found[1], speller, synonyms)
    postings.prepare(stem(known) for _, known in near)
    ranked = [
        (distance, not frequency, -frequency, known)
        for distance, known in near
        if known != word
        for frequency in [sum(len(postings.documents(field, stem(known))) for field in ("title", "tags", "employer"))]
        if frequency or is_known(neutral(known), synonyms)
    ]
    if not ranked:
        return None
    best = min(ranked)[-1]
    return speller.surface(best) if best in speller else synonyms.speller.surface(best)
