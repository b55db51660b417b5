"""Write the tables of the index in a PostgreSQL database: the same tokens as everywhere, as tsvectors, without an extension.

Whoever writes holds one advisory lock until it commits, so what a killed writer began was never there.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

import psycopg
from psycopg import sql

from search_index.api import IndexBroken
from search_index.postgres_backend import Link, named, quoted, written_id
from search_index.postgres_tables import BASE, CHANGE, INDEXES, TABLES
from search_index.records import Record

_LOCK = 0x6B6169_5345
_NEXT = """
SELECT greatest(generation + 1, (extract(epoch FROM clock_timestamp()) * 1000)::bigint), version + 1 FROM search_index.state
"""
"""A generation is named after its moment: readers must not take one for another after somebody has dropped them all."""
_WORD_FIELDS = ("surface", "name")
_COLUMNS = ("id", "published", "keywords", "title", "employer", "tags", "body", *_WORD_FIELDS)


def lock(link: Link, patience: float) -> None:
    """Hold the one lock for writers until the transaction ends; needs one. Who waits longer than this gets `Busy`."""
    link.execute("SELECT set_config('lock_timeout', %s, true)", (f"{max(int(patience * 1000), 1)}ms",))
    link.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))


def prepare(link: Link) -> None:
    """Make what stands outside of generations, if it is not there."""
    # PostgreSQL asks for the right to make a schema even where IF NOT EXISTS would find one.
    if link.execute("SELECT to_regnamespace('search_index')").fetchone() == (None,):
        link.execute("CREATE SCHEMA search_index")
    link.execute(BASE, prepare=False)  # several statements, which nothing can prepare


def write_synonyms(link: Link, rows: str) -> None:
    """Keep the synonyms for all readers."""
    link.execute("UPDATE search_index.state SET synonyms = %s, synonyms_version = synonyms_version + 1", (rows,))


def drop_others(link: Link, generation: int) -> None:
    """Drop the tables of other generations; what is being read just now stays until the next rebuild."""
    tables = link.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'search_index' AND tablename ~ '_[0-9]+$'")
    for (name,) in tables.fetchall():
        if not name.endswith(f"_{generation}"):
            try:
                with link.transaction():
                    link.execute("SET LOCAL lock_timeout = '2s'")
                    link.execute(sql.SQL("DROP TABLE {}").format(sql.Identifier("search_index", name)))
            except psycopg.errors.LockNotAvailable:
                continue


def change(
    link: Link, generation: int, made_by: str, outdated: Collection[str], records: Collection[Record]
) -> psycopg.Cursor[tuple[int]]:
    """Take documents out and put others in. Needs the lock; the cursor has no row where another generation answers."""
    rows = [_columns(record) for record in records]
    values: dict[str, object] = {name: [row[place] for row in rows] for place, name in enumerate(_COLUMNS)}
    for name in _WORD_FIELDS:
        values[name] = [record.tokens.get(name, "") for record in records]
    values |= {"generation": generation, "made_by": made_by, "outdated": [written_id(key) for key in outdated]}
    return link.execute(named(CHANGE, generation), values)


class Writer:
    """A new generation, in the transaction that is open on this connection."""

    def __init__(self, link: Link, generation: int, version: int) -> None:
        self.generation = generation
        self._link = link
        self._version = version
        self._number = 0
        self._words: Counter[tuple[str, str]] = Counter()

    @classmethod
    def of_new(cls, link: Link) -> Writer:
        """Begin a generation beside the one that answers. Needs the lock."""
        row = link.execute(_NEXT).fetchone()
        if row is None:
            raise IndexBroken("rebuild needed: the index has no state")
        generation, version = row
        for name in ("documents", "words"):
            link.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(sql.Identifier("search_index", f"{name}_{generation}")))
        link.execute(named(TABLES, generation), prepare=False)
        return cls(link, generation, version)

    def add(self, records: Iterable[Record]) -> None:
        """Put documents in."""
        into = f"COPY {{documents}} (number, version, {', '.join(_COLUMNS)}) FROM STDIN"
        with self._link.cursor().copy(named(into, self.generation)) as copy:
            for record in records:
                copy.write_row((self._number, self._version, *_columns(record)))
                self._words.update((field, token) for field in _WORD_FIELDS for token in _tokens(record, field))
                self._number += 1

    def delete_numbers(self, numbers: Sequence[int]) -> None:
        """Take out what came again."""
        self._link.execute(named("DELETE FROM {documents} WHERE number = ANY(%s)", self.generation), (list(numbers),))

    def build_indexes(self) -> None:
        """Make it quick to ask."""
        self._link.execute(named(INDEXES, self.generation), prepare=False)
        for table in ("ANALYZE {documents}", "ANALYZE {words}"):
            self._link.execute(named(table, self.generation))

    def finish(self, made_by: str) -> None:
        """Let it all be true when the transaction commits."""
        into = "COPY {words} (field, token, count, version) FROM STDIN"
        with self._link.cursor().copy(named(into, self.generation)) as copy:
            for (field, token), count in sorted(self._words.items()):
                copy.write_row((field, token, count, self._version))
        self._link.execute(
            "UPDATE search_index.state SET generation = %s, version = %s, next_number = %s, made_by = %s",
            (self.generation, self._version, self._number, made_by),
        )


def _columns(record: Record) -> tuple[object, ...]:
    key, published, keywords = record.facts
    vectors = [" ".join(map(quoted, _tokens(record, field))) for field in ("title", "employer", "tags", "body")]
    return (written_id(key), published, json.dumps(keywords), *vectors, *(_tokens(record, field) for field in _WORD_FIELDS))


def _tokens(record: Record, field: str) -> list[str]:
    found = record.tokens.get(field)
    return found.split(" ") if found else []
