"""Tables on PostgreSQL: the only file that imports psycopg. The same tokens as everywhere, as tsvectors, without an extension.

Everything stands in a schema of its own. Each rebuild makes tables beside those that answer; `state` says which do.
Whoever writes holds one advisory lock until it commits, so what a killed writer began was never there.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import psycopg
from psycopg import sql

from search_index.api import IndexBroken, IndexBusy
from search_index.matching import FIELDS
from search_index.postgres_tables import BASE, INDEXES, TABLES
from search_index.records import Record

Failure = psycopg.Error
Vanished = (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName)
Link = psycopg.Connection[tuple[Any, ...]]

_LOCK = 0x6B6169_5345
_LONGEST_LEXEME = 1_000
_OPTIONS = "-c enable_seqscan=off -c jit=off -c default_text_search_config=simple"
"""A query asks for many tokens at once: the planner, who cannot guess how rare they are, shall always use the index."""

_NEXT = """
SELECT greatest(generation + 1, (extract(epoch FROM clock_timestamp()) * 1000)::bigint), version + 1 FROM search_index.state
"""
"""A generation is named after its moment: readers must not take one for another after somebody has dropped them all."""
_WORD_FIELDS = ("surface", "name")


class State(NamedTuple):
    """Which tables answer, and how new they are."""

    generation: int
    version: int
    made_by: str
    synonyms_version: int


class Row(NamedTuple):
    """What is known of a document besides its words."""

    number: int
    id: str
    published: float
    keywords: str
    is_gone: bool


def connect(url: str) -> Link:
    """Open a connection of the index's own: it commits by itself, and reads as of one moment where told to."""
    return psycopg.connect(url.replace("+psycopg", "", 1), autocommit=True, options=_OPTIONS, connect_timeout=5)


def _named(statement: str, generation: int) -> sql.Composed:
    """Put in the names of a generation's tables."""
    names = {name: sql.Identifier("search_index", f"{name}_{generation}") for name in ("documents", "words")}
    return sql.SQL(statement).format(**names)


def read_state(link: Link) -> State:
    """Return which tables answer; generation 0 is none."""
    row = link.execute("SELECT generation, version, made_by, synonyms_version FROM search_index.state").fetchone()
    if row is None:
        raise IndexBroken("rebuild needed: the index has no state")
    return State(*row)


def read_synonyms(link: Link) -> str:
    """Return the synonyms as they were last told."""
    row = link.execute("SELECT synonyms FROM search_index.state").fetchone()
    return str(row[0]) if row else ""


def changes(link: Link, generation: int, since: int) -> Iterator[Row]:
    """Return every document that came or went since a version."""
    statement = "SELECT number, id, published, keywords, is_gone FROM {documents} WHERE version > %s ORDER BY number"
    for number, key, published, keywords, is_gone in link.execute(_named(statement, generation), (since,)):
        yield Row(number, _read(key), published, keywords, is_gone)


def _written(key: str) -> str:
    """Write an id so that a database takes it, whatever stands in it."""
    return json.dumps(key)[1:-1]


def _read(key: str) -> str:
    return str(json.loads(f'"{key}"')) if "\\" in key else key


def came_and_went(link: Link, generation: int, since: int) -> Iterator[tuple[Row, dict[str, list[str]]]]:
    """Return every document that came or went since a version, with its tokens by field."""
    arrays = ", ".join(f"tsvector_to_array({field})" for field in FIELDS)
    statement = f"SELECT number, id, published, keywords, is_gone, {arrays} FROM {{documents}} WHERE version > %s ORDER BY number"  # noqa: S608  the names of our own columns
    for number, key, published, keywords, is_gone, *tokens in link.execute(_named(statement, generation), (since,)):
        yield Row(number, _read(key), published, keywords, is_gone), dict(zip(FIELDS, tokens, strict=True))


def postings(link: Link, generation: int, tokens: Mapping[str, Sequence[str]]) -> tuple[int, list[tuple[str, str, array[int]]]]:
    """Return the version, and field, token and numbers of the documents with it, for all tokens of each field in one question."""
    one = (
        "SELECT {number}::int, q.place::int, array_send(array_agg(d.number))"
        " FROM unnest(%s::text[]) WITH ORDINALITY AS q(lexeme, place)"
        " JOIN {documents} d ON d.{field} @@ q.lexeme::tsquery WHERE NOT d.is_gone GROUP BY q.place"
    )
    table = sql.Identifier("search_index", f"documents_{generation}")
    fields = tuple(tokens)
    parts: list[sql.Composable] = [sql.SQL("SELECT -1, 0, int8send(version) FROM search_index.state")]
    parts += [
        sql.SQL(one).format(number=sql.Literal(place), documents=table, field=sql.Identifier(field))
        for place, field in enumerate(fields)
    ]
    lexemes = [[_quoted(token) for token in tokens[field]] for field in fields]
    version, found = -1, []
    for field, place, packed in link.execute(sql.SQL(" UNION ALL ").join(parts), lexemes, binary=True):
        if field < 0:
            version = int.from_bytes(packed, "big", signed=True)
        else:
            found.append((fields[field], tokens[fields[field]][place - 1], _numbers(packed)))
    return version, found


def _numbers(packed: bytes) -> array[int]:
    """Read an array as PostgreSQL sends it: five numbers about it, then length and value of each."""
    numbers = array("i")
    numbers.frombytes(packed)
    numbers.byteswap()
    return array("i", sorted(numbers[6::2]))


def _quoted(token: str) -> str:
    """Write a token so that it is one lexeme, whatever stands in it; one too long is named by its sum."""
    if len(token.encode()) > _LONGEST_LEXEME:
        token = hashlib.sha256(token.encode()).hexdigest()
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


