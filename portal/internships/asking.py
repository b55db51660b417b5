"""Asking authorities before an internship begins: what was sent, what came back, who still waits."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.companies.models import Company
from portal.contacts.services import TaskDraft, add_task
from portal.contacts.words import SubjectKind, TaskKind
from portal.internships.models import AuthorityRequest, Internship
from portal.internships.services import LIVE, approve_internship
from portal.internships.words import Authority, InternshipState, RequestAnswer, RequestMatter
from portal.kernel.access import Actor
from portal.kernel.audit import By, Change, record
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.i18n import speaking

BEFORE_IT_ENDS = timedelta(weeks=8)
MOST = 200  # requests of one team that wait at the same time
TEAM_LANGUAGE = "de"


@dataclass(frozen=True)
class RequestDraft:
    """What an authority is asked, and since when."""

    authority: Authority
    matter: RequestMatter
    sent_on: date


@dataclass(frozen=True)
class AnswerDraft:
    """What an authority says; conditions are kept encrypted."""

    answered_on: date
    answer: RequestAnswer
    valid_until: date | None = None
    conditions: str | None = None


@dataclass(frozen=True)
class RequestRow:
    """A request as the team sees it."""

    id: UUID
    internship_id: UUID
    candidate_id: UUID
    company_name: str
    authority: Authority
    matter: RequestMatter
    sent_on: date
    answered_on: date | None
    answer: RequestAnswer | None
    valid_until: date | None
    conditions: str | None


_ROWS = (
    select(
        AuthorityRequest.id,
        AuthorityRequest.internship_id,
        Internship.candidate_id,
        Company.name,
        AuthorityRequest.authority,
        AuthorityRequest.matter,
        AuthorityRequest.sent_on,
        AuthorityRequest.answered_on,
        AuthorityRequest.answer,
        AuthorityRequest.valid_until,
        AuthorityRequest.conditions,
    )
    .join(Internship, Internship.id == AuthorityRequest.internship_id)
    .join(Company, Company.id == Internship.company_id)
    .order_by(AuthorityRequest.sent_on, AuthorityRequest.id)
)


def requests_of(session: Session, internship_id: UUID) -> tuple[RequestRow, ...]:
    """List what authorities were asked for an internship, the oldest first."""
    return tuple(RequestRow(*row) for row in session.execute(_ROWS.where(AuthorityRequest.internship_id == internship_id)))


def show_request(session: Session, _actor: Actor, request_id: UUID) -> RequestRow | None:
    """Return a request for the team."""
    row = session.execute(_ROWS.where(AuthorityRequest.id == request_id)).one_or_none()
    return RequestRow(*row) if row else None


def waiting_requests(session: Session, *, advisor_id: UUID | None = None) -> tuple[RequestRow, ...]:
    """List what no authority has answered yet, the longest waiting first: everyone's, or one advisor's."""
    wanted = _ROWS.where(AuthorityRequest.answered_on.is_(None), Internship.state.in_(LIVE)).limit(MOST)
    if advisor_id is not None:
        person = select(Candidate.id).where(Candidate.id == Internship.candidate_id, Candidate.advisor_id == advisor_id)
        wanted = wanted.where(person.exists())
    return tuple(RequestRow(*row) for row in session.execute(wanted))


def ask_authority(session: Session, internship_id: UUID, draft: RequestDraft, *, by: By, at: datetime) -> AuthorityRequest:
    """Note that an authority was asked; the same is asked once at a time."""
    internship = session.get_one(Internship, internship_id, with_for_update=True)
    if internship.state not in LIVE:
        raise RuleBroken(_l("This internship is over. Nobody has to be asked any more."))
    if draft.sent_on > local_day(at):
        raise RuleBroken(_l("The day must not lie in the future."), field="sent_on")
    open_one = select(AuthorityRequest.id).where(
        AuthorityRequest.internship_id == internship_id,
        AuthorityRequest.matter == draft.matter,
        AuthorityRequest.answered_on.is_(None),
    )
    if session.scalar(open_one.limit(1)) is not None:
        raise RuleBroken(_l("This was asked already, and the answer is still open."), field="matter")
    request = AuthorityRequest(internship_id=internship_id, asked_by_id=by.account_id, created_at=at, **vars(draft))
    session.add(request)
    session.flush()  # the page and the list ask the rows
    record(session, "internship.asked", internship_id, Change(reason=draft.matter.value), by=by, at=at)
    return request


def note_answer(session: Session, request_id: UUID, draft: AnswerDraft, *, by: By, at: datetime) -> None:
    """Note what an authority says: an approval approves, a permission that ends is put on somebody's list eight weeks before."""
    request = session.get_one(AuthorityRequest, request_id, with_for_update=True)
    internship = session.get_one(Internship, request.internship_id)
    if request.answered_on is not None:
        raise RuleBroken(_l("This has changed in the meantime. Please look at the current state."))
    if not request.sent_on <= draft.answered_on <= local_day(at):
        raise RuleBroken(_l("The day must lie between the request and today."), field="answered_on")
    if draft.valid_until is not None and draft.valid_until < draft.answered_on:
        raise RuleBroken(_l("It cannot end before it was given."), field="valid_until")
    is_yes = draft.answer is RequestAnswer.YES
    if is_yes and request.matter is RequestMatter.APPROVAL and internship.state is InternshipState.PLANNED:
        _approve(session, request, draft, by=by, at=at)
    for name, value in vars(draft).items():
        setattr(request, name, value)
    record(
        session,
        "internship.answered",
        internship.id,
        Change(becomes=draft.answer.value, reason=request.matter.value),
        by=by,
        at=at,
    )
    if is_yes and request.matter is RequestMatter.PERMISSION and draft.valid_until is not None:
        due_on = max(local_day(at), draft.valid_until - BEFORE_IT_ENDS)
        subject = (SubjectKind.INTERNSHIP, internship.id, due_on, internship.company_id, internship.planned_by_id)
        add_task(session, TaskDraft(TaskKind.PERMIT_ENDS, *subject), at=at)


def _approve(session: Session, request: AuthorityRequest, draft: AnswerDraft, *, by: By, at: datetime) -> None:
    with speaking(TEAM_LANGUAGE):
        office = str(request.authority.label)
    try:
        approve_internship(session, request.internship_id, draft.answered_on, office, by=by, at=at)
    except RuleBroken as refusal:
        raise RuleBroken(refusal.sentence, field="answered_on") from refusal
