"""The door to PostgreSQL: connections, which tables answer, and what a reader asks of them.

Everything stands in a schema of its own. Each rebuild makes tables beside those that answer; `state` says which do.
"""

from __future__ import annotations

import hashlib
import json
import sys
from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import psycopg
from psycopg import sql

from search_index.api import IndexBroken
from search_index.matching import FIELDS

Failure = psycopg.Error
Busy = psycopg.errors.LockNotAvailable
Vanished = (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName)
Link = psycopg.Connection[tuple[Any, ...]]

_LONGEST_LEXEME = 1_000
_OPTIONS = (
    "-c enable_seqscan=off -c jit=off -c max_parallel_workers_per_gather=0 -c default_text_search_config=simple"
    " -c plan_cache_mode=force_generic_plan"
)
"""A query asks for many tokens at once: the planner, who cannot guess how rare they are, shall always use the index, think once
about each question, and start no processes for it: that takes ten times as long as the answer."""

_STATE = "SELECT generation, version, made_by, synonyms_version FROM search_index.state"
_PREPARED = b"search_index_state"
_SINCE = """
SELECT state.*, number, id, published, keywords, is_gone, {arrays}
FROM (SELECT generation, version, made_by, synonyms_version FROM search_index.state) AS state
LEFT JOIN LATERAL (SELECT * FROM {{documents}} WHERE version > %s) AS changed ON true ORDER BY number
""".format(arrays=", ".join(f"tsvector_to_array({field})" for field in FIELDS))  # noqa: S608  the names of our own columns
_POSTINGS = """
SELECT {number}::int, asked.place::int, found.numbers
FROM unnest(%s::text[]) WITH ORDINALITY AS asked (lexeme, place),
    LATERAL (
        SELECT string_agg(int4send(number), ''::bytea) AS numbers FROM {documents} WHERE {field} @@ asked.lexeme::tsquery
    ) AS found
WHERE found.numbers IS NOT NULL
"""
"""What went holds no token any more, so nobody needs to ask whether it is there."""


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


Came = tuple[Row, dict[str, list[str]]]
"""A document that came or went, with its tokens by field."""


def connect(url: str) -> Link:
    """Open a connection of the index's own: it commits by itself, and reads as of one moment where told to."""
    link = psycopg.connect(url.replace("+psycopg", "", 1), autocommit=True, options=_OPTIONS, connect_timeout=5)
    link.prepare_threshold = 1
    link.pgconn.prepare(_PREPARED, _STATE.encode())  # a failure shows when it is asked
    return link


@lru_cache(maxsize=64)
def named(statement: str, generation: int) -> bytes:
    """Put in the names of a generation's tables."""
    names = {name: sql.Identifier("search_index", f"{name}_{generation}") for name in ("documents", "words")}
    return sql.SQL(statement).format(**names).as_bytes(None)


def read_state(link: Link) -> State:
    """Return which tables answer; generation 0 is none.

    Every question begins here, so it goes to the server by the shortest way, which takes a third of the time; what fails there is
    asked again as usual, and raises what it must.
    """
    if link.pgconn.transaction_status == psycopg.pq.TransactionStatus.IDLE:
        found = link.pgconn.exec_prepared(_PREPARED, ())
        if found.status == psycopg.pq.ExecStatus.TUPLES_OK and found.ntuples == 1:
            generation, version, made_by, synonyms_version = (found.get_value(0, place) or b"" for place in range(4))
            return State(int(generation), int(version), made_by.decode(), int(synonyms_version))
        link.pgconn.prepare(_PREPARED, _STATE.encode())  # the driver forgets what was prepared when tables are dropped
    row = link.execute(_STATE).fetchone()
    if row is None:
        raise IndexBroken("rebuild needed: the index has no state")
    return State(*row)


def read_synonyms(link: Link) -> str:
    """Return the synonyms as they were last told."""
    row = link.execute("SELECT synonyms FROM search_index.state").fetchone()
    return str(row[0]) if row else ""


def everything(link: Link, generation: int) -> Iterator[Row]:
    """Return every document."""
    statement = "SELECT number, id, published, keywords, is_gone FROM {documents} WHERE NOT is_gone ORDER BY number"
    for number, key, published, keywords, is_gone in link.execute(named(statement, generation)):
        yield Row(number, read_id(key), published, keywords, is_gone)


def changes(link: Link, generation: int, since: int) -> tuple[State, list[Came]]:
    """Return the newest state, and every document that came or went since a version, as of the same moment."""
    rows = link.execute(named(_SINCE, generation), (since,)).fetchall()
    if not rows:
        raise IndexBroken("rebuild needed: the index has no state")
    came = [
        (Row(number, read_id(key), published, keywords, is_gone), dict(zip(FIELDS, tokens, strict=True)))
        for _, _, _, _, number, key, published, keywords, is_gone, *tokens in rows
        if number is not None
    ]
    return State(*rows[0][:4]), came


def written_id(key: str) -> str:
    """Write an id so that a database takes it, whatever stands in it."""
    return json.dumps(key)[1:-1]


def read_id(key: str) -> str:
    """Read what `written_id` wrote."""
    return str(json.loads(f'"{key}"')) if "\\" in key else key


def postings(link: Link, generation: int, tokens: Mapping[str, Sequence[str]]) -> tuple[int, list[tuple[str, str, array[int]]]]:
    """Return the version, and field, token and numbers of the documents with it, for all tokens of each field in one question."""
    fields = tuple(tokens)
    lexemes = [[quoted(token) for token in tokens[field]] for field in fields]
    version, found = -1, []
    for field, place, packed in link.execute(_asking(generation, fields), lexemes, binary=True):
        if field < 0:
            version = int.from_bytes(packed, "big", signed=True)
        else:
            found.append((fields[field], tokens[fields[field]][place - 1], _numbers(packed)))
    return version, found


@lru_cache(maxsize=64)
def _asking(generation: int, fields: tuple[str, ...]) -> bytes:
    """Write the question for the postings of these fields."""
    table = sql.Identifier("search_index", f"documents_{generation}")
    parts: list[sql.Composable] = [sql.SQL("SELECT -1, 0, int8send(version) FROM search_index.state")]
    parts += [
        sql.SQL(_POSTINGS).format(number=sql.Literal(place), documents=table, field=sql.Identifier(field))
        for place, field in enumerate(fields)
    ]
    return sql.SQL(" UNION ALL ").join(parts).as_bytes(None)


def _numbers(packed: bytes) -> array[int]:
    """Read numbers as PostgreSQL sends them, and put them in rising order."""
    numbers = array("i")
    numbers.frombytes(packed)
    if sys.byteorder == "little":
        numbers.byteswap()
    return array("i", sorted(numbers))


def quoted(token: str) -> str:
    """Write a token so that it is one lexeme, whatever stands in it; one too long is named by its sum."""
    if len(token.encode()) > _LONGEST_LEXEME:
        token = hashlib.sha256(token.encode()).hexdigest()
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


def counted_words(link: Link, generation: int, since: int) -> list[tuple[str, int]]:
    """Return the words of titles and tags whose number changed since a version, with how often they occur."""
    statement = "SELECT token, count FROM {words} WHERE field = 'surface' AND version > %s"
    return [(token, count) for token, count in link.execute(named(statement, generation), (since,))]


def new_words(link: Link, generation: int, since: int) -> Iterator[tuple[int, str]]:
    """Return the words that were not there yet, each with its number."""
    statement = "SELECT number, token FROM {words} WHERE number > %s ORDER BY number"
    yield from link.execute(named(statement, generation), (since,))
