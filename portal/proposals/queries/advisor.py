"""What advisors read: proposals with the person's name, consents, history, what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Uuid, bindparam, or_, select, tuple_
from sqlalchemy.orm import Session, aliased

from portal.accounts.models import Account
from portal.accounts.queries import staff_of_site
from portal.candidates.models import Candidate
from portal.candidates.queries import name_of
from portal.companies.models import Company
from portal.kernel.access import Actor, Role
from portal.openings.models import Opening
from portal.openings.words import OpeningKind
from portal.profiles.queries import MaskedProfile, masked_profile
from portal.proposals.models import Consent, Proposal
from portal.proposals.queries.meeting import PLAN, MeetingPlan, plan_of
from portal.proposals.words import (
    OPEN,
    AnswerChannel,
    ConsentChannel,
    ConsentPurpose,
    ConsentState,
    DeclineReason,
    Hint,
    ProposalState,
)

PAGE = 25
MOST_OF_ONE = 100


@dataclass(frozen=True, slots=True)
class StaffRow:
    """A proposal in a list of the team."""

    id: UUID
    reference: str
    state: ProposalState
    candidate_id: UUID
    candidate_name: str
    company_id: UUID
    company_name: str
    opening_id: UUID
    opening_title: str
    created_at: datetime
    answer_until: date | None
    meeting_at: datetime | None


@dataclass(frozen=True)
class StaffList:
    """One page of the list and where the next begins."""

    rows: tuple[StaffRow, ...]
    next_after: str | None


@dataclass(frozen=True)
class StaffConsent:
    """What the person answered, on which text, how."""

    id: UUID
    purpose: ConsentPurpose
    state: ConsentState
    asked_at: datetime
    answered_at: datetime | None
    withdrawn_at: datetime | None
    expires_on: date | None
    text_version: str
    text_language: str
    text_sha256: str
    channel: ConsentChannel | None
    paper_number: str | None
    interpreter_helped: bool
    recorded_by: str


@dataclass(frozen=True)
class StaffProposal:
    """A proposal as advisors see it."""

    row: StaffRow
    opening_kind: OpeningKind
    made_by: str
    hints: tuple[Hint, ...]
    presented_at: datetime | None
    answered_at: datetime | None
    answered_by: str
    answered_how: AnswerChannel | None
    decline_reason: DeclineReason | None
    profile: MaskedProfile | None
    consents: tuple[StaffConsent, ...]
    meeting: tuple[Any, ...]

    def plan(self, on: date) -> MeetingPlan:
        """Return where the search for a day to meet stands."""
        return plan_of(self.meeting, on)

    @property
    def id(self) -> UUID:
        """The proposal's own id."""
        return self.row.id

    @property
    def state(self) -> ProposalState:
        """Where the proposal stands."""
        return self.row.state

    @property
    def has_failed(self) -> bool:
        """Whether it ended without work."""
        return self.state.is_over and self.state is not ProposalState.PLACED

    @property
    def open_question(self) -> StaffConsent | None:
        """The question the person has not answered yet."""
        asking = (ProposalState.CONSENT_REQUESTED, ProposalState.DISCLOSURE_REQUESTED)
        is_asking = self.state in asking
        return next((each for each in self.consents if is_asking and each.state is ConsentState.ASKED), None)


@dataclass(frozen=True)
class StaffFilter:
    """Which proposals: of whom, going on or over (None: both), and at which site the person's advisor works."""

    advisor_id: UUID | None = None
    is_over: bool | None = False
    site_id: UUID | None = None


def staff_proposals(session: Session, wanted: StaffFilter, *, after: str | None = None) -> StaffList:
    """Return one page of the team's proposals, the newest first; `after` is the code of the last line before it."""
    rows = _ROWS
    if wanted.is_over is not None:
        rows = rows.where(Proposal.state.not_in(OPEN) if wanted.is_over else Proposal.state.in_(OPEN))
    if wanted.site_id is not None:
        rows = rows.where(Candidate.advisor_id.in_(staff_of_site(wanted.site_id)))
    if wanted.advisor_id is not None:
        rows = rows.where(or_(Proposal.made_by_id == wanted.advisor_id, Candidate.advisor_id == wanted.advisor_id))
    last = session.execute(select(Proposal.created_at, Proposal.id).where(Proposal.reference == after)).one_or_none()
    if last is not None:
        rows = rows.where(tuple_(Proposal.created_at, Proposal.id) < tuple_(*last))
    found = session.execute(rows.order_by(Proposal.created_at.desc(), Proposal.id.desc()).limit(PAGE + 1)).all()
    page = tuple(_row(row) for row in found[:PAGE])
    return StaffList(page, page[-1].reference if len(found) > PAGE else None)


