"""Companies that others enter: an advisor after a call or a visit, or an import."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.queries import advisor_for_postcode
from portal.accounts.services import AccountDraft, create_account, invite_account
from portal.companies.models import Company, CompanySite, Membership
from portal.companies.services.deciding import tick_visit
from portal.companies.words import CompanySource, CompanyState, Interest, MemberRole
from portal.kernel.access import Role
from portal.kernel.audit import By, Change, record
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import announce
from portal.kernel.places import Place, find_place


@dataclass(frozen=True)
class EntryDraft:
    """What an advisor notes about a company after speaking with it; without e-mail nobody is invited yet."""

    name: str
    postcode: str
    contact_name: str
    phone: str
    source: CompanySource
    email: str | None = None
    interests: tuple[Interest, ...] = ()


@dataclass(frozen=True)
class LeadDraft:
    """A company as an import knows it."""

    name: str
    place_text: str
    import_key: str


def enter_company(session: Session, draft: EntryDraft, *, by: By, at: datetime) -> Company:
    """Enter a company on its behalf; having spoken with it counts as the call or visit."""
    advisor = advisor_for_postcode(session, draft.postcode)
    site = CompanySite(name=draft.name, is_main=True)
    site.lie_at(draft.postcode, None)
    company = Company(
        name=draft.name,
        state=CompanyState.REGISTERED,
        source=draft.source,
        postcode=draft.postcode,
        town=site.town,
        contact_name=draft.contact_name,
        phone=draft.phone,
        interests=[interest.value for interest in draft.interests],
        advisor_id=by.account_id if by.role == Role.ADVISOR else (advisor.id if advisor else None),
        entered_by_id=by.account_id,
        created_at=at,
        sites=[site],
    )
    session.add(company)
    session.flush()  # trail and outbox need company.id
    record(session, "company.entered", company.id, Change(becomes=company.state.value), by=by, at=at)
    announce(session, "company.entered", company.id, at=at)
    if draft.email:
        _invite_first_member(session, company, draft, by=by, at=at)
    tick_visit(session, company.id, draft.source, by=by, at=at)
    return company


def enter_lead(session: Session, draft: LeadDraft, *, at: datetime) -> Company:
    """Return the company an import speaks about; enter it as a lead if it is new."""
    known = session.scalar(select(Company).where(Company.import_key == draft.import_key))
    if known is not None:
        return known
    place = find_place(draft.place_text) if draft.place_text else None
    advisor = advisor_for_postcode(session, place.postcode) if place else None
    lead = Company(
        name=draft.name,
        state=CompanyState.LEAD,
        source=CompanySource.IMPORT,
        postcode=place.postcode if place else None,
        town=place.name if place else draft.place_text or None,
        import_key=draft.import_key,
        advisor_id=advisor.id if advisor else None,
        created_at=at,
        sites=[_site_at(place, draft.name)] if place else [],
    )
    session.add(lead)
    session.flush()  # the import needs lead.id
    record(session, "company.entered", lead.id, Change(becomes=lead.state.value), by=By.system(), at=at)
    return lead


def take_over_lead(session: Session, company_id: UUID, lead_id: UUID, *, by: By, at: datetime) -> Company:
    """Say that a lead is this company: its openings follow, later imports find the company.

    Only people decide this: a name and a postcode prove nothing, so a sign-up never takes a lead over by itself.
    """
    company = session.get_one(Company, company_id, with_for_update=True)
    lead = session.get(Company, lead_id, with_for_update=True)
    if lead is None or lead.state is not CompanyState.LEAD or company.state in (CompanyState.LEAD, CompanyState.LEFT):
        raise RuleBroken(_l("Only a lead can be joined with a company that has signed up."))
    key, lead.import_key = lead.import_key, None
    session.flush()  # the key is unique: it must be free before the company takes it
    company.import_key = company.import_key or key
    lead.move_to(CompanyState.LEFT)
    lead.left_at = at
    lead.merged_into_id = company.id
    record(session, "company.joined", lead.id, Change("lead", "left", str(company.id)), by=by, at=at)
    record(session, "company.joined", company.id, Change(reason=str(lead.id)), by=by, at=at)
    announce(session, "company.joined", lead.id, at=at)
    return company


def confirm_company(session: Session, company_id: UUID, *, by: By, at: datetime) -> None:
    """Note that the company itself says: what an advisor entered about us is right."""
    company = session.get_one(Company, company_id, with_for_update=True)
    if company.confirmed_at is not None:
        return
    company.confirmed_at = at
    record(session, "company.confirmed", company.id, by=by, at=at)
    announce(session, "company.confirmed", company.id, at=at)


def _invite_first_member(session: Session, company: Company, draft: EntryDraft, *, by: By, at: datetime) -> None:
    account = create_account(
        session,
        AccountDraft(email=draft.email or "", name=draft.contact_name, role=Role.EMPLOYER, phone=draft.phone),
        by=by,
        at=at,
    )
    company.members.append(Membership(account_id=account.id, role=MemberRole.ADMIN, joined_at=at))
    invite_account(session, account.id, by=by, at=at)


def _site_at(place: Place, name: str) -> CompanySite:
    site = CompanySite(name=name, is_main=True)
    site.lie_at(place.postcode, place.name)
    return site
