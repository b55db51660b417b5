"""What follows when letters were gathered, and when nobody reads what was to be written."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.companies.queries import NOBODY_READS, company_card, has_lost_its_people
from portal.contacts.services import TaskDraft, add_task
from portal.contacts.words import SubjectKind, TaskKind
from portal.kernel.clock import local_day
from portal.kernel.outbox import Follow, Listener, Topics, WriteLetters, writes
from portal.kernel.workdays import working_days_after
from portal.letters import emails
from portal.letters.gathering import GATHERED

CALLS = f"{__name__}.call_company"

TOPICS: Topics = {GATHERED: (writes(emails.digest),)}


def with_calls(topics: Topics) -> Topics:
    """Let somebody call a company that has a letter coming and nobody left to read it: once for all its letters."""
    found = dict(topics)
    for topic, listeners in topics.items():
        writers = [each.letters for each in listeners if each.letters]
        if writers:
            found[topic] = (*listeners, Listener(CALLS, follow=_calling(writers)))
    return found


def _calling(writers: Sequence[WriteLetters]) -> Follow:
    def call_company(session: Session, subject_id: UUID, at: datetime) -> None:
        if not has_lost_its_people(session):
            return
        session.info.pop(NOBODY_READS, None)
        for write in writers:
            write(session, subject_id)
        for company_id in sorted(session.info.pop(NOBODY_READS, ())):
            _plan_call(session, company_id, at)

    return call_company


def _plan_call(session: Session, company_id: UUID, at: datetime) -> None:
    company = company_card(session, company_id)
    if company is None or not company.is_active:
        return
    due_on = working_days_after(local_day(at), 1)
    draft = TaskDraft(TaskKind.NOBODY_READS, SubjectKind.COMPANY, company_id, due_on, company_id, company.advisor_id)
    add_task(session, draft, at=at)
