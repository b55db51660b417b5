"""Passwords are set by invitation, reset by letter, changed by those who know the old one."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.accounts.links import LinkIsOver
from portal.accounts.models import Account, OneTimeToken
from portal.accounts.passwords import ChosenPassword
from portal.accounts.queries import account_of_address
from portal.accounts.services.accounts import end_tokens, issue_token
from portal.accounts.services.signing_in import Opened, forget_tries
from portal.accounts.words import TokenPurpose
from portal.kernel.audit import By, record
from portal.kernel.identity import end_sign_ins, sign_in
from portal.kernel.outbox import announce

MOST_LETTERS = 3
PER = timedelta(hours=1)


def ask_for_reset(session: Session, email: str, *, at: datetime) -> None:
    """Send the letter with a link to a new password, if the address has an account.

    Says nothing either way, and sends at most three letters an hour: nobody's mailbox is flooded from here.
    """
    account = session.scalar(account_of_address(email).with_for_update())
    if account is None or not account.is_active:
        return
    purpose = TokenPurpose.RESET if account.password_hash else TokenPurpose.INVITATION
    recent = select(func.count()).where(
        OneTimeToken.account_id == account.id, OneTimeToken.purpose == purpose, OneTimeToken.created_at > at - PER
    )
    if (session.scalar(recent) or 0) >= MOST_LETTERS:
        return
    token = issue_token(session, account.id, purpose, at=at)
    # Who never accepted the invitation gets it again: there is no password to reset.
    announce(session, "password.forgotten" if purpose is TokenPurpose.RESET else "account.invited", token.id, at=at)


def use_link(session: Session, token_id: UUID, purpose: TokenPurpose, password: ChosenPassword, *, at: datetime) -> Opened:
    """Set the password by a one-time link, and sign in; every other sign-in of the account ends."""
    token = session.get(OneTimeToken, token_id, with_for_update=True)
    if token is None or token.purpose is not purpose:
        raise LinkIsOver
    token.use(at=at)
    account = token.account
    is_first = account.activated_at is None
    account.activated_at = account.activated_at or at
    return _set(session, account, password, verb="account.activated" if is_first else "password.reset", at=at)


def change_password(session: Session, account_id: UUID, password: ChosenPassword, *, at: datetime) -> Opened:
    """Set another password for who has just proved the old one; one sign-in, a new one, remains."""
    account = session.get_one(Account, account_id, with_for_update=True)
    return _set(session, account, password, verb="password.changed", at=at)


def _set(session: Session, account: Account, password: ChosenPassword, *, verb: str, at: datetime) -> Opened:
    account.password_hash = password.kept
    forget_tries(session, account.email)
    end_tokens(session, account.id, at=at)
    end_sign_ins(session, account.id, at=at)
    record(session, verb, account.id, by=By(account.id, account.role.value), at=at)
    announce(session, verb, account.id, at=at)
    return Opened(sign_in(session, account.id, at=at), account.role)
