"""SQLite's full-text search, fed with the same tokens and asked the same questions: the measure that is always there."""

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from search_index.completing import last_word
from search_index.expression import BOTH, Expression
from search_index.matching import FIELDS, SHORT_FIELDS
from search_index.records import Record

_TABLES = """
PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
CREATE VIRTUAL TABLE words USING fts5(title, employer, tags, body, tokenize="unicode61 remove_diacritics 0 tokenchars '_+~@'");
CREATE TABLE facts(number INTEGER PRIMARY KEY, id TEXT UNIQUE, published REAL, kind TEXT, field TEXT, town TEXT);
CREATE TABLE surfaces(token TEXT PRIMARY KEY, count INTEGER) WITHOUT ROWID;
"""
_FILTERED = "FROM words JOIN facts ON facts.number = words.rowid WHERE words MATCH ?"


class Reference:
    """FTS5 tables over the same records."""

    def __init__(self, path: Path) -> None:
        self._link = sqlite3.connect(path, isolation_level=None)
        self._link.executescript(_TABLES)
        self._number = 0

    def add(self, records: Iterable[Record]) -> None:
        """Put records in, in one transaction."""
        self._link.execute("BEGIN")
        for record in records:
            self._number += 1
            columns = [record.tokens.get(field, "") for field in ("title", "employer", "tags", "body")]
            self._link.execute(
                "INSERT INTO words(rowid, title, employer, tags, body) VALUES (?, ?, ?, ?, ?)", (self._number, *columns)
            )
            key, published, keywords = record.facts
            named = [keywords[name][0] for name in ("kind", "field", "town")]
            self._link.execute("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?)", (self._number, key, published, *named))
            for token in record.tokens.get("surface", "").split():
                counting = "INSERT INTO surfaces VALUES (?, 1) ON CONFLICT(token) DO UPDATE SET count = count + 1"
                self._link.execute(counting, (token,))
        self._link.execute("COMMIT")

    def replace(self, record: Record) -> None:
        """Write one record anew, as an update does."""
        ((number,),) = self._link.execute("SELECT number FROM facts WHERE id = ?", (record.id,)).fetchall()
        self._link.execute("BEGIN")
        self._link.execute("DELETE FROM words WHERE rowid = ?", (number,))
        columns = [record.tokens.get(field, "") for field in ("title", "employer", "tags", "body")]
        self._link.execute("INSERT INTO words(rowid, title, employer, tags, body) VALUES (?, ?, ?, ?, ?)", (number, *columns))
        self._link.execute("COMMIT")

    def best(self, expression: Expression) -> int:
        """Fetch the first page by rank, and count."""
        match = _match(expression)
        self._link.execute(f"SELECT facts.id {_FILTERED} ORDER BY words.rank LIMIT 20", (match,)).fetchall()
        return int(self._link.execute("SELECT count(*) FROM words WHERE words MATCH ?", (match,)).fetchone()[0])

    def newest(self, expression: Expression, filters: Mapping[str, frozenset[str]]) -> int:
        """Fetch the first page by date of what meets the filters, and count."""
        where = "".join(f" AND facts.{name} = ?" for name in filters)
        values = (_match(expression), *(next(iter(chosen)) for chosen in filters.values()))
        asked = f"SELECT facts.id {_FILTERED}{where} ORDER BY facts.published DESC, facts.id LIMIT 20"
        self._link.execute(asked, values).fetchall()
        return int(self._link.execute(f"SELECT count(*) {_FILTERED}{where}", values).fetchone()[0])

    def counted(self, expression: Expression) -> int:
        """Fetch the first page by rank, count, and count by each keyword."""
        total = self.best(expression)
        for name in ("kind", "field", "town"):
            self._link.execute(f"SELECT facts.{name}, count(*) {_FILTERED} GROUP BY 1", (_match(expression),)).fetchall()
        return total

    def complete(self, beginning: str) -> int:
        """Fetch the commonest words of titles that begin so."""
        typed = last_word(beginning)
        folded = typed[1] if typed else ""
        asked = "SELECT token FROM surfaces WHERE token >= ? AND token < ? ORDER BY count DESC LIMIT 8"
        return len(self._link.execute(asked, (folded, f"{folded}\U0010ffff")).fetchall())

    def close(self) -> None:
        """Let go of the file."""
        self._link.close()


def _match(expression: Expression) -> str:
    """Write an expression as FTS5 reads it: every group by any of its tokens."""
    return " AND ".join(f"({' OR '.join(_token(token) for token, _ in group.tokens)})" for group in expression.groups)


def _token(token: str) -> str:
    one, both, other = token.partition(BOTH)
    if not both:
        return f'"{token}"'
    return " OR ".join(f'({field} : ("{one}" AND "{other}"))' for field in FIELDS if field in SHORT_FIELDS)