def proposals_of_candidate(session: Session, candidate_id: UUID) -> tuple[StaffRow, ...]:
    """Return everything a person was proposed for, the newest first."""
    rows = _ROWS.where(Proposal.candidate_id == candidate_id).order_by(Proposal.created_at.desc(), Proposal.id.desc())
    return tuple(_row(row) for row in session.execute(rows.limit(MOST_OF_ONE)))


def proposals_for_company(session: Session, company_id: UUID) -> tuple[StaffRow, ...]:
    """Return everything a company was or will be shown, the newest first; for advisors."""
    rows = _ROWS.where(Proposal.company_id == company_id).order_by(Proposal.created_at.desc(), Proposal.id.desc())
    return tuple(_row(row) for row in session.execute(rows.limit(MOST_OF_ONE)))


def proposed_openings(session: Session, candidate_id: UUID) -> frozenset[UUID]:
    """Return the openings a person was proposed for already."""
    return frozenset(session.scalars(select(Proposal.opening_id).where(Proposal.candidate_id == candidate_id)))


def staff_proposal(session: Session, actor: Actor, proposal_id: UUID) -> StaffProposal | None:
    """Return a proposal to advisors."""
    found = session.execute(_ONE, {"proposal_id": proposal_id}).one_or_none() if actor.role is Role.ADVISOR else None
    if found is None:
        return None
    *row, proposal, opening_kind, made_by, answered_by = found
    return StaffProposal(
        row=_row(row),
        opening_kind=opening_kind,
        made_by=made_by or "",
        hints=tuple(Hint(code) for code in proposal.hints),  # type: ignore[call-arg]  # Word takes a code
        presented_at=proposal.presented_at,
        answered_at=proposal.answered_at,
        answered_by=answered_by or "",
        answered_how=proposal.answered_how,
        decline_reason=proposal.decline_reason,
        profile=masked_profile(session, proposal.profile_id),
        consents=tuple(_consent(*each) for each in session.execute(_CONSENTS, {"proposal_id": proposal_id})),
        meeting=tuple(getattr(proposal, column.key) for column in PLAN),
    )


def proposal_title(session: Session, actor: Actor, proposal_id: UUID) -> str | None:
    """Return the code of a proposal to advisors."""
    if actor.role is not Role.ADVISOR:
        return None
    return session.scalar(select(Proposal.reference).where(Proposal.id == proposal_id))


_ROWS: Select[*tuple[Any, ...]] = (
    select(
        Proposal.id,
        Proposal.reference,
        Proposal.state,
        Proposal.candidate_id,
        Candidate.given_name,
        Candidate.family_name,
        Proposal.company_id,
        Company.name,
        Proposal.opening_id,
        Opening.title,
        Proposal.created_at,
        Proposal.answer_until,
        Proposal.meeting_at,
    )
    .join(Opening, Opening.id == Proposal.opening_id)
    .join(Company, Company.id == Proposal.company_id)
    .join(Candidate, Candidate.id == Proposal.candidate_id)
)
_Maker, _Answerer = aliased(Account), aliased(Account)
_ONE: Select[*tuple[Any, ...]] = (
    _ROWS.add_columns(Proposal, Opening.kind, _Maker.name, _Answerer.name)
    .outerjoin(_Maker, _Maker.id == Proposal.made_by_id)
    .outerjoin(_Answerer, _Answerer.id == Proposal.answered_by_id)
    .where(Proposal.id == bindparam("proposal_id", type_=Uuid()))
)
_CONSENTS = (
    select(Consent, Account.name)
    .outerjoin(Account, Account.id == Consent.recorded_by_id)
    .where(Consent.proposal_id == bindparam("proposal_id", type_=Uuid()))
    .order_by(Consent.asked_at, Consent.id)
)


def _row(columns: Sequence[Any]) -> StaffRow:
    given_name, family_name = columns[4:6]
    return StaffRow(*[*columns[:4], name_of(given_name, family_name), *columns[6:]])


def _consent(consent: Consent, recorded_by: str | None) -> StaffConsent:
    return StaffConsent(
        id=consent.id,
        purpose=consent.purpose,
        state=consent.state,
        asked_at=consent.asked_at,
        answered_at=consent.answered_at,
        withdrawn_at=consent.withdrawn_at,
        expires_on=consent.expires_on,
        text_version=consent.text_version,
        text_language=consent.text_language,
        text_sha256=consent.text_sha256,
        channel=consent.channel,
        paper_number=consent.paper_number,
        interpreter_helped=consent.interpreter_helped,
        recorded_by=recorded_by or "",
    )
