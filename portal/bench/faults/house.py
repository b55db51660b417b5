"""A portal as an operator runs it: server and worker in processes of their own, mail over SMTP, killed and started at will."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from email import message_from_bytes
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Final

from aiosmtpd.controller import Controller

ROOT: Final = Path(__file__).resolve().parents[3]
HOST: Final = "kai.example"
PATIENCE: Final = 300.0
SECRETS: Final = {
    "PORTAL_SECRET_KEY": "a-secret-for-the-faults-that-is-long-enough",
    "PORTAL_DATA_KEYS": "Zm9yLXRoZS1mYXVsdHMtb25seS1ub3QtYS1zZWNyZXQ=",
    "PORTAL_INDEX_KEY": "an-index-key-for-the-faults-that-is-long",
}


class Ledger:
    """A mail server that writes down every Message-ID it has taken in."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, str]] = []
        self.refuses = False

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd calls it so
        """Take a letter, or refuse it for now."""
        if self.refuses:
            return "451 later, please"
        letter = message_from_bytes(envelope.content)
        self.taken.extend((recipient, str(letter["Message-ID"])) for recipient in envelope.rcpt_tos)
        return "250 OK"

    def doubled(self) -> int:
        """Count the letters that came more than once."""
        return sum(number - 1 for number in Counter(self.taken).values())

    def readers(self) -> set[str]:
        """Return who got at least one letter."""
        return {recipient for recipient, _ in self.taken}


@dataclass
class House:
    """A running portal over one database."""

    data: Path
    database_url: str
    ledger: Ledger = field(default_factory=Ledger)
    web: "subprocess.Popen[bytes] | None" = None
    worker: "subprocess.Popen[bytes] | None" = None

    def __post_init__(self) -> None:
        self.port = free_port()
        self.mail_port = free_port()
        self.post_office = Controller(self.ledger, hostname="127.0.0.1", port=self.mail_port)
        self.post_office.start()
        self._run("db", "upgrade").wait()

    def start_web(self) -> None:
        """Start the web server, and wait until it answers."""
        self.web = self._run("serve", "--bind", f"127.0.0.1:{self.port}", "--workers", "2")
        self.wait_until(lambda: self.status("/healthz") == 200)

    def start_worker(self) -> None:
        """Start the worker."""
        self.worker = self._run("worker")

    def kill_web(self) -> None:
        """Kill the server and its processes, as a power cut would."""
        _kill(self.web)

    def kill_worker(self) -> None:
        """Kill the worker."""
        _kill(self.worker)

    def status(self, path: str) -> int:
        """Ask for a page; 0 if nobody answers."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path, headers={"Host": HOST})
            return connection.getresponse().status
        except OSError:
            return 0
        finally:
            connection.close()

    def wait_until(self, is_so: Any, seconds: float = PATIENCE) -> float:
        """Wait, and return how long it took; raises TimeoutError."""
        began = time.monotonic()
        while not is_so():
            if time.monotonic() - began > seconds:
                raise TimeoutError
            time.sleep(0.05)
        return time.monotonic() - began

    def close(self) -> None:
        """Stop everything."""
        _kill(self.web)
        _kill(self.worker)
        self.post_office.stop()

    def settings(self) -> dict[str, str]:
        """Return the environment of the processes."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
        return kept | SECRETS | {
            "PORTAL_NO_BOOTSTRAP": "1",
            "PORTAL_DATA": str(self.data),
            "PORTAL_DATABASE_URL": self.database_url,
            "PORTAL_BASE_URL": f"https://{HOST}",
            "PORTAL_TRUSTED_HOSTS": HOST,
            "PORTAL_PROXY_HOPS": "1",
            "PORTAL_FORMS_PER_ADDRESS": "100000",
            "PORTAL_SMTP_HOST": "127.0.0.1",
            "PORTAL_SMTP_PORT": str(self.mail_port),
            "PORTAL_SMTP_STARTTLS": "false",
        }  # fmt: skip

    def _run(self, *words: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "portal", *words]
        return subprocess.Popen(  # noqa: S603 - our own command
            command, cwd=ROOT, env=self.settings(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )


def _kill(process: "subprocess.Popen[bytes] | None") -> None:
    if process is not None and process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
