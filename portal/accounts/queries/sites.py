"""The sites of the operator."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from portal.accounts.models import Account, Site
from portal.kernel.access import Actor, Role


@dataclass(frozen=True)
class SiteRecord:
    """A site with everything it looks after."""

    id: UUID
    name: str
    street: str
    postcode: str
    town: str
    phone: str | None
    email: str | None
    postcodes: tuple[str, ...]
    advisors: tuple[str, ...]


_SITES = select(Site).options(selectinload(Site.postcodes)).order_by(Site.name, Site.id)


def site_records(session: Session) -> tuple[SiteRecord, ...]:
    """Return all sites with their postcodes and advisors."""
    advisors = _advisors_by_site(session)
    return tuple(_site_record(site, advisors.get(site.id, ())) for site in session.scalars(_SITES))


def site_record(session: Session, _actor: Actor, site_id: UUID) -> SiteRecord | None:
    """Return one site."""
    site = session.scalar(_SITES.where(Site.id == site_id))
    return _site_record(site, _advisors_by_site(session).get(site.id, ())) if site else None


def site_choices(session: Session) -> tuple[tuple[UUID, str], ...]:
    """Return the sites to choose from."""
    rows = session.execute(select(Site.id, Site.name).where(Site.is_active.is_(True)).order_by(Site.name, Site.id))
    return tuple((key, name) for key, name in rows)


def _advisors_by_site(session: Session) -> dict[UUID, tuple[str, ...]]:
    found: dict[UUID, tuple[str, ...]] = {}
    advisors = select(Account.site_id, Account.name).where(Account.role == Role.ADVISOR, Account.is_active.is_(True))
    for site_id, name in session.execute(advisors.order_by(Account.name, Account.id)):
        if site_id is not None:
            found[site_id] = (*found.get(site_id, ()), name)
    return found


def _site_record(site: Site, advisors: tuple[str, ...]) -> SiteRecord:
    postcodes = tuple(sorted(row.postcode for row in site.postcodes))
    return SiteRecord(site.id, site.name, site.street, site.postcode, site.town, site.phone, site.email, postcodes, advisors)


def count_sites(session: Session, _on: date) -> tuple[int, date | None]:
    """Say at how many sites the operator works now."""
    return session.scalar(select(func.count()).where(Site.is_active.is_(True))) or 0, None
