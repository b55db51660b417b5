"""A broken index, also in the middle of a request: pages ask the database, readyz says so, the worker builds it anew."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from portal.app import create_app, make_worker
from portal.kernel.crypto import KeyRing, install_key_ring
from portal.kernel.settings import DEMO_DATA_KEY
from portal.openings.handlers import mend_index, rebuild
from portal.upgrading import upgrade
from search_index import IndexBroken, Query
from tests.builders.openings import an_opening
from tests.conftest import test_settings

CHECKOUT = Path(__file__).resolve().parents[2]
WORDS = "/openings?q=Putzfrau"
TITLE = "Reinigungskraft am Markt"
SHOWN = "am Markt"


@pytest.fixture
def cleaner(app, database):
    with database.transaction() as session:
        an_opening(session, title=TITLE)
    return app


def test_a_missing_index_is_built_by_the_worker(cleaner, visit):
    assert SHOWN not in visit.get(WORDS).text
    assert SHOWN in visit.get("/openings?q=Reinigung").text  # titles are compared

    mend_index(cleaner)

    assert SHOWN in visit.get(WORDS).text
    assert visit.get("/readyz").json["parts"]["index"]["ready"] is True


def test_a_whole_index_is_left_alone(cleaner):
    rebuild(cleaner)
    index = cleaner.extensions["portal_index"]
    index.remove([index.find(Query("")).ids[0]])

    mend_index(cleaner)

    assert index.find(Query("")).total == 0


@pytest.mark.one_database
def test_damage_that_one_process_meets_is_known_to_the_worker_whose_own_copy_is_whole(cleaner, visit):
    rebuild(cleaner)
    seen_by_worker, index = (
        cleaner.extensions["portal_index"],
        create_app(cleaner.extensions["portal_settings"]).extensions["portal_index"],
    )
    assert seen_by_worker.find(Query("Putzfrau")).total == 1
    segment = next((cleaner.extensions["portal_settings"].data / "search").glob("generation-*/*.seg"))
    content = bytearray(segment.read_bytes())
    content[len(content) // 2] ^= 0xFF
    segment.write_bytes(content)

    with pytest.raises(IndexBroken):
        index.find(Query("Putzfrau"))
    assert seen_by_worker.health().is_ready is False

    mend_index(cleaner)
    assert seen_by_worker.health().is_ready is True
    assert index.find(Query("Putzfrau")).total == 1


# With real processes -----------------------------------------------------------------------------------------------


@contextmanager
def a_process(data: Path, *words: str) -> Iterator["subprocess.Popen[bytes]"]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
    settings = {
        "PORTAL_ENVIRONMENT": "test",
        "PORTAL_SECRET_KEY": "a-secret-for-tests-that-is-long-enough",
        "PORTAL_DATA_KEYS": DEMO_DATA_KEY,
        "PORTAL_INDEX_KEY": "an-index-key-for-tests-that-is-long-enough",
        "PORTAL_BASE_URL": "http://localhost",
        "PORTAL_NO_BOOTSTRAP": "1",
    }
    command = [sys.executable, "-m", "portal", *words, "--data", str(data)]
    with subprocess.Popen(
        command, cwd=CHECKOUT, env=kept | settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as started:
        try:
            yield started
        finally:
            started.terminate()


def ask(port: int, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()
    except OSError:
        return 0, ""


def wait_for(is_so: Callable[[], bool], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.2)


@pytest.mark.long
@pytest.mark.one_database
def test_pages_go_on_over_a_damaged_index_and_a_killed_indexer_until_it_is_mended(tmp_path: Path):
    application = create_app(test_settings(tmp_path, ""))
    database = application.extensions["portal_database"]
    upgrade(database)
    install_key_ring(KeyRing(DEMO_DATA_KEY))
    with database.transaction() as session:
        an_opening(session, title=TITLE)
        for number in range(400):
            an_opening(session, title=f"Helfer {number}")
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        port = int(opened.getsockname()[1])
    database.close()

    def is_ready() -> bool:
        status, text = ask(port, "/readyz")
        return status in (200, 503) and json.loads(text)["parts"]["index"]["ready"]

    with a_process(tmp_path, "serve", "--bind", f"127.0.0.1:{port}", "--workers", "2"):
        wait_for(lambda: ask(port, "/healthz")[0] == 200)
        assert not is_ready()
        with a_process(tmp_path, "worker"):
            wait_for(is_ready)
            assert SHOWN in ask(port, WORDS)[1]

            # Damage under readers that are open: for a moment titles are compared, never an error, then it is whole again.
            for path in (tmp_path / "search").glob("generation-*/*.toc"):
                path.write_bytes(b"")
            statuses = set()
            assert SHOWN in ask(port, "/openings?q=Reinigungskraft")[1]

            def is_found() -> bool:
                status, text = ask(port, f"{WORDS}&n={time.monotonic()}")
                statuses.add(status)
                return SHOWN in text

            wait_for(is_found)
            wait_for(is_ready)
            assert statuses == {200}

        # An indexer that is killed while it builds holds up nobody: the next one builds.
        for path in (tmp_path / "search").glob("generation-*/*.toc"):
            path.write_bytes(b"")
        with a_process(tmp_path, "search", "rebuild") as indexer:
            wait_for(lambda: len(list((tmp_path / "search").glob("generation-*"))) > 1 or indexer.poll() is not None)
            indexer.send_signal(signal.SIGKILL)
        assert ask(port, "/openings?q=Reinigungskraft")[0] == 200
        with a_process(tmp_path, "worker"):
            wait_for(is_ready)
        assert SHOWN in ask(port, f"{WORDS}&last=1")[1]


def test_the_worker_looks_at_once_and_then_every_few_seconds(cleaner):
    worker = make_worker(cleaner)

    class OneRound:
        def __init__(self) -> None:
            self.rounds = 0

        def is_set(self) -> bool:
            self.rounds += 1
            return self.rounds > 1

        def wait(self, _seconds: float) -> None:
            """Go on at once."""

    worker.run(OneRound())

    assert cleaner.extensions["portal_index"].health().is_ready
