"""Ways out of the house: a mail server, or a folder that the demo shows."""

from __future__ import annotations

import hashlib
import os
import smtplib
import ssl
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Protocol

from portal.kernel.mail.letter import RefusedForGood

SUBMISSION_OVER_TLS = 465
FOR_GOOD = 500
SUFFIX = ".eml"


class Transport(Protocol):
    """Takes a written letter away. An error means: not delivered, try again."""

    def send(self, message: EmailMessage) -> None:
        """Take the message away."""

    def forget(self, address: str) -> None:
        """Throw away what is kept of messages to this address."""


@dataclass(frozen=True)
class SmtpTransport:
    """Hands letters to a mail server; its errors are those of smtplib, or that it refuses for good."""

    host: str
    port: int = 587
    user: str = ""
    password: str = field(default="", repr=False)
    starttls: bool = True
    timeout_seconds: float = 30.0

    def __post_init__(self) -> None:
        if self.user and not self.starttls and self.port != SUBMISSION_OVER_TLS:
            raise ValueError("A mail password is only sent over an encrypted connection: please switch STARTTLS on.")

    def send(self, message: EmailMessage) -> None:
        """Give the message to the server, over TLS if so set."""
        with self._connect() as server:
            if self.user:
                server.login(self.user, self.password)
            try:
                server.send_message(message)
            except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as error:
                if _is_final(error):
                    raise RefusedForGood from error
                raise

    def forget(self, address: str) -> None:
        """Do nothing: no message is kept here."""

    def _connect(self) -> smtplib.SMTP:
        if self.port == SUBMISSION_OVER_TLS:
            return smtplib.SMTP_SSL(self.host, self.port, timeout=self.timeout_seconds, context=ssl.create_default_context())
        server = smtplib.SMTP(self.host, self.port, timeout=self.timeout_seconds)
        if self.starttls:
            try:
                server.starttls(context=ssl.create_default_context())
            except BaseException:
                server.close()
                raise
        return server


def _is_final(error: smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError) -> bool:
    """Say whether the server said no for good: 4xx asks to come again, 5xx not (RFC 5321, 4.2.1)."""
    codes = [error.smtp_code] if isinstance(error, smtplib.SMTPDataError) else [code for code, _ in error.recipients.values()]
    return all(code >= FOR_GOOD for code in codes)


@dataclass(frozen=True)
class FolderTransport:
    """Lays letters into a folder as .eml files; nothing leaves the machine."""

    directory: Path

    def send(self, message: EmailMessage) -> None:
        """Write the message to its file; the same Message-ID overwrites, so nothing lies there twice."""
        self.directory.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=self.directory, suffix=".part", delete=False) as part:
            part.write(bytes(message))
        # Readers see a whole letter or none.
        os.replace(part.name, self.directory / f"{file_key(message)}{SUFFIX}")  # noqa: PTH105 - a name, not a path

    def forget(self, address: str) -> None:
        """Delete the files of messages to this address."""
        for path in self.directory.glob(f"*{SUFFIX}"):
            written = message_from_bytes(path.read_bytes(), policy=SMTP)
            if any(address.casefold() == each.addr_spec.casefold() for each in getattr(written["To"], "addresses", ())):
                path.unlink(missing_ok=True)


def file_key(message: EmailMessage) -> str:
    """Return the name of the message's file: safe in URLs and file systems."""
    return hashlib.sha256(str(message["Message-ID"]).strip().encode()).hexdigest()[:32]
