"""Counting what a request asks of the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

# The version stands for all that is kept of the data; reading its one row is the price of every page that is not made anew.
NOT_COUNTED = ("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA", "SAVEPOINT", "RELEASE")
VERSION = "kernel_data_version"


@contextmanager
def reads(*engines: Engine) -> Iterator[list[str]]:
    """Collect what these engines read outside writing transactions: what notes that somebody looked is not counted."""
    sent: list[str] = []

    def note(connection: Any, _cursor: Any, statement: str, *_more: object) -> None:
        is_writing = connection.get_execution_options().get("is_writing", False)
        if not is_writing and not statement.startswith(NOT_COUNTED) and VERSION not in statement:
            sent.append(statement)

    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", note)
