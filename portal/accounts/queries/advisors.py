"""Who is responsible for whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, Text, Uuid, and_, bindparam, or_, select
from sqlalchemy.orm import Session, aliased

from portal.accounts.models import Account, Site, SitePostcode
from portal.kernel.access import Role
from portal.kernel.db import ReadyQuery
from portal.kernel.places import distance_km, place_of

FAR_AWAY = float("inf")
_Near = aliased(Site)


@dataclass(frozen=True, slots=True)
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
    row = _CARD.row(session, account_id=account_id)
    return _card(row) if row else None


def advisor_for_postcode(session: Session, postcode: str) -> AdvisorCard | None:
    """Return the advisor responsible for a postcode: at its site, else at the nearest site.

    Where several work, the one who is longest here; who has not come in yet stands behind.
    """
    return responsible_advisor(session, None, postcode)


def responsible_advisor(session: Session, advisor_id: UUID | None, postcode: str) -> AdvisorCard | None:
    """Return a company's own advisor if they are in service, else the one of its postcode: one statement either way."""
    return the_responsible(_RESPONSIBLE.rows(session, account_id=advisor_id, postcode=postcode))


def the_responsible(rows: Sequence[Row[*tuple[Any, ...]]]) -> AdvisorCard | None:
    """Choose among the rows of `advisors_around`."""
    own = next((row for row in rows if row.id == row.own_advisor_id), None)
    others = (row for row in rows if row.role is Role.ADVISOR)
    found = own or min(others, key=_way, default=None)
    return _card(found) if found else None


def staff_choices(session: Session) -> tuple[tuple[UUID, str], ...]:
    """Return the advisors in service, to choose from."""
    rows = session.execute(
        select(Account.id, Account.name)
        .where(Account.role == Role.ADVISOR, Account.is_active.is_(True))
        .order_by(Account.name, Account.id)
    )
    return tuple((key, name) for key, name in rows)


_IN_SERVICE: Select[*tuple[Any, ...]] = (
    select(
        Account.id,
        Account.name,
        Account.role,
        Account.phone,
        Account.email,
        Account.reachable,
        Site.id.label("site_id"),
        Site.name.label("site_name"),
        Site.phone.label("site_phone"),
        Site.postcode.label("site_postcode"),
    )
    .outerjoin(Site, Site.id == Account.site_id)
    .where(Account.is_active.is_(True))
)
_CARD = ReadyQuery(_IN_SERVICE.where(Account.id == bindparam("account_id", type_=Uuid()), Account.role != Role.EMPLOYER))


def advisors_around(advisor_id: ColumnElement[Any], postcode: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """Select everybody who could be responsible: a company's own advisor, and all advisors with the site of its postcode."""
    own_site = (
        select(SitePostcode.site_id)
        .join(_Near, _Near.id == SitePostcode.site_id)
        .where(SitePostcode.postcode == postcode, _Near.is_active.is_(True))
        .correlate_except(SitePostcode, _Near)
        .scalar_subquery()
    )
    is_own = and_(Account.id == advisor_id, Account.role != Role.EMPLOYER)
    return (
        _IN_SERVICE.add_columns(
            own_site.label("own_site_id"), advisor_id.label("own_advisor_id"), postcode.label("wanted_postcode")
        )
        .where(or_(Account.role == Role.ADVISOR, is_own))
        .order_by(Account.activated_at.is_(None), Account.created_at, Account.id)
    )


_RESPONSIBLE = ReadyQuery(advisors_around(bindparam("account_id", type_=Uuid()), bindparam("postcode", type_=Text())))


def _card(row: Row[*tuple[Any, ...]]) -> AdvisorCard:
    phone = row.phone or row.site_phone or ""
    return AdvisorCard(row.id, row.name, row.site_name or "", phone, row.email, row.reachable or "")


def _way(row: Row[*tuple[Any, ...]]) -> float:
    """Rank an advisor: first the postcode's own site, then by the distance of their site."""
    if row.site_id is None:
        return FAR_AWAY
    if row.site_id == row.own_site_id:
        return -1.0
    here, there = place_of(row.wanted_postcode or ""), place_of(row.site_postcode)
    return distance_km(here, there) if here and there else FAR_AWAY


def staff_of_site(site_id: UUID) -> Select[UUID]:
    """Return the accounts of a site, for lists that ask whose people or companies belong there."""
    return select(Account.id).where(Account.site_id == site_id)
