"""A real mail server with a book of its own: what it took, in the order in which it came."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from email import message_from_bytes
from email.policy import SMTP
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Entry:
    """A letter in the book: its Message-ID, to whom, when it was written, and its words."""

    message_id: str
    to: str
    at: str
    words: str

    @property
    def moment(self) -> datetime:
        """When it was written."""
        return datetime.fromisoformat(self.at)


@dataclass
class Ledger:
    """The book of the mail server."""

    entries: list[Entry] = field(default_factory=list)

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - as aiosmtpd calls it
        """Take a letter, and write it down before saying so."""
        message = message_from_bytes(envelope.content, policy=SMTP)
        plain = message.get_body(("plain",))
        words = f"{message['Subject']}\n{plain.get_content() if plain else ''}"
        at = parsedate_to_datetime(str(message["Date"])).isoformat()
        self.entries.append(Entry(str(message["Message-ID"]).strip(), envelope.rcpt_tos[0], at, words))
        return "250 OK"

    def keep(self, path: Path) -> None:
        """Write the book into a file."""
        path.write_text(json.dumps([asdict(each) for each in self.entries]), encoding="utf-8")

    @classmethod
    def kept(cls, path: Path) -> "Ledger":
        """Read the book from a file."""
        return cls([Entry(**row) for row in json.loads(path.read_text(encoding="utf-8"))])


@contextmanager
def a_mail_server() -> Iterator[tuple[Ledger, int]]:
    """Run the mail server in this process; return its book and its port."""
    from aiosmtpd.controller import Controller  # noqa: PLC0415 - of the tests' requirements, only for who runs the year

    ledger, port = Ledger(), _free_port()
    controller = Controller(ledger, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield ledger, port
    finally:
        controller.stop()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
