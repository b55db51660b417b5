"""What is known of each document besides its words, by its number. Numbers only grow: a change costs what it changes."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Mapping, Sequence

Position = tuple[float, str, int]
"""Where a document stands among all, the newest first: its moment turned round, its id, its number."""


class Columns:
    """Id, moment and keywords of every document."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.published: list[float] = []
        self.keywords: dict[str, list[tuple[str, ...]]] = {}
        self.places: dict[str, int] = {}
        self._alive: dict[int, None] = {}
        self._by_age: list[Position] | None = None

    def put(self, number: int, key: str, published: float, keywords: Mapping[str, tuple[str, ...]]) -> None:
        """Remember a document under a number; one that had this id before must have been taken out."""
        missing = number + 1 - len(self.ids)
        if missing > 0:
            self.ids.extend([""] * missing)
            self.published.extend([0.0] * missing)
            for column in self.keywords.values():
                column.extend([()] * missing)
        self.ids[number], self.published[number] = key, published
        for name, values in keywords.items():
            if name not in self.keywords:
                self.keywords[name] = [()] * len(self.ids)
            self.keywords[name][number] = values
        self._alive[number] = None
        self.places[key] = number
        if self._by_age is not None:
            insort(self._by_age, self._position(number))

    def take_out(self, number: int) -> None:
        """Forget a document; unknown numbers are no error."""
        if number not in self._alive:
            return
        del self._alive[number]
        if self.places.get(self.ids[number]) == number:
            del self.places[self.ids[number]]
        if self._by_age is not None:
            del self._by_age[bisect_left(self._by_age, self._position(number))]

    def numbers(self) -> Collection[int]:
        """Return the numbers of all documents."""
        return self._alive.keys()

    def by_age(self) -> Sequence[Position]:
        """Return where each document stands, the newest first."""
        if self._by_age is None:
            self._by_age = sorted(map(self._position, self._alive))
        return self._by_age

    def _position(self, number: int) -> Position:
        return -self.published[number], self.ids[number], number
