"""Signing in and out. The only door to Flask-Login.

The cookie carries a random token; the database keeps its hash, so every sign-in can be ended from here.
"""

import hashlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from flask import Flask, g, session
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from sqlalchemy import ColumnElement, LargeBinary, Select, bindparam, delete, select, update
from sqlalchemy.orm import Session

from portal.kernel import clock
from portal.kernel.access import VISITOR, Actor, Role
from portal.kernel.db import ReadyQuery, reading, transaction
from portal.kernel.identity.cookies import SignedSessions
from portal.kernel.identity.devices import device_here
from portal.kernel.identity.models import SignIn

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
LINK_LASTS = timedelta(minutes=30)
SEEN_EVERY = timedelta(minutes=5)
PROOF_LASTS = timedelta(minutes=10)

_COLUMNS = (
    SignIn.id,
    SignIn.account_id,
    SignIn.subject_id,
    SignIn.language,
    SignIn.seen_at,
    SignIn.ends_at,
    SignIn.ended_at,
    SignIn.factor_at,
    SignIn.proved_until,
)
_BY_TOKEN: Select[*tuple[Any, ...]] = (
    select(*_COLUMNS).select_from(SignIn).where(SignIn.token_hash == bindparam("hash", type_=LargeBinary()))
)


class _SignInRow(NamedTuple):
    id: UUID
    account_id: UUID | None
    subject_id: UUID | None
    language: str | None
    seen_at: datetime
    ends_at: datetime
    ended_at: datetime | None
    factor_at: datetime | None
    proved_until: datetime | None


@dataclass(frozen=True)
class ActorSource:
    """Where the roof says what an account may be today: read with the sign-in, in the same statement, at every request."""

    add_account: Callable[[Select[*tuple[Any, ...]], ColumnElement[UUID | None]], Select[*tuple[Any, ...]]]
    actor_of: Callable[[Sequence[Any]], Actor | None]


class _SignedIn(UserMixin):
    """What Flask-Login carries through a request."""

    def __init__(self, token: str, actor: Actor) -> None:
        self.token = token
        self.actor = actor

    def get_id(self) -> str:
        return self.token


def install(app: Flask, actors: ActorSource) -> None:
    """Recognise signed-in people."""
    app.session_interface = SignedSessions()
    manager = LoginManager()
    manager.session_protection = None  # the token itself is checked against the database at each request
    # Not `init_app`: its after_request looks for a remember-me cookie, which we do not have, and so would make
    # every visitors' page vary by cookie.
    app.login_manager = manager  # type: ignore[attr-defined]  # where Flask-Login looks for it

    @manager.user_loader  # type: ignore[untyped-decorator]  # Flask-Login is untyped
    def _load(token: str) -> _SignedIn | None:
        actor = _actor_behind(token, actors, clock.now())
        return _SignedIn(token, actor) if actor else None


def current_actor() -> Actor:
    """Return the person at the desk."""
    if not session.get("_user_id"):
        return VISITOR
    user = current_user._get_current_object()  # noqa: SLF001 - the documented way to the object behind the proxy
    return user.actor if isinstance(user, _SignedIn) else VISITOR


def sign_in(db: Session, account_id: UUID, *, at: datetime, is_trusted: bool = False) -> str:
    """Start a sign-in of an account and return its token.

    A trusted one counts as proved to its end: the demo's, where nobody has a password, and those of tests.
    """
    row = SignIn(account_id=account_id, device=device_here(), ends_at=at + LONGEST, proved_until=at + PROOF_LASTS)
    if is_trusted:
        row.factor_at, row.proved_until = at, row.ends_at
    return _start(db, row, at)


def sign_in_by_link(db: Session, subject_id: UUID, language: str, *, at: datetime) -> str:
    """Start a short sign-in of the person a personal link speaks about and return its token."""
    return _start(db, SignIn(subject_id=subject_id, language=language, ends_at=at + LINK_LASTS), at)


def change_language(db: Session, language: str) -> None:
    """Speak another language from now on with whoever came by a personal link in this browser."""
    token = session.get("_user_id")
    if token:
        db.execute(update(SignIn).where(SignIn.token_hash == hash_of(token)).values(language=language))


def remember(token: str) -> None:
    """Put a new sign-in into the browser; whatever the browser held before is gone."""
    session.clear()
    login_user(_SignedIn(token, VISITOR))


def current_sign_in(db: Session) -> UUID | None:
    """Return which sign-in this browser's cookie stands for."""
    token = session.get("_user_id")
    return db.scalar(select(SignIn.id).where(SignIn.token_hash == hash_of(token))) if token else None


def sign_in_behind(db: Session, token: str) -> UUID | None:
    """Return which sign-in a token that was just made stands for."""
    return db.scalar(select(SignIn.id).where(SignIn.token_hash == hash_of(token)))


def sign_out(*, at: datetime) -> None:
    """End this browser's sign-in, here and in the database; the browser is told to forget the pages it keeps."""
    token = session.get("_user_id")
    logout_user()
    session.clear()
    g.is_leaving = True
    if token:
        with transaction() as db:
            db.execute(update(SignIn).where(SignIn.token_hash == hash_of(token)).values(ended_at=at))


def end_sign_ins(db: Session, account_id: UUID, *, at: datetime) -> None:
    """End every sign-in of an account (deactivated, left, new password)."""
    db.execute(update(SignIn).where(SignIn.account_id == account_id, SignIn.ended_at.is_(None)).values(ended_at=at))


def end_link_sign_ins(db: Session, subject_id: UUID, *, at: datetime) -> None:
    """End every sign-in that a personal link of this person started."""
    db.execute(update(SignIn).where(SignIn.subject_id == subject_id, SignIn.ended_at.is_(None)).values(ended_at=at))


def erase_link_sign_ins(db: Session, subject_id: UUID) -> None:
    """Delete every sign-in that a personal link of this person started."""
    db.execute(delete(SignIn).where(SignIn.subject_id == subject_id))


def _start(db: Session, row: SignIn, at: datetime) -> str:
    token = secrets.token_urlsafe(32)
    row.token_hash = hash_of(token)
    row.started_at = row.seen_at = at
    db.add(row)
    return token


@cache
def _query(actors: ActorSource) -> ReadyQuery:
    return ReadyQuery(actors.add_account(_BY_TOKEN, SignIn.account_id))  # type: ignore[arg-type]  # columns are expressions


def _actor_behind(token: str, actors: ActorSource, at: datetime) -> Actor | None:
    with reading() as db:
        found = _query(actors).row(db, hash=hash_of(token))
    if found is None:
        return None
    row = _SignInRow(*found[: len(_COLUMNS)])
    if row.ended_at is not None or at >= row.ends_at or at - row.seen_at >= IDLE:
        return None
    actor = _who(row, actors, found[len(_COLUMNS) :])
    if actor is not None and at - row.seen_at >= SEEN_EVERY:
        with transaction() as db:
            db.execute(update(SignIn).where(SignIn.id == row.id).values(seen_at=at))
    return actor


def _who(row: _SignInRow, actors: ActorSource, account: Sequence[Any]) -> Actor | None:
    if row.subject_id is not None:
        return Actor(Role.CANDIDATE, subject_id=row.subject_id, language=row.language or "de")
    if row.account_id is None:
        return None
    actor = actors.actor_of(account)
    if actor is None:
        return None
    return replace(actor, account_id=row.account_id, has_factor=row.factor_at is not None, proved_until=row.proved_until)


def hash_of(token: str) -> bytes:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).digest()
