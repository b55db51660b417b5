"""What was read from an index once: postings within bounds, and the words of titles in order. Both follow each change."""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

MOST_REMEMBERED = 2_000_000
"""Numbers of documents kept at hand for tokens asked before: 4 bytes each, and some 100 for each token."""
_FOR_A_TOKEN = 25

Key = tuple[str, str]
"""A field and a token."""


class Postings:
    """The documents of tokens asked before, in rising order; the ones asked longest ago go first."""

    def __init__(self, most: int = MOST_REMEMBERED) -> None:
        self._most = most
        self._kept: dict[Key, tuple[int, array[int]]] = {}
        self._gone: list[int] = []
        self.size = 0

    def __contains__(self, key: Key) -> bool:
        return key in self._kept

    def get(self, key: Key) -> array[int] | None:
        """Return the documents of a token, without those that went since; None if it was not asked before."""
        kept = self._kept.get(key)
        if kept is None:
            return None
        seen, numbers = kept
        if seen != len(self._gone):
            for number in self._gone[seen:]:
                place = bisect_left(numbers, number)
                if place < len(numbers) and numbers[place] == number:
                    del numbers[place]
            self._kept[key] = len(self._gone), numbers
        return numbers

    def keep(self, key: Key, numbers: array[int]) -> None:
        """Remember the documents of a token, as of now."""
        self.size += _FOR_A_TOKEN + len(numbers)
        self._kept[key] = len(self._gone), numbers

    def make_room(self) -> None:
        """Forget what was read longest ago. Not while a question is being answered: it counts on what it prepared."""
        while self.size > self._most:
            key = next(iter(self._kept))
            self.size -= _FOR_A_TOKEN + len(self._kept.pop(key)[1])

    def came(self, key: Key, number: int) -> None:
        """Hear that a document with a higher number than all before holds this token."""
        kept = self._kept.get(key)
        if kept is not None:
            kept[1].append(number)
            self.size += 1

    def went(self, number: int) -> None:
        """Hear that a document is there no longer."""
        self._gone.append(number)


class Words:
    """Words in order, each with how often it occurs."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._order: list[str] = []

    def fill(self, found: Iterable[tuple[str, int]]) -> None:
        """Begin with these; a word may come more than once."""
        for word, count in found:
            self._counts[word] = self._counts.get(word, 0) + count
        self._order = sorted(self._counts)

    def set(self, word: str, count: int) -> None:
        """Say how often a word occurs from now on."""
        if word not in self._counts:
            insort(self._order, word)
        self._counts[word] = count

    def add(self, word: str) -> None:
        """Count a word once more."""
        self.set(word, self._counts.get(word, 0) + 1)

    def begun(self, beginning: str) -> Iterator[tuple[str, int]]:
        """Return the words that begin so and occur."""
        for place in range(bisect_left(self._order, beginning), len(self._order)):
            word = self._order[place]
            if not word.startswith(beginning):
                break
            if self._counts[word] > 0:
                yield word, self._counts[word]
