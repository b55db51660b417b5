"""Reading what concerns a person's rights: the code that holds, what they asked, who looked."""

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.companies.models import Company
from portal.kernel.access import Actor, Role
from portal.kernel.audit import AuditEntry
from portal.kernel.identity import current_sign_in
from portal.proposals.models import Proposal
from portal.retention.codes import MOST_TRIES, code_said, opened_code
from portal.retention.models import PersonRequest, RightsCode
from portal.retention.words import Looker, LookKind, RequestKind, RequestOutcome

TO_HAND_OVER: Final = timedelta(minutes=10)
MOST_LOOKS: Final = 200
_LOOKS: Final = {
    "candidate.viewed": LookKind.RECORD,
    "candidate.exported": LookKind.ALL_DATA,
    "profile.viewed": LookKind.PROFILE,
    "identity.viewed": LookKind.NAME,
}


@dataclass(frozen=True)
class OpenDoor:
    """The code by which the person at the desk opened their data in this browser."""

    code_id: UUID


@dataclass(frozen=True)
class CodeCard:
    """The code a person was handed last, as advisors see it; its digits only for who made it, just after."""

    id: UUID
    digits: str | None
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None
    tries_left: int
    is_over: bool


@dataclass(frozen=True)
class RequestRow:
    """What a person asked, until when we answer, and how we did."""

    id: UUID
    kind: RequestKind
    text: str | None
    asked_at: datetime
    due_on: date
    answered_at: datetime | None
    outcome: RequestOutcome | None
    answer: str | None

    @property
    def is_open(self) -> bool:
        """Whether we still owe an answer."""
        return self.answered_at is None


@dataclass(frozen=True)
class OwnLook:
    """Somebody looked at what is held about the person: when, who, at what. Members of the team are not named."""

    at: datetime
    who: Looker
    company_name: str | None
    what: LookKind


def open_door(session: Session, actor: Actor, code_id: UUID) -> OpenDoor | None:
    """Return the door of the person at the desk, if this very browser opened it with this code."""
    opened = opened_code(session, actor.own_subject_id, current_sign_in(session))
    return OpenDoor(code_id) if opened == code_id else None


def door_here(session: Session, actor: Actor) -> UUID | None:
    """Return the code by which this browser opened the data, if it did."""
    return opened_code(session, actor.own_subject_id, current_sign_in(session))


def code_card(session: Session, candidate_id: UUID, by_id: UUID, at: datetime) -> CodeCard | None:
    """Return the newest code of a person, unless it was ended."""
    theirs = select(RightsCode).where(RightsCode.candidate_id == candidate_id)
    code = session.scalars(theirs.order_by(RightsCode.created_at.desc(), RightsCode.id).limit(1)).first()
    if code is None or code.revoked_at is not None:
        return None
    is_over = at >= code.expires_at or code.wrong_tries >= MOST_TRIES
    is_new = code.created_by_id == by_id and at < code.created_at + TO_HAND_OVER and not (is_over or code.used_at)
    digits = code_said(code.id) if is_new else None
    return CodeCard(
        code.id, digits, code.created_at, code.expires_at, code.used_at, max(0, MOST_TRIES - code.wrong_tries), is_over
    )


def requests_of(session: Session, candidate_id: UUID) -> tuple[RequestRow, ...]:
    """Return what a person asked, the newest first."""
    asked = select(PersonRequest).where(PersonRequest.candidate_id == candidate_id)
    rows = session.scalars(asked.order_by(PersonRequest.asked_at.desc(), PersonRequest.id))
    return tuple(_row(row) for row in rows)


def own_request(session: Session, actor: Actor, request_id: UUID) -> RequestRow | None:
    """Return something the person at the desk asked."""
    row = session.get(PersonRequest, request_id)
    return _row(row) if row is not None and row.candidate_id == actor.own_subject_id else None


def who_looked(session: Session, candidate_id: UUID) -> tuple[OwnLook, ...]:
    """Return who looked at what is held about a person, the latest first (Art. 15(1) GDPR)."""
    advisor_id = session.scalar(select(Candidate.advisor_id).where(Candidate.id == candidate_id))
    looks = (
        select(AuditEntry.at, AuditEntry.verb, AuditEntry.by_id, AuditEntry.by_role, Company.name)
        .outerjoin(Proposal, Proposal.id == AuditEntry.subject_id)
        .outerjoin(Company, Company.id == Proposal.company_id)
        .where(AuditEntry.verb.in_(_LOOKS), or_(AuditEntry.subject_id == candidate_id, Proposal.candidate_id == candidate_id))
        .order_by(AuditEntry.at.desc(), AuditEntry.id)
        .limit(MOST_LOOKS)
    )
    return tuple(
        OwnLook(at, _looker(role, is_own=by_id is not None and by_id == advisor_id), company, _LOOKS[verb])
        for at, verb, by_id, role, company in session.execute(looks)
    )


def _looker(role: str, *, is_own: bool) -> Looker:
    if role == Role.CANDIDATE.value:
        return Looker.YOURSELF
    if role == Role.EMPLOYER.value:
        return Looker.COMPANY
    return Looker.ADVISOR if is_own else Looker.TEAM


def _row(row: PersonRequest) -> RequestRow:
    return RequestRow(**{each.name: getattr(row, each.name) for each in fields(RequestRow)})
