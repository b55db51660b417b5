"""Letters to people of companies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.accounts.models import Account
from portal.accounts.queries import account_of_address, advisor_card, advisor_for_postcode
from portal.companies.models import Company, Registration
from portal.companies.queries import letter_addresses
from portal.kernel.links import link_token
from portal.kernel.mail import Letter

CONFIRM = "registration"
LETTERS_A_DAY = 3


@dataclass(frozen=True)
class ConfirmLetter:
    """What somebody typed, and the link that proves the address."""

    name: str
    company_name: str
    token: str
    expires_at: datetime


@dataclass(frozen=True)
class KnownLetter:
    """Somebody signed up with an address that is known already."""

    name: str


@dataclass(frozen=True)
class DecisionLetter:
    """The decision about a company, with the person to call."""

    name: str
    company_name: str
    reason: str
    advisor_name: str
    advisor_phone: str


def answer_registration(session: Session, registration_id: UUID) -> list[Letter]:
    """Write to whoever owns the address: prove it, or learn that you are with us already."""
    registration = session.get(Registration, registration_id)
    if registration is None or registration.confirmed_at is not None or _is_too_often(session, registration):
        return []
    account = session.scalar(account_of_address(registration.email).where(Account.is_active.is_(True)))
    if account is not None:
        return [Letter(account.email, account.language, "companies/letters/already_with_us", KnownLetter(account.name))]
    letter = ConfirmLetter(
        registration.contact_name,
        registration.company_name,
        link_token(CONFIRM, registration.id),
        registration.expires_at,
    )
    return [Letter(registration.email, registration.language, "companies/letters/confirm", letter)]


def approved(session: Session, company_id: UUID) -> Sequence[Letter]:
    """Tell a company that it is a partner now."""
    return _decision(session, company_id, "companies/letters/approved")


def rejected(session: Session, company_id: UUID) -> Sequence[Letter]:
    """Tell a company that it is not accepted, with the coordinator's reason."""
    return _decision(session, company_id, "companies/letters/rejected")


def _decision(session: Session, company_id: UUID, template: str) -> list[Letter]:
    company = session.get(Company, company_id)
    if company is None:
        return []
    advisor = advisor_card(session, company.advisor_id) if company.advisor_id else None
    if advisor is None:
        advisor = advisor_for_postcode(session, company.postcode or "")
    return [
        Letter(
            person.email,
            person.language,
            template,
            DecisionLetter(
                person.name,
                company.name,
                company.rejection_reason or "",
                advisor.name if advisor else "",
                advisor.phone if advisor else "",
            ),
        )
        for person in letter_addresses(session, company_id)
    ]


def _is_too_often(session: Session, registration: Registration) -> bool:
    """Say whether this address has had its letters of the day: nobody's mailbox is filled by strangers."""
    earlier = session.scalar(
        select(func.count())
        .select_from(Registration)
        .where(Registration.email == registration.email, Registration.id != registration.id)
        .where(Registration.created_at > registration.created_at - timedelta(days=1))
        .where(Registration.created_at <= registration.created_at)
    )
    return (earlier or 0) >= LETTERS_A_DAY
