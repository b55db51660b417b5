"""Queries that stand ready: put into words once, asked by the shortest way to the database.

The ways of the ORM cost ten times as much as SQLite's answer to one small question, and each page asks some. A query of columns
needs none of them: its words, and how its values are written and read, are the same each time.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, Dialect, Enum, Select
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler

READS_ONLY: Final = {"reads_only": True}
"""Told of a session as `info`: nothing in it waits to be written, so that a query may pass it by."""

_HELD: Final = "connection"

Convert = Callable[[Any], Any] | None


class ReadyQuery:
    """A query of columns whose values are all named by `bindparam`; rows are named tuples.

    A session that writes is asked the usual way: it must first write what it holds.
    """

    def __init__(self, statement: Select[*tuple[Any, ...]]) -> None:
        self._statement = statement
        self._words: dict[str, _Words] = {}

    def rows(self, session: Session, **values: Any) -> list[Any]:
        """Return what is found, in order."""
        if not session.info.get("reads_only"):
            return list(session.execute(self._statement, values).all())
        connection = _connection_of(session)
        words = self._words.get(connection.dialect.name)
        if words is None:
            words = self._words[connection.dialect.name] = _Words(self._statement, connection.dialect)
        return words.ask(connection, values)

    def row(self, session: Session, **values: Any) -> Any:
        """Return the only row, or None."""
        found = self.rows(session, **values)
        if len(found) > 1:
            raise LookupError("There is more than one row.")
        return found[0] if found else None


class _Words:
    """A query in the words of one kind of database."""

    def __init__(self, statement: Select[*tuple[Any, ...]], dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        if not isinstance(compiled, SQLCompiler):
            raise TypeError("only what is written in SQL can be asked")
        asked = {name for name, each in compiled.binds.items() if each.required}
        # Lists that stand in the statement are written out, value by value.
        whole = compiled.construct_expanded_state(dict.fromkeys(asked), escape_names=False)
        write = {name: _writer(dialect, each) for name, each in compiled.binds.items()} | dict(whole.processors)
        self._sql = whole.statement
        self._order = whole.positiontup
        self._asked = {name: write[name] for name in asked}
        self._fixed = {name: _converted(write.get(name), value) for name, value in whole.parameters.items() if name not in asked}
        self._types = [column.type for column in statement.selected_columns]
        self._readers: list[tuple[int, Callable[[Any], Any]]] | None = None
        names = statement.selected_columns.keys()
        make: Any = namedtuple  # noqa: PYI024 - the names are only known now
        self._shape: Callable[[Any], Any] = make("Row", names, rename=True)._make

    def ask(self, connection: Connection, values: Mapping[str, Any]) -> list[Any]:
        """Send the values and read what comes."""
        written = {**self._fixed, **{name: _converted(write, values[name]) for name, write in self._asked.items()}}
        parameters: Any = tuple([written[name] for name in self._order]) if self._order else written
        cursor = connection.connection.cursor()
        try:
            is_many = False
            for listener in connection.dispatch.before_cursor_execute:  # who counts or explains statements hears of it too
                listener(connection, cursor, self._sql, parameters, None, is_many)
            cursor.execute(self._sql, parameters)
            if self._readers is None:
                self._readers = self._readers_of(connection.dialect, cursor.description)
            return [self._read(row, self._readers) for row in cursor.fetchall()]
        finally:
            cursor.close()

    def _read(self, row: Any, readers: list[tuple[int, Callable[[Any], Any]]]) -> Any:
        values = list(row)
        for place, read in readers:
            values[place] = read(values[place])
        return self._shape(values)

    def _readers_of(self, dialect: Dialect, description: Any) -> list[tuple[int, Callable[[Any], Any]]]:
        """Ask each type how it reads what this driver gives; the driver names its own kinds with the first answer."""
        pairs = zip(self._types, description, strict=True)
        found = [(kind, kind.dialect_impl(dialect).result_processor(dialect, column[1])) for kind, column in pairs]
        return [
            (place, _Known(read).__getitem__ if isinstance(kind, Enum) else read)
            for place, (kind, read) in enumerate(found)
            if read
        ]


class _Known(dict[Any, Any]):
    """The few words of an enumeration, each read once; what is none of them is refused as ever."""

    def __init__(self, read: Callable[[Any], Any]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, stored: Any) -> Any:
        found = self[stored] = self._read(stored)
        return found


def _connection_of(session: Session) -> Connection:
    """Return the connection a session reads on, from memory while it holds one: to ask for it costs as much as a question."""
    held: Connection | None = session.info.get(_HELD)
    if held is None or held.closed:
        held = session.info[_HELD] = session.connection()
    return held


def _writer(dialect: Dialect, value: BindParameter[Any]) -> Convert:
    return value.type.dialect_impl(dialect).bind_processor(dialect)


def _converted(convert: Convert, value: Any) -> Any:
    return convert(value) if convert else value
