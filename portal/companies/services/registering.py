"""A company signs up: what was typed, the proof of the address, the new partner."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from portal.accounts.queries import account_of_address, advisor_for_postcode, plain_address
from portal.accounts.services import AccountDraft, create_account, invite_account
from portal.companies.models import Company, CompanySite, Membership, Registration
from portal.companies.words import CompanySource, CompanyState, Interest, MemberRole
from portal.kernel.access import VISITOR, Role
from portal.kernel.audit import By, Change, record
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import announce
from portal.kernel.retention import rule_book

LINK_LASTS = timedelta(days=14)
REGISTRATIONS = "registrations"


@dataclass(frozen=True)
class RegistrationDraft:
    """What somebody typed to become a partner."""

    company_name: str
    postcode: str
    contact_name: str
    email: str
    phone: str
    interests: tuple[Interest, ...] = ()
    language: str = "de"


def register_company(session: Session, draft: RegistrationDraft, *, at: datetime) -> Registration:
    """Take in a sign-up; whether the address is known shows only in the letter that goes to it."""
    registration = Registration(
        company_name=draft.company_name,
        postcode=draft.postcode,
        contact_name=draft.contact_name,
        email=plain_address(draft.email),
        phone=draft.phone,
        interests=[interest.value for interest in draft.interests],
        language=draft.language,
        created_at=at,
        expires_at=at + LINK_LASTS,
    )
    session.add(registration)
    session.flush()  # the outbox needs registration.id
    announce(session, "registration.received", registration.id, at=at)
    lapses_at = rule_book(session, local_day(at)).goes_at(REGISTRATIONS, at)
    if lapses_at is not None:
        announce(session, "registration.lapsed", registration.id, at=at, due_at=lapses_at)
    return registration


def confirm_registration(session: Session, registration_id: UUID, *, at: datetime) -> Company:
    """Make the company whose address is proved now, with its site, its first member and its advisor."""
    registration = session.get_one(Registration, registration_id, with_for_update=True)
    _refuse_worn_out(session, registration, at)
    by = By.of(VISITOR)
    account = create_account(
        session,
        AccountDraft(
            email=registration.email,
            name=registration.contact_name,
            role=Role.EMPLOYER,
            language=registration.language,
            phone=registration.phone,
        ),
        by=by,
        at=at,
    )
    company = _company_from(session, registration, at)
    company.members.append(Membership(account_id=account.id, role=MemberRole.ADMIN, joined_at=at))
    session.add(company)
    session.flush()  # trail and outbox need company.id
    registration.confirmed_at = at
    registration.company_id = company.id
    record(session, "company.registered", company.id, Change(becomes=company.state.value), by=by, at=at)
    invite_account(session, account.id, by=by, at=at)
    announce(session, "company.registered", company.id, at=at)
    return company


def forget_registration(session: Session, registration_id: UUID, *, at: datetime) -> None:
    """Delete a sign-up whose time is over by the rule of today; what a partner typed lives on in the company."""
    registration = session.get(Registration, registration_id)
    limit = rule_book(session, local_day(at)).limit(REGISTRATIONS)
    if registration is not None and limit is not None and registration.created_at < limit:
        session.delete(registration)


def _refuse_worn_out(session: Session, registration: Registration, at: datetime) -> None:
    if registration.confirmed_at is not None:
        raise RuleBroken(_l("This is confirmed already. The way to sign in is in your mailbox."))
    if at >= registration.expires_at:
        raise RuleBroken(_l("This link has ended. Please sign up again, or call us."))
    if session.scalar(account_of_address(registration.email)):
        raise RuleBroken(_l("You are already with us. Please sign in, or call us."))


def _company_from(session: Session, registration: Registration, at: datetime) -> Company:
    advisor = advisor_for_postcode(session, registration.postcode)
    site = CompanySite(name=registration.company_name, is_main=True)
    site.lie_at(registration.postcode, None)
    return Company(
        name=registration.company_name,
        state=CompanyState.REGISTERED,
        source=CompanySource.PORTAL,
        postcode=registration.postcode,
        town=site.town,
        contact_name=registration.contact_name,
        phone=registration.phone,
        interests=list(registration.interests),
        advisor_id=advisor.id if advisor else None,
        confirmed_at=at,
        created_at=at,
        sites=[site],
    )
