"""Getting to know a company and deciding about it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.companies.models import Company
from portal.companies.words import COMPANY_STATES, CompanySource, CompanyState
from portal.kernel.access import Role
from portal.kernel.audit import By, Change, record
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import announce

# What follows from a move is announced under these names.
_TOPICS = {
    "rest": "company.rested",
    "wake": "company.woken",
    "block": "company.blocked",
    "unblock": "company.unblocked",
    "reconsider": "company.reconsidered",
}


def tick_visit(session: Session, company_id: UUID, how: CompanySource, *, by: By, at: datetime) -> None:
    """Note that an advisor called or visited the company; a new one goes to the coordinator."""
    company = session.get_one(Company, company_id, with_for_update=True)
    if how not in (CompanySource.PHONE, CompanySource.VISIT):
        raise RuleBroken(_l("Please choose whether you called or visited."), field="how")
    was = company.state
    if was is not CompanyState.IN_REVIEW:
        company.move_to(CompanyState.IN_REVIEW)
    company.visited_at = at
    company.visited_by_id = by.account_id
    company.visited_how = how
    record(session, "company.visited", company.id, Change(was.value, company.state.value, how.value), by=by, at=at)
    announce(session, "company.visited", company.id, at=at)


def approve_company(session: Session, company_id: UUID, *, by: By, at: datetime) -> None:
    """Make the company a partner: from now on it publishes and sees proposals."""
    company = session.get_one(Company, company_id, with_for_update=True)
    was = company.state
    if company.visited_at is None:
        raise RuleBroken(_l("Somebody has to call or visit the company first."))
    if was is not CompanyState.IN_REVIEW:
        # "Wake" leads to the same state, but it is not the decision that is meant here.
        raise RuleBroken(_l("This has changed in the meantime. Please look at the current state."))
    company.move_to(CompanyState.ACTIVE)
    company.decided_at = at
    company.rejection_reason = None
    record(session, "company.approved", company.id, Change(was.value, company.state.value), by=by, at=at)
    announce(session, "company.approved", company.id, at=at)


def reject_company(session: Session, company_id: UUID, reason: str, *, by: By, at: datetime) -> None:
    """Turn the company down; the reason goes to the company word by word."""
    company = session.get_one(Company, company_id, with_for_update=True)
    if not reason.strip():
        raise RuleBroken(_l("Please give the reason. The company reads it."), field="reason")
    was = company.state
    company.move_to(CompanyState.REJECTED)
    company.decided_at = at
    company.rejection_reason = reason.strip()
    record(session, "company.rejected", company.id, Change(was.value, company.state.value), by=by, at=at)
    announce(session, "company.rejected", company.id, at=at)


def move_company(session: Session, company_id: UUID, verb: str, *, by: By, at: datetime) -> None:
    """Rest, wake, block, unblock or reconsider a company."""
    company = session.get_one(Company, company_id, with_for_update=True)
    if verb not in _TOPICS or verb not in COMPANY_STATES.verbs(company.state, Role(by.role)):
        raise RuleBroken(_l("This has changed in the meantime. Please look at the current state."))
    was = company.state
    company.move_to(next(each.target for each in COMPANY_STATES.moves if each.verb == verb))
    record(session, _TOPICS[verb], company.id, Change(was.value, company.state.value), by=by, at=at)
    announce(session, _TOPICS[verb], company.id, at=at)


def trust_company(session: Session, company_id: UUID, *, is_trusted: bool, by: By, at: datetime) -> None:
    """Let the openings of a partner go online without review, or stop letting them."""
    company = session.get_one(Company, company_id, with_for_update=True)
    if is_trusted and not company.is_active:
        raise RuleBroken(_l("Only partners can be trusted to publish by themselves."))
    company.is_trusted = is_trusted
    record(session, "company.trusted" if is_trusted else "company.distrusted", company.id, by=by, at=at)
