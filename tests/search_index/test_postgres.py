"""What only an index in a database promises. The promises of every index stand in test_contract.py."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from search_index import Document, IndexBroken, IndexBusy, Query, SearchIndex, open_index
from search_index import postgres_backend as engine
from search_index import postgres_writing as writing
from search_index.judging import read_cases
from tests.builders.findable import a_document
from tests.databases import postgres_database, postgres_url
from tests.search_index.odd import ODD

ROOT = Path(__file__).parents[2]
TABLES = [Path(__file__).with_name(name) for name in ("cases.tsv", "everyday.tsv")]
pytestmark = pytest.mark.skipif(not postgres_url(), reason="no PostgreSQL")

KILLED = """
import os, sys
from pathlib import Path
from search_index import open_index
from tests.builders.findable import a_document
index = open_index(Path("unused"), sys.argv[1])
def endless():
    for number in range(10**9):
        yield a_document(str(number))
        if number == 300:
            print("busy", flush=True)
index.rebuild(endless())
"""


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with postgres_database() as made:
        yield made


@pytest.fixture
def link(url: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS search_index CASCADE")
        yield connection


@pytest.fixture
def index(url: str, link: psycopg.Connection) -> Iterator[SearchIndex]:
    opened = open_index(Path("unused"), url)
    opened.rebuild([a_document("1", "Koch"), a_document("2", "Gärtnerin")])
    yield opened
    opened.close()


def test_both_engines_answer_every_case_alike(tmp_path: Path, url: str, link: psycopg.Connection):
    cases = [case for table in TABLES for case in read_cases(table)]
    titles = sorted({case.title for case in cases})
    engines = [open_index(tmp_path / "index"), open_index(tmp_path, url)]
    for each in engines:
        each.rebuild(Document(str(number), title) for number, title in enumerate(titles))

    for query in (*sorted({case.query for case in cases} | set(titles)), *ODD):
        one, other = (each.find(Query(query, limit=1_000)) for each in engines)
        assert one == other, query
    for each in engines:
        each.close()


def test_a_question_starts_no_further_processes_on_the_server(url: str):
    with engine.connect(url) as link:
        assert link.execute("SHOW max_parallel_workers_per_gather").fetchone() == ("0",)


def test_it_needs_no_extension(index: SearchIndex, link: psycopg.Connection):
    assert [name for (name,) in link.execute("SELECT extname FROM pg_extension")] == ["plpgsql"]


@pytest.mark.parametrize(
    "damage",
    [
        "DROP SCHEMA search_index CASCADE",
        "DROP TABLE search_index.state",
        "DELETE FROM search_index.state",
        "DROP TABLE search_index.documents",
        "ALTER TABLE search_index.documents DROP COLUMN title CASCADE",
        "UPDATE search_index.state SET made_by = 'another'",
    ],
)
def test_tables_that_are_missing_or_foreign_are_broken_also_under_an_open_reader_and_healed_by_a_rebuild(
    index: SearchIndex, link: psycopg.Connection, damage: str
):
    assert index.find(Query("Koch")).ids == ("1",)
    ((table,),) = link.execute("SELECT tablename FROM pg_tables WHERE tablename LIKE 'documents_%'").fetchall()
    link.execute(damage.replace("documents", table))

    with pytest.raises(IndexBroken):
        index.find(Query("Gärtner"))
    assert not index.health().is_ready
    if "DROP TABLE search_index.state" not in damage:
        index.rebuild([a_document("3", "Koch")])
        assert index.find(Query("Koch")).ids == ("3",)


def test_a_connection_that_was_cut_is_broken_once_and_opened_again(index: SearchIndex, link: psycopg.Connection):
    index.find(Query("Koch"))
    link.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )

    with pytest.raises(IndexBroken):
        index.find(Query("Koch"))
    assert index.find(Query("Koch")).ids == ("1",)


def test_a_server_that_is_not_there_is_broken(tmp_path: Path):
    index = open_index(tmp_path, "postgresql+psycopg://nobody@127.0.0.1:9/nowhere")

    with pytest.raises(IndexBroken):
        index.find(Query("Koch"))
    with pytest.raises(IndexBroken):
        index.put([a_document("1")])


def test_whoever_waits_too_long_for_another_writer_is_told(url: str, index: SearchIndex):
    from search_index.postgres_index import PostgresIndex

    def slow() -> Iterator[Document]:
        yield a_document("1")
        with pytest.raises(IndexBusy):
            PostgresIndex(url, patience=0.1).put([a_document("2")])

    index.rebuild(slow())


def test_a_killed_writer_leaves_what_was_there_and_no_lock(url: str, index: SearchIndex):
    with subprocess.Popen([sys.executable, "-c", KILLED, url], cwd=ROOT, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"busy\n"
        writer.kill()

    assert index.find(Query("")).total == 2
    index.put([a_document("3", "Maurer")])
    assert index.find(Query("Maurer")).ids == ("3",)


def test_old_tables_are_dropped(index: SearchIndex, link: psycopg.Connection):
    for _ in range(3):
        index.rebuild([a_document("1")])

    tables = link.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'search_index' AND tablename LIKE 'documents%'")
    assert len(tables.fetchall()) == 1


def test_who_knew_old_tables_that_still_stand_writes_into_the_new_ones(index: SearchIndex, url: str, link: psycopg.Connection):
    other = open_index(Path("unused"), url)
    other.put([a_document("3", "Fahrer")])
    old = _tables(link)
    index.rebuild([a_document("1", "Koch")])
    for gone, now in zip(old, _tables(link), strict=True):
        link.execute(f"CREATE TABLE search_index.{gone} (LIKE search_index.{now} INCLUDING ALL)")

    other.put([a_document("4", "Maurer")])

    assert index.find(Query("Maurer")).ids == ("4",)
    other.close()


def _tables(link: psycopg.Connection) -> list[str]:
    tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'search_index' AND tablename ~ '[0-9]$' ORDER BY tablename"
    return [name for (name,) in link.execute(tables)]


def test_readers_go_on_while_it_is_rebuilt(index: SearchIndex, url: str):
    reader = open_index(Path("unused"), url)

    def slow() -> Iterator[Document]:
        for number in range(5):
            assert reader.find(Query("Koch")).ids == ("1",)
            time.sleep(0.01)
            yield a_document(f"new {number}", "Koch")

    index.rebuild(slow())

    assert reader.find(Query("Koch")).total == 5
    reader.close()


def test_a_schema_that_was_made_for_the_role_is_enough_without_a_right_on_the_database(url: str):
    with engine.connect(url) as link, link.transaction(force_rollback=True):
        link.execute("DROP SCHEMA IF EXISTS search_index CASCADE")
        link.execute("CREATE ROLE search_only")
        link.execute("CREATE SCHEMA search_index AUTHORIZATION search_only")
        link.execute("SET LOCAL ROLE search_only")

        writing.prepare(link)
        writing.Writer.of_new(link)

        with pytest.raises(psycopg.errors.InsufficientPrivilege), link.transaction():
            link.execute("CREATE SCHEMA search_index_other")
