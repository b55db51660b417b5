"""The operator's staff, as coordinators see them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from portal.accounts.models import Account
from portal.accounts.queries.people import named_trail
from portal.accounts.words import ACTS, StaffRole, StaffState
from portal.kernel.access import STAFF, Actor


@dataclass(frozen=True)
class Colleague:
    """A member of the operator's staff, as coordinators see them."""

    id: UUID
    name: str
    email: str
    phone: str | None
    role: StaffRole
    state: StaffState
    site_id: UUID | None
    site: str


@dataclass(frozen=True)
class Act:
    """A line of an account's history: what, when, by whom."""

    at: datetime
    title: str
    text: str


_STAFF = (
    select(Account)
    .where(Account.role.in_(STAFF))
    .options(joinedload(Account.site))
    .order_by(Account.is_active.desc(), Account.role.desc(), Account.name, Account.id)
)


def colleagues(session: Session) -> tuple[Colleague, ...]:
    """Return all staff, those in service first."""
    return tuple(_colleague(account) for account in session.scalars(_STAFF))


def colleague(session: Session, _actor: Actor, account_id: UUID) -> Colleague | None:
    """Return one member of staff; accounts of companies are not found here."""
    account = session.scalar(_STAFF.where(Account.id == account_id))
    return _colleague(account) if account else None


def history_of(session: Session, account_id: UUID) -> tuple[Act, ...]:
    """Return what was done with an account, newest first."""
    lines = named_trail(session, account_id)
    return tuple(Act(line.at, str(ACTS[line.verb]), name) for line, name in lines if line.verb in ACTS)


def _colleague(account: Account) -> Colleague:
    has_come = account.activated_at is not None or account.is_demo  # nobody invites invented people
    state = StaffState.DEACTIVATED if not account.is_active else StaffState.ACTIVE if has_come else StaffState.INVITED
    site = account.site.name if account.site else ""
    role = StaffRole(account.role.value)  # type: ignore[call-arg]  # Word takes a code
    return Colleague(account.id, account.name, account.email, account.phone, role, state, account.site_id, site)
