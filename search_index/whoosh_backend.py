"""Segments on Whoosh: the only file that imports it. Whoosh keeps tokens and postings; analysis, matching and ranking are ours.

Opened segments are kept as long as they live, and what was deleted from them since is read from the table of contents: Whoosh's
own way of reusing readers (`refresh`) brings back segments that have been merged away and fails on an empty index. Documents are
replaced by deleting their places, not by `update_document`, which opens the whole index anew and doubles an id given twice.
Whoosh's own lock is left out, because ours is held. Files are read whole and compared with their sums before Whoosh sees them:
mapping them into memory, its own way, ends the process when somebody cuts a file that is being read.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from whoosh import fields
from whoosh.codec.whoosh3 import W3Codec, W3TermInfo
from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.filedb.structfile import BufferFile
from whoosh.index import TOC, FileIndex
from whoosh.reading import SegmentReader, TermNotFound
from whoosh.system import pack_ushort
from whoosh.writing import SegmentWriter

from search_index.api import IndexBroken
from search_index.generations import read_sums, read_verified
from search_index.records import Facts, Record
from search_index.snapshot import Leaf

_NAME = "kai"
_FACTS = "facts"
_SIZE = array("I").itemsize

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
        files = _Memory(compound)
        self._reader = SegmentReader(files, _SCHEMA, segment)
        self._terms = self._reader._terms  # noqa: SLF001  beneath Whoosh's own postings, which ours replace
        self._postings = files.files[segment.make_filename(W3Codec.POSTS_EXT)]

    def documents(self, field: str, token: str) -> array[int]:
        """Return the places of the documents with this token in this field, in rising order."""
        try:
            facts = self._terms.term_info(field, token.encode())
        except TermNotFound:
            return array("I")
        return self._numbers(facts)

    def _numbers(self, facts: Any) -> array[int]:
        start = facts.extent()[0]
        return _unpacked(self._postings[start : start + _SIZE * facts.doc_frequency()])

    def tokens(self, field: str, beginning: str) -> Iterator[tuple[str, int]]:
        """Return the tokens of a field that begin so, with how often they occur."""
        for token, facts in self._reader.iter_prefix(field, beginning):
            yield token.decode(), facts.doc_frequency()

    def postings(self) -> Iterator[tuple[str, bytes, array[int]]]:
        """Return every field and token with its places."""
        for (field, token), facts in self._terms.items():
            yield field, token, self._numbers(facts)

    def facts(self) -> Iterator[tuple[int, Facts]]:
        """Return place and facts of every document."""
        return ((place, stored["facts"]) for place, stored in self._reader.iter_docs())

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()


class _PlainWriter(SegmentWriter):
    """Writes the places of a token as they are, all at once: Whoosh's own way takes Python some ten times as long."""

    def __init__(self, index: FileIndex) -> None:
        super().__init__(index, _lk=False)
        self._places: dict[str, dict[bytes, array[int]]] = {field: {} for field in _SCHEMA.names() if field != _FACTS}

    def put(self, facts: Facts) -> int:
        """Put a document in, still without tokens, and return its place."""
        place = int(self.docnum)
        self.perdocwriter.start_doc(place)
        self.perdocwriter.add_field(_FACTS, _SCHEMA[_FACTS], facts, 0)
        self.perdocwriter.finish_doc()
        self.docnum += 1
        self._added = True
        return place

    def put_token(self, field: str, token: bytes, places: Iterable[int]) -> None:
        """Say in which documents a token stands, each higher than those before."""
        known = self._places[field]
        if token in known:
            known[token].extend(places)
        else:
            known[token] = array("I", places)

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        writer = self.fieldwriter
        for field in sorted(self._places):
            if self._places[field]:
                writer.start_field(field, _SCHEMA[field])
                for token in sorted(self._places[field]):
                    self._write_token(token, self._places[field][token])
                writer.finish_field()
        writer.close()

    def _write_token(self, token: bytes, places: array[int]) -> None:
        writer, facts = self.fieldwriter, W3TermInfo()
        content = _packed(places)
        facts._df = len(places)  # noqa: SLF001  Whoosh offers no other way
        facts.set_extent(writer._postfile.tell(), len(content))  # noqa: SLF001  as above
        writer._postfile.write(content)  # noqa: SLF001  as above
        writer._tindex.add(pack_ushort(writer._fieldid) + token, facts.to_bytes())  # noqa: SLF001  as above


