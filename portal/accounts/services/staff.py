"""Coordinators look after the people of the operator."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.accounts.models import Account
from portal.accounts.services.accounts import AccountDraft, create_account, deactivate_account, invite_account
from portal.kernel.access import STAFF, Role
from portal.kernel.audit import By, record
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l


@dataclass(frozen=True)
class StaffDraft:
    """What a coordinator keeps of a colleague."""

    name: str
    phone: str | None
    site_id: UUID | None


@dataclass(frozen=True)
class OwnDraft:
    """What everybody keeps of themselves."""

    name: str
    phone: str | None
    reachable: str | None = None


def invite_staff(session: Session, draft: AccountDraft, *, by: By, at: datetime) -> Account:
    """Make an account for a colleague and send the invitation."""
    if draft.role not in STAFF:
        raise RuleBroken(_l("Please choose one of the answers offered."), field="role")
    _demand_site(draft.role, draft.site_id)
    account = create_account(session, draft, by=by, at=at)
    invite_account(session, account.id, by=by, at=at)
    return account


def save_staff(session: Session, account_id: UUID, draft: StaffDraft, *, by: By, at: datetime) -> None:
    """Correct a colleague's name, phone or site."""
    account = session.get_one(Account, account_id, with_for_update=True)
    _demand_site(account.role, draft.site_id)
    account.name, account.phone, account.site_id = draft.name, draft.phone, draft.site_id
    record(session, "account.changed", account_id, by=by, at=at)


def close_staff(session: Session, account_id: UUID, *, by: By, at: datetime) -> None:
    """Deactivate a colleague, never oneself: who is left must be able to undo it."""
    if by.account_id == account_id:
        raise RuleBroken(_l("You cannot deactivate yourself. Please ask another coordinator."))
    deactivate_account(session, account_id, by=by, at=at)


def save_own_account(session: Session, account_id: UUID, draft: OwnDraft, *, by: By, at: datetime) -> None:
    """Let somebody correct what the portal says of them."""
    account = session.get_one(Account, account_id, with_for_update=True)
    account.name, account.phone = draft.name, draft.phone
    if account.role in STAFF:
        account.reachable = draft.reachable
    record(session, "account.changed", account_id, by=by, at=at)


def set_language(session: Session, account_id: UUID, language: str, *, at: datetime) -> None:
    """Speak another language to somebody from now on, also in letters."""
    account = session.get_one(Account, account_id, with_for_update=True)
    account.language = language
    record(session, "account.changed", account_id, by=By(account_id, account.role.value), at=at)


def _demand_site(role: Role, site_id: UUID | None) -> None:
    if role is Role.ADVISOR and site_id is None:
        raise RuleBroken(_l("Please choose the site where this person works."), field="site")
