"""The tables come from the migrations, on every database, and are those the models want."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from portal.kernel.db import Database
from portal.schema import METADATA
from portal.upgrading import alembic_config, upgrade
from tests.databases import postgres_database


@pytest.fixture
def empty(backend: str, tmp_path: Path) -> Iterator[Database]:
    if backend == "sqlite":
        database = Database(f"sqlite:///{tmp_path / 'empty.sqlite3'}")
        yield database
        database.close()
        return
    with postgres_database() as url:
        database = Database(url)
        yield database
        database.close()


def test_an_empty_database_gets_exactly_the_tables_of_the_models(empty: Database):
    upgrade(empty)

    with empty.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_upgrading_twice_changes_nothing(empty: Database):
    upgrade(empty)
    upgrade(empty)

    assert set(METADATA.tables) <= set(inspect(empty.engine).get_table_names())


def test_everything_can_be_taken_back(empty: Database):
    upgrade(empty)
    command.downgrade(alembic_config(empty), "base")

    assert set(inspect(empty.engine).get_table_names()) <= {"alembic_version"}


def test_there_is_one_head(tmp_path: Path):
    database = Database(f"sqlite:///{tmp_path / 'x.sqlite3'}")

    assert len(ScriptDirectory.from_config(alembic_config(database)).get_heads()) == 1


def test_migrations_import_nothing_of_ours():
    versions = Path(__file__).resolve().parents[2] / "portal" / "migrations" / "versions"

    for path in versions.glob("[0-9]*.py"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"^(from|import) (portal|public_site|search_index)", text, re.MULTILINE), path.name
        assert path.stem.split("_", 1)[1], "a migration says in words what it does"
