"""The table of faults: fault, asked, lost, doubled, seconds to recovery."""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, nullcontext
from pathlib import Path
from random import Random  # noqa: TID251 - a benchmark breaks things at the same moments each time
from typing import Final
from uuid import uuid4

import psycopg
from psycopg import sql
from sqlalchemy import make_url

from portal.bench.faults.house import SECRETS, House
from portal.bench.faults.scenes import SCENES, Outcome, Scene
from portal.kernel.crypto import KeyRing, install_index_key, install_key_ring

WRITES: Final = 200
SEED: Final = 2311


def report(database_url: str, writes: int = WRITES) -> int:
    """Play every scene, on SQLite and on the PostgreSQL that is named; 1 if anything was lost or done twice."""
    outcomes: list[tuple[str, Outcome]] = []
    for kind, url in (("SQLite", ""), *((("PostgreSQL", database_url),) if database_url else ())):
        for outcome in play(SCENES, url, writes):
            outcomes.append((kind, outcome))
            sys.stdout.write(_line(kind, outcome))
            sys.stdout.flush()
    return 0 if all(outcome.is_clean for _, outcome in outcomes) else 1


def play(scenes: Sequence[Scene], database_url: str, writes: int) -> Iterator[Outcome]:
    """Play each scene in a house of its own."""
    install_key_ring(KeyRing(SECRETS["PORTAL_DATA_KEYS"]))
    install_index_key(SECRETS["PORTAL_INDEX_KEY"])
    for scene in scenes:
        with _a_house(database_url) as house:
            yield scene(house, writes, Random(SEED))  # noqa: S311 - see above


@contextmanager
def _a_house(database_url: str) -> Iterator[House]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kai-faults-", ignore_cleanup_errors=True)))
        url = stack.enter_context(fresh_database(database_url) if database_url else nullcontext(""))
        yield stack.enter_context(closing(House(folder, url)))


@contextmanager
def fresh_database(server: str) -> Iterator[str]:
    """Make a database of its own on this PostgreSQL, and drop it afterwards."""
    name = f"kai_faults_{uuid4().hex}"
    address = make_url(server).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield make_url(server).set(database=name).render_as_string(hide_password=False)
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _line(kind: str, outcome: Outcome) -> str:
    verdict = "clean" if outcome.is_clean else "NOT CLEAN"
    return (
        f"{kind:<11} {outcome.fault:<26} asked {outcome.asked:>4}  lost {outcome.lost:>3}  doubled {outcome.doubled:>3}  "
        f"{outcome.seconds:6.1f} s to recovery  {verdict}  {outcome.remark}\n"
    )
