"""The index in a PostgreSQL database: who may write, what readers see, and what happens when something is broken."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from typing import TypeVar

from search_index import postgres_backend as engine
from search_index import postgres_writing as writing
from search_index.analysis import made_by
from search_index.answering import answer
from search_index.api import Document, Health, Hits, IndexBroken, IndexBusy, Query
from search_index.completing import complete, last_word
from search_index.lexicon import SynonymRow, rows_to_text
from search_index.postgres_memory import Memory, Moved
from search_index.records import Record, record_of

_ATTEMPTS = 5
_FORMAT = 3
"""Raised whenever the tables are made in another way."""

_SUGGESTED_FROM = 1.0
"""How many seconds suggestions may be behind what other processes write: they are asked for with every letter somebody types."""

T = TypeVar("T")


class PostgresIndex:
    """An index in a database. Safe to use from many threads and processes, on several machines, at once."""

    def __init__(self, url: str, patience: float = 60.0) -> None:
        self._url = url
        self._patience = patience
        self._lock = threading.RLock()
        self._link: engine.Link | None = None
        self._writing_link: engine.Link | None = None
        self._process = os.getpid()
        self._memory: Memory | None = None
        self._generation = 0
        self._seen_at = -_SUGGESTED_FROM

    def find(self, query: Query) -> Hits:
        """Answer a query of any content."""
        return self._read("searching", lambda memory: answer(query, memory))

    def suggest(self, text: str, limit: int = 8) -> tuple[str, ...]:
        """Complete the last word of a text from the titles, most frequent first."""
        typed = last_word(text)
        found = self._read("completing", lambda memory: list(memory.completions(typed[1])) if typed else [], _SUGGESTED_FROM)
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
        if self._generation and self._is_changed_at_once(outdated, records):
            return
        with self._writing("writing") as link:
            state = engine.read_state(link)
            _check_version(state)
            writing.change(link, state.generation, _made_by(), outdated, records.values())
        self._generation = state.generation

    def _is_changed_at_once(self, outdated: Collection[str], records: dict[str, Record]) -> bool:
        """Change the generation that answered last in one journey to the server; say whether it still answers."""
        try:
            with self._writing("writing", in_one_journey=True) as link:
                changed = writing.change(link, self._generation, _made_by(), outdated, records.values())
        except IndexBroken as broken:
            if isinstance(broken.__cause__, engine.Vanished):
                return False
            raise
        return changed.fetchone() is not None

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
            writing.prepare(link)
            writer = writing.Writer.of_new(link)
            writer.add(records())
            if again:
                writer.delete_numbers(again)
            writer.build_indexes()
            writer.finish(_made_by())
        with self._lock, suppress(IndexBroken, engine.Failure):
            writing.drop_others(self._linked(), writer.generation)
        return len(last)

    def learn_synonyms(self, rows: Iterable[SynonymRow]) -> None:
        """Widen queries by this table from now on, in every process."""
        with self._writing("learning synonyms") as link:
            writing.prepare(link)
            writing.write_synonyms(link, rows_to_text(rows))

    def close(self) -> None:
        """Let go of the connection and of what is remembered; a later call opens again."""
        with self._lock:
            for link in (self._link, self._writing_link) if self._process == os.getpid() else ():
                if link is not None:
                    with suppress(engine.Failure):
                        link.close()
            self._link = self._writing_link = self._memory = None

    def __del__(self) -> None:
        """Leave no connection behind when a process opens another index."""
        with suppress(Exception):
            self.close()

    def _linked(self) -> engine.Link:
        """Return the connection of this process; one that was inherited belongs to the parent."""
        if self._link is None or self._process != os.getpid() or self._link.closed:
            self._link, self._memory, self._process = engine.connect(self._url), None, os.getpid()
        return self._link

    def _read(self, doing: str, look: Callable[[Memory], T], behind: float = 0.0) -> T:
        """Look at the newest state as of one moment, or at one some seconds old; after a failure the next call starts afresh."""
        with self._lock:
            for attempt in range(_ATTEMPTS):
                try:
                    link = self._linked()
                    if self._memory is not None and time.monotonic() < self._seen_at + behind:
                        return look(self._memory)
                    return look(self._newest(link))
                except Moved:
                    continue
                except IndexBroken:
                    raise
                except Exception as error:
                    self.close()
                    # A rebuild may have dropped the tables between the question which ones answer and the first look at them.
                    if not isinstance(error, engine.Vanished) or attempt == _ATTEMPTS - 1:
                        raise IndexBroken(f"rebuild needed: {type(error).__name__} while {doing}") from error
        raise IndexBroken("the index changes faster than it can be read")

    def _newest(self, link: engine.Link) -> Memory:
        """Return what is remembered if it is still true; else learn what changed, as of one moment."""
        state = engine.read_state(link)
        _check_version(state)
        if self._memory is None or self._memory.generation != state.generation:
            with link.transaction():
                link.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                state = engine.read_state(link)
                _check_version(state)
                self._memory = Memory(link, state)
        elif not self._memory.knows(state):
            self._memory.follow(state)
        self._generation, self._seen_at = state.generation, time.monotonic()
        return self._memory

    @contextmanager
    def _writing(self, doing: str, *, in_one_journey: bool = False) -> Iterator[engine.Link]:
        """Write in one transaction under the one lock, on a connection of its own: what is read to be written may take long.

        What the documents themselves raise is let out as it is.
        """
        try:
            with self._link_to_write() as link, link.pipeline() if in_one_journey else nullcontext(), link.transaction():
                writing.lock(link, self._patience)
                yield link
        except engine.Busy as error:
            raise IndexBusy("another process is writing to the index") from error
        except engine.Failure as error:
            raise IndexBroken(f"rebuild needed: {type(error).__name__} while {doing}") from error

    @contextmanager
    def _link_to_write(self) -> Iterator[engine.Link]:
        """Lend the connection for writing, kept open for the next change; whoever comes meanwhile gets one of their own."""
        with self._lock:
            kept, self._writing_link = self._writing_link, None
            if self._process != os.getpid() or (kept is not None and kept.closed):
                kept = None
        link = kept or engine.connect(self._url)
        try:
            yield link
        except BaseException:
            link.close()
            raise
        self._keep_to_write(link)

    def _keep_to_write(self, link: engine.Link) -> None:
        with self._lock:
            self._seen_at = -_SUGGESTED_FROM
            other, self._writing_link = self._writing_link, link
        if other is not None:
            other.close()


def _made_by() -> str:
    return f"{_FORMAT}-{made_by()}"


def _check_version(state: engine.State) -> None:
    if not state.generation:
        raise IndexBroken("rebuild needed: there is no index here")
    if state.made_by != _made_by():
        raise IndexBroken("rebuild needed: the index was made by another version")


def _asked_for_something(memory: Memory) -> int:
    """Look into the index itself, too: lines that are remembered say nothing about tables that have gone."""
    memory.forget()
    memory.documents("title", "a")
    return memory.size()
