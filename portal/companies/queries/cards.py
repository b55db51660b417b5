"""Short forms of companies, for other slices."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.accounts.models import Account
from portal.accounts.queries import LetterAddress
from portal.companies.models import Company, CompanySite, Membership, name_key
from portal.companies.words import CompanyState, TrainingAuthorisation
from portal.kernel.access import STAFF, Actor

NOBODY_READS: Final = "companies_nobody_reads"
"""Where a session notes companies that were to be written to and have nobody who reads."""


@dataclass(frozen=True)
class CompanyCard:
    """What other slices need to know of a company."""

    id: UUID
    name: str
    state: CompanyState
    postcode: str | None
    town: str | None
    advisor_id: UUID | None
    is_active: bool
    is_trusted: bool
    training: TrainingAuthorisation


def company_card(session: Session, company_id: UUID) -> CompanyCard | None:
    """Return the short form of a company."""
    company = session.get(Company, company_id)
    return card_of_company(company) if company else None


def company_title(session: Session, actor: Actor, company_id: UUID) -> str | None:
    """Return the name of a company to members of staff."""
    if actor.role not in STAFF:
        return None
    return session.scalar(select(Company.name).where(Company.id == company_id))


def names_of_companies(session: Session, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the names of companies."""
    wanted = set(ids)
    if not wanted:
        return {}
    rows = session.execute(select(Company.id, Company.name).where(Company.id.in_(wanted)))
    return {key: name for key, name in rows}  # noqa: C416 - rows are not tuples to the type checker


def site_choices(session: Session, company_id: UUID) -> tuple[tuple[UUID, str], ...]:
    """Return the sites of a company, to choose from; the main one first."""
    rows = session.execute(
        select(CompanySite.id, CompanySite.name, CompanySite.postcode, CompanySite.town)
        .where(CompanySite.company_id == company_id)
        .order_by(CompanySite.is_main.desc(), CompanySite.name, CompanySite.id)
    )
    return tuple((key, f"{name}, {postcode} {town}") for key, name, postcode, town in rows)


def letter_addresses(session: Session, company_id: UUID) -> tuple[LetterAddress, ...]:
    """Return where to write to the people who act for a company today; that there is nobody is noted in the session."""
    rows = session.execute(
        select(Account.email, Account.name, Account.language)
        .join(Membership, Membership.account_id == Account.id)
        .where(Membership.company_id == company_id, Membership.left_at.is_(None), Account.is_active.is_(True))
        .order_by(Membership.joined_at, Account.id)
    )
    found = tuple(LetterAddress(*row) for row in rows)
    if not found:
        session.info.setdefault(NOBODY_READS, set()).add(company_id)
    return found


def has_lost_its_people(session: Session) -> bool:
    """Say whether there is a partner for whom people acted and nobody does any more."""
    acts = select(Membership.id).join(Account, Account.id == Membership.account_id)
    acts = acts.where(Membership.company_id == Company.id, Membership.left_at.is_(None), Account.is_active.is_(True))
    acted = select(Membership.id).where(Membership.company_id == Company.id)
    lost = select(Company.id).where(Company.state == CompanyState.ACTIVE, acted.exists(), ~acts.exists())
    return session.scalar(lost.limit(1)) is not None


def find_company_by_name(session: Session, name: str, postcode: str | None) -> CompanyCard | None:
    """Return the one company of exactly this name, at this postcode if one is given; None if several carry it."""
    wanted = select(Company).where(Company.name_key == name_key(name), Company.state != CompanyState.LEFT)
    if postcode is not None:
        wanted = wanted.where(Company.postcode == postcode)
    found = session.scalars(wanted.limit(2)).all()
    return card_of_company(found[0]) if len(found) == 1 else None


def card_of_company(company: Company) -> CompanyCard:
    """Make the short form of a company that is at hand."""
    return CompanyCard(
        company.id,
        company.name,
        company.state,
        company.postcode,
        company.town,
        company.advisor_id,
        company.is_active,
        company.is_trusted,
        company.training,
    )


def count_partners(session: Session, _on: date) -> tuple[int, date | None]:
    """Say how many companies are partners now."""
    return session.scalar(select(func.count()).where(Company.state == CompanyState.ACTIVE)) or 0, None
