"""What a company noted in cases that are over: after its period it is asked to delete it, and says that it has.

A company that knew a name answers for its own notes (Art. 4(7), 17 GDPR). Six months after the case are enough to defend
itself (s. 15(4) AGG, s. 61b ArbGG). Whoever was hired is the company's own staff: there nothing is asked.
"""

from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from portal.companies.models import Company
from portal.contacts.services import TaskDraft, add_task, finish_tasks
from portal.contacts.words import SubjectKind, TaskKind
from portal.kernel.access import Role
from portal.kernel.audit import By, Change, record
from portal.kernel.clock import local_day
from portal.kernel.outbox import announce
from portal.kernel.retention import months_later, rule_book
from portal.openings.models import Opening
from portal.proposals.models import CompanyNotes

COMPANY_NOTES: Final = "company_notes"
MONTHS: Final = 6
"""Where no rule says otherwise."""
CONFIRM_DELETED: Final = "confirm deleted notes"
BY_LINK: Final = By(None, Role.EMPLOYER.value)
LETTER_AFTER, CALL_AFTER = 14, 28


def expect_deletion(session: Session, company_id: UUID, opening_id: UUID, *, at: datetime) -> None:
    """Keep that a case ended in which the company knew the name; cases of one place and month are asked about together."""
    ended_on = local_day(at)
    month, due_on = ended_on.replace(day=1), _due_on(session, ended_on)
    same = select(CompanyNotes).where(
        CompanyNotes.company_id == company_id,
        CompanyNotes.opening_id == opening_id,
        CompanyNotes.ended_month == month,
        CompanyNotes.asked_at.is_(None),
    )
    row = session.scalars(same.order_by(CompanyNotes.id).limit(1).with_for_update()).first()
    if row is not None:
        row.due_on = max(row.due_on, due_on)
        return
    title = session.get_one(Opening, opening_id).title
    session.add(CompanyNotes(company_id=company_id, opening_id=opening_id, opening_title=title, ended_month=month, due_on=due_on))


def ask_to_delete(session: Session, at: datetime) -> None:
    """Ask what is due, ask again, and at last let somebody call. Called by the schedule, once a day."""
    today = local_day(at)
    for row in session.scalars(_unconfirmed(today)):
        if row.asked_at is None:
            row.asked_at = at
            record(session, "notes.asked", row.company_id, Change(becomes=row.ended_month.isoformat()), by=By.system(), at=at)
            announce(session, "notes.asked", row.id, at=at)
            continue
        rung = _rung(row.asked_at, today)
        if rung > row.reminded_after:
            row.reminded_after = rung
            _climb(session, row, rung, at=at)


def confirm_deleted(session: Session, notes_id: UUID, *, by: By, at: datetime) -> None:
    """Take in that the company has deleted its notes, once; with its last one the call goes off the list."""
    row = session.get_one(CompanyNotes, notes_id, with_for_update=True)
    if row.confirmed_at is not None:
        return
    row.confirmed_at, row.confirmed_by_id = at, by.account_id
    record(session, "notes.deleted", row.company_id, Change(becomes=row.ended_month.isoformat()), by=by, at=at)
    session.flush()  # the count below reads what was just confirmed
    open_ones = select(func.count()).where(
        CompanyNotes.company_id == row.company_id, CompanyNotes.confirmed_at.is_(None), CompanyNotes.reminded_after == CALL_AFTER
    )
    if not session.scalar(open_ones):
        finish_tasks(session, TaskKind.NOTES_KEPT, row.company_id, by=by, at=at)


def _due_on(session: Session, ended_on: date) -> date:
    """Return the day after the period's last (s. 188 BGB)."""
    period = rule_book(session, ended_on).period(COMPANY_NOTES)
    return period.goes_on(ended_on) if period else months_later(ended_on, MONTHS) + timedelta(days=1)


def _unconfirmed(today: date) -> Select[CompanyNotes]:
    return (
        select(CompanyNotes)
        .where(CompanyNotes.due_on <= today, CompanyNotes.confirmed_at.is_(None), CompanyNotes.reminded_after < CALL_AFTER)
        .order_by(CompanyNotes.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def _rung(asked_at: datetime, today: date) -> int:
    """Return what the wait has come to: nothing yet, a second letter, a call."""
    waited = (today - local_day(asked_at)).days
    return max((rung for rung in (LETTER_AFTER, CALL_AFTER) if rung <= waited), default=0)


def _climb(session: Session, row: CompanyNotes, rung: int, *, at: datetime) -> None:
    if rung == LETTER_AFTER:
        announce(session, "notes.asked", row.id, at=at)
        return
    advisor_id = session.get_one(Company, row.company_id).advisor_id
    add_task(
        session,
        TaskDraft(TaskKind.NOTES_KEPT, SubjectKind.COMPANY, row.company_id, local_day(at), row.company_id, advisor_id),
        at=at,
    )
