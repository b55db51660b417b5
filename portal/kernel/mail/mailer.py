"""The one who writes a letter and gives it away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from flask import current_app

from portal.kernel.mail.letter import Letter
from portal.kernel.mail.transports import Transport
from portal.kernel.mail.writing import Writer


class Mailer:
    """Writes letters and sends them; the worker calls it with the key of a delivery."""

    def __init__(self, writer: Writer, transport: Transport, now: Callable[[], datetime]) -> None:
        self._writer = writer
        self._transport = transport
        self._now = now

    def send(self, letter: Letter, key: str) -> None:
        """Write and send the letter; the same key gives the same Message-ID."""
        self._transport.send(self._writer.write(letter, key, at=self._now()))

    def read_out(self, letter: Letter) -> tuple[str, str]:
        """Return subject and text of a letter without sending it."""
        return self._writer.read_out(letter)

    def forget(self, address: str) -> None:
        """Throw away what lies here for this address; what a mail server took is no longer ours."""
        self._transport.forget(address)


def current_mailer() -> Mailer:
    """Return the mailer of the running application."""
    found: Mailer = current_app.extensions["portal_mailer"]
    return found
