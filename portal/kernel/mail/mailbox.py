"""Reading the folder of letters, for the demo's mail page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from portal.kernel.mail.transports import SUFFIX

_KEY = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class StoredLetter:
    """A letter as its reader would see it."""

    id: str
    """Safe in URLs."""
    to: str
    sender: str
    subject: str
    at: datetime
    language: str
    text: str
    html: str


def read_mailbox(directory: Path) -> list[StoredLetter]:
    """Return all letters of the folder, the newest first."""
    files = [path for path in directory.glob(f"*{SUFFIX}") if _KEY.fullmatch(path.stem)]
    dated = [(_read(path), path.stat().st_mtime_ns) for path in files]
    return [letter for letter, _ in sorted(dated, key=lambda pair: (pair[0].at, pair[1]), reverse=True)]


def read_letter(directory: Path, letter_id: str) -> StoredLetter | None:
    """Return one letter; None if the folder holds none of this id."""
    path = directory / f"{letter_id}{SUFFIX}"
    return _read(path) if _KEY.fullmatch(letter_id) and path.is_file() else None


def _read(path: Path) -> StoredLetter:
    message = message_from_bytes(path.read_bytes(), _class=EmailMessage, policy=SMTP)
    sent_at = message["Date"].datetime if message["Date"] else None
    return StoredLetter(
        id=path.stem,
        to=str(message["To"] or ""),
        sender=str(message["From"] or ""),
        subject=str(message["Subject"] or ""),
        at=(sent_at or datetime.fromtimestamp(path.stat().st_mtime, UTC)).astimezone(UTC),
        language=str(message["Content-Language"] or ""),
        text=_part(message, "plain"),
        html=_part(message, "html"),
    )


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    return str(part.get_content()).replace("\r\n", "\n") if part else ""
