"""Reading accounts and sites: cards, names, addresses for letters."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload, selectinload

from portal.accounts.models import Account, OneTimeToken, Site, SitePostcode
from portal.accounts.words import ACTS, StaffRole, StaffState, TokenPurpose
from portal.kernel.access import STAFF, Actor, Role
from portal.kernel.audit import trail
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


@dataclass(frozen=True)
class OwnAccount:
    """What the portal keeps of the person at the desk."""

    name: str
    email: str
    phone: str | None
    reachable: str | None
    language: str
    role: Role
    has_password: bool


@dataclass(frozen=True)
class Invitee:
    """Whom a one-time link was sent to."""

    token_id: UUID
    name: str
    email: str


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


def account_of_address(email: str) -> Select[Account]:
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
    return dict(session.execute(select(Account.id, Account.name).where(Account.id.in_(wanted))).all())


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


def own_account(session: Session, account_id: UUID) -> OwnAccount:
    """Return what somebody may correct about themselves."""
    found = session.get_one(Account, account_id)
    has_password = found.password_hash is not None
    return OwnAccount(found.name, found.email, found.phone, found.reachable, found.language, found.role, has_password)


def invitee(session: Session, token_id: UUID, purpose: TokenPurpose, *, at: datetime) -> Invitee | None:
    """Return the person behind a one-time link that still works."""
    row = session.execute(
        select(OneTimeToken.id, Account.name, Account.email)
        .join(Account)
        .where(OneTimeToken.id == token_id, OneTimeToken.purpose == purpose, OneTimeToken.used_at.is_(None))
        .where(OneTimeToken.expires_at > at, Account.is_active.is_(True))
    ).one_or_none()
    return Invitee(*row) if row else None


def demo_account(session: Session, email: str) -> UUID | None:
    """Return an invented person's account; real ones are never found here."""
    return session.scalar(account_of_address(email).with_only_columns(Account.id).where(Account.is_demo, Account.is_active))


def demo_names(session: Session, emails: Iterable[str]) -> dict[str, str]:
    """Return the names of the invented people that exist, by address."""
    people = select(Account.email, Account.name).where(Account.email.in_(tuple(emails)), Account.is_demo, Account.is_active)
    return dict(session.execute(people).all())


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
    lines = [line for line in trail(session, account_id) if line.verb in ACTS]
    names = names_of(session, (line.by_id for line in lines if line.by_id))
    return tuple(Act(line.at, str(ACTS[line.verb]), names[line.by_id] if line.by_id else "") for line in lines)


def staff_actor(session: Session, account_id: UUID) -> Actor | None:
    """Return a member of staff as the person at the desk; None for companies and for closed accounts."""
    row = session.execute(
        select(Account.role, Account.name, Account.language).where(
            Account.id == account_id, Account.role.in_(STAFF), Account.is_active.is_(True)
        )
    ).one_or_none()
    return Actor(row.role, account_id, name=row.name, language=row.language) if row else None


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


def _colleague(account: Account) -> Colleague:
    state = (
        StaffState.DEACTIVATED if not account.is_active else StaffState.ACTIVE if account.password_hash else StaffState.INVITED
    )
    site = account.site.name if account.site else ""
    role = StaffRole(account.role.value)  # type: ignore[call-arg]  # Word takes a code
    return Colleague(account.id, account.name, account.email, account.phone, role, state, account.site_id, site)


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
