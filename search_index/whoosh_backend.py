"""Segments on Whoosh: the only file that imports it. Whoosh keeps tokens and postings; analysis, matching and ranking are ours.

Opened segments are kept as long as they live, and what was deleted from them since is read from the table of contents: Whoosh's
own way of reusing readers (`refresh`) brings back segments that have been merged away and fails on an empty index. Documents are
replaced by deleting their places, not by `update_document`, which opens the whole index anew and doubles an id given twice.
Whoosh's own lock is left out, because ours is held. Files are read whole and compared with their sums before Whoosh sees them:
mapping them into memory, its own way, ends the process when somebody cuts a file that is being read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from whoosh import fields
from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.filedb.structfile import BufferFile
from whoosh.index import TOC, FileIndex
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from search_index.api import IndexBroken
from search_index.generations import read_sums, read_verified
from search_index.records import Facts, Record
from search_index.snapshot import Leaf

_NAME = "kai"
_MEMORY_MB = 64

_SCHEMA = fields.Schema(
    title=fields.KEYWORD(),
    employer=fields.KEYWORD(),
    tags=fields.KEYWORD(),
    body=fields.KEYWORD(),
    surface=fields.KEYWORD(),
    name=fields.KEYWORD(),
    facts=fields.STORED(),
)


class _CheckedFiles(FileStorage):
    """The files of a generation, read whole and only if they are as they were sealed."""

    def __init__(self, generation: Path) -> None:
        super().__init__(str(generation), supports_mmap=False)
        self._generation = generation
        self._sums = read_sums(generation)

    def content(self, name: str) -> bytes:
        return read_verified(self._generation / name, self._sums)

    def open_file(self, name: str, **_options: object) -> BufferFile:
        return BufferFile(self.content(name), name=name)

    def file_exists(self, name: str) -> bool:
        """Answer at once for columns, which our schema has none of: Whoosh asks for one with every posting it writes."""
        return not name.endswith(".col") and bool(super().file_exists(name))


class _Memory(RamStorage):
    """The files a segment consists of, in memory and only once; Whoosh's own class copies them."""

    def __init__(self, compound: bytes) -> None:
        super().__init__()
        parts = CompoundStorage(BufferFile(compound), use_mmap=False)
        for name in parts.list():
            offset, length = parts.range(name)
            self.files[name] = compound[offset : offset + length]

    def open_file(self, name: str, **_options: object) -> BufferFile:
        return BufferFile(self.files[name], name=name)


class _Segment:
    """A segment, asked by field and token."""

    def __init__(self, compound: bytes, segment: Any) -> None:
        segment.compound = False  # its parts are given one by one
        self._reader = SegmentReader(_Memory(compound), _SCHEMA, segment)

    def documents(self, field: str, token: str) -> list[int]:
        """Return the places of the documents with this token in this field."""
        if (field, token) not in self._reader:
            return []
        return list(self._reader.postings(field, token).all_ids())

    def tokens(self, field: str, beginning: str) -> Iterator[tuple[str, int]]:
        """Return the tokens of a field that begin so, with how often they occur."""
        for token, facts in self._reader.iter_prefix(field, beginning):
            yield token.decode(), facts.doc_frequency()

    def facts(self) -> Iterator[tuple[int, Facts]]:
        """Return place and facts of every document."""
        return ((place, stored["facts"]) for place, stored in self._reader.iter_docs())

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()


def create(generation: Path) -> None:
    """Make an index without documents."""
    TOC.create(FileStorage(str(generation)), _SCHEMA, _NAME)


def newest(generation: Path) -> int:
    """Return the number of the newest table of contents."""
    number = int(TOC._latest_generation(FileStorage(str(generation)), _NAME))  # noqa: SLF001  Whoosh offers no other way
    if number < 0:
        raise IndexBroken("rebuild needed: the table of contents is missing")
    return number


def open_leaves(generation: Path, number: int, known: Mapping[str, Leaf]) -> list[tuple[Leaf, frozenset[int]]]:
    """Open the segments of a table of contents, except those already open; each with what is deleted from it."""
    files = _CheckedFiles(generation)
    leaves = []
    for segment in TOC.read(files, _NAME, gen=number, schema=_SCHEMA).segments:
        name = str(segment.segment_id())
        deleted = frozenset(segment.deleted_docs())
        leaf = known.get(name) or Leaf(name, segment.doc_count_all(), _Segment(files.content(f"{name}.seg"), segment))
        leaves.append((leaf, deleted))
    return leaves


def file_names(number: int, leaves: Iterable[tuple[Leaf, frozenset[int]]]) -> list[str]:
    """Return the files a state of the index consists of."""
    return [f"_{_NAME}_{number}.toc", *(f"{leaf.name}.seg" for leaf, _ in leaves)]


class Writer:
    """One change of an index: everything put in and taken out of it becomes true at once, or not at all."""

    def __init__(self, generation: Path) -> None:
        self._generation = generation
        index = FileIndex(_CheckedFiles(generation), _SCHEMA, _NAME)
        self._writer = SegmentWriter(index, _lk=False, limitmb=_MEMORY_MB)

    def add(self, record: Record) -> None:
        """Put a document in."""
        self._writer.add_document(facts=record.facts, **record.tokens)

    def delete(self, places: Iterable[tuple[str, int]]) -> None:
        """Take documents out, by name of the leaf and place in it."""
        segments = {str(segment.segment_id()): segment for segment in self._writer.segments}
        for name, place in places:
            segments[name].delete_document(place)

    def commit(self) -> None:
        """Make it all true, and clear away what a killed writer has left."""
        self._writer.commit()
        for unfinished in self._generation.glob(f"_{_NAME}_*.toc.*"):
            unfinished.unlink()

    def cancel(self) -> None:
        """Make none of it true."""
        with suppress(Exception):  # a writer that failed half-way cannot always close; its files go with the next commit
            self._writer.cancel()
