"""What follows for the lists of tasks when something happens to a company, or somebody asks to be called."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.accounts.queries import advisor_for_postcode
from portal.companies.models import Company
from portal.companies.next_step import DAYS_TO_DECIDE, DAYS_TO_MEET
from portal.companies.words import CompanyState
from portal.contacts.models import Enquiry
from portal.contacts.services import (
    TaskDraft,
    add_task,
    finish_tasks,
    forget_contacts,
    hand_over_contacts,
    let_enquiry_go,
)
from portal.contacts.words import EnquiryTopic, SubjectKind, TaskKind
from portal.kernel.audit import By
from portal.kernel.clock import local_day
from portal.kernel.outbox import Topics, follows
from portal.kernel.workdays import working_days_after

DAYS_TO_CALL = 1
DAYS_TO_MEND = 5


def plan_meeting(session: Session, company_id: UUID, at: datetime) -> None:
    """Let the responsible advisor call or visit a new company within two working days."""
    company = session.get(Company, company_id)
    if company is None or company.state is not CompanyState.REGISTERED:
        return
    due_on = working_days_after(local_day(company.confirmed_at or at), DAYS_TO_MEET)
    draft = TaskDraft(TaskKind.MEET_COMPANY, SubjectKind.COMPANY, company.id, due_on, company.id, company.advisor_id)
    add_task(session, draft, at=at)


def plan_decision(session: Session, company_id: UUID, at: datetime) -> None:
    """Put a company that was met on the coordinators' list."""
    finish_tasks(session, TaskKind.MEET_COMPANY, company_id, by=By.system(), at=at)
    company = session.get(Company, company_id)
    if company is not None:
        _plan_decision(session, company, company.visited_at or at, at)


def plan_decision_again(session: Session, company_id: UUID, at: datetime) -> None:
    """Put a company whose decision is taken up again on the coordinators' list."""
    company = session.get(Company, company_id)
    if company is not None:
        _plan_decision(session, company, at, at)


def close_decision(session: Session, company_id: UUID, at: datetime) -> None:
    """Take a company off the lists once it is decided."""
    for kind in (TaskKind.MEET_COMPANY, TaskKind.DECIDE_COMPANY):
        finish_tasks(session, kind, company_id, by=By.system(), at=at)


def forget_company(session: Session, company_id: UUID, at: datetime) -> None:
    """Delete what was noted about a company that has left."""
    forget_contacts(session, company_id, by=By.system(), at=at)


def follow_company(session: Session, lead_id: UUID, _at: datetime) -> None:
    """Let notes and tasks of a lead follow it into the company it turned out to be."""
    lead = session.get(Company, lead_id)
    if lead is not None and lead.merged_into_id is not None:
        hand_over_contacts(session, lead.id, lead.merged_into_id)


def plan_call(session: Session, enquiry_id: UUID, at: datetime) -> None:
    """Let the advisor of the postcode call back on the next working day; barriers are for the coordinators."""
    enquiry = session.get(Enquiry, enquiry_id)
    if enquiry is None:
        return
    if enquiry.topic is EnquiryTopic.BARRIER:
        mend_by = working_days_after(local_day(enquiry.created_at), DAYS_TO_MEND)
        add_task(session, TaskDraft(TaskKind.MEND_BARRIER, SubjectKind.ENQUIRY, enquiry.id, mend_by), at=at)
        return
    company = session.get(Company, enquiry.company_id) if enquiry.company_id else None
    advisor = advisor_for_postcode(session, enquiry.postcode or "")
    assigned_to = company.advisor_id if company else (advisor.id if advisor else None)
    due_on = working_days_after(local_day(enquiry.created_at), DAYS_TO_CALL)
    draft = TaskDraft(TaskKind.CALL_BACK, SubjectKind.ENQUIRY, enquiry.id, due_on, enquiry.company_id, assigned_to)
    add_task(session, draft, at=at)


def let_enquiry_lapse(session: Session, enquiry_id: UUID, at: datetime) -> None:
    """Delete a request when its time is over."""
    let_enquiry_go(session, enquiry_id, at=at)


def _plan_decision(session: Session, company: Company, since: datetime, at: datetime) -> None:
    if company.state is not CompanyState.IN_REVIEW:
        return
    due_on = working_days_after(local_day(since), DAYS_TO_DECIDE)
    draft = TaskDraft(TaskKind.DECIDE_COMPANY, SubjectKind.COMPANY, company.id, due_on, company.id)
    add_task(session, draft, at=at)


TOPICS: Topics = {
    "company.registered": (follows(plan_meeting),),
    "company.visited": (follows(plan_decision),),
    "company.unblocked": (follows(plan_decision_again),),
    "company.reconsidered": (follows(plan_decision_again),),
    "company.approved": (follows(close_decision),),
    "company.rejected": (follows(close_decision),),
    "company.blocked": (follows(close_decision),),
    "company.left": (follows(forget_company),),
    "company.joined": (follows(follow_company),),
    "enquiry.received": (follows(plan_call),),
    "enquiry.lapsed": (follows(let_enquiry_lapse),),
}
