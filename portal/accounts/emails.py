"""Letters about accounts: the invitation, the new password, and what changed about how somebody signs in."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from portal.accounts.models import Account, OneTimeToken
from portal.accounts.words import SENTENCES, SecurityChange
from portal.kernel.access import Role
from portal.kernel.links import link_token
from portal.kernel.mail import Letter


@dataclass(frozen=True)
class LinkLetter:
    """A letter whose whole point is a link."""

    name: str
    token: str
    is_for_staff: bool


@dataclass(frozen=True)
class NoticeLetter:
    """A letter that only tells."""

    name: str


@dataclass(frozen=True)
class SecurityLetter:
    """What changed, told in case it was somebody else."""

    name: str
    change: SecurityChange

    @property
    def sentence(self) -> str:
        """What happened."""
        return str(SENTENCES[self.change])


def invitation(session: Session, token_id: UUID) -> list[Letter]:
    """Invite somebody to set their first password."""
    return _with_link(session, token_id, "accounts/letters/invitation")


def reset(session: Session, token_id: UUID) -> list[Letter]:
    """Send the link to a new password."""
    return _with_link(session, token_id, "accounts/letters/reset")


def password_changed(session: Session, account_id: UUID) -> list[Letter]:
    """Tell somebody that their password changed, in case it was not them."""
    account = session.get(Account, account_id)
    if account is None or not account.is_active:
        return []
    return [Letter(account.email, account.language, "accounts/letters/password_changed", NoticeLetter(account.name))]


def security(change: SecurityChange) -> Callable[[Session, UUID], list[Letter]]:
    """Make the letter that tells of one kind of change."""

    def letter(session: Session, account_id: UUID) -> list[Letter]:
        account = session.get(Account, account_id)
        if account is None or not account.is_active:
            return []
        return [Letter(account.email, account.language, "accounts/letters/security", SecurityLetter(account.name, change))]

    return letter


def _with_link(session: Session, token_id: UUID, template: str) -> list[Letter]:
    """Write nothing if the link was replaced or the account closed before the letter left."""
    token = session.get(OneTimeToken, token_id)
    if token is None or token.used_at is not None or token.expires_at <= token.created_at or not token.account.is_active:
        return []
    account = token.account
    context = LinkLetter(account.name, link_token(token.purpose.value, token.id), account.role is not Role.EMPLOYER)
    return [Letter(account.email, account.language, template, context)]
