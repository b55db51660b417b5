"""The database: one engine, reading sessions and writing transactions."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import Any

from flask import current_app
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from portal.kernel.db.ready import READS_ONLY
from portal.kernel.db.version import READ_STAMP, note_change, watch_writers

BUSY_TIMEOUT_MS = 10_000


class Database:
    """An engine with its two kinds of sessions."""

    def __init__(self, url: str) -> None:
        self.engine = _make_engine(url)
        self._readers = sessionmaker(self.engine, expire_on_commit=False, info=READS_ONLY)
        writing = self.engine.execution_options(is_writing=True)
        watch_writers(writing)
        self._askers: list[Any] = []
        self._writers = sessionmaker(writing, expire_on_commit=False)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Open a session that commits at the end, or rolls back on any error."""
        with self._writers.begin() as session:
            yield session
            note_change(session)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a session that never writes; closing it rolls back, and what was read stays readable."""
        with self._readers() as session:
            yield session

    def open_reader(self) -> Session:
        """Open a session that never writes, for whoever closes it."""
        return self._readers()

    def stamp(self) -> str | None:
        """Return the version of the data as quickly as can be; None if it cannot be read, when nothing may be kept.

        It has connections of its own: taking one from the pool would cost more than the question.
        """
        try:
            connection = self._take_asker()
            row = connection.execute(READ_STAMP).fetchone()
        except (SQLAlchemyError, self.engine.dialect.loaded_dbapi.Error):
            return None  # a connection that failed is not asked again
        self._askers.append(connection)
        return str(row[0]) if row else None

    def _take_asker(self) -> Any:
        """Take or open a connection that holds no transaction between two questions; each is one thread's at a time."""
        with suppress(IndexError):
            return self._askers.pop()
        borrowed = self.engine.raw_connection()
        connection = borrowed.dbapi_connection
        borrowed.detach()
        if self.engine.dialect.name != "sqlite":
            connection.autocommit = True  # type: ignore[union-attr]  # psycopg's; on SQLite we begin by ourselves anyway
        return connection

    def close(self) -> None:
        """Give back all connections."""
        while self._askers:
            self._askers.pop().close()
        self.engine.dispose()


def current_database() -> Database:
    """Return the database of the running application."""
    found: Database = current_app.extensions["portal_database"]
    return found


class _Sitting:
    """The one session that a guard, a finder, a view and a frame read in, one after the other."""

    def __init__(self) -> None:
        self.session: Session | None = None

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Read on in the session; whatever fails ends it, for a database may refuse to go on after an error."""
        session = self.session = self.session or current_database().open_reader()
        try:
            yield session
        except BaseException:
            self.end()
            raise

    def end(self) -> None:
        """Close the session: who reads next sees what has been written since."""
        if self.session is not None:
            self.session.close()
            self.session = None


_sitting: ContextVar[_Sitting | None] = ContextVar("sitting", default=None)


@contextmanager
def one_reading() -> Iterator[None]:
    """Let everything that is read meanwhile be read in one go, as of one moment; a transaction begins a new one.

    To open a session and to begin costs as much as several questions.
    """
    sitting = _Sitting()
    token = _sitting.set(sitting)
    try:
        yield
    finally:
        _sitting.reset(token)
        sitting.end()


_first: ContextVar[Callable[[Session], None] | None] = ContextVar("first", default=None)


@contextmanager
def first_in_transaction(act: Callable[[Session], None]) -> Iterator[None]:
    """Let every transaction meanwhile begin with this; what it refuses is given up."""
    token = _first.set(act)
    try:
        yield
    finally:
        _first.reset(token)


@contextmanager
def transaction() -> Iterator[Session]:
    """Open the one transaction of a view around its one service call."""
    sitting = _sitting.get()
    if sitting is not None:
        sitting.end()  # what is read afterwards must be what was written
    token = _sitting.set(None)  # what is read meanwhile is read apart
    try:
        with current_database().transaction() as session:
            if (act := _first.get()) is not None:
                act(session)
            yield session
    finally:
        _sitting.reset(token)


@contextmanager
def reading() -> Iterator[Session]:
    """Open a session for finders and queries, or read on in the one that is open for this page."""
    sitting = _sitting.get()
    with current_database().reading() if sitting is None else sitting.reading() as session:
        yield session


def _make_engine(url: str) -> Engine:
    parsed = make_url(url)
    # The text of an error does not list the values of its statement: they could be a person's.
    if parsed.get_backend_name() == "sqlite":
        engine = create_engine(parsed, hide_parameters=True, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return create_engine(parsed, hide_parameters=True, pool_pre_ping=True)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we begin ourselves: the driver would begin too late for IMMEDIATE
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # Only writers lock from the start; readers would lock each other out. They begin by the driver's own short way.
    if connection.get_execution_options().get("is_writing", False):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.connection.cursor().execute("BEGIN")
