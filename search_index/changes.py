"""What changed since the segments were written: a log that readers follow, so that a change costs no more in a large index.

A file begins with a header, magic, length and sum, which says how much of what follows counts; what a killed writer left behind
it was never there. Each entry stands behind its own length and sum. The first says which log it goes on from.
"""

from __future__ import annotations

import json
import os
import struct
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search_index.api import IndexBroken
from search_index.records import Record

_MAGIC = b"KAI1"
_HEADER = struct.Struct("<4sQI")
_ENTRY = struct.Struct("<II")
_ATTEMPTS = 5
_PAUSE = 0.002
_DAMAGED = "rebuild needed: the log of changes is damaged"

State = tuple[int, int]
"""The number of a table of contents, and how much of its log counts."""


@dataclass(frozen=True)
class Change:
    """Documents taken out by their ids, then documents put in."""

    gone: tuple[str, ...]
    records: tuple[Record, ...]


def path_of(generation: Path, number: int) -> Path:
    """Return the log that belongs to a table of contents."""
    return generation / f"changes_{number}.log"


def begin(path: Path, after: State | None) -> None:
    """Make a log without changes; `after` is the state that its segments hold already."""
    entry = _packed({"after": after})
    with path.open("wb") as file:
        file.write(_header(len(entry)) + entry)
        file.flush()
        os.fsync(file.fileno())


def append(path: Path, change: Change) -> None:
    """Write a change behind the others; it is on the disk when this returns. Needs the lock."""
    entry = _packed({"gone": change.gone, "records": [(each.tokens, each.facts) for each in change.records]})
    descriptor = os.open(path, os.O_RDWR)
    try:
        length = _length(descriptor)
        os.pwrite(descriptor, entry, _HEADER.size + length)
        os.pwrite(descriptor, _header(length + len(entry)), 0)
        os.fdatasync(descriptor)
    finally:
        os.close(descriptor)


def sweep(generation: Path, number: int) -> None:
    """Take away the logs of other tables of contents: a killed writer left them, nobody shall go on with one. Needs the lock."""
    for path in generation.glob("changes_*.log"):
        if path != path_of(generation, number):
            path.unlink()


class Log:
    """A log that is being read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor = os.open(path, os.O_RDONLY)
        self._inode = os.fstat(self._descriptor).st_ino
        try:
            self.after, self.begins_at = self._read_first()
        except BaseException:
            self.close()
            raise

    def is_current(self) -> bool:
        """Say whether this is still the file under its name."""
        try:
            return self._path.stat().st_ino == self._inode
        except OSError:
            return False

    def length(self) -> int:
        """Return how much of the log counts now."""
        return _length(self._descriptor)

    def changes(self, start: int, end: int) -> Iterator[Change]:
        """Read the changes between two places."""
        while start < end:
            entry, start = self._entry(start, end)
            records = (Record(facts[0], tokens, _facts(facts)) for tokens, facts in entry["records"])
            yield Change(tuple(entry["gone"]), tuple(records))

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._descriptor)

    def _read_first(self) -> tuple[State | None, int]:
        entry, end = self._entry(0, self.length())
        after = entry["after"]
        return (int(after[0]), int(after[1])) if after else None, end

    def _entry(self, start: int, end: int) -> tuple[Any, int]:
        head = os.pread(self._descriptor, _ENTRY.size, _HEADER.size + start)
        if len(head) < _ENTRY.size:
            raise IndexBroken(_DAMAGED)
        size, check = _ENTRY.unpack(head)
        start += _ENTRY.size
        content = os.pread(self._descriptor, size, _HEADER.size + start) if start + size <= end else b""
        if len(content) < size or zlib.crc32(content) != check:
            raise IndexBroken(_DAMAGED)
        return json.loads(content), start + size


def _facts(facts: list[Any]) -> tuple[str, float, dict[str, tuple[str, ...]]]:
    key, published, keywords = facts
    return key, published, {name: tuple(values) for name, values in keywords.items()}


def _packed(entry: object) -> bytes:
    content = json.dumps(entry).encode("ascii")
    return _ENTRY.pack(len(content), zlib.crc32(content)) + content


def _header(length: int) -> bytes:
    head = _HEADER.pack(_MAGIC, length, 0)[:-4]
    return head + struct.pack("<I", zlib.crc32(head))


def _length(descriptor: int) -> int:
    """Read how much counts; a writer may be just writing it."""
    for _ in range(_ATTEMPTS):
        head = os.pread(descriptor, _HEADER.size, 0)
        if len(head) == _HEADER.size:
            magic, length, check = _HEADER.unpack(head)
            if magic == _MAGIC and check == zlib.crc32(head[:-4]) and os.fstat(descriptor).st_size >= _HEADER.size + length:
                return int(length)
        time.sleep(_PAUSE)
    raise IndexBroken(_DAMAGED)


def final(changes: Iterable[Change]) -> dict[str, Record]:
    """Return the documents that are there after all changes."""
    records: dict[str, Record] = {}
    for change in changes:
        for key in change.gone:
            records.pop(key, None)
        records.update((each.id, each) for each in change.records)
    return records
