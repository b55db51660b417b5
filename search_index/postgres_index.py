"""The index in a PostgreSQL database: who may write, what readers remember, and what happens when something is broken."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TypeVar

from search_index import postgres_backend as engine
from search_index.analysis import made_by
from search_index.answering import answer
from search_index.api import Document, Health, Hits, IndexBroken, Query
from search_index.completing import complete, last_word
from search_index.german import neutral
from search_index.lexicon import SynonymRow, rows_from_text, rows_to_text
from search_index.matching import FIELDS
from search_index.records import SURFACE_MARK, Record, record_of
from search_index.speller import Speller
from search_index.synonyms import Synonyms, own_synonyms

_ATTEMPTS = 5
_MOST_REMEMBERED = 500_000

T = TypeVar("T")


class Memory:
    """What a reader remembers of one generation: a line for each document, and the postings asked for since the last change."""

    def __init__(self, link: engine.Link, generation: int) -> None:
        self.generation = generation
        self.version = -1
        self.ids: list[str] = []
        self.published: list[float] = []
        self.keywords: dict[str, list[tuple[str, ...]]] = {}
        self.newest = 0.0
        self._link = link
        self._alive: dict[int, None] = {}
        self._found: dict[tuple[str, str], Sequence[int]] = {}
        self._remembered = 0
        self._speller = Speller()
        self._last_word = -1
        self._synonyms = own_synonyms()
        self._synonyms_version = 0

    def follow(self, state: engine.State) -> None:
        """Learn what changed since."""
        if state.version != self.version:
            for row in engine.changes(self._link, self.generation, self.version):
                self._learn(row)
            self.version = state.version
            self.newest = max((self.published[number] for number in self._alive), default=0.0)
            self._forget_postings()
        if state.synonyms_version != self._synonyms_version:
            self._synonyms = Synonyms(rows_from_text(engine.read_synonyms(self._link)))
            self._synonyms_version = state.synonyms_version

    def _learn(self, row: engine.Row) -> None:
        while len(self.ids) <= row.number:
            self.ids.append("")
            self.published.append(0.0)
            for column in self.keywords.values():
                column.append(())
        self.ids[row.number], self.published[row.number] = row.id, row.published
        for name, values in json.loads(row.keywords).items():
            column = self.keywords.setdefault(name, [()] * len(self.ids))
            column[row.number] = tuple(values)
        if row.is_gone:
            self._alive.pop(row.number, None)
        else:
            self._alive[row.number] = None

    def forget(self) -> None:
        """Ask the tables anew."""
        self._forget_postings()

    def _forget_postings(self) -> None:
        self._found.clear()
        self._remembered = 0

    def synonyms(self) -> Synonyms:
        """Return the synonyms as they were last told."""
        return self._synonyms

    def size(self) -> int:
        """Return how many documents there are."""
        return len(self._alive)

    def everything(self) -> Collection[int]:
        """Return the numbers of all documents."""
        return self._alive.keys()

    def prepare(self, tokens: Iterable[str]) -> None:
        """Ask for all these tokens in one question."""
        missing = list(dict.fromkeys(token for token in tokens if ("title", token) not in self._found))
        if not missing:
            return
        if self._remembered > _MOST_REMEMBERED:
            self._forget_postings()
        fields = tuple(FIELDS)
        self._found.update({(field, token): () for field in fields for token in missing})
        for field, token, numbers in engine.postings(self._link, self.generation, fields, missing):
            self._found[field, token] = numbers
            self._remembered += len(numbers)
        self._remembered += 20 * len(missing)

    def documents(self, field: str, token: str) -> Collection[int]:
        """Return the numbers of the documents with this token in this field."""
        if (field, token) not in self._found:
            self.prepare((token,))
        return self._found[field, token]

    def speller(self) -> Speller:
        """Return the speller, knowing the words of every document."""
        for number, token in engine.new_words(self._link, self.generation, self._last_word):
            folded, _, written = token.partition(SURFACE_MARK)
            self._speller.learn(neutral(folded), written)
            self._last_word = number
        return self._speller

    def completions(self, beginning: str) -> Iterator[tuple[str, str, int]]:
        """Return the words of titles and tags that begin so: folded, as written, how often."""
        for token, count in engine.completions(self._link, self.generation, beginning):
            folded, _, written = token.partition(SURFACE_MARK)
            yield folded, written, count


class PostgresIndex:
    """An index in a database. Safe to use from many threads and processes, on several machines, at once."""

    def __init__(self, url: str, patience: float = 60.0) -> None:
        self._url = url
        self._patience = patience
        self._lock = threading.RLock()
        self._link: engine.Link | None = None
        self._process = os.getpid()
        self._memory: Memory | None = None

    def find(self, query: Query) -> Hits:
        """Answer a query of any content."""
        return self._read("searching", lambda memory: answer(query, memory))

    def suggest(self, text: str, limit: int = 8) -> tuple[str, ...]:
        """Complete the last word of a text from the titles, most frequent first."""
        typed = last_word(text)
        found = self._read("completing", lambda memory: list(memory.completions(typed[1])) if typed else [])
        return complete(typed[0], found, limit) if typed else ()

    def health(self) -> Health:
        """Say whether the index can answer; never raises."""
        try:
            return Health(is_ready=True, documents=self._read("checking", _asked_for_something))
        except IndexBroken as broken:
            return Health(is_ready=False, documents=0, reason=str(broken))

    def put(self, documents: Iterable[Document]) -> None:
        """Add the documents, replacing those with the same id; of two with one id the later wins."""
        self._change((), {document.id: record_of(document) for document in documents})

    def remove(self, ids: Iterable[str]) -> None:
        """Take the documents out; unknown ids are no error."""
        self._change(ids, {})

    def _change(self, ids: Iterable[str], records: dict[str, Record]) -> None:
        outdated = {*ids, *records}
        if not outdated:
            return
        with self._writing("writing") as link:
            _check_version(engine.read_state(link))
            writer = engine.Writer.of_current(link)
            writer.delete(outdated)
            writer.add(records.values())
            writer.finish(made_by())

    def rebuild(self, documents: Iterable[Document]) -> int:
        """Build a new generation beside the one that answers, then let it answer."""
        last: dict[str, int] = {}
        again: list[int] = []

        def records() -> Iterator[Record]:
            for number, document in enumerate(documents):
                if document.id in last:
                    again.append(last[document.id])
                last[document.id] = number
                yield record_of(document)

        with self._writing("rebuilding") as link:
            writer = engine.Writer.of_new(link)
            writer.add(records())
            if again:
                writer.delete_numbers(again)
            writer.build_indexes()
            writer.finish(made_by())
        with self._lock, suppress(IndexBroken, engine.Failure):
            engine.drop_others(self._linked(), writer.generation)
        return len(last)

    def learn_synonyms(self, rows: Iterable[SynonymRow]) -> None:
        """Widen queries by this table from now on, in every process."""
        with self._writing("learning synonyms") as link:
            engine.write_synonyms(link, rows_to_text(rows))

    def close(self) -> None:
        """Let go of the connection and of what is remembered; a later call opens again."""
        with self._lock:
            if self._link is not None and self._process == os.getpid():
                with suppress(engine.Failure):
                    self._link.close()
            self._link = self._memory = None

    def __del__(self) -> None:
        """Leave no connection behind when a process opens another index."""
        with suppress(Exception):
            self.close()

    def _linked(self) -> engine.Link:
        """Return the connection of this process; one that was inherited belongs to the parent."""
        if self._link is None or self._process != os.getpid() or self._link.closed:
            self._link, self._memory, self._process = engine.connect(self._url), None, os.getpid()
        return self._link

    def _read(self, doing: str, look: Callable[[Memory], T]) -> T:
        """Look at the newest state, as of one moment; after any failure the next call starts afresh."""
        with self._lock:
            for attempt in range(_ATTEMPTS):
                try:
                    link = self._linked()
                    with link.transaction():
                        link.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                        return look(self._newest(link))
                except IndexBroken:
                    raise
                except Exception as error:
                    self.close()
                    # A rebuild may have dropped the tables between the question which ones answer and the first look at them.
                    if not isinstance(error, engine.Vanished) or attempt == _ATTEMPTS - 1:
                        raise IndexBroken(f"rebuild needed: {type(error).__name__} while {doing}") from error
        raise IndexBroken("the index changes faster than it can be read")

    def _newest(self, link: engine.Link) -> Memory:
        state = engine.read_state(link)
        _check_version(state)
        if self._memory is None or self._memory.generation != state.generation:
            self._memory = Memory(link, state.generation)
        self._memory.follow(state)
        return self._memory

    @contextmanager
    def _writing(self, doing: str) -> Iterator[engine.Link]:
        """Write in one transaction under the one lock, on a connection of its own: what is read to be written may take long.

        What the documents themselves raise is let out as it is.
        """
        try:
            with engine.connect(self._url) as link, link.transaction():
                engine.lock(link, self._patience)
                engine.prepare(link)
                yield link
        except engine.Failure as error:
            raise IndexBroken(f"rebuild needed: {type(error).__name__} while {doing}") from error


def _check_version(state: engine.State) -> None:
    if not state.generation:
        raise IndexBroken("rebuild needed: there is no index here")
    if state.made_by != made_by():
        raise IndexBroken("rebuild needed: the index was made by another version")


def _asked_for_something(memory: Memory) -> int:
    """Look into the index itself, too: lines that are remembered say nothing about tables that have gone."""
    memory.forget()
    memory.documents("title", "a")
    return memory.size()
