"""One state of an index in memory: immutable leaves of postings, and columns over all documents."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Generic, Protocol, TypeVar

from search_index.german import neutral
from search_index.records import SURFACE_MARK, Facts
from search_index.speller import Speller
from search_index.synonyms import Synonyms

Stamp = TypeVar("Stamp")

_MOST_REMEMBERED = 500_000
"""Numbers of documents kept at hand for tokens asked before; about 20 MB."""


class Engine(Protocol):
    """What an engine must be able to say about a piece of its index that no longer changes."""

    def documents(self, field: str, token: str) -> Collection[int]:
        """Return the places of the documents with this token in this field."""

    def tokens(self, field: str, beginning: str) -> Iterable[tuple[str, int]]:
        """Return the tokens of a field that begin so, with how often they occur."""

    def facts(self) -> Iterable[tuple[int, Facts]]:
        """Return place and facts of every document."""

    def close(self) -> None:
        """Let go of the files."""


class Leaf:
    """A piece of an index that never changes, and what is read from it once."""

    def __init__(self, name: str, size: int, engine: Engine) -> None:
        self.name = name
        self.size = size
        self.engine = engine
        self.ids = [""] * size
        self.published = [0.0] * size
        self.keywords: dict[str, list[tuple[str, ...]]] = {}
        self.places: dict[str, int] = {}
        for place, (key, seconds, keywords) in engine.facts():
            self.ids[place], self.published[place] = key, seconds
            self.places[key] = place
            for keyword, values in keywords.items():
                self.keywords.setdefault(keyword, [()] * size)[place] = values
        self.filled = sorted(self.places.values())
        self._newest = max(((self.published[place], place) for place in self.filled), default=(0.0, -1))

    def newest_but(self, deleted: frozenset[int]) -> float:
        """Return the moment the newest document was published that is not deleted."""
        moment, place = self._newest
        if place not in deleted:
            return moment
        return max((self.published[place] for place in self.filled if place not in deleted), default=0.0)


class Snapshot(Generic[Stamp]):
    """One state of the index: leaves, each with what has been deleted from it since. Numbers run over all leaves."""

    def __init__(
        self,
        stamp: Stamp,
        leaves: list[tuple[Leaf, frozenset[int]]],
        speller: Callable[[], Speller],
        synonyms: Callable[[], Synonyms],
    ) -> None:
        self.stamp = stamp
        self.leaves = leaves
        self.speller = speller
        self.synonyms = synonyms
        self.newest = 0.0
        self.ids: list[str] = []
        self.published: list[float] = []
        self.keywords: dict[str, list[tuple[str, ...]]] = {}
        self._alive: list[int] = []
        self._found: dict[tuple[str, str], list[int]] = {}
        self._remembered = 0
        self._read_columns()

    def _read_columns(self) -> None:
        names = {name for leaf, _ in self.leaves for name in leaf.keywords}
        self.keywords = {name: [] for name in sorted(names)}
        for leaf, deleted in self.leaves:
            start = len(self.ids)
            alive = [place for place in leaf.filled if place not in deleted] if deleted else leaf.filled
            self._alive += [start + place for place in alive] if start else alive
            self.newest = max(self.newest, leaf.newest_but(deleted))
            self.ids += leaf.ids
            self.published += leaf.published
            for keyword, column in self.keywords.items():
                column.extend(leaf.keywords.get(keyword) or [()] * leaf.size)

    def size(self) -> int:
        """Return how many documents there are."""
        return len(self._alive)

    def everything(self) -> Collection[int]:
        """Return the numbers of all documents."""
        return self._alive

    def prepare(self, tokens: Iterable[str]) -> None:
        """Everything is at hand."""

    def documents(self, field: str, token: str) -> Collection[int]:
        """Return the numbers of the documents with this token in this field."""
        key = field, token
        found = self._found.get(key)
        if found is None:
            if self._remembered > _MOST_REMEMBERED:
                self._found.clear()
                self._remembered = 0
            found = self._found[key] = list(self._walk(field, token))
            self._remembered += 20 + len(found)
        return found

    def _walk(self, field: str, token: str) -> Iterator[int]:
        start = 0
        for leaf, deleted in self.leaves:
            for place in leaf.engine.documents(field, token):
                if place not in deleted:
                    yield start + place
            start += leaf.size

    def completions(self, beginning: str) -> Iterator[tuple[str, str, int]]:
        """Return the words of titles and tags that begin so: folded, as written, how often."""
        for leaf, _ in self.leaves:
            for token, count in leaf.engine.tokens("surface", beginning):
                folded, _, written = token.partition(SURFACE_MARK)
                yield folded, written, count

    def places_of(self, ids: Collection[str]) -> Iterator[tuple[str, int]]:
        """Return where documents stand: the name of the leaf and the place in it."""
        for leaf, deleted in self.leaves:
            for name in ids:
                place = leaf.places.get(name)
                if place is not None and place not in deleted:
                    yield leaf.name, place


def learn_words(speller: Speller, leaf: Leaf) -> None:
    """Teach the speller every word of a leaf that a user may mean."""
    for field in ("surface", "name"):
        for token, _ in leaf.engine.tokens(field, ""):
            folded, _, written = token.partition(SURFACE_MARK)
            speller.learn(neutral(folded), written)
