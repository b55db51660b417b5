"""Links in letters: they show on GET and act on POST.

A link carries the id of its row and a keyed hash bound to one purpose. Nothing in the database is enough to
make one; whether it still works (once, until when, not revoked) stands in the row.
"""

import hashlib
from uuid import UUID

from flask import current_app
from itsdangerous import BadSignature, Signer


def link_token(purpose: str, record_id: UUID) -> str:
    """Return the secret part of a link to a record, good for one purpose."""
    return _signer(purpose).sign(record_id.hex).decode()


def record_behind(purpose: str, token: str) -> UUID | None:
    """Return the record a link was made for; None if it is forged or made for something else."""
    try:
        return UUID(_signer(purpose).unsign(token[:200]).decode())
    except (BadSignature, ValueError):
        return None


def _signer(purpose: str) -> Signer:
    # SHA-256 and an own derived key per purpose: a reset link never opens an invitation.
    return Signer(str(current_app.secret_key), salt=f"portal.link.{purpose}", digest_method=hashlib.sha256, key_derivation="hmac")
