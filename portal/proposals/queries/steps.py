"""What an advisor has to do next with proposals, each with a day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import Uuid, and_, bindparam, or_, select
from sqlalchemy.orm import Session, aliased

from portal.candidates.models import Candidate
from portal.candidates.queries import name_of
from portal.companies.models import Company
from portal.kernel.clock import local_day
from portal.kernel.db import ReadyQuery
from portal.openings.models import Opening
from portal.proposals.models import Consent, Proposal
from portal.proposals.queries.employer import ProposalStep
from portal.proposals.words import ConsentPurpose, ProposalState, StepKind

S = ProposalState
SOON = timedelta(days=2)
REMIND_AFTER = timedelta(days=3)
CALL_BEFORE = timedelta(days=4)
MOST_STEPS = 200


@dataclass(frozen=True)
class AdvisorStep(ProposalStep):
    """One thing to do next for an advisor, with the company to call."""

    company_phone: str | None = None


@dataclass(frozen=True)
class Times:
    """The moments the day of a step is counted from."""

    created_at: datetime
    answer_until: date | None
    meeting_at: datetime | None
    show_asked_at: datetime | None
    show_answered_at: datetime | None
    know_asked_at: datetime | None
    know_answered_at: datetime | None


def _after(moment: datetime | None, wait: timedelta) -> date | None:
    return local_day(moment) + wait if moment else None


RULES: dict[ProposalState, tuple[StepKind, Callable[[Times], date | None]]] = {
    S.DRAFT: (StepKind.ASK, lambda times: _after(times.created_at, SOON)),
    S.CONSENT_REQUESTED: (StepKind.REMIND, lambda times: _after(times.show_asked_at, REMIND_AFTER)),
    S.CONSENT_GIVEN: (StepKind.PRESENT, lambda times: _after(times.show_answered_at, SOON)),
    S.PRESENTED: (StepKind.CALL, lambda times: times.answer_until),
    S.DISCLOSURE_REQUESTED: (StepKind.REMIND, lambda times: _after(times.know_asked_at, REMIND_AFTER)),
    S.DISCLOSED: (StepKind.ARRANGE, lambda times: _after(times.know_answered_at, SOON)),
    S.MEETING_SCHEDULED: (StepKind.FOLLOW_UP, lambda times: _after(times.meeting_at, timedelta())),
}
# Steps that are nobody's work before their day comes near.
NOT_YET: dict[StepKind, timedelta] = {
    StepKind.REMIND: timedelta(),
    StepKind.CALL: CALL_BEFORE,
    StepKind.FOLLOW_UP: timedelta(),
}
_Show, _Know = aliased(Consent), aliased(Consent)
# One's own people; those without an advisor belong to who proposed them.
_ME = bindparam("advisor_id", type_=Uuid())
_IS_MINE = or_(Candidate.advisor_id == _ME, and_(Candidate.advisor_id.is_(None), Proposal.made_by_id == _ME))
_WAITING = ReadyQuery(
    select(
        Proposal.id,
        Proposal.reference,
        Proposal.state,
        Candidate.given_name,
        Candidate.family_name,
        Opening.title,
        Company.name,
        Company.phone,
        Proposal.created_at,
        Proposal.answer_until,
        Proposal.meeting_at,
        _Show.asked_at,
        _Show.answered_at,
        _Know.asked_at,
        _Know.answered_at,
    )
    .join(Opening, Opening.id == Proposal.opening_id)
    .join(Company, Company.id == Proposal.company_id)
    .join(Candidate, Candidate.id == Proposal.candidate_id)
    .outerjoin(_Show, and_(_Show.proposal_id == Proposal.id, _Show.purpose == ConsentPurpose.SHOW))
    .outerjoin(_Know, and_(_Know.proposal_id == Proposal.id, _Know.purpose == ConsentPurpose.KNOW))
    .where(Proposal.state.in_(tuple(RULES)), _IS_MINE, Candidate.restricted_at.is_(None))
    .order_by(Proposal.created_at, Proposal.id)
    .limit(MOST_STEPS)
)


def advisor_next_steps(session: Session, advisor_id: UUID, *, on: date) -> tuple[AdvisorStep, ...]:
    """Return what is to be done with the advisor's proposals, the most urgent first."""
    steps = []
    for key, reference, state, given_name, family_name, title, company_name, phone, *times in _WAITING.rows(
        session, advisor_id=advisor_id
    ):
        kind, day_of = RULES[state]
        due_on = day_of(Times(*times)) or on
        if kind not in NOT_YET or on >= due_on - NOT_YET[kind]:
            person = name_of(given_name, family_name)
            steps.append(AdvisorStep(key, reference, title, kind, due_on, person, company_name, phone))
    return tuple(sorted(steps, key=lambda step: (step.due_on, step.reference)))
