"""What a company sees of itself."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select
from sqlalchemy.orm import Session

from portal.accounts.models import Account
from portal.companies.models import Company, CompanySite, Membership
from portal.companies.words import CompanyState, Interest, MemberRole, TrainingAuthorisation
from portal.kernel.access import Actor


@dataclass(frozen=True)
class SiteCard:
    """A place where the company works."""

    id: UUID
    name: str
    street: str | None
    postcode: str
    town: str
    way: str | None
    is_main: bool
    is_on_map: bool


@dataclass(frozen=True)
class Member:
    """Somebody who acts for the company."""

    id: UUID
    name: str
    email: str
    phone: str | None
    role: MemberRole
    has_signed_in: bool
    is_me: bool


@dataclass(frozen=True)
class OwnCompany:
    """Everything a company's own people see of it."""

    id: UUID
    name: str
    state: CompanyState
    postcode: str | None
    town: str | None
    contact_name: str | None
    phone: str | None
    website: str | None
    registration_number: str | None
    insurer: str | None
    insurance_number: str | None
    interests: tuple[Interest, ...]
    training: TrainingAuthorisation
    training_confirmed_on: date | None
    was_entered_for_us: bool
    is_confirmed: bool
    is_met: bool
    rejection_reason: str | None
    i_manage_the_team: bool
    sites: tuple[SiteCard, ...]
    members: tuple[Member, ...]


_WITH_SITES = (
    select(Company, CompanySite)
    .outerjoin(CompanySite, CompanySite.company_id == Company.id)
    .where(Company.id == bindparam("company_id", type_=Uuid()))
    .order_by(CompanySite.is_main.desc(), CompanySite.name, CompanySite.id)
)


def own_company(session: Session, actor: Actor) -> OwnCompany:
    """Return the company the actor acts for."""
    rows = session.execute(_WITH_SITES, {"company_id": actor.own_organisation_id}).all()
    company: Company = rows[0][0]
    members = members_of(session, company.id, actor.account_id)
    return OwnCompany(
        id=company.id,
        name=company.name,
        state=company.state,
        postcode=company.postcode,
        town=company.town,
        contact_name=company.contact_name,
        phone=company.phone,
        website=company.website,
        registration_number=company.registration_number,
        insurer=company.insurer,
        insurance_number=company.insurance_number,
        interests=tuple(Interest(code) for code in company.interests),  # type: ignore[call-arg]  # Word takes a code
        training=company.training,
        training_confirmed_on=company.training_confirmed_on,
        was_entered_for_us=company.entered_by_id is not None,
        is_confirmed=company.confirmed_at is not None,
        is_met=company.visited_at is not None,
        rejection_reason=company.rejection_reason,
        i_manage_the_team=any(member.is_me and member.role is MemberRole.ADMIN for member in members),
        sites=tuple(site_card(site) for _company, site in rows if site is not None),  # type: ignore[redundant-expr]  # an outer join
        members=members,
    )


_MY_ROLE = select(Membership.role).where(
    Membership.account_id == bindparam("account_id", type_=Uuid()),
    Membership.company_id == bindparam("company_id", type_=Uuid()),
    Membership.left_at.is_(None),
)


def manages_the_team(session: Session, actor: Actor) -> bool:
    """Say whether the actor may invite and remove colleagues, and let the company go."""
    asked = {"account_id": actor.account_id, "company_id": actor.organisation_id}
    return session.scalar(_MY_ROLE, asked) is MemberRole.ADMIN


@dataclass(frozen=True, slots=True)
class OwnStanding:
    """Where the actor's company stands, in brief."""

    id: UUID
    state: CompanyState
    is_met: bool
    was_entered_for_us: bool
    is_confirmed: bool


# The columns of `OwnStanding`, for pages that ask for more beside it.
STANDING: tuple[Any, ...] = (
    Company.id,
    Company.state,
    Company.visited_at.is_not(None),
    Company.entered_by_id.is_not(None),
    Company.confirmed_at.is_not(None),
)


def own_site(session: Session, actor: Actor, site_id: UUID) -> SiteCard | None:
    """Return a site of the actor's own company."""
    site = session.get(CompanySite, site_id)
    return site_card(site) if site and site.company_id == actor.organisation_id else None


def own_member(session: Session, actor: Actor, membership_id: UUID) -> Member | None:
    """Return a member of the actor's own team."""
    if actor.organisation_id is None:
        return None
    members = members_of(session, actor.organisation_id, actor.account_id)
    return next((member for member in members if member.id == membership_id), None)


def sites_of(session: Session, company_id: UUID) -> tuple[SiteCard, ...]:
    """Return where a company works, the main site first."""
    sites = session.scalars(
        select(CompanySite)
        .where(CompanySite.company_id == company_id)
        .order_by(CompanySite.is_main.desc(), CompanySite.name, CompanySite.id)
    )
    return tuple(site_card(site) for site in sites)


def members_of(session: Session, company_id: UUID, me: UUID | None = None) -> tuple[Member, ...]:
    """Return who acts for a company today, in the order they came."""
    rows = session.execute(
        select(Membership.id, Account.name, Account.email, Account.phone, Membership.role, Account.activated_at, Account.id)
        .join(Account, Account.id == Membership.account_id)
        .where(Membership.company_id == company_id, Membership.left_at.is_(None))
        .order_by(Membership.joined_at, Membership.id)
    )
    return tuple(
        Member(key, name, email, phone, role, activated_at is not None, account_id == me)
        for key, name, email, phone, role, activated_at, account_id in rows
    )


def site_card(site: CompanySite) -> SiteCard:
    """Project a site."""
    return SiteCard(site.id, site.name, site.street, site.postcode, site.town, site.way, site.is_main, site.latitude is not None)
