"""Accounts come and go: created, invited, deactivated."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.accounts.models import Account, OneTimeToken
from portal.accounts.queries import account_of_address, plain_address
from portal.accounts.words import TokenPurpose
from portal.kernel.access import Role
from portal.kernel.audit import By, Change, record
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.identity import end_sign_ins
from portal.kernel.outbox import announce

ADDRESS_TAKEN = _l("There is an account with this e-mail address already.")


@dataclass(frozen=True)
class AccountDraft:
    """A person who shall be able to sign in."""

    email: str
    name: str
    role: Role
    language: str = "de"
    phone: str | None = None
    site_id: UUID | None = None


def create_account(session: Session, draft: AccountDraft, *, by: By, at: datetime) -> Account:
    """Make an account; nobody can sign in with it before an invitation is accepted."""
    if session.scalar(account_of_address(draft.email)):
        raise RuleBroken(ADDRESS_TAKEN, field="email")
    account = Account(
        email=plain_address(draft.email),
        name=draft.name,
        role=draft.role,
        language=draft.language,
        phone=draft.phone,
        site_id=draft.site_id,
        created_at=at,
    )
    try:
        with session.begin_nested():
            session.add(account)
    except IntegrityError:
        # Somebody else was a moment faster.
        raise RuleBroken(ADDRESS_TAKEN, field="email") from None
    record(session, "account.created", account.id, Change(becomes=draft.role.value), by=by, at=at)
    return account


def invite_account(session: Session, account_id: UUID, *, by: By, at: datetime) -> OneTimeToken:
    """Send the letter by which a person sets their first password; earlier letters stop working."""
    account = session.get_one(Account, account_id, with_for_update=True)
    if not account.is_active:
        raise RuleBroken(_l("This account is deactivated. Please reactivate it first."))
    if account.password_hash is not None:
        raise RuleBroken(_l("This person has set a password already. “Forgot your password?” on the sign-in page helps."))
    end_tokens(session, account_id, TokenPurpose.INVITATION, at=at)
    token = issue_token(session, account_id, TokenPurpose.INVITATION, at=at)
    record(session, "account.invited", account_id, by=by, at=at)
    announce(session, "account.invited", token.id, at=at)
    return token


def deactivate_account(session: Session, account_id: UUID, *, by: By, at: datetime) -> None:
    """Close an account at once: every sign-in and every open link of it ends."""
    coordinators = _coordinators_in_service(session)
    account = session.get_one(Account, account_id, with_for_update=True)
    if coordinators == [account_id]:
        raise RuleBroken(_l("This is the last coordinator. Please invite another one first."))
    account.deactivate(at=at)
    end_sign_ins(session, account_id, at=at)
    end_tokens(session, account_id, at=at)
    record(session, "account.deactivated", account_id, Change("active", "deactivated"), by=by, at=at)
    announce(session, "account.deactivated", account_id, at=at)


def reactivate_account(session: Session, account_id: UUID, *, by: By, at: datetime) -> None:
    """Open a closed account again."""
    account = session.get_one(Account, account_id, with_for_update=True)
    account.reactivate()
    record(session, "account.reactivated", account_id, Change("deactivated", "active"), by=by, at=at)


def issue_token(session: Session, account_id: UUID, purpose: TokenPurpose, *, at: datetime) -> OneTimeToken:
    """Make a one-time link. Who asks twice may take either: with the first that is used, all end."""
    token = OneTimeToken(account_id=account_id, purpose=purpose, created_at=at, expires_at=at + purpose.lasts)
    session.add(token)
    session.flush()  # the outbox needs token.id
    return token


def end_tokens(session: Session, account_id: UUID, *purposes: TokenPurpose, at: datetime) -> None:
    """End the open links of an account, for these purposes or for all."""
    session.execute(
        update(OneTimeToken)
        .where(OneTimeToken.account_id == account_id, OneTimeToken.used_at.is_(None), OneTimeToken.expires_at > at)
        .where(OneTimeToken.purpose.in_(purposes or tuple(TokenPurpose)))
        .values(expires_at=at)
    )


def _coordinators_in_service(session: Session) -> list[UUID]:
    # All are locked, always in the same order: of two coordinators who deactivate each other at the same moment one stays.
    in_service = select(Account.id).where(Account.role == Role.COORDINATOR, Account.is_active.is_(True))
    return list(session.scalars(in_service.order_by(Account.id).with_for_update()))
