"""Proving once more who is at the desk: the second factor, and what is asked again before what cannot be taken back."""

import secrets
from datetime import datetime

from flask import session
from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.kernel.crypto import KeyUnknown
from portal.kernel.crypto.keys import key_ring
from portal.kernel.identity.models import SignIn
from portal.kernel.identity.signing import PROOF_LASTS, hash_of


def note_factor(db: Session, *, at: datetime) -> None:
    """Let this browser's sign-in count as shown with a second factor."""
    _note(db, factor_at=at, proved_until=at + PROOF_LASTS)


def note_proof(db: Session, *, at: datetime) -> None:
    """Let this browser's sign-in count as proved for a while."""
    _note(db, proved_until=at + PROOF_LASTS)


def keep_sealed(name: str, text: str) -> None:
    """Keep a secret in this browser until the sign-in ends, unreadable there."""
    session[name] = key_ring().encrypt(text)


def kept_sealed(name: str) -> str | None:
    """Return what was kept in this browser."""
    try:
        return key_ring().decrypt(session[name]) if name in session else None
    except KeyUnknown:
        return None


def forget_sealed(name: str) -> None:
    """Forget what was kept in this browser."""
    session.pop(name, None)


def _note(db: Session, **moments: datetime) -> None:
    """Note it, under another token: a cookie from before cannot do what the new one can (ASVS 5.0, 7.2.4)."""
    token = secrets.token_urlsafe(32)
    own = update(SignIn).where(SignIn.token_hash == hash_of(session["_user_id"]))
    db.execute(own.values(token_hash=hash_of(token), **moments))
    session["_user_id"] = token
