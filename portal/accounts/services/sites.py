"""The sites of the operator, and the postcodes each looks after."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.accounts.models import Site, SitePostcode
from portal.kernel.audit import By, record
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.places import places_of


@dataclass(frozen=True)
class SiteDraft:
    """A site as a coordinator describes it."""

    name: str
    street: str
    postcode: str
    town: str
    phone: str | None
    email: str | None
    postcodes: tuple[str, ...]


def add_site(session: Session, draft: SiteDraft, *, by: By, at: datetime) -> Site:
    """Open a site."""
    site = Site(name=draft.name, street=draft.street, postcode=draft.postcode, town=draft.town)
    _write(session, site, draft)
    record(session, "site.added", site.id, by=by, at=at)
    return site


def save_site(session: Session, site_id: UUID, draft: SiteDraft, *, by: By, at: datetime) -> None:
    """Correct a site or its postcodes."""
    site = session.get_one(Site, site_id, with_for_update=True)
    _write(session, site, draft)
    record(session, "site.changed", site_id, by=by, at=at)


def _write(session: Session, site: Site, draft: SiteDraft) -> None:
    with session.no_autoflush:
        _demand_free_name(session, site, draft.name)
        _demand_free_postcodes(session, site, draft.postcodes)
    site.name, site.street, site.postcode, site.town = draft.name, draft.street, draft.postcode, draft.town
    site.phone, site.email = draft.phone, draft.email
    kept = {row.postcode: row for row in site.postcodes}
    site.postcodes = [kept.get(postcode) or SitePostcode(postcode=postcode) for postcode in dict.fromkeys(draft.postcodes)]
    session.add(site)
    try:
        session.flush()
    except IntegrityError:
        # Another coordinator took the name or a postcode a moment ago.
        raise RuleBroken(_l("This has changed in the meantime. Please look at the current state.")) from None


def _demand_free_name(session: Session, site: Site, name: str) -> None:
    if session.scalar(select(Site.id).where(Site.name == name, Site.id != site.id)):
        raise RuleBroken(_l("There is a site with this name already."), field="name")


def _demand_free_postcodes(session: Session, site: Site, postcodes: Iterable[str]) -> None:
    unknown = next((postcode for postcode in postcodes if not places_of(postcode)), None)
    if unknown:
        raise RuleBroken(_l("We do not know the postcode %(postcode)s. Please check it.", postcode=unknown), field="postcodes")
    others = select(SitePostcode.postcode, Site.name).join(Site).where(SitePostcode.postcode.in_(tuple(postcodes)))
    taken = session.execute(others.where(Site.id != site.id).order_by(SitePostcode.postcode)).first()
    if taken:
        raise RuleBroken(
            _l("%(postcode)s belongs to %(site)s. Please remove it there first.", postcode=taken[0], site=taken[1]),
            field="postcodes",
        )
