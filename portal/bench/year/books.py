"""What is compared in the end: the mail server's book, and what the portal noted of the same letters."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.utils import parseaddr
from functools import cached_property
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.models import Account
from portal.bench.year.ledger import Entry, Ledger
from portal.companies.models import Membership
from portal.kernel.audit import AuditEntry
from portal.kernel.audit.models import AuditSeal
from portal.kernel.clock import local_day
from portal.kernel.mail.writing import message_id
from portal.kernel.outbox.keys import REFUSED
from portal.kernel.outbox.models import OutboxRow
from portal.kernel.settings import Settings
from portal.letters.kinds import KINDS, LetterKind

LETTER_KEY: Final = re.compile(r"\.[0-9a-f]{16}\.\d+$")
AFTER_SENDING: Final = "worker after sending "


@dataclass(frozen=True)
class Posted:
    """A letter in the mail server's book, and the fact it tells of."""

    entry: Entry
    row: OutboxRow
    kind: LetterKind | None

    @property
    def to(self) -> str:
        """Whose letter it is."""
        return self.entry.to.casefold()

    @property
    def at(self) -> datetime:
        """When it was written."""
        return self.entry.moment

    @property
    def week(self) -> tuple[int, int]:
        """The year and the week in which it was written."""
        year, week, _day = local_day(self.at).isocalendar()
        return year, week


@dataclass
class Books:
    """The books of a year, read once; `killed` are the places at which a process died."""

    session: Session
    ledger: Ledger
    settings: Settings
    killed: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    """Keys of letters that the post office kept for the letter of the day."""

    @cached_property
    def rows(self) -> Sequence[OutboxRow]:
        """Everything that was announced."""
        return self.session.scalars(select(OutboxRow).order_by(OutboxRow.happened_at, OutboxRow.position)).all()

    @cached_property
    def noted(self) -> dict[str, tuple[OutboxRow, str]]:
        """What the portal noted as sent: the Message-ID, the fact and the key."""
        waits = set(self.waiting)
        return {
            self.message_id(f"{row.id}.{key}"): (row, key)
            for row in self.rows
            for key in row.handled_by
            if LETTER_KEY.search(key) and not key.startswith(REFUSED) and f"{row.id}.{key}" not in waits
        }

    @cached_property
    def posted(self) -> list[Posted]:
        """Each letter once, with what it tells of; those nobody noted are not among them."""
        once = {entry.message_id: entry for entry in self.ledger.entries}
        return [
            Posted(entry, row, _kind_of(entry, row, key))
            for found, entry in once.items()
            if found in self.noted
            for row, key in [self.noted[found]]
        ]

    @cached_property
    def sent_twice_for_a_reason(self) -> set[str]:
        """Message-IDs of letters over which a process died when the server had them and nobody had noted it."""
        keys = [place.removeprefix(AFTER_SENDING) for place in self.killed if place.startswith(AFTER_SENDING)]
        return {self.message_id(key) for key in keys}

    @cached_property
    def company_of(self) -> dict[str, UUID]:
        """Which address acts for which company."""
        rows = self.session.execute(
            select(Account.email, Membership.company_id).join(Membership, Membership.account_id == Account.id)
        )
        return {email.casefold(): company_id for email, company_id in rows}

    @cached_property
    def trails(self) -> dict[UUID, list[AuditEntry]]:
        """What was done to each record, in the order of the chain."""
        chained = select(AuditEntry).join(AuditSeal, AuditSeal.entry_id == AuditEntry.id).order_by(AuditSeal.position)
        found: dict[UUID, list[AuditEntry]] = {}
        for entry in self.session.scalars(chained):
            found.setdefault(entry.subject_id, []).append(entry)
        return found

    def message_id(self, key: str) -> str:
        """Return the Message-ID that belongs to a delivery."""
        name, address = parseaddr(self.settings.mail_from)
        local, _at, domain = address.partition("@")
        return message_id(key, Address(name, local, domain))

    def about(self, *topics: str) -> Iterator[Posted]:
        """Return the letters that tell of these topics."""
        return (each for each in self.posted if each.row.topic in topics)


def _kind_of(entry: Entry, row: OutboxRow, key: str) -> LetterKind | None:
    """Return the kind of a letter: its key was made from address and template."""
    for kind in KINDS:
        digest = hashlib.sha256(f"{row.id} {entry.to} {kind.template}".encode()).hexdigest()[:16]
        if f".{digest}." in key:
            return kind
    return None


def lines_of(path: Path) -> tuple[str, ...]:
    """Return what processes wrote down: at which places they died, or which letters wait."""
    return tuple(path.read_text(encoding="utf-8").splitlines()) if path.exists() else ()
