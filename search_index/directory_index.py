"""The index in a directory: who may write, what readers see, and what happens when something is broken."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from search_index import changes, folding
from search_index.answering import answer
from search_index.api import Document, Health, Hits, IndexBroken, Query
from search_index.changes import Change
from search_index.completing import complete, last_word
from search_index.generations import NO_INDEX, OTHER_VERSION, Generations, SynonymFile, is_whole
from search_index.lexicon import SynonymRow
from search_index.records import record_of
from search_index.states import Shown, newest_number

_ATTEMPTS = 5
FOLD_AT = 1_000
"""How many documents the log of changes may hold before they become a segment."""


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

    def __init__(self, directory: Path, patience: float = 60.0, fold_at: int = FOLD_AT) -> None:
        self._generations = Generations(directory, patience)
        self._lock = threading.RLock()
        self._fold_at = fold_at
        self._synonyms = SynonymFile(directory)
        self._shown: Shown | None = None

    def find(self, query: Query) -> Hits:
        """Answer a query of any content."""
        with self._reading("searching") as shown:
            return answer(query, shown.snapshot)

    def suggest(self, text: str, limit: int = 8) -> tuple[str, ...]:
        """Complete the last word of a text from the titles, most frequent first."""
        with self._reading("completing") as shown:
            typed = last_word(text)
            return complete(typed[0], shown.snapshot.completions(typed[1]), limit) if typed else ()

    def health(self) -> Health:
        """Say whether the index can answer; never raises."""
        try:
            if self._generations.has_note_of_damage():
                return Health(is_ready=False, documents=0, reason="rebuild needed: a reader met damage")
            with self._reading("checking") as shown:
                documents = shown.snapshot.size()
                if not is_whole(shown.generation, shown.file_names()) and shown.is_current():
                    return Health(is_ready=False, documents=documents, reason="rebuild needed: a file is damaged")
                return Health(is_ready=True, documents=documents)
        except IndexBroken as broken:
            return Health(is_ready=False, documents=0, reason=str(broken))

    def put(self, documents: Iterable[Document]) -> None:
        """Add the documents, replacing those with the same id; of two with one id the later wins."""
        records = {document.id: record_of(document) for document in documents}
        self._change(Change(tuple(records), tuple(records.values())))

    def remove(self, ids: Iterable[str]) -> None:
        """Take the documents out; unknown ids are no error."""
        self._change(Change(tuple(dict.fromkeys(ids)), ()))

    def rebuild(self, documents: Iterable[Document]) -> int:
        """Build a new generation beside the one that answers, then let it answer."""
        with self._generations.writing():
            with _guarded("rebuilding"):
                generation = self._generations.begin()
            try:
                count = folding.fill(generation, documents, lambda: _guarded("rebuilding"))
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

    def _change(self, change: Change) -> None:
        """Take out and put in, in one step that is on the disk when this returns."""
        if not change.gone:
            return
        with _guarded("writing"), self._generations.writing():
            changes.sweep(*self._place())
            self._write(change)

    def _write(self, change: Change) -> None:
        with self._reading("writing") as shown:
            there = tuple(key for key in change.gone if shown.snapshot.holds(key))
            if not there and not change.records:
                return
            changes.append(shown.log_path, Change(there, change.records))
            shown.follow()
            if shown.snapshot.late_documents - shown.adopted + len(there) >= self._fold_at:
                folding.fold(shown)

    @contextmanager
    def _reading(self, doing: str) -> Iterator[Shown]:
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

    def _newest(self) -> Shown:
        """Return the newest state; if a writer got in between while it was opened, try again."""
        for _ in range(_ATTEMPTS):
            if self._shown and self._shown.is_current():
                self._shown.follow()
                return self._shown
            place = self._place()
            try:
                self._show_place(*place)
            except Exception:
                if self._place() == place:
                    raise
        raise IndexBroken("the index changes faster than it can be read")

    def _place(self) -> tuple[Path, int]:
        """Return the generation that answers, and the number of its newest table of contents."""
        for _ in range(_ATTEMPTS):
            generation = self._generations.current()
            try:
                return generation, newest_number(generation)
            except Exception:
                # A rebuild may have swapped and swept between the two lines; only a generation that stays is broken.
                if self._generations.current() == generation:
                    raise
        raise IndexBroken("the index changes faster than it can be read")

    def _show_place(self, generation: Path, number: int) -> None:
        """Go on with what is in memory if only its log has become a segment; else read everything."""
        pointer = self._generations.pointer()
        if self._shown and self._shown.generation == generation and self._shown.moves_to(number):
            return
        self._show(None)
        self._show(Shown(pointer, generation, number, self._synonyms.read))

    def _show(self, shown: Shown | None) -> None:
        """Answer from this state from now on; close what is no longer used."""
        if self._shown:
            with suppress(Exception):  # a damaged file may not even close
                self._shown.close()
        self._shown = shown


def _is_damage(broken: IndexBroken) -> bool:
    """Say whether files are damaged, and not merely missing or of another version, as they are while versions change."""
    return str(broken).startswith("rebuild needed") and not any(each in str(broken) for each in (NO_INDEX, OTHER_VERSION))
