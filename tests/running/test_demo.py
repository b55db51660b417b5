"""The demo as a process: it says when it serves, stops cleanly, starts again quickly, and shares no port."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from portal.kernel.settings import DEMO_MARK

CHECKOUT = Path(__file__).resolve().parents[2]


def a_free_port() -> int:
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])


@contextmanager
def a_demo(data: Path, port: int, *words: str) -> Iterator[tuple["subprocess.Popen[str]", list[str]]]:
    """Start the demo and wait until it serves; give the process and what it said until then."""
    command = [sys.executable, "-m", "portal", "demo", "--data", str(data), "--port", str(port), *words]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
    with subprocess.Popen(command, cwd=CHECKOUT, env=clean, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        said: list[str] = []
        assert process.stdout
        for line in process.stdout:
            said.append(line)
            if line.startswith("Ready: "):
                break
        try:
            yield process, said
        finally:
            process.kill()


def stop(process: "subprocess.Popen[str]", number: signal.Signals) -> tuple[int, str]:
    """Send a signal; return the status and what was complained about."""
    process.send_signal(number)
    _, complaints = process.communicate(timeout=60)
    return process.returncode, complaints


def look_at(port: int, path: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
        return str(answer.read().decode())


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's data, made by a first start on a day of its own and stopped by Ctrl-C."""
    folder = tmp_path_factory.mktemp("demo") / "var"
    port = a_free_port()
    with a_demo(folder, port, "--today", "2026-11-24") as (process, said):
        assert said[-1] == f"Ready: http://127.0.0.1:{port}/\n"
        assert "Making the demo's data" in said[0]
        assert "<h1" in look_at(port, "/")
        assert stop(process, signal.SIGINT) == (0, "")
    return folder


@pytest.mark.long
def test_the_day_that_was_pretended_stands_in_the_stamp(data):
    assert (data / DEMO_MARK).read_text(encoding="utf-8").endswith(" 2026-11-24")


@pytest.mark.long
def test_a_second_start_makes_nothing_anew_and_is_ready_in_all_parts(data, record_property):
    port = a_free_port()
    started = time.monotonic()
    with a_demo(data, port, "--today", "2026-11-24") as (process, said):
        record_property("seconds_to_start_again", round(time.monotonic() - started, 2))
        assert len(said) == 1
        ready = _wait_until_ready(port)
        assert ready["status"] == "ready"
        assert look_at(port, "/demo")
        assert stop(process, signal.SIGTERM) == (0, "")


def _wait_until_ready(port: int) -> dict[str, object]:
    answer: dict[str, object] = {}
    for _ in range(100):
        try:
            answer = json.loads(look_at(port, "/readyz"))
        except OSError:
            time.sleep(0.1)  # the worker has not yet given its first sign of life
        else:
            break
    return answer


@pytest.mark.long
def test_a_port_that_is_in_use_is_said_in_one_sentence(data):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = int(taken.getsockname()[1])
        with a_demo(data, port, "--today", "2026-11-24") as (process, said):
            _, complaints = process.communicate(timeout=60)

    assert process.returncode == 1
    assert said == []
    assert complaints.strip().splitlines()[-1] == f"portal: port {port} is in use. Please choose another one with --port."
    assert "Traceback" not in complaints


@pytest.mark.long
def test_a_start_that_was_broken_off_is_begun_anew(data, tmp_path):
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / DEMO_MARK).write_text("unfinished", encoding="utf-8")
    (broken / "portal.sqlite3").write_bytes(b"half a database")
    port = a_free_port()

    with a_demo(broken, port, "--today", "2026-11-24") as (process, said):
        assert said[-1].startswith("Ready: ")
        assert stop(process, signal.SIGTERM) == (0, "")
