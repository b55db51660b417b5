"""A company leaves: what is held of it goes, unless something holds it up."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from portal.accounts.models import Account
from portal.accounts.services import deactivate_account
from portal.accounts.services.erasing import erase_account
from portal.companies.models import Company, CompanySite, Membership, Registration
from portal.companies.services.team import refuse_others_than_admins
from portal.companies.words import CompanyState
from portal.kernel.audit import By, Change, record
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import announce

FORMER = _l("Former partner company")


def leave_company(session: Session, company_id: UUID, reasons_to_stay: Sequence[str], *, by: By, at: datetime) -> None:
    """End the partnership and delete what is held of the company and its people.

    `reasons_to_stay` comes from higher slices (`CompanyTies`), read in the same transaction. The row stays for the
    figures, with its postcode and nothing else that leads to anyone.
    """
    company = session.get_one(Company, company_id, with_for_update=True)
    refuse_others_than_admins(session, company_id, by)
    if reasons_to_stay:
        raise RuleBroken(_l("You cannot leave yet. The page says why."))
    was = company.state
    company.move_to(CompanyState.LEFT)
    company.left_at = at
    _erase_company(company)
    _erase_people(session, company_id, by=by, at=at)
    for site in session.scalars(select(CompanySite).where(CompanySite.company_id == company_id)):
        _erase_site(site)
    record(session, "company.left", company.id, Change(was.value, company.state.value), by=by, at=at)
    announce(session, "company.left", company.id, at=at)


def _erase_company(company: Company) -> None:
    company.name = str(FORMER)
    company.contact_name = company.phone = company.website = None
    company.registration_number = company.insurer = company.insurance_number = None
    company.rejection_reason = company.import_key = None
    company.interests = []
    company.is_trusted = False


def _erase_site(site: CompanySite) -> None:
    site.name = str(FORMER)
    site.street = site.way = None


def _erase_people(session: Session, company_id: UUID, *, by: By, at: datetime) -> None:
    memberships = session.scalars(select(Membership).where(Membership.company_id == company_id)).all()
    addresses = select(Account.email).where(Account.id.in_([membership.account_id for membership in memberships]))
    is_theirs = or_(Registration.company_id == company_id, Registration.email.in_(addresses))
    session.execute(delete(Registration).where(is_theirs), execution_options={"synchronize_session": "fetch"})
    for membership in memberships:
        if membership.left_at is None:
            membership.left_at = at
            deactivate_account(session, membership.account_id, by=by, at=at)
        erase_account(session, membership.account_id, by=by, at=at)
