"""The newest state of an index in memory: immutable leaves of postings, what came since, and columns over all documents."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from search_index.changes import Change
from search_index.columns import Columns, Position
from search_index.german import neutral
from search_index.records import SURFACE_MARK, Facts, Record
from search_index.remembering import Postings, Words
from search_index.speller import Speller
from search_index.synonyms import Synonyms

_SURFACES, _NAMES = "surface", "name"


class Engine(Protocol):
    """What an engine must be able to say about a piece of its index that no longer changes."""

    def documents(self, field: str, token: str) -> array[int]:
        """Return the places of the documents with this token in this field, in rising order."""

    def tokens(self, field: str, beginning: str) -> Iterable[tuple[str, int]]:
        """Return the tokens of a field that begin so, with how often they occur."""

    def facts(self) -> Iterable[tuple[int, Facts]]:
        """Return place and facts of every document."""

    def close(self) -> None:
        """Let go of the files."""


@dataclass(frozen=True)
class Leaf:
    """A piece of an index that never changes."""

    name: str
    size: int
    engine: Engine


class Snapshot:
    """The newest state. Numbers run over all leaves, and on over what came since."""

    def __init__(
        self,
        leaves: Sequence[tuple[Leaf, frozenset[int]]],
        speller: Callable[[], Speller],
        synonyms: Callable[[], Synonyms],
    ) -> None:
        self.leaves = [leaf for leaf, _ in leaves]
        self.speller = speller
        self.synonyms = synonyms
        self.late_words: list[str] = []
        self.late_documents = 0
        self._columns = Columns()
        self._starts: list[int] = []
        self._of_leaves = 0
        self._gone: set[int] = set()
        self._late: dict[tuple[str, str], list[int]] = {}
        self._postings = Postings()
        self._words: Words | None = None
        for leaf, deleted in leaves:
            self._read(leaf, deleted)
        self._next = self._of_leaves

    def _read(self, leaf: Leaf, deleted: frozenset[int]) -> None:
        start = self._of_leaves
        self._starts.append(start)
        self._of_leaves += leaf.size
        self._gone.update(start + place for place in deleted)
        for place, (key, seconds, keywords) in leaf.engine.facts():
            if place not in deleted:
                self._columns.put(start + place, key, seconds, keywords)

    def apply(self, change: Change) -> None:
        """Follow a change."""
        for key in (*change.gone, *(record.id for record in change.records)):
            number = self._columns.places.get(key)
            if number is not None:
                self._columns.take_out(number)
                self._gone.add(number)
                self._postings.went(number)
        for record in change.records:
            self._put(record)

    def _put(self, record: Record) -> None:
        number = self._next
        self._next += 1
        self.late_documents += 1
        self._columns.put(number, *record.facts)
        for field, tokens in record.tokens.items():
            for token in tokens.split(" "):
                self._late.setdefault((field, token), []).append(number)
                self._postings.came((field, token), number)
                if field in (_SURFACES, _NAMES):
                    self.late_words.append(token)
                if field == _SURFACES and self._words is not None:
                    self._words.add(token)

    @property
    def ids(self) -> Sequence[str]:
        """The id of each document."""
        return self._columns.ids

    @property
    def published(self) -> Sequence[float]:
        """The moment each was published, in seconds."""
        return self._columns.published

    @property
    def keywords(self) -> dict[str, list[tuple[str, ...]]]:
        """The values of each document, by keyword."""
        return self._columns.keywords

    def by_age(self) -> Sequence[Position]:
        """Return where each document stands, the newest first."""
        return self._columns.by_age()

    def size(self) -> int:
        """Return how many documents there are."""
        return len(self._columns.numbers())

    def everything(self) -> Collection[int]:
        """Return the numbers of all documents."""
        return self._columns.numbers()

    def holds(self, key: str) -> bool:
        """Say whether there is a document with this id."""
        return key in self._columns.places

    def prepare(self, tokens: Iterable[str]) -> None:  # noqa: ARG002  an engine without a network reads them as they are asked
        """Everything is at hand; what was asked longest ago may go."""
        self._postings.make_room()

    def documents(self, field: str, token: str) -> Collection[int]:
        """Return the numbers of the documents with this token in this field."""
        key = field, token
        found = self._postings.get(key)
        if found is None:
            found = array("I", self._walk(field, token))
            self._postings.keep(key, found)
        return found

    def _walk(self, field: str, token: str) -> list[int] | array[int]:
        numbers: list[int] | array[int] = []
        for start, leaf in zip(self._starts, self.leaves, strict=True):
            found = leaf.engine.documents(field, token)
            numbers = [*numbers, *(start + place for place in found)] if start else found
        late = self._late.get((field, token))
        if late:
            numbers = [*numbers, *late]
        if self._gone and numbers and not self._gone.isdisjoint(numbers):
            return [number for number in numbers if number not in self._gone]
        return numbers

    def completions(self, beginning: str) -> Iterator[tuple[str, str, int]]:
        """Return the words of titles and tags that begin so: folded, as written, how often."""
        if self._words is None:
            self._words = Words()
            late = ((token, len(numbers)) for (field, token), numbers in self._late.items() if field == _SURFACES)
            of_leaves = (each for leaf in self.leaves for each in leaf.engine.tokens(_SURFACES, ""))
            self._words.fill((*of_leaves, *late))
        for token, count in self._words.begun(beginning):
            folded, _, written = token.partition(SURFACE_MARK)
            yield folded, written, count


def learn_words(speller: Speller, leaf: Leaf) -> None:
    """Teach the speller every word of a leaf that a user may mean."""
    for field in (_SURFACES, _NAMES):
        for token, _ in leaf.engine.tokens(field, ""):
            learn_word(speller, token)


def learn_word(speller: Speller, token: str) -> None:
    """Teach the speller one word."""
    folded, _, written = token.partition(SURFACE_MARK)
    speller.learn(neutral(folded), written)
