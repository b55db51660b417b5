"""What advisors read: proposals with the person's name, consents, history, what to do next."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from portal.accounts.queries import names_of
from portal.candidates.models import Candidate
from portal.candidates.queries import names_of_candidates
from portal.companies.models import Company
from portal.kernel.access import Actor, Role
from portal.kernel.audit import TrailEntry, trail
from portal.openings.models import Opening
from portal.openings.words import OpeningKind
from portal.profiles.queries import MaskedProfile, masked_profile
from portal.proposals.models import Consent, Proposal
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


@dataclass(frozen=True)
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
class HistoryLine:
    """A line of the proposal's history, with the name of who did it."""

    entry: TrailEntry
    by: str


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
    history: tuple[HistoryLine, ...]

    @property
    def id(self) -> UUID:
        """The proposal's own id."""
        return self.row.id

    @property
    def state(self) -> ProposalState:
        """Where the proposal stands."""
        return self.row.state

    @property
    def open_question(self) -> StaffConsent | None:
        """The question the person has not answered yet."""
        asking = (ProposalState.CONSENT_REQUESTED, ProposalState.DISCLOSURE_REQUESTED)
        is_asking = self.state in asking
        return next((each for each in self.consents if is_asking and each.state is ConsentState.ASKED), None)


@dataclass(frozen=True)
class StaffFilter:
    """Which proposals: of whom, going on or over."""

    advisor_id: UUID | None = None
    is_over: bool = False


def staff_proposals(session: Session, wanted: StaffFilter, *, after: str | None = None) -> StaffList:
    """Return one page of the team's proposals, the newest first; `after` is the code of the last line before it."""
    rows = _rows().where(Proposal.state.not_in(OPEN) if wanted.is_over else Proposal.state.in_(OPEN))
    if wanted.advisor_id is not None:
        rows = rows.where(or_(Proposal.made_by_id == wanted.advisor_id, Candidate.advisor_id == wanted.advisor_id))
    last = session.execute(select(Proposal.created_at, Proposal.id).where(Proposal.reference == after)).one_or_none()
    if last is not None:
        is_same_moment = and_(Proposal.created_at == last[0], Proposal.id < last[1])
        rows = rows.where(or_(Proposal.created_at < last[0], is_same_moment))
    found = session.execute(rows.order_by(Proposal.created_at.desc(), Proposal.id.desc()).limit(PAGE + 1)).all()
    page = _named(session, found[:PAGE])
    return StaffList(page, page[-1].reference if len(found) > PAGE else None)


def proposals_of_candidate(session: Session, candidate_id: UUID) -> tuple[StaffRow, ...]:
    """Return everything a person was proposed for, the newest first."""
    rows = _rows().where(Proposal.candidate_id == candidate_id).order_by(Proposal.created_at.desc(), Proposal.id)
    return _named(session, session.execute(rows.limit(MOST_OF_ONE)).all())


def proposals_for_company(session: Session, company_id: UUID) -> tuple[StaffRow, ...]:
    """Return everything a company was or will be shown, the newest first; for advisors."""
    rows = _rows().where(Proposal.company_id == company_id).order_by(Proposal.created_at.desc(), Proposal.id)
    return _named(session, session.execute(rows.limit(MOST_OF_ONE)).all())


def proposed_openings(session: Session, candidate_id: UUID) -> frozenset[UUID]:
    """Return the openings a person was proposed for already."""
    return frozenset(session.scalars(select(Proposal.opening_id).where(Proposal.candidate_id == candidate_id)))


def staff_proposal(session: Session, actor: Actor, proposal_id: UUID) -> StaffProposal | None:
    """Return a proposal to advisors."""
    proposal = session.get(Proposal, proposal_id) if actor.role is Role.ADVISOR else None
    if proposal is None:
        return None
    (found,) = session.execute(_rows().where(Proposal.id == proposal_id)).all()
    consents = session.scalars(select(Consent).where(Consent.proposal_id == proposal_id).order_by(Consent.asked_at)).all()
    history = trail(session, proposal_id)
    ids = [proposal.made_by_id, proposal.answered_by_id, *(each.recorded_by_id for each in consents)]
    names = names_of(session, [key for key in (*ids, *(entry.by_id for entry in history)) if key])
    return StaffProposal(
        row=_named(session, [found])[0],
        opening_kind=session.get_one(Opening, proposal.opening_id).kind,
        made_by=names.get(proposal.made_by_id, ""),
        hints=tuple(Hint(code) for code in proposal.hints),  # type: ignore[call-arg]  # Word takes a code
        presented_at=proposal.presented_at,
        answered_at=proposal.answered_at,
        answered_by=_name(names, proposal.answered_by_id),
        answered_how=proposal.answered_how,
        decline_reason=proposal.decline_reason,
        profile=masked_profile(session, proposal.profile_id),
        consents=tuple(_consent(each, _name(names, each.recorded_by_id)) for each in consents),
        history=tuple(HistoryLine(entry, _name(names, entry.by_id)) for entry in history),
    )


def proposal_title(session: Session, actor: Actor, proposal_id: UUID) -> str | None:
    """Return the code of a proposal to advisors."""
    if actor.role is not Role.ADVISOR:
        return None
    return session.scalar(select(Proposal.reference).where(Proposal.id == proposal_id))


def _rows() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Proposal.id,
            Proposal.reference,
            Proposal.state,
            Proposal.candidate_id,
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


def _named(session: Session, rows: Any) -> tuple[StaffRow, ...]:
    names = names_of_candidates(session, [row[3] for row in rows])
    return tuple(_staff_row(names.get(row[3], ""), *row) for row in rows)


def _staff_row(candidate_name: str, *columns: Any) -> StaffRow:
    values = [*columns]
    values.insert(4, candidate_name)
    return StaffRow(*values)


def _name(names: dict[UUID, str], key: UUID | None) -> str:
    return names.get(key, "") if key else ""


def _consent(consent: Consent, recorded_by: str) -> StaffConsent:
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
        recorded_by=recorded_by,
    )
