"""Signing in with a password: try, check, open.

Three steps, because checking a password takes a tenth of a second: no database lock is held meanwhile.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.accounts.models import Account, SignInTries
from portal.accounts.passwords import passwords
from portal.accounts.queries import account_of_address, plain_address
from portal.kernel.access import Role
from portal.kernel.audit import By, record
from portal.kernel.crypto import blind_index
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.identity import sign_in

WRONG = _l("The e-mail address or the password is not right.")
LOCKED = _l("Too many wrong tries. Signing in with this address is locked for 15 minutes. “Forgot your password?” helps.")
FORGET_AFTER = timedelta(days=1)


@dataclass(frozen=True)
class Try:
    """Somebody at the door: the account behind the address, if there is one."""

    account_id: UUID | None
    kept: str | None
    is_last: bool

    def check(self, password: str) -> UUID:
        """Return the account the password opens, or refuse; as slow and in the same words for an address nobody has."""
        is_right = self.is_right(password)
        if not is_right or self.account_id is None:
            raise RuleBroken(LOCKED if self.is_last else WRONG)
        return self.account_id

    def is_right(self, password: str) -> bool:
        """Say whether the password is the account's."""
        return passwords().match(self.kept, password)


def begin_try(session: Session, email: str, *, at: datetime) -> Try:
    """Count a try of this address and find what to check; refuse if it is locked."""
    tries = tries_of(session, address_hash(email), at)
    if tries.is_locked(at=at):
        raise RuleBroken(LOCKED)
    tries.count_one(at=at)
    account = session.scalar(account_of_address(email))
    may_enter = account is not None and account.may_sign_in
    return Try(
        account.id if account and may_enter else None,
        account.password_hash if account and may_enter else None,
        is_last=tries.is_locked(at=at),
    )


@dataclass(frozen=True)
class Opened:
    """A sign-in that began: the token for the browser, and the role that says where to go."""

    token: str
    role: Role


def open_account(
    session: Session, account_id: UUID, password: str | None = None, *, at: datetime, is_trusted: bool = False
) -> Opened:
    """Sign an account in; the wrong tries are forgotten.

    With the password just checked, an outdated hash of it is replaced. Only the demo trusts: there nobody has a second factor.
    """
    account = session.get_one(Account, account_id, with_for_update=True)
    if not account.is_active:
        raise RuleBroken(WRONG)
    if password and account.password_hash and passwords().is_outdated(account.password_hash):
        account.password_hash = passwords().hash(password)
    forget_tries(session, account.email)
    record(session, "account.signed_in", account.id, by=By(account.id, account.role.value), at=at)
    return Opened(sign_in(session, account.id, at=at, is_trusted=is_trusted), account.role)


def forget_tries(session: Session, email: str) -> None:
    """Open the lock of an address."""
    session.execute(delete(SignInTries).where(SignInTries.address_hash == address_hash(email)))


def forget_factor_tries(session: Session, account_id: UUID) -> None:
    """Open the lock of an account's second factor."""
    session.execute(delete(SignInTries).where(SignInTries.address_hash == factor_hash(account_id)))


def tries_of(session: Session, whose: str, at: datetime) -> SignInTries:
    """Return the tries kept by a keyed hash, locked for counting."""
    session.execute(delete(SignInTries).where(SignInTries.last_at < at - FORGET_AFTER))
    own = select(SignInTries).where(SignInTries.address_hash == whose).with_for_update()
    found = session.scalar(own)
    if found is not None:
        return found
    fresh = SignInTries(address_hash=whose, count=0, last_at=at)
    try:
        with session.begin_nested():
            session.add(fresh)
    except IntegrityError:
        return session.scalars(own).one()  # another browser was a moment faster
    return fresh


def address_hash(email: str) -> str:
    """Return under which hash the tries of an address are counted."""
    return blind_index(plain_address(email), "sign-in tries")


def factor_hash(account_id: UUID) -> str:
    """Return under which hash the tries of an account's second factor are counted: a right password does not forget them."""
    return blind_index(str(account_id), "factor tries")
