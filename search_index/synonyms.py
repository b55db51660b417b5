"""Other words for the same work: which tokens a word or a pair of words may also be found by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from search_index.analysis import near, read_terms
from search_index.german import stem
from search_index.lexicon import SynonymRow, synonym_rows

Stems = tuple[str, ...]

LONGEST_TERM = 2


class Synonyms:
    """A table of synonyms, asked with the stems of a query."""

    def __init__(self, rows: Iterable[SynonymRow]) -> None:
        self._stems: dict[Stems, dict[Stems, None]] = {}
        self.words: dict[str, str] = {}
        for row in rows:
            self._add(row)

    def _add(self, row: SynonymRow) -> None:
        equals = [self._key(term) for term in row.equals]
        narrower = [self._key(term) for term in row.narrower]
        for key in filter(None, equals):
            known = self._stems.setdefault(key, {})
            known.update(dict.fromkeys(other for other in (*equals, *narrower) if other and other != key))

    def _key(self, term: str) -> Stems:
        terms = read_terms(term)
        self.words.update({found.folded: term[found.start : found.end] for found in terms})
        return tuple(stem(found.folded) for found in terms)[:LONGEST_TERM]

    def matches(self, stems: list[str]) -> Iterator[tuple[int, int, tuple[Stems, ...]]]:
        """Find the words and pairs of words of a query that have synonyms: from, to, and the synonyms' stems."""
        for length in range(1, LONGEST_TERM + 1):
            for first in range(len(stems) - length + 1):
                if found := self._stems.get(tuple(stems[first : first + length])):
                    yield first, first + length, tuple(found)


def synonym_tokens(key: Stems, whole: float, part: float) -> Iterator[tuple[str, float]]:
    """Return the tokens of a synonym with their worth."""
    if len(key) == 1:
        yield key[0], whole
        yield f"_{key[0]}", part
    else:
        yield near(*key), whole


@cache
def own_synonyms() -> Synonyms:
    """Return the synonyms that come with the library."""
    return Synonyms(synonym_rows())
