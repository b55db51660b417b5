"""Who is responsible for whom."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from portal.accounts.models import Account, Site, SitePostcode
from portal.kernel.access import Role
from portal.kernel.places import distance_km, place_of

FAR_AWAY = float("inf")


@dataclass(frozen=True)
class AdvisorCard:
    """The person a company calls."""

    id: UUID
    name: str
    place: str
    phone: str
    email: str
    reachable: str


def advisor_card(session: Session, account_id: UUID) -> AdvisorCard | None:
    """Return the card of an advisor or coordinator in service."""
    account = session.scalar(_in_service().where(Account.id == account_id, Account.role != Role.EMPLOYER))
    return _card(account) if account else None


def advisor_for_postcode(session: Session, postcode: str) -> AdvisorCard | None:
    """Return the advisor responsible for a postcode: at its site, else at the nearest site.

    Where several work, the one who is longest here; who has not come in yet stands behind.
    """
    order = (Account.activated_at.is_(None), Account.created_at, Account.id)
    advisors = session.scalars(_in_service().where(Account.role == Role.ADVISOR).order_by(*order)).all()
    own_site = session.scalar(
        select(SitePostcode.site_id).join(Site).where(SitePostcode.postcode == postcode, Site.is_active.is_(True))
    )
    nearest = min(advisors, key=lambda advisor: _way(advisor, own_site, postcode), default=None)
    return _card(nearest) if nearest else None


def staff_choices(session: Session) -> tuple[tuple[UUID, str], ...]:
    """Return the advisors in service, to choose from."""
    rows = session.execute(
        select(Account.id, Account.name)
        .where(Account.role == Role.ADVISOR, Account.is_active.is_(True))
        .order_by(Account.name, Account.id)
    )
    return tuple((key, name) for key, name in rows)


def _in_service() -> Select[Account]:
    return select(Account).where(Account.is_active.is_(True)).options(joinedload(Account.site))


def _card(account: Account) -> AdvisorCard:
    site = account.site
    return AdvisorCard(
        account.id,
        account.name,
        site.name if site else "",
        account.phone or (site.phone if site else None) or "",
        account.email,
        account.reachable or "",
    )


def _way(advisor: Account, own_site: UUID | None, postcode: str) -> float:
    """Rank an advisor: zero at the postcode's own site, else the distance of their site."""
    if advisor.site is None:
        return FAR_AWAY
    if advisor.site_id == own_site:
        return -1.0
    here, there = place_of(postcode), place_of(advisor.site.postcode)
    return distance_km(here, there) if here and there else FAR_AWAY