def counted_words(link: Link, generation: int, since: int) -> list[tuple[str, int]]:
    """Return the words of titles and tags whose number changed since a version, with how often they occur."""
    statement = "SELECT token, count FROM {words} WHERE field = 'surface' AND version > %s"
    return [(token, count) for token, count in link.execute(_named(statement, generation), (since,))]


def new_words(link: Link, generation: int, since: int) -> Iterator[tuple[int, str]]:
    """Return the words that were not there yet, each with its number."""
    statement = "SELECT number, token FROM {words} WHERE number > %s ORDER BY number"
    yield from link.execute(_named(statement, generation), (since,))


def lock(link: Link, patience: float) -> None:
    """Hold the one lock for writers until the transaction ends; needs one."""
    link.execute(sql.SQL("SET LOCAL lock_timeout = {}").format(sql.Literal(f"{max(int(patience * 1000), 1)}ms")))
    try:
        link.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
    except psycopg.errors.LockNotAvailable as error:
        raise IndexBusy("another process is writing to the index") from error


def prepare(link: Link) -> None:
    """Make what stands outside of generations, if it is not there."""
    # PostgreSQL asks for the right to make a schema even where IF NOT EXISTS would find one.
    if link.execute("SELECT to_regnamespace('search_index')").fetchone() == (None,):
        link.execute("CREATE SCHEMA search_index")
    link.execute(BASE)


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


class Writer:
    """One change of a generation, in the transaction that is open on this connection."""

    def __init__(self, link: Link, generation: int, version: int, next_number: int) -> None:
        self._link = link
        self._generation = generation
        self._version = version
        self._number = next_number
        self._words: Counter[tuple[str, str]] = Counter()

    @classmethod
    def of_current(cls, link: Link) -> Writer:
        """Go on with the generation that answers. Needs the lock."""
        row = link.execute("SELECT generation, version + 1, next_number FROM search_index.state").fetchone()
        if row is None or not row[0]:
            raise IndexBroken("rebuild needed: there is no index here")
        return cls(link, *row)

    @classmethod
    def of_new(cls, link: Link) -> Writer:
        """Begin a generation beside the one that answers. Needs the lock."""
        row = link.execute(_NEXT).fetchone()
        if row is None:
            raise IndexBroken("rebuild needed: the index has no state")
        generation, version = row
        for name in ("documents", "words"):
            link.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(sql.Identifier("search_index", f"{name}_{generation}")))
        link.execute(_named(TABLES, generation))
        return cls(link, generation, version, 0)

    def add(self, records: Iterable[Record]) -> None:
        """Put documents in."""
        columns = "(number, id, published, keywords, title, employer, tags, body, surface, name, version)"
        with self._link.cursor().copy(_named("COPY {documents} " + columns + " FROM STDIN", self._generation)) as copy:
            for record in records:
                copy.write_row((self._number, *_columns(record), self._version))
                self._words.update((field, token) for field in _WORD_FIELDS for token in _tokens(record, field))
                self._number += 1

    def delete(self, ids: Collection[str]) -> None:
        """Take documents out; their numbers stay, so that readers hear of it."""
        emptied = ", ".join(f"{field} = ''" for field in FIELDS)
        statement = f"""
            WITH gone AS (SELECT number, surface, name FROM {{documents}} WHERE id = ANY(%s) AND NOT is_gone),
            emptied AS (UPDATE {{documents}} SET is_gone = true, version = %s, {emptied}, surface = '{{{{}}}}', name = '{{{{}}}}'
                        WHERE number IN (SELECT number FROM gone))
            SELECT surface, name FROM gone
        """  # noqa: S608  the names of our own columns
        for surface, name in self._link.execute(
            _named(statement, self._generation), ([_written(key) for key in ids], self._version)
        ).fetchall():
            self._words.subtract(("surface", token) for token in surface)
            self._words.subtract(("name", token) for token in name)

    def delete_numbers(self, numbers: Sequence[int]) -> None:
        """Take out what came again in a rebuild."""
        self._link.execute(_named("DELETE FROM {documents} WHERE number = ANY(%s)", self._generation), (list(numbers),))

    def build_indexes(self) -> None:
        """Make a new generation quick to ask."""
        self._link.execute(_named(INDEXES, self._generation))
        for table in ("ANALYZE {documents}", "ANALYZE {words}"):
            self._link.execute(_named(table, self._generation))

    def finish(self, made_by: str) -> None:
        """Let it all be true when the transaction commits."""
        counted = sorted((field, token, count) for (field, token), count in self._words.items() if count)
        statement = """
            INSERT INTO {words} AS known (field, token, count, version)
            SELECT found.*, %s FROM unnest(%s::text[], %s::text[], %s::int[]) AS found
            ON CONFLICT (field, token) DO UPDATE SET count = known.count + excluded.count, version = excluded.version
        """
        if counted:
            columns = [list(column) for column in zip(*counted, strict=True)]
            self._link.execute(_named(statement, self._generation), [self._version, *columns])
        self._link.execute(
            "UPDATE search_index.state SET generation = %s, version = %s, next_number = %s, made_by = %s",
            (self._generation, self._version, self._number, made_by),
        )

    @property
    def generation(self) -> int:
        """The generation that is written."""
        return self._generation


def _columns(record: Record) -> tuple[object, ...]:
    key, published, keywords = record.facts
    vectors = [" ".join(map(_quoted, _tokens(record, field))) for field in ("title", "employer", "tags", "body")]
    return (_written(key), published, json.dumps(keywords), *vectors, *(_tokens(record, field) for field in _WORD_FIELDS))


def _tokens(record: Record, field: str) -> list[str]:
    found = record.tokens.get(field)
    return found.split(" ") if found else []
