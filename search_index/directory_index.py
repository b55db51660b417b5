"""The index in a directory: who may write, what readers see, and what happens when something is broken."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from search_index import whoosh_backend as engine
from search_index.answering import answer
from search_index.api import Document, Health, Hits, IndexBroken, Query
from search_index.completing import complete, last_word
from search_index.generations import NO_INDEX, OTHER_VERSION, Generations, SynonymFile, check_version, is_whole, seal
from search_index.lexicon import SynonymRow
from search_index.records import Record, record_of
from search_index.snapshot import Leaf, Snapshot, learn_words
from search_index.speller import Speller
from search_index.synonyms import Synonyms, own_synonyms

_ATTEMPTS = 5

Stamp = tuple[Path, int]
"""Names a state of the index: the generation, and the number of its newest table of contents."""


@contextmanager
def _guarded(doing: str) -> Iterator[None]:
    """Let out nothing but `IndexBroken`: a damaged index makes the engine raise anything at all."""
    try:
        yield
    except IndexBroken:
        raise
    except Exception as error:
        raise IndexBroken(f"rebuild needed: {type(error).__name__} while {doing}") from error


class DirectoryIndex:
    """An index in a directory. Safe to use from many threads and processes at once."""

    def __init__(self, directory: Path, patience: float = 60.0) -> None:
        self._generations = Generations(directory, patience)
        self._lock = threading.RLock()
        self._snapshot: Snapshot[Stamp] | None = None
        self._speller = Speller()
        self._learnt: set[str] = set()
        self._synonyms = SynonymFile(directory)

    def find(self, query: Query) -> Hits:
        """Answer a query of any content."""
        with self._reading("searching") as snapshot:
            return answer(query, snapshot)

    def suggest(self, text: str, limit: int = 8) -> tuple[str, ...]:
        """Complete the last word of a text from the titles, most frequent first."""
        with self._reading("completing") as snapshot:
            typed = last_word(text)
            return complete(typed[0], snapshot.completions(typed[1]), limit) if typed else ()

    def health(self) -> Health:
        """Say whether the index can answer; never raises."""
        try:
            if self._generations.has_note_of_damage():
                return Health(is_ready=False, documents=0, reason="rebuild needed: a reader met damage")
            with self._reading("checking") as snapshot:
                generation, number = snapshot.stamp
                names = engine.file_names(number, snapshot.leaves)
                if not is_whole(generation, names) and self._stamp() == snapshot.stamp:
                    return Health(is_ready=False, documents=snapshot.size(), reason="rebuild needed: a file is damaged")
                return Health(is_ready=True, documents=snapshot.size())
        except IndexBroken as broken:
            return Health(is_ready=False, documents=0, reason=str(broken))

    def put(self, documents: Iterable[Document]) -> None:
        """Add the documents, replacing those with the same id; of two with one id the later wins."""
        self._change((), {document.id: record_of(document) for document in documents})

    def remove(self, ids: Iterable[str]) -> None:
        """Take the documents out; unknown ids are no error."""
        self._change(ids, {})

    def rebuild(self, documents: Iterable[Document]) -> int:
        """Build a new generation beside the one that answers, then let it answer."""
        with self._generations.writing():
            with _guarded("rebuilding"):
                generation = self._generations.begin()
            try:
                count = _fill(generation, documents)
                with _guarded("rebuilding"):
                    self._generations.publish(generation)
            except BaseException:
                shutil.rmtree(generation, ignore_errors=True)
                raise
            return count

    def learn_synonyms(self, rows: Iterable[SynonymRow]) -> None:
        """Widen queries by this table from now on, in every process."""
        with _guarded("learning synonyms"), self._generations.writing():
            self._synonyms.write(rows)

    def close(self) -> None:
        """Let go of files and memory; a later call opens again."""
        with self._lock:
            self._show(None)

    def _change(self, ids: Iterable[str], records: Mapping[str, Record]) -> None:
        """Take out and put in, in one step that is on the disk when this returns."""
        outdated = {*ids, *records}
        if not outdated:
            return
        with _guarded("writing"), self._generations.writing():
            with self._reading("writing") as snapshot:
                generation, _ = snapshot.stamp
                places = list(snapshot.places_of(outdated))
            if places or records:
                _write(generation, places, records.values())

    @contextmanager
    def _reading(self, doing: str) -> Iterator[Snapshot[Stamp]]:
        """Give the newest state; after any failure the next call starts afresh."""
        with self._lock:
            try:
                with _guarded(doing):
                    yield self._newest()
            except IndexBroken as broken:
                self._show(None)
                if _is_damage(broken):
                    self._generations.note_damage()
                raise

    def _newest(self) -> Snapshot[Stamp]:
        """Return the newest state; if a writer got in between while it was opened, try again."""
        stamp = self._stamp()
        for _ in range(_ATTEMPTS):
            if self._snapshot and self._snapshot.stamp == stamp:
                return self._snapshot
            try:
                self._show(_opened(stamp, self._known_leaves(stamp), self._taught_speller, self._synonyms.read))
            except Exception:
                failed, stamp = stamp, self._stamp()
                if stamp == failed:
                    raise
        raise IndexBroken("the index changes faster than it can be read")

    def _stamp(self) -> Stamp:
        for _ in range(_ATTEMPTS):
            generation = self._generations.current()
            try:
                return generation, engine.newest(generation)
            except Exception:
                # A rebuild may have swapped and swept between the two lines; only a generation that stays is broken.
                if self._generations.current() == generation:
                    raise
        raise IndexBroken("the index changes faster than it can be read")

    def _known_leaves(self, stamp: Stamp) -> dict[str, Leaf]:
        """Return the leaves that are open already and may still be in use."""
        if not self._snapshot or self._snapshot.stamp[0] != stamp[0]:
            return {}
        return {leaf.name: leaf for leaf, _ in self._snapshot.leaves}

    def _show(self, snapshot: Snapshot[Stamp] | None) -> None:
        """Answer from this state from now on; close what it no longer uses."""
        kept = {id(leaf) for leaf, _ in snapshot.leaves} if snapshot else set()
        for leaf, _ in self._snapshot.leaves if self._snapshot else ():
            if id(leaf) not in kept:
                with suppress(Exception):  # a damaged file may not even close
                    leaf.engine.close()
        self._snapshot = snapshot

    def _taught_speller(self) -> Speller:
        """Return the speller, knowing the words of every leaf in use."""
        for leaf, _ in self._snapshot.leaves if self._snapshot else ():
            if leaf.name not in self._learnt:
                learn_words(self._speller, leaf)
                self._learnt.add(leaf.name)
        return self._speller


def _is_damage(broken: IndexBroken) -> bool:
    """Say whether files are damaged, and not merely missing or of another version, as they are while versions change."""
    return str(broken).startswith("rebuild needed") and not any(each in str(broken) for each in (NO_INDEX, OTHER_VERSION))


def _opened(
    stamp: Stamp, known: Mapping[str, Leaf], speller: Callable[[], Speller], synonyms: Callable[[], Synonyms]
) -> Snapshot[Stamp]:
    generation, number = stamp
    check_version(generation)
    return Snapshot(stamp, engine.open_leaves(generation, number, known), speller, synonyms)


def _fill(generation: Path, documents: Iterable[Document]) -> int:
    """Write all documents into a new generation; one whose id comes again waits for a second step."""
    seen: set[str] = set()
    again: dict[str, Record] = {}
    with _guarded("rebuilding"):
        engine.create(generation)
        writer = engine.Writer(generation)
    try:
        for document in documents:
            record = record_of(document)
            if document.id in seen:
                again[document.id] = record
            else:
                seen.add(document.id)
                with _guarded("rebuilding"):
                    writer.add(record)
    except BaseException:
        writer.cancel()
        raise
    with _guarded("rebuilding"):
        writer.commit()
        seal(generation)
        if again:
            first = _opened((generation, engine.newest(generation)), {}, Speller, own_synonyms)
            _write(generation, list(first.places_of(again)), again.values())
    return len(seen)


def _write(generation: Path, places: Collection[tuple[str, int]], records: Iterable[Record]) -> None:
    writer = engine.Writer(generation)
    try:
        writer.delete(places)
        for record in records:
            writer.add(record)
        writer.commit()
    except BaseException:
        writer.cancel()
        raise
    seal(generation)
