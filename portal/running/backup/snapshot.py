"""The database at one moment, as a file, and back from it; by the means of the database itself."""

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, inspect, make_url

from portal.kernel.db import Database

NAMES = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}
SCHEMA = "public"
"""What is kept; the search index stands in a schema of its own and is built anew from this one."""


class NotDone(Exception):
    """A copy could not be made or put back; the text says why and what to do."""


def take(url: str, folder: Path) -> str:
    """Write all committed data of one moment into a file of the folder, while others write on; return its name."""
    parsed = make_url(url)
    kind = parsed.get_backend_name()
    path = folder / NAMES[kind]
    if kind == "sqlite":
        _take_sqlite(str(parsed.database), path)
    else:
        words = ["--format=custom", "--no-owner", "--no-privileges", f"--schema={SCHEMA}", f"--file={path}"]
        _run("pg_dump", [*words, "--dbname", _address(parsed)], parsed)
    return path.name


def is_empty(url: str) -> bool:
    """Say whether nothing stands where the data are to be put."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return not Path(str(parsed.database)).exists()
    database = Database(url)
    try:
        return not inspect(database.engine).get_table_names()
    finally:
        database.close()


def put_back(url: str, path: Path) -> None:
    """Put the data of the file where nothing stands: all of them or none."""
    parsed = make_url(url)
    kind = parsed.get_backend_name()
    if path.name != NAMES[kind]:
        raise NotDone("The copy holds the other kind of database. Please set PORTAL_DATABASE_URL to one of its kind.")
    if kind == "sqlite":
        _check_sqlite(path)
        target = Path(str(parsed.database))
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
    else:
        words = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--clean", "--if-exists"]
        _run("pg_restore", [*words, "--dbname", _address(parsed), str(path)], parsed)


def _take_sqlite(database: str, path: Path) -> None:
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            connection.execute("VACUUM INTO ?", (str(path),))
    except sqlite3.Error as error:
        raise NotDone(f"The database cannot be read: {error}.") from error


def _check_sqlite(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        said = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if said != "ok":
        raise NotDone(f"The database in the copy is damaged: {said}")


def _address(url: URL) -> str:
    """Name the database for the programs of PostgreSQL; the password is no word of a command line that others can read."""
    return url.set(drivername="postgresql", password=None).render_as_string()


def _run(program: str, words: list[str], url: URL) -> None:
    secret = {"PGPASSWORD": str(url.password)} if url.password else {}
    try:
        done = subprocess.run([program, *words], env={**os.environ, **secret}, capture_output=True, text=True, check=False)  # noqa: S603 - our words
    except FileNotFoundError as error:
        raise NotDone(f"The program {program} is missing: it comes with the client programs of PostgreSQL.") from error
    if done.returncode != 0:
        raise NotDone(f"{program} ended with {done.returncode}: {done.stderr.strip()[-500:]}")
