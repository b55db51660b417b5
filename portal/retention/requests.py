"""What a person asks of us by right: it becomes a task with a day, and the person sees how it stands."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.candidates.services import lift_restriction, pause_candidate, restrict_candidate
from portal.candidates.words import CandidateState
from portal.contacts.services import TaskDraft, add_task, finish_tasks
from portal.contacts.words import SubjectKind, TaskKind
from portal.kernel.audit import By, Change, record
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.retention import months_later
from portal.retention.models import PersonRequest
from portal.retention.words import LIMITING, TASKS, RequestKind, RequestOutcome

MONTHS_TO_ANSWER: Final = 1
"""Art. 12(3) GDPR: without undue delay, within one month of receipt at the latest."""
WITH_REASONS: Final = (RequestOutcome.PARTLY, RequestOutcome.REFUSED)
"""Art. 12(4) GDPR: whoever does not do what is asked says why."""


@dataclass(frozen=True)
class RequestAnswer:
    """How an advisor answered, and what they say to the person."""

    outcome: RequestOutcome
    words: str | None = None


def ask(session: Session, candidate_id: UUID, kind: RequestKind, text: str | None, *, by: By, at: datetime) -> PersonRequest:
    """Take in what a person asks, and put it on their advisor's list; one wish of a kind at a time."""
    person = session.get_one(Candidate, candidate_id, with_for_update=True)
    mine = select(PersonRequest.id).where(PersonRequest.candidate_id == candidate_id, PersonRequest.kind == kind)
    if session.scalar(mine.where(PersonRequest.answered_at.is_(None)).limit(1)) is not None:
        raise RuleBroken(_l("You have asked for this already. It is still open. Your advisor calls you."))
    due_on = months_later(local_day(at), MONTHS_TO_ANSWER)
    request = PersonRequest(candidate_id=candidate_id, kind=kind, text=text or None, asked_at=at, due_on=due_on)
    session.add(request)
    session.flush()  # pages link to request.id
    task = TaskDraft(TASKS[kind], SubjectKind.CANDIDATE, candidate_id, due_on, assigned_to_id=person.advisor_id)
    add_task(session, task, at=at)
    record(session, "request.made", candidate_id, Change(reason=kind.value), by=by, at=at)
    if kind in LIMITING:
        restrict_candidate(session, candidate_id, kind.value, by=by, at=at)  # from now on, before anybody has looked at it
    if kind is RequestKind.ERASURE and person.state is CandidateState.ACTIVE:
        pause_candidate(session, candidate_id, by=by, at=at)  # nobody new sees who wants to go (Art. 18(1) GDPR)
    return request


def answer_request(
    session: Session, candidate_id: UUID, request_id: UUID, answer: RequestAnswer, *, by: By, at: datetime
) -> None:
    """Note how a wish was answered, once; the person reads it on their page."""
    session.get_one(Candidate, candidate_id, with_for_update=True)
    request = session.get(PersonRequest, request_id)
    if request is None or request.candidate_id != candidate_id or request.answered_at is not None:
        raise RuleBroken(_l("This was answered already."))
    if answer.outcome in WITH_REASONS and not answer.words:
        raise RuleBroken(_l("Please say why, so that the person can read it."), field="words")
    request.answered_at, request.answered_by_id = at, by.account_id
    request.outcome, request.answer = answer.outcome, answer.words or None
    finish_tasks(session, TASKS[request.kind], candidate_id, by=by, at=at)
    if request.kind in LIMITING and not _must_stay_limited(session, candidate_id):
        lift_restriction(session, candidate_id, by=by, at=at)
    change = Change(becomes=answer.outcome.value, reason=request.kind.value)
    record(session, "request.answered", candidate_id, change, by=by, at=at)


def use_again(session: Session, candidate_id: UUID, *, by: By, at: datetime) -> None:
    """Let the data be used again, once the person was told (Art. 18(3) GDPR) and no wish to limit the use waits for an answer."""
    session.get_one(Candidate, candidate_id, with_for_update=True)
    waits = select(PersonRequest.id).where(
        PersonRequest.candidate_id == candidate_id, PersonRequest.kind.in_(LIMITING), PersonRequest.answered_at.is_(None)
    )
    if session.scalar(waits.limit(1)) is not None:
        raise RuleBroken(_l("Please answer the person's wish first."))
    lift_restriction(session, candidate_id, by=by, at=at)


def _must_stay_limited(session: Session, candidate_id: UUID) -> bool:
    """Say whether a wish to limit the use still waits or was granted; who was refused or took it back is not limited."""
    session.flush()  # what was just answered counts
    ended = (RequestOutcome.REFUSED, RequestOutcome.TAKEN_BACK)
    holds = select(PersonRequest.id).where(
        PersonRequest.candidate_id == candidate_id,
        PersonRequest.kind.in_(LIMITING),
        or_(PersonRequest.outcome.is_(None), PersonRequest.outcome.not_in(ended)),
    )
    return session.scalar(holds.limit(1)) is not None


def ask_to_read_notes(session: Session, candidate_id: UUID, *, at: datetime) -> None:
    """Put it on the advisor's list that notes which name others are read and handed out."""
    person = session.get_one(Candidate, candidate_id)
    due_on = months_later(local_day(at), MONTHS_TO_ANSWER)
    task = TaskDraft(TaskKind.READ_NOTES, SubjectKind.CANDIDATE, candidate_id, due_on, assigned_to_id=person.advisor_id)
    add_task(session, task, at=at)


def notes_were_read(session: Session, candidate_id: UUID, *, by: By, at: datetime) -> None:
    """Note that the notes which name others were read and handed out as far as they may be."""
    finish_tasks(session, TaskKind.READ_NOTES, candidate_id, by=by, at=at)
    record(session, "notes.handed_out", candidate_id, by=by, at=at)
