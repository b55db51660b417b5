"""What a reader of a directory has open: a table of contents with its segments, its log of changes, and both in memory."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from search_index import whoosh_backend as engine
from search_index.changes import Log, path_of
from search_index.generations import Pointer, check_version
from search_index.snapshot import Snapshot, learn_word, learn_words
from search_index.speller import Speller
from search_index.synonyms import Synonyms

MOST_ADOPTED = 10_000
"""How many documents may have come through logs before the segments they became are read after all."""


def newest_number(generation: Path) -> int:
    """Return the number of the newest table of contents."""
    return engine.newest(generation)


class Shown:
    """One state of the index, which follows its log."""

    def __init__(self, pointer: Pointer, generation: Path, number: int, synonyms: Callable[[], Synonyms]) -> None:
        check_version(generation)
        self.generation = generation
        self.number = number
        self.adopted = 0
        self._pointer = pointer
        self._speller = Speller()
        self._learnt = -1
        self._log = Log(path_of(generation, number))
        self._done = self._log.begins_at
        self.leaves = engine.open_leaves(generation, number)
        self.snapshot = Snapshot(self.leaves, self._taught_speller, synonyms)

    @property
    def log_path(self) -> Path:
        """The log that changes are written to."""
        return path_of(self.generation, self.number)

    @property
    def log(self) -> Log:
        """The log that is followed."""
        return self._log

    def is_current(self) -> bool:
        """Say whether no rebuild, and no new table of contents, has taken this state's place."""
        return self._pointer.is_current() and self._log.is_current()

    def follow(self) -> None:
        """Read what changed since."""
        length = self._log.length()
        if length == self._done:
            return
        for change in self._log.changes(self._done, length):
            self.snapshot.apply(change)
        self._done = length

    def moves_to(self, number: int) -> bool:
        """Go on with the log of a newer table of contents, if its segments hold just what is in memory already."""
        if number == self.number or self.snapshot.late_documents > MOST_ADOPTED:
            return False
        self.follow()  # also to the end of a log whose name is gone
        log = Log(path_of(self.generation, number))
        if log.after != (self.number, self._done):
            log.close()
            return False
        self._log.close()
        self._log, self._done, self.number = log, log.begins_at, number
        self.adopted = self.snapshot.late_documents
        return True

    def file_names(self) -> list[str]:
        """Return the files this state consists of, besides its log; those it was not read from are not known."""
        return engine.file_names(self.generation, self.number)

    def close(self) -> None:
        """Let go of the files."""
        with suppress(Exception):
            self._log.close()
        for leaf, _ in self.leaves:
            with suppress(Exception):  # a damaged file may not even close
                leaf.engine.close()

    def _taught_speller(self) -> Speller:
        """Return the speller, knowing every word there is."""
        if self._learnt < 0:
            for leaf, _ in self.leaves:
                learn_words(self._speller, leaf)
            self._learnt = 0
        for token in self.snapshot.late_words[self._learnt :]:
            learn_word(self._speller, token)
        self._learnt = len(self.snapshot.late_words)
        return self._speller
