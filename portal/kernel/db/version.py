"""The data's version: a new word with every committed change, for whoever keeps what was made from the data.

It is a random word and not a number: a database that was restored from a copy never comes back to a version that
stood for something else.
"""

import re
import secrets
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Engine, Uuid, bindparam, event, select, text
from sqlalchemy.orm import Mapped, Session

from portal.kernel.db.entity import Entity

NEVER_SHOWN: Final = {"is_never_shown": True}
"""Told of a table as `info`: what it holds stands on no page that is kept, so that writing to it changes no version."""

_THE_ONLY_ROW = UUID(int=1)
READ_STAMP: Final = "SELECT stamp FROM kernel_data_version"
"""Read before each kept page is sent: without the ways of the ORM, which cost more than the page."""
_TOUCHED = "portal_touched"
_WRITING = re.compile(r"\b(INSERT|UPDATE|DELETE|MERGE|COPY|TRUNCATE)\b", re.IGNORECASE)


class DataVersion(Entity):
    """The one row that says which version the data have."""

    __tablename__ = "kernel_data_version"
    __table_args__ = ({"info": NEVER_SHOWN},)

    stamp: Mapped[str]


_READ = select(DataVersion.stamp).where(DataVersion.id == _THE_ONLY_ROW)
_WRITE = text(
    "INSERT INTO kernel_data_version (id, stamp) VALUES (:id, :stamp) ON CONFLICT (id) DO UPDATE SET stamp = excluded.stamp"
).bindparams(bindparam("id", type_=Uuid()))


def data_version(session: Session) -> str | None:
    """Return the version of the data; None before the first change, when nothing may be kept.

    Read it before the data: what is kept under it is then as new as the version says, or newer.
    """
    return session.scalar(_READ)


def note_change(session: Session) -> None:
    """Give the data a new version, if this transaction wrote anything that could be shown; its last act before it commits.

    Being the last lock of every writer, the row lets none wait in a circle.
    """
    session.flush()
    if session.connection().info.pop(_TOUCHED, False):
        renew_version(session)


def renew_version(session: Session) -> None:
    """Give the data a new version, whatever was written: the search index or the tables themselves have changed."""
    session.execute(_WRITE, {"id": _THE_ONLY_ROW, "stamp": secrets.token_hex(8)})


def watch_writers(engine: Engine) -> None:
    """Notice what the transactions of this engine write to."""
    event.listen(engine, "begin", _forget)
    event.listen(engine, "before_cursor_execute", _notice)


def _forget(connection: Connection) -> None:
    connection.info.pop(_TOUCHED, None)


def _notice(connection: Connection, _cursor: Any, statement: str, _values: Any, context: Any, *_many: Any) -> None:
    if _touches(statement, context):
        connection.info[_TOUCHED] = True


def _touches(statement: str, context: Any) -> bool:
    """Say whether a statement changes a table that is shown; of statements written by hand, which table is not known."""
    if context.isinsert or context.isupdate or context.isdelete:
        return not context.compiled.statement.table.info.get("is_never_shown", False)
    is_by_hand = context.compiled is None or context.compiled.isplaintext
    return is_by_hand and _WRITING.search(statement) is not None