def _packed(places: array[int]) -> bytes:
    """Write numbers as every machine reads them."""
    if sys.byteorder == "big":
        places = places[:]
        places.byteswap()
    return places.tobytes()


def _unpacked(content: bytes) -> array[int]:
    places = array("I")
    places.frombytes(content)
    if sys.byteorder == "big":
        places.byteswap()
    return places


def create(generation: Path) -> None:
    """Make an index without documents."""
    TOC.create(FileStorage(str(generation)), _SCHEMA, _NAME)


def newest(generation: Path) -> int:
    """Return the number of the newest table of contents."""
    number = int(TOC._latest_generation(FileStorage(str(generation)), _NAME))  # noqa: SLF001  Whoosh offers no other way
    if number < 0:
        raise IndexBroken("rebuild needed: the table of contents is missing")
    return number


def open_leaves(generation: Path, number: int) -> list[tuple[Leaf, frozenset[int]]]:
    """Open the segments of a table of contents, each with what is deleted from it."""
    files = _CheckedFiles(generation)
    leaves = []
    for segment in TOC.read(files, _NAME, gen=number, schema=_SCHEMA).segments:
        name, deleted = str(segment.segment_id()), frozenset(segment.deleted_docs())
        opened = _Segment(files.content(f"{name}.seg"), segment)
        leaves.append((Leaf(name, segment.doc_count_all(), opened), deleted))
    return leaves


def file_names(generation: Path, number: int) -> list[str]:
    """Return the files a state of the index consists of, besides its log."""
    files = _CheckedFiles(generation)
    segments = TOC.read(files, _NAME, gen=number, schema=_SCHEMA).segments
    return [f"_{_NAME}_{number}.toc", *(f"{segment.segment_id()}.seg" for segment in segments)]


class Writer:
    """One change of an index: everything put in and taken out of it becomes true at once, or not at all."""

    def __init__(self, generation: Path) -> None:
        self._generation = generation
        self._writer = _PlainWriter(FileIndex(_CheckedFiles(generation), _SCHEMA, _NAME))

    @property
    def number(self) -> int:
        """The number of the table of contents that this change will make."""
        return int(self._writer.generation)

    def add(self, record: Record) -> int:
        """Put a document in, and return its place."""
        place = self._writer.put(record.facts)
        for field, tokens in record.tokens.items():
            for token in tokens.split(" "):
                self._writer.put_token(field, token.encode(), (place,))
        return place

    def delete_new(self, places: Iterable[int]) -> None:
        """Take out again what was put in by this change."""
        for place in places:
            self._writer.newsegment.delete_document(place)

    def delete(self, places: Iterable[tuple[str, int]]) -> None:
        """Take documents out, by name of the leaf and place in it."""
        segments = {str(segment.segment_id()): segment for segment in self._writer.segments}
        for name, place in places:
            if not segments[name].is_deleted(place):
                segments[name].delete_document(place)

    def merge(self, leaves: Iterable[Leaf], coming: int) -> None:
        """Write leaves anew that are small beside what comes, or mostly deleted: so there are few, and each is rarely written."""
        segments = {str(segment.segment_id()): segment for segment in self._writer.segments}
        together = coming
        for leaf in sorted(leaves, key=lambda leaf: leaf.size):
            segment = segments[leaf.name]
            if leaf.size <= 2 * together or 2 * segment.deleted_count() > leaf.size:
                self._take_over(leaf, frozenset(segment.deleted_docs()))
                together += leaf.size
                self._writer.segments.remove(segment)

    def _take_over(self, leaf: Leaf, deleted: frozenset[int]) -> None:
        if not isinstance(leaf.engine, _Segment):
            raise TypeError(leaf.name)
        moved = {place: self._writer.put(facts) for place, facts in leaf.engine.facts() if place not in deleted}
        for field, token, places in leaf.engine.postings():
            left = [moved[place] for place in places if place in moved]
            if left:
                self._writer.put_token(field, token, left)

    def commit(self) -> None:
        """Make it all true, and clear away what a killed writer has left."""
        self._writer.commit(merge=False)
        for unfinished in self._generation.glob(f"_{_NAME}_*.toc.*"):
            unfinished.unlink()

    def cancel(self) -> None:
        """Make none of it true."""
        with suppress(Exception):  # a writer that failed half-way cannot always close; its files go with the next commit
            self._writer.cancel()
