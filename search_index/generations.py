"""Keep an index in generations on disk: one lock for writers, one pointer for readers, sums against silent damage.

* `lock` is held by whoever writes,
* `current` names the generation that answers, and is replaced in one step,
* `generation-000002/` holds the engine's files, `sums.json` and `made_by.json`.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import time
import zlib
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from search_index.analysis import SCHEMA_VERSION
from search_index.api import IndexBroken, IndexBusy
from search_index.lexicon import SynonymRow, fingerprint, rows_from_text, rows_to_text
from search_index.synonyms import Synonyms, own_synonyms

_POINTER = "current"
_PREFIX = "generation-"
_FORMAT = 2
"""Raised whenever files are written in another way."""
_SUMS = "sums.json"
_MADE_BY = "made_by.json"
_NOTE = "damaged"
NO_INDEX = "there is no index here"
OTHER_VERSION = "made by another version"
_PAUSE = 0.02

Sums = dict[str, tuple[int, int]]


class Pointer:
    """The file that names the generation that answers, as it was at a moment."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = self._look()

    def is_current(self) -> bool:
        """Say whether it was not replaced since."""
        return self._seen is not None and self._look() == self._seen

    def _look(self) -> tuple[int, int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size


class Generations:
    """The directory of an index."""

    def __init__(self, directory: Path, patience: float) -> None:
        self._directory = directory
        self._patience = patience

    def current(self) -> Path:
        """Return the generation that answers; raise `IndexBroken` if there is none."""
        try:
            name = (self._directory / _POINTER).read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise IndexBroken(f"rebuild needed: {NO_INDEX}") from error
        if not name.startswith(_PREFIX) or not name.removeprefix(_PREFIX).isdigit():
            raise IndexBroken("rebuild needed: the pointer to the index is damaged")
        return self._directory / name

    def pointer(self) -> Pointer:
        """Return the pointer as it is now."""
        return Pointer(self._directory / _POINTER)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the one lock for writers, in this and all other processes; it falls when a process dies."""
        with self._open_lock() as lock:
            until = time.monotonic() + self._patience
            while not _taken(lock.fileno()):
                if time.monotonic() > until:
                    raise IndexBusy("another process is writing to the index")
                time.sleep(_PAUSE)
            yield

    def _open_lock(self) -> TextIO:
        try:
            self._directory.mkdir(parents=True, exist_ok=True)
            return (self._directory / "lock").open("a", encoding="ascii")
        except OSError as error:
            raise IndexBroken(f"the directory of the index cannot be written: {error.strerror}") from error

    def note_damage(self) -> None:
        """Leave a note that a reader met damage: whoever cares for the index may have read the files while they were whole."""
        with suppress(OSError):
            if self._directory.is_dir():
                (self._directory / _NOTE).touch()

    def has_note_of_damage(self) -> bool:
        """Say whether a reader met damage since the last rebuild."""
        return (self._directory / _NOTE).exists()

    def begin(self) -> Path:
        """Make an empty generation beside the one that answers. Needs the lock."""
        numbers = [int(path.name.removeprefix(_PREFIX)) for path in self._generations()]
        path = self._directory / f"{_PREFIX}{max(numbers, default=0) + 1:06}"
        path.mkdir()
        (path / _MADE_BY).write_text(json.dumps(_made_by()), encoding="ascii")
        return path

    def publish(self, generation: Path) -> None:
        """Let the generation answer from now on, and drop all others. Needs the lock."""
        synchronise(generation)
        fresh = self._directory / f"{_POINTER}.new"
        fresh.write_text(generation.name, encoding="ascii")
        synchronise(fresh)
        fresh.replace(self._directory / _POINTER)
        synchronise(self._directory)
        (self._directory / _NOTE).unlink(missing_ok=True)
        for path in self._generations():
            if path != generation:
                shutil.rmtree(path, ignore_errors=True)

    def _generations(self) -> list[Path]:
        found = self._directory.glob(f"{_PREFIX}*")
        return [path for path in found if path.is_dir() and path.name.removeprefix(_PREFIX).isdigit()]


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _made_by() -> dict[str, object]:
    return {"format": _FORMAT, "schema": SCHEMA_VERSION, "words": fingerprint()}


def check_version(generation: Path) -> None:
    """Refuse a generation that was made by another version of the analysis."""
    if json.loads((generation / _MADE_BY).read_text(encoding="ascii")) != _made_by():
        raise IndexBroken(f"rebuild needed: the index was {OTHER_VERSION}")


def synchronise(path: Path) -> None:
    """Make sure that a file, or the list of files of a directory, is on the disk and not only on its way."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def seal(generation: Path) -> None:
    """Bring new files of a generation safely to the disk and write down their sums."""
    known = read_sums(generation)
    sums: Sums = {}
    for path in sorted(generation.iterdir()):
        if not path.is_file() or path.name.startswith(_SUMS) or path.suffix == ".log":
            continue
        if path.name not in known:
            synchronise(path)
        sums[path.name] = known.get(path.name) or _sum(path.read_bytes())
    fresh = generation / f"{_SUMS}.new"
    fresh.write_text(json.dumps(sums), encoding="ascii")
    synchronise(fresh)
    fresh.replace(generation / _SUMS)
    synchronise(generation)


def read_sums(generation: Path) -> Sums:
    """Return size and sum of every file at the last sealing; a generation never sealed has none."""
    try:
        sums = json.loads((generation / _SUMS).read_text(encoding="ascii"))
    except FileNotFoundError:
        return {}
    return {name: (int(size), int(check)) for name, (size, check) in sums.items()}


def read_verified(path: Path, sums: Sums) -> bytes:
    """Read a file; refuse it if it is not as it was when it was sealed. One not yet sealed passes."""
    content = path.read_bytes()
    if path.name in sums and _sum(content) != sums[path.name]:
        raise IndexBroken(f"rebuild needed: {path.name} is damaged")
    return content


def is_whole(generation: Path, names: Collection[str]) -> bool:
    """Say whether these files are there, and in their full length if they were sealed."""
    sums = read_sums(generation)
    sizes = {name: path.stat().st_size for name in names if (path := generation / name).is_file()}
    return all(name in sizes and sizes[name] == sums.get(name, (sizes[name], 0))[0] for name in names)


def _sum(content: bytes) -> tuple[int, int]:
    return len(content), zlib.crc32(content)


class SynonymFile:
    """The synonyms as they were last told, beside the generations; without any, those of the library."""

    def __init__(self, directory: Path) -> None:
        self._path = directory / "synonyms.json"
        self._seen: tuple[int, int] | None = None
        self._synonyms = own_synonyms()

    def write(self, rows: Iterable[SynonymRow]) -> None:
        """Replace them in one step. Needs the lock."""
        fresh = self._path.with_suffix(".new")
        fresh.write_text(rows_to_text(rows), encoding="ascii")
        synchronise(fresh)
        fresh.replace(self._path)
        synchronise(self._path.parent)

    def read(self) -> Synonyms:
        """Return them, as new as they are; what cannot be read leaves those of the library."""
        try:
            found = self._path.stat()
            seen = found.st_mtime_ns, found.st_ino
            if seen != self._seen:
                self._synonyms = Synonyms(rows_from_text(self._path.read_text(encoding="ascii")))
                self._seen = seen
        except (OSError, ValueError, TypeError):
            self._synonyms, self._seen = own_synonyms(), None
        return self._synonyms
