"""Reading accounts and sites: cards, names, addresses for letters."""

from collections.abc import Iterable
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


@dataclass(frozen=True)
class LetterAddress:
    """Whom a letter goes to, in which language."""

    email: str
    name: str
    language: str


def account_of_address(email: str) -> Select[tuple[Account]]:
    """Select the account of an e-mail address, however it is capitalised."""
    return select(Account).where(Account.email == plain_address(email))


def plain_address(email: str) -> str:
    """Write an e-mail address the one way it is stored."""
    return email.strip().lower()


def advisor_card(session: Session, account_id: UUID) -> AdvisorCard | None:
    """Return the card of an advisor or coordinator in service."""
    account = session.scalar(_in_service().where(Account.id == account_id, Account.role != Role.EMPLOYER))
    return _card(account) if account else None


def advisor_for_postcode(session: Session, postcode: str) -> AdvisorCard | None:
    """Return the advisor responsible for a postcode: at its site, else at the nearest site."""
    advisors = session.scalars(_in_service().where(Account.role == Role.ADVISOR).order_by(Account.created_at, Account.id)).all()
    own_site = session.scalar(
        select(SitePostcode.site_id).join(Site).where(SitePostcode.postcode == postcode, Site.is_active.is_(True))
    )
    nearest = min(advisors, key=lambda advisor: _way(advisor, own_site, postcode), default=None)
    return _card(nearest) if nearest else None


def names_of(session: Session, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the names of accounts, also of those no longer in service."""
    wanted = set(ids)
    if not wanted:
        return {}
    return dict(session.execute(select(Account.id, Account.name).where(Account.id.in_(wanted))).tuples().all())


_ADDRESSES = select(Account.email, Account.name, Account.language).where(Account.is_active.is_(True))


def letter_address(session: Session, account_id: UUID) -> LetterAddress | None:
    """Return where to write to somebody; None once the account is deactivated."""
    row = session.execute(_ADDRESSES.where(Account.id == account_id)).one_or_none()
    return LetterAddress(*row) if row else None


def coordinators(session: Session) -> tuple[LetterAddress, ...]:
    """Return where to write to the coordinators."""
    rows = session.execute(_ADDRESSES.where(Account.role == Role.COORDINATOR).order_by(Account.name, Account.id))
    return tuple(LetterAddress(*row) for row in rows)


def staff_choices(session: Session) -> tuple[tuple[UUID, str], ...]:
    """Return the advisors in service, to choose from."""
    rows = session.execute(
        select(Account.id, Account.name)
        .where(Account.role == Role.ADVISOR, Account.is_active.is_(True))
        .order_by(Account.name, Account.id)
    )
    return tuple((key, name) for key, name in rows)


def _in_service() -> Select[tuple[Account]]:
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
