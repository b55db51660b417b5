"""Find the words that somebody may have meant, by deletions as in SymSpell: quick, and without walking through all words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

_PREFIX = 7
_SHORTEST_FOR_TWO_EDITS = 6
_SHORTEST = 4
MAXIMUM_WORDS = 30_000


class Speller:
    """A set of folded words that can be asked for neighbours of a misspelt one. Words are only ever added."""

    def __init__(self) -> None:
        self._surfaces: dict[str, str] = {}
        self._by_deletion: dict[int, list[str]] = {}

    def __contains__(self, word: str) -> bool:
        return word in self._surfaces

    def learn(self, word: str, surface: str) -> None:
        """Remember a folded word and how to write it; the shortest spelling stays."""
        known = self._surfaces.get(word)
        if known is not None:
            if len(surface) < len(known):
                self._surfaces[word] = surface
        elif len(word) >= _SHORTEST and len(self._surfaces) < MAXIMUM_WORDS:
            self._surfaces[word] = surface
            for shorter in _deletions(word):
                self._by_deletion.setdefault(hash(shorter), []).append(word)

    def surface(self, word: str) -> str:
        """Return how a word is written."""
        return self._surfaces[word]

    def neighbours(self, word: str) -> list[tuple[int, str]]:
        """Return known words within one edit, or two from six letters on, nearest first."""
        if not len(word) >= _SHORTEST:
            return []
        most = _allowed(word)
        seen = {known for shorter in _deletions(word) for known in self._by_deletion.get(hash(shorter), ())}
        distances = ((edits(word, known, most), known) for known in seen if abs(len(known) - len(word)) <= most)
        return sorted((distance, known) for distance, known in distances if distance <= most)


def _allowed(word: str) -> int:
    return 2 if len(word) >= _SHORTEST_FOR_TWO_EDITS else 1


def _deletions(word: str) -> Iterator[str]:
    """Give the beginning of a word with up to two letters left out."""
    prefix = word[:_PREFIX]
    yield prefix
    for count in range(1, _allowed(word) + 1):
        for places in combinations(range(len(prefix)), count):
            yield "".join(letter for place, letter in enumerate(prefix) if place not in places)


def edits(one: str, other: str, most: int) -> int:
    """Count letters put in, left out, changed or swapped between two words; more than `most` gives `most + 1`."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        before, previous, row = row, before, [place]
        for column, against in enumerate(other, start=1):
            cost = min(before[column] + 1, row[-1] + 1, before[column - 1] + (letter != against))
            if place > 1 and column > 1 and letter == other[column - 2] and one[place - 2] == against:
                cost = min(cost, previous[column - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
