"""What proves an agreement: its code, and the chain of its signatures. Keyed: who holds the database cannot forge either."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID

from portal.kernel.crypto import blind_index

LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and capitals without I, L, O and U: nobody mistakes one for another (Crockford's Base32)."""
CODE_LENGTH: Final = 12
_SAID, _KEPT, _CHAIN = "agreement code as it is said", "agreement code as it is kept", "chain of signatures"
_MISREAD: Final = str.maketrans({"I": "1", "L": "1", "O": "0"})


@dataclass(frozen=True)
class Evidence:
    """What one signature proves: who, for whom, how, when, under which document."""

    agreement_id: UUID
    number: int
    party: str
    channel: str
    signer_name: str
    account_id: UUID | None
    witness_id: UUID | None
    scan_sha256: str
    signed_on: date
    signed_at: datetime
    document_sha256: str

    def chained(self, previous: str) -> str:
        """Return the hash over this signature and the one before it."""
        said = [previous, *(_said(value) for value in vars(self).values())]
        return blind_index("\x1f".join(f"{len(each)}:{each}" for each in said), _CHAIN)


def code_of(agreement_id: UUID) -> str:
    """Return the code by which anybody can check a version; it follows from its id by a key that no database holds."""
    number = int(blind_index(agreement_id.hex, _SAID), 16)
    return "".join(LETTERS[(number >> 5 * place) % len(LETTERS)] for place in range(CODE_LENGTH))


def kept_code(code: str) -> str:
    """Return what is kept of a code."""
    return blind_index(code, _KEPT)


def read_code(typed: str) -> str:
    """Return a code as it was meant: without blanks, in capitals, and with the letters that people misread put right."""
    return "".join(each for each in typed.upper().translate(_MISREAD) if each in LETTERS)[: CODE_LENGTH + 1]


def _said(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value.hex if isinstance(value, UUID) else str(value or "")
