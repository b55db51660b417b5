"""Companies, their sites and their people, valid by default."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.models import Account
from portal.companies.models import Company, CompanySite, Membership, Registration
from portal.companies.words import CompanySource, CompanyState, Interest, MemberRole
from portal.kernel.access import Role
from tests.builders.accounts import an_account
from tests.moments import NOON


def a_company(session: Session, **changes: Any) -> Company:
    """An active partner company in Grimma with one site."""
    columns = {
        "name": "Bäckerei Lindner",
        "state": CompanyState.ACTIVE,
        "source": CompanySource.PORTAL,
        "postcode": "04668",
        "town": "Grimma",
        "contact_name": "Katrin Lindner",
        "phone": "+493437123456",
        "interests": [Interest.INTERNSHIP.value],
        "visited_at": NOON,
        "visited_how": CompanySource.VISIT,
        "confirmed_at": NOON,
        "created_at": NOON,
    }
    company = Company(**{**columns, **changes})
    session.add(company)
    session.flush()  # readers need company.id
    if company.postcode:
        a_company_site(session, company, name=company.name, postcode=company.postcode, is_main=True)
    return company


def a_company_site(session: Session, company: Company, *, postcode: str = "04668", **changes: Any) -> CompanySite:
    """A place where the company works."""
    site = CompanySite(**{"company_id": company.id, "name": "Backstube", **changes})
    site.lie_at(postcode, None)
    session.add(site)
    session.flush()  # readers need site.id
    return site


def an_employer(
    session: Session, company: Company | None = None, *, role: MemberRole = MemberRole.ADMIN, **changes: Any
) -> Account:
    """Somebody who signs in for the company, and may manage its team."""
    account = an_account(session, role=Role.EMPLOYER, **changes)
    company = company or a_company(session)
    session.add(Membership(company_id=company.id, account_id=account.id, role=role, joined_at=NOON))
    session.flush()  # the membership must be there when the account signs in
    return account


def company_of(session: Session, account: Account) -> Company:
    """Return the company an employer acts for."""
    membership = session.scalars(select(Membership).where(Membership.account_id == account.id)).one()
    return session.get_one(Company, membership.company_id)


def a_registration(session: Session, **changes: Any) -> Registration:
    """A sign-up whose address is not proved yet."""
    columns = {
        "company_name": "Imbiss Safran",
        "postcode": "04552",
        "contact_name": "Rana Aziz",
        "email": "rana@imbiss-safran.example",
        "phone": "+493433123456",
        "interests": [Interest.INTERNSHIP.value],
        "language": "de",
        "created_at": NOON,
        "expires_at": NOON.replace(year=2027),
    }
    registration = Registration(**{**columns, **changes})
    session.add(registration)
    session.flush()  # links need registration.id
    return registration
