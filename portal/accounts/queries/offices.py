"""The sites as the public sees them: where they are, and who works there."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.models import Account, Site
from portal.kernel.access import Role


@dataclass(frozen=True)
class TeamMember:
    """Somebody who advises at a site."""

    name: str
    phone: str
    email: str
    reachable: str


@dataclass(frozen=True)
class Office:
    """A site with its address, its phone and its team."""

    id: UUID
    name: str
    street: str
    postcode: str
    town: str
    phone: str
    email: str
    team: tuple[TeamMember, ...]


_SITES = (
    select(Site.id, Site.name, Site.street, Site.postcode, Site.town, Site.phone, Site.email)
    .where(Site.is_active.is_(True))
    .order_by(Site.name, Site.id)
)
_TEAM = (
    select(Account.site_id, Account.name, Account.phone, Account.email, Account.reachable)
    .where(Account.role == Role.ADVISOR, Account.is_active.is_(True), Account.site_id.is_not(None))
    .order_by(Account.name, Account.id)
)


def offices(session: Session) -> tuple[Office, ...]:
    """Return the sites in use, each with the advisors who work there."""
    teams: dict[UUID, list[TeamMember]] = {}
    for site_id, name, phone, email, reachable in session.execute(_TEAM):
        if site_id is not None:
            teams.setdefault(site_id, []).append(TeamMember(name, phone or "", email, reachable or ""))
    return tuple(
        Office(
            row.id, row.name, row.street, row.postcode, row.town, row.phone or "", row.email or "", tuple(teams.get(row.id, ()))
        )
        for row in session.execute(_SITES)
    )


def office_phone(session: Session) -> str:
    """Return the number of the first site that has one."""
    return (
        session.scalar(select(Site.phone).where(Site.is_active.is_(True), Site.phone.is_not(None)).order_by(Site.name).limit(1))
        or ""
    )
