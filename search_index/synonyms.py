"""Other words for the same work: which other terms a word or a pair of words may also be found by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property

from search_index.analysis import Term, read_terms
from search_index.german import neutral, stem
from search_index.lexicon import SynonymRow, synonym_rows
from search_index.speller import Speller

LONGEST_TERM = 2

Key = tuple[str, ...]
"""The stems of a term."""


@dataclass(frozen=True)
class Synonym:
    """Another term, of one word or two; one in another language only as it stands, a workplace where nobody is named.

    `is_head`: what a word of another language means, the first German word of its row.
    """

    terms: tuple[Term, ...]
    is_foreign: bool = False
    is_place: bool = False
    is_head: bool = False


class Synonyms:
    """A table of synonyms, asked with the stems of a query."""

    def __init__(self, rows: Iterable[SynonymRow]) -> None:
        self._others: dict[Key, dict[Key, Synonym]] = {}
        self._heads: dict[Key, dict[Key, None]] = {}
        self.words: dict[str, str] = {}
        for row in rows:
            self._add(row)
        self._follow_heads()
        self.neutral_words = frozenset(map(neutral, self.words))

    @cached_property
    def speller(self) -> Speller:
        """Know how the words of the table are written: a misspelt one may be meant although no document holds it."""
        speller = Speller()
        for folded, written in self.words.items():
            if folded.isascii():
                for way in dict.fromkeys((folded, neutral(folded))):
                    speller.learn(way, written)
        return speller

    def _add(self, row: SynonymRow) -> None:
        equals = dict(self._read(term) for term in row.equals) | dict(self._read(term, is_foreign=True) for term in row.foreign)
        places = dict(self._read(term, is_place=True) for term in row.places)
        found = places | equals | dict(self._read(term) for term in row.narrower)
        for key in equals:
            others = {other: synonym for other, synonym in found.items() if other != key}
            self._others[key] = _united(others, self._others.get(key, {}))

        if row.equals:
            head, _ = self._read(row.equals[0])
            for term in row.foreign:
                self._heads.setdefault(self._read(term, is_foreign=True)[0], {})[head] = None

    def _follow_heads(self) -> None:
        """Let a word of another language find all that the first German word of its row finds: garson as Kellner."""
        german = {head: self._others[head] for heads in self._heads.values() for head in heads}
        for key, heads in self._heads.items():
            for head in heads:
                others = {other: synonym for other, synonym in german[head].items() if other != key}
                self._others[key] = _united(others, self._others[key])
                self._others[key][head] = replace(self._others[key][head], is_head=True)

    def _read(self, text: str, *, is_foreign: bool = False, is_place: bool = False) -> tuple[Key, Synonym]:
        terms = tuple(read_terms(text))[:LONGEST_TERM]
        self.words.update({term.folded: text[term.start : term.end] for term in terms})
        return tuple(stem(term.folded) for term in terms), Synonym(terms, is_foreign, is_place)

    def of(self, stemmed: str) -> list[Synonym]:
        """Return the synonyms of one word."""
        return list(self._others.get((stemmed,), {}).values())

    def __contains__(self, stemmed: str) -> bool:
        return (stemmed,) in self._others

    def matches(self, stems: list[str]) -> Iterator[tuple[int, int, list[Synonym]]]:
        """Find the words and pairs of words of a query that have synonyms: from, to, and the synonyms."""
        for length in range(1, LONGEST_TERM + 1):
            for first in range(len(stems) - length + 1):
                if found := self._others.get(tuple(stems[first : first + length])):
                    yield first, first + length, list(found.values())


def _united(others: dict[Key, Synonym], known: dict[Key, Synonym]) -> dict[Key, Synonym]:
    """Unite what two rows say; what one of them calls the same work is no mere workplace."""
    both = others | known
    return both | {key: synonym for key, synonym in others.items() if both[key].is_place and not synonym.is_place}


@cache
def own_synonyms() -> Synonyms:
    """Return the synonyms that come with the library."""
    return Synonyms(synonym_rows())


def meaningful_words(term: str) -> int:
    """Count the words of a term that the search looks at."""
    return len(read_terms(term))
