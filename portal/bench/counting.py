"""P8: how often a page asks the database, for five rows and for fifty."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from flask import Flask
from sqlalchemy import Engine, event
from werkzeug.test import Client

from portal.bench.filling import fill, make_portal
from portal.bench.pages import cookie_of, pages_of
from portal.kernel.db import Database

SIZES: Final = (5, 50)
# What begins and ends a transaction is no statement of ours; the one row of the data's version is what keeping a page costs.
NOT_COUNTED: Final = ("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA")
VERSION: Final = "kernel_data_version"
COUNTED: Final = {"P2": "list", "P4": "detail", "P3": "start page of an advisor"}


@dataclass(frozen=True)
class Count:
    """How often a page asked, for each size of the world."""

    name: str
    counts: tuple[int, ...]


def count_statements() -> list[Count]:
    """Return what list, detail and start page ask for."""
    found: dict[str, list[int]] = {code: [] for code in COUNTED}
    for size in SIZES:
        with TemporaryDirectory(prefix="portal-bench-") as name:
            app = make_portal(Path(name))
            cookie = {"Cookie": cookie_of(app, fill(app, openings=size, tasks=size))}
            for page in pages_of(app):
                if page.code in COUNTED:
                    found[page.code].append(_count(app, f"{page.path}?n={size}", cookie if page.is_signed_in else {}))
            app.extensions["portal_database"].close()
    return [Count(COUNTED[code], tuple(counts)) for code, counts in found.items()]


def _count(app: Flask, address: str, headers: Mapping[str, str]) -> int:
    database: Database = app.extensions["portal_database"]
    with _statements(database.engine) as sent:
        Client(app, use_cookies=False).get(address, headers=dict(headers))
    return len(sent)


@contextmanager
def _statements(engine: Engine) -> Iterator[list[str]]:
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: object) -> None:
        if not statement.startswith(NOT_COUNTED) and VERSION not in statement:
            sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)
