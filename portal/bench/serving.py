"""Runs the portal and the barest Flask page behind the real server, each in processes of its own, and asks what a request costs.

The cost is the time the server's processes spent on a processor, as the system counts it: it does not change with what
else the machine does, as requests per second do. Server and client stand on different processors where there are two.
"""

import gzip
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from typing import Final

from flask import Flask

from portal.bench.filling import make_portal
from portal.bench.measuring import NotTheSamePage

FOLDER: Final = "PORTAL_BENCH_DATA"
ROOT: Final = Path(__file__).resolve().parents[2]
WARM_UP: Final = 20
STARTS_WITHIN: Final = 20.0
GZIP: Final = b"\x1f\x8b"
EVERY_ANSWER: Final = {"Accept-Encoding": "gzip"}


def portal_app() -> Flask:
    """Build the portal for the server's process."""
    return make_portal(Path(os.environ[FOLDER]))


def bare_app() -> Flask:
    """Build the barest page: a body of the size asked for that stands ready."""
    app = Flask("bare")
    pages: dict[int, str] = {}

    def page(size: int) -> str:
        return pages.setdefault(size, "bare".ljust(size, "x"))

    app.add_url_rule("/<int:size>", "page", page)
    return app


def can_be_measured() -> bool:
    """Say whether the system tells what a process cost."""
    return Path(f"/proc/{os.getpid()}/schedstat").exists()


@dataclass
class Server:
    """A running server: its process, its port, and a connection to it."""

    process: "subprocess.Popen[bytes]"
    port: int
    connection: HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.connection = HTTPConnection("127.0.0.1", self.port, timeout=30)

    def ask(self, address: str, headers: Mapping[str, str]) -> tuple[int, bytes]:
        """Ask for a page and read it to its end."""
        try:
            return self._ask(address, headers)
        except (ConnectionError, OSError):
            self.connection.close()
            return self._ask(address, headers)

    def _ask(self, address: str, headers: Mapping[str, str]) -> tuple[int, bytes]:
        self.connection.request("GET", address, headers={**EVERY_ANSWER, **headers})
        answer = self.connection.getresponse()
        return answer.status, answer.read()

    def processor_seconds(self) -> float:
        """Return how long the server's processes have been on a processor."""
        return sum(_seconds_of(pid) for pid in _family(self.process.pid))

    def pin(self, processor: int) -> None:
        """Keep the server's processes on one processor."""
        for pid in _family(self.process.pid):
            for task in Path(f"/proc/{pid}/task").iterdir():
                os.sched_setaffinity(int(task.name), {processor})


@dataclass(frozen=True)
class Served:
    """A page behind a server. `is_new` gives each request an address of its own, so that nothing kept answers."""

    name: str
    server: Server
    address: str
    marker: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    is_new: bool = False
    numbers: Iterator[int] = field(default_factory=lambda: count(10_000_000))

    def get(self) -> tuple[int, bytes]:
        """Ask once."""
        joint = "&" if "?" in self.address else "?"
        address = f"{self.address}{joint}n={next(self.numbers)}" if self.is_new else self.address
        return self.server.ask(address, self.headers)

    def size(self) -> int:
        """Return the size of the page in bytes as it is read, having looked at it."""
        status, body = self.get()
        text = gzip.decompress(body) if body[:2] == GZIP else body
        if status != 200 or self.marker.encode() not in text:
            raise NotTheSamePage(f"{self.name}: {self.address} answers {status} without “{self.marker}”.")
        return len(text)

    def cost(self, seconds: float) -> float:
        """Return the processor time of one request, over so many seconds; refuse if the page changed meanwhile."""
        for _ in range(WARM_UP):
            first = self.get()
        began, spent, asked = time.perf_counter(), self.server.processor_seconds(), 0
        while time.perf_counter() - began < seconds:
            last = self.get()
            asked += 1
        cost = (self.server.processor_seconds() - spent) / asked
        if (first[0], last[0]) != (200, 200) or abs(len(first[1]) - len(last[1])) > len(first[1]) // 20:
            raise NotTheSamePage(f"{self.name}: {self.address} did not stay the same page.")
        return cost


@contextmanager
def two_servers(folder: Path) -> Iterator[tuple[Server, Server]]:
    """Run the bare page and the portal over a folder; this process moves to the other processor meanwhile."""
    allowed = sorted(os.sched_getaffinity(0))
    with ExitStack() as stack:
        bare, portal = (stack.enter_context(_running(name, folder)) for name in ("bare_app", "portal_app"))
        if len(allowed) > 1:
            for server in (bare, portal):
                server.pin(allowed[-1])
            os.sched_setaffinity(0, {allowed[0]})
            stack.callback(os.sched_setaffinity, 0, set(allowed))
        yield bare, portal


@contextmanager
def _running(factory: str, folder: Path) -> Iterator[Server]:
    port = _free_port()
    program = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", "1", "--threads", "2"]
    program += ["--keep-alive", "30", "--log-level", "error", "--pythonpath", str(ROOT), "--no-control-socket"]
    environment = {**os.environ, FOLDER: str(folder)}
    process = subprocess.Popen(  # noqa: S603 - our own interpreter, no shell
        [*program, f"portal.bench.serving:{factory}()"], env=environment, start_new_session=True
    )
    server = Server(process, port)
    try:
        yield _wait_for(server, "/4" if factory == "bare_app" else "/imprint")
    finally:
        server.connection.close()
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=10)


def _wait_for(server: Server, address: str) -> Server:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        try:
            server.ask(address, {})
        except OSError:
            server.connection.close()
            time.sleep(0.1)
        else:
            return server
    raise TimeoutError("The server did not start.")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *(each for child in children for each in _family(int(child)))]


def _seconds_of(pid: int) -> float:
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(task.read_text(encoding="ascii").split()[0]) for task in tasks) / 1e9
