"""What staff sees of companies: the list, the record, the queue."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Uuid, and_, bindparam, or_, select
from sqlalchemy.orm import Session, aliased

from portal.accounts.models import Account
from portal.accounts.queries import staff_of_site
from portal.companies.models import Company, CompanySite, name_key
from portal.companies.queries.hints import Hint, hints_about, hints_for
from portal.companies.queries.own import Member, SiteCard, members_of, site_card, sites_of
from portal.companies.words import CompanySource, CompanyState, Interest, TrainingAuthorisation
from portal.kernel.access import STAFF, Actor

PAGE = 25
_Advisor, _Visitor, _Enterer = aliased(Account), aliased(Account), aliased(Account)


@dataclass(frozen=True)
class CompanyFilter:
    """What staff asks the list for; `site_id` is where its advisor works, `after` the last company of the page before."""

    is_mine: bool = False
    state: CompanyState | None = None
    text: str = ""
    after: UUID | None = None
    site_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """A line of a list of companies."""

    id: UUID
    name: str
    state: CompanyState
    postcode: str | None
    town: str | None
    advisor_name: str | None
    is_trusted: bool
    visited_at: datetime | None
    visited_how: CompanySource | None
    contact_name: str | None
    phone: str | None


@dataclass(frozen=True)
class CompanyList:
    """A page of the list; `next_after` leads to the next one."""

    rows: tuple[CompanyRow, ...]
    next_after: UUID | None


@dataclass(frozen=True)
class CompanyRecord:
    """Everything staff sees of one company."""

    id: UUID
    name: str
    state: CompanyState
    source: CompanySource
    postcode: str | None
    town: str | None
    contact_name: str | None
    phone: str | None
    website: str | None
    registration_number: str | None
    insurer: str | None
    insurance_number: str | None
    interests: tuple[Interest, ...]
    advisor_id: UUID | None
    advisor_name: str | None
    is_trusted: bool
    training: TrainingAuthorisation
    training_confirmed_on: date | None
    visited_at: datetime | None
    visited_by: str | None
    visited_how: CompanySource | None
    entered_by: str | None
    confirmed_at: datetime | None
    rejection_reason: str | None
    created_at: datetime
    sites: tuple[SiteCard, ...]
    members: tuple[Member, ...]
    hints: tuple[Hint, ...]


_ROWS = select(
    Company.id,
    Company.name,
    Company.state,
    Company.postcode,
    Company.town,
    _Advisor.name,
    Company.is_trusted,
    Company.visited_at,
    Company.visited_how,
    Company.contact_name,
    Company.phone,
).outerjoin(_Advisor, _Advisor.id == Company.advisor_id)

_RECORD = (
    select(Company, _Advisor.name, _Visitor.name, _Enterer.name)
    .outerjoin(_Advisor, _Advisor.id == Company.advisor_id)
    .outerjoin(_Visitor, _Visitor.id == Company.visited_by_id)
    .outerjoin(_Enterer, _Enterer.id == Company.entered_by_id)
    .where(Company.id == bindparam("company_id", type_=Uuid()))
)
_WAITING = _ROWS.where(Company.state == CompanyState.IN_REVIEW).order_by(Company.visited_at, Company.id)


def find_companies(session: Session, actor: Actor, wanted: CompanyFilter) -> CompanyList:
    """Return one page of companies, sorted by name."""
    rows = _narrowed(_ROWS, actor, wanted)
    if wanted.after is not None:
        rows = _after(session, rows, wanted.after)
    found = session.execute(rows.order_by(Company.name_key, Company.id).limit(PAGE + 1)).all()
    page = tuple(CompanyRow(*row) for row in found[:PAGE])
    return CompanyList(page, page[-1].id if len(found) > PAGE else None)


def companies_in_review(session: Session, *, after: UUID | None = None, limit: int = PAGE) -> CompanyList:
    """Return one page of the companies a coordinator has to decide about, the longest waiting first."""
    rows = _waiting_after(session, after) if after is not None else _WAITING
    found = session.execute(rows.limit(limit + 1)).all()
    page = tuple(CompanyRow(*row) for row in found[:limit])
    return CompanyList(page, page[-1].id if len(found) > limit else None)


@dataclass(frozen=True)
class WaitingList:
    """A page of the companies to decide about, each with its hints; `next_after` leads to the next one."""

    rows: tuple[tuple[CompanyRow, tuple[Hint, ...]], ...]
    next_after: UUID | None


def waiting_companies(session: Session, *, after: UUID | None = None) -> WaitingList:
    """Return one page of the companies a coordinator has to decide about, the longest waiting first, with hints."""
    found = companies_in_review(session, after=after)
    hints = hints_for(session, [row.id for row in found.rows])
    return WaitingList(tuple((row, hints.get(row.id, ())) for row in found.rows), found.next_after)


def _waiting_after(session: Session, after: UUID) -> Select[*tuple[Any, ...]]:
    """Go on behind a company. Those nobody has met stand at one end: on SQLite the first, on PostgreSQL the last."""
    met_at = session.scalar(select(Company.visited_at).where(Company.id == after))
    is_first = session.get_bind().dialect.name == "sqlite"
    nobody_met, same_and_later = Company.visited_at.is_(None), and_(Company.visited_at == met_at, Company.id > after)
    if met_at is None:
        further = and_(nobody_met, Company.id > after)
        return _WAITING.where(or_(further, Company.visited_at.is_not(None)) if is_first else further)
    further = or_(Company.visited_at > met_at, same_and_later)
    return _WAITING.where(further if is_first else or_(further, nobody_met))


def company_record(session: Session, actor: Actor, company_id: UUID) -> CompanyRecord | None:
    """Return a company to members of staff."""
    found = session.execute(_RECORD, {"company_id": company_id}).one_or_none() if actor.role in STAFF else None
    if found is None:
        return None
    company, advisor, visitor, enterer = found
    members = members_of(session, company.id)
    return CompanyRecord(
        id=company.id,
        name=company.name,
        state=company.state,
        source=company.source,
        postcode=company.postcode,
        town=company.town,
        contact_name=company.contact_name,
        phone=company.phone,
        website=company.website,
        registration_number=company.registration_number,
        insurer=company.insurer,
        insurance_number=company.insurance_number,
        interests=tuple(Interest(code) for code in company.interests),  # type: ignore[call-arg]  # Word takes a code
        advisor_id=company.advisor_id,
        advisor_name=advisor,
        is_trusted=company.is_trusted,
        training=company.training,
        training_confirmed_on=company.training_confirmed_on,
        visited_at=company.visited_at,
        visited_by=visitor,
        visited_how=company.visited_how,
        entered_by=enterer,
        confirmed_at=company.confirmed_at,
        rejection_reason=company.rejection_reason,
        created_at=company.created_at,
        sites=sites_of(session, company.id),
        members=members,
        hints=hints_about(session, company, [member.email for member in members]),
    )


def site_of_company(session: Session, actor: Actor, site_id: UUID) -> tuple[UUID, SiteCard] | None:
    """Return a site and its company to members of staff."""
    site = session.get(CompanySite, site_id) if actor.role in STAFF else None
    return (site.company_id, site_card(site)) if site else None


def _narrowed(rows: Select[*tuple[Any, ...]], actor: Actor, wanted: CompanyFilter) -> Select[*tuple[Any, ...]]:
    if wanted.is_mine:
        rows = rows.where(Company.advisor_id == actor.account_id)
    if wanted.site_id is not None:
        rows = rows.where(Company.advisor_id.in_(staff_of_site(wanted.site_id)))
    if wanted.state is not None:
        rows = rows.where(Company.state == wanted.state)
    else:
        rows = rows.where(Company.state != CompanyState.LEFT)
    for word in name_key(wanted.text).split():
        is_in_name = Company.name_key.contains(word, autoescape=True)
        rows = rows.where(or_(is_in_name, Company.postcode.startswith(word, autoescape=True)))
    return rows


def _after(session: Session, rows: Select[*tuple[Any, ...]], after: UUID) -> Select[*tuple[Any, ...]]:
    last = session.scalar(select(Company.name_key).where(Company.id == after))
    if last is None:
        return rows
    return rows.where(or_(Company.name_key > last, and_(Company.name_key == last, Company.id > after)))
