"""People by address or id: names, letters, one's own account, who a link was sent to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, case, select
from sqlalchemy.orm import Session

from portal.accounts.models import Account, OneTimeToken
from portal.accounts.words import TokenPurpose
from portal.kernel.access import STAFF, Role
from portal.kernel.audit import TRAIL, AuditEntry, TrailEntry


@dataclass(frozen=True)
class LetterAddress:
    """Whom a letter goes to, in which language."""

    email: str
    name: str
    language: str


@dataclass(frozen=True)
class OwnAccount:
    """What the portal keeps of the person at the desk."""

    name: str
    email: str
    phone: str | None
    reachable: str | None
    language: str
    role: Role
    has_password: bool


@dataclass(frozen=True)
class Invitee:
    """Whom a one-time link was sent to."""

    token_id: UUID
    name: str
    email: str


def account_of_address(email: str) -> Select[Account]:
    """Select the account of an e-mail address, however it is capitalised."""
    return select(Account).where(Account.email == plain_address(email))


def plain_address(email: str) -> str:
    """Write an e-mail address the one way it is stored."""
    return email.strip().lower()


def names_of(session: Session, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the names of accounts, also of those no longer in service."""
    wanted = set(ids)
    if not wanted:
        return {}
    return dict(session.execute(select(Account.id, Account.name).where(Account.id.in_(wanted))).all())


_NAMED_TRAIL = TRAIL.add_columns(Account.name).outerjoin(Account, Account.id == AuditEntry.by_id)


def named_trail(session: Session, subject_id: UUID, *, without: str = "") -> tuple[tuple[TrailEntry, str], ...]:
    """Return the history of a record, newest first, with the name of who did it; empty where no account did."""
    rows = session.execute(_NAMED_TRAIL, {"subject_id": subject_id, "without": without})
    return tuple((TrailEntry(*entry), name or "") for *entry, name in rows)


_ADDRESSES = select(Account.email, Account.name, Account.language).where(Account.is_active.is_(True))


def letter_address(session: Session, account_id: UUID) -> LetterAddress | None:
    """Return where to write to somebody; None once the account is deactivated."""
    row = session.execute(_ADDRESSES.where(Account.id == account_id)).one_or_none()
    return LetterAddress(*row) if row else None


def team_address(session: Session, account_id: UUID) -> LetterAddress | None:
    """Return where to write to a member of the team; once they have left, to a colleague of their site, else to another one."""
    own = letter_address(session, account_id)
    if own is not None:
        return own
    site_id = session.scalar(select(Account.site_id).where(Account.id == account_id))
    near = case((Account.site_id == site_id, 0), (Account.role == Role.ADVISOR, 1), else_=2)
    row = session.execute(
        _ADDRESSES.where(Account.role.in_(STAFF)).order_by(near, Account.name, Account.id).limit(1)
    ).one_or_none()
    return LetterAddress(*row) if row else None


def coordinators(session: Session) -> tuple[LetterAddress, ...]:
    """Return where to write to the coordinators."""
    rows = session.execute(_ADDRESSES.where(Account.role == Role.COORDINATOR).order_by(Account.name, Account.id))
    return tuple(LetterAddress(*row) for row in rows)


def own_account(session: Session, account_id: UUID) -> OwnAccount:
    """Return what somebody may correct about themselves."""
    found = session.get_one(Account, account_id)
    has_password = found.password_hash is not None
    return OwnAccount(found.name, found.email, found.phone, found.reachable, found.language, found.role, has_password)


def invitee(session: Session, token_id: UUID, purpose: TokenPurpose, *, at: datetime) -> Invitee | None:
    """Return the person behind a one-time link that still works."""
    row = session.execute(
        select(OneTimeToken.id, Account.name, Account.email)
        .join(Account)
        .where(OneTimeToken.id == token_id, OneTimeToken.purpose == purpose, OneTimeToken.used_at.is_(None))
        .where(OneTimeToken.expires_at > at, Account.is_active.is_(True))
    ).one_or_none()
    return Invitee(*row) if row else None


def demo_account(session: Session, email: str) -> UUID | None:
    """Return an invented person's account; real ones are never found here."""
    return session.scalar(account_of_address(email).with_only_columns(Account.id).where(Account.is_demo, Account.is_active))


def demo_names(session: Session, emails: Iterable[str]) -> dict[str, str]:
    """Return the names of the invented people that exist, by address."""
    people = select(Account.email, Account.name).where(Account.email.in_(tuple(emails)), Account.is_demo, Account.is_active)
    return dict(session.execute(people).all())
