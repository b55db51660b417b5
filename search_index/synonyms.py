"""Other words for the same work: which other terms a word or a pair of words may also be found by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from search_index.analysis import Term, read_terms
from search_index.german import stem
from search_index.lexicon import SynonymRow, synonym_rows

LONGEST_TERM = 2

Phrase = tuple[Term, ...]
"""A synonym: one word or two."""


class Synonyms:
    """A table of synonyms, asked with the stems of a query."""

    def __init__(self, rows: Iterable[SynonymRow]) -> None:
        self._phrases: dict[tuple[str, ...], dict[tuple[str, ...], Phrase]] = {}
        self.words: dict[str, str] = {}
        for row in rows:
            self._add(row)

    def _add(self, row: SynonymRow) -> None:
        equals = dict(self._read(term) for term in row.equals)
        narrower = dict(self._read(term) for term in row.narrower)
        for key in equals:
            others = {other: phrase for other, phrase in (equals | narrower).items() if other != key}
            self._phrases.setdefault(key, {}).update(others)

    def _read(self, term: str) -> tuple[tuple[str, ...], Phrase]:
        phrase = tuple(read_terms(term))[:LONGEST_TERM]
        self.words.update({word.folded: term[word.start : word.end] for word in phrase})
        return tuple(stem(word.folded) for word in phrase), phrase

    def matches(self, stems: list[str]) -> Iterator[tuple[int, int, list[Phrase]]]:
        """Find the words and pairs of words of a query that have synonyms: from, to, and the synonyms."""
        for length in range(1, LONGEST_TERM + 1):
            for first in range(len(stems) - length + 1):
                if found := self._phrases.get(tuple(stems[first : first + length])):
                    yield first, first + length, list(found.values())


@cache
def own_synonyms() -> Synonyms:
    """Return the synonyms that come with the library."""
    return Synonyms(synonym_rows())
