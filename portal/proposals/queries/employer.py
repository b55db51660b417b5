"""What a company reads: its list without any attribute, one proposal, its board, its next steps."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, not_, select, tuple_
from sqlalchemy.orm import Session, aliased

from portal.accounts.models import Account
from portal.candidates.identity import Identity
from portal.companies.models import Company
from portal.companies.words import CompanyState
from portal.kernel.access import Actor
from portal.openings.models import Opening
from portal.openings.words import OpeningKind
from portal.profiles.queries import MaskedProfile, masked_profile
from portal.proposals.company_words import ProposalShelf
from portal.proposals.disclosure import identities_for, lines_with_identity
from portal.proposals.models import Proposal
from portal.proposals.queries.meeting import PLAN, MeetingPlan, plan_of
from portal.proposals.queries.visible import is_open_to_company
from portal.proposals.words import (
    COLUMNS,
    OPEN,
    AnswerChannel,
    CaseColumn,
    ProposalState,
    Standing,
    StepKind,
    standing_of,
)

PAGE = 25
MOST_CASES = 100
_Maker, _Answerer = aliased(Account), aliased(Account)


@dataclass(frozen=True)
class EmployerProposal:
    """A proposal as its company sees it; `identity` only while the person's second yes carries."""

    id: UUID
    reference: str
    standing: Standing
    opening_id: UUID
    opening_title: str
    opening_kind: OpeningKind
    starts_on: date | None
    company_name: str
    made_by: str
    answer_until: date
    answered_at: datetime | None
    answered_how: AnswerChannel | None
    answered_by: str
    plan: MeetingPlan
    profile: MaskedProfile
    identity: Identity | None

    @property
    def needs_answer(self) -> bool:
        """Whether the company's answer is missing."""
        return self.standing is Standing.ANSWER_NEEDED


@dataclass(frozen=True, slots=True)
class EmployerRow:
    """A line of the company's list: code, place, state. `id` is None where there is nothing to look at any more."""

    id: UUID | None
    reference: str
    opening_title: str
    standing: Standing
    presented_on: datetime
    due_on: date | None


@dataclass(frozen=True)
class EmployerList:
    """One page of the list and where the next begins."""

    rows: tuple[EmployerRow, ...]
    next_after: str | None


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case on the board: the code before the second yes, the name after it."""

    proposal_id: UUID
    name: str
    is_name: bool
    opening_title: str
    standing: Standing
    column: CaseColumn
    due_on: date | None
    plan: MeetingPlan


@dataclass(frozen=True, slots=True)
class ProposalStep:
    """One thing to do next, with the day it is due."""

    proposal_id: UUID
    reference: str
    opening_title: str
    kind: StepKind
    due_on: date
    person: str = ""
    company_name: str = ""


def show_to_employer(session: Session, actor: Actor, proposal_id: UUID, *, on: date) -> EmployerProposal | None:
    """Return the proposal, if it was presented to the actor's company and may be seen today."""
    row = session.execute(
        select(Proposal, Opening, Company.name, _Maker.name, _Answerer.name)
        .join(Opening, Opening.id == Proposal.opening_id)
        .join(Company, Company.id == Proposal.company_id)
        .outerjoin(_Maker, _Maker.id == Proposal.made_by_id)
        .outerjoin(_Answerer, _Answerer.id == Proposal.answered_by_id)
        .where(Proposal.id == proposal_id, Proposal.company_id == actor.organisation_id, is_open_to_company(on))
    ).one_or_none()
    if row is None:
        return None
    proposal, opening, company_name, made_by, answered_by = row
    profile = masked_profile(session, proposal.profile_id)
    if profile is None or proposal.answer_until is None:
        return None
    return EmployerProposal(
        id=proposal.id,
        reference=proposal.reference,
        standing=standing_of(proposal.state, is_open_to_company=True),
        opening_id=opening.id,
        opening_title=opening.title,
        opening_kind=opening.kind,
        starts_on=opening.starts_on,
        company_name=company_name,
        made_by=made_by or "",
        answer_until=proposal.answer_until,
        answered_at=proposal.answered_at,
        answered_how=proposal.answered_how,
        answered_by=answered_by or "",
        plan=plan_of([getattr(proposal, column.key) for column in PLAN], on),
        profile=profile,
        identity=identities_for(session, [proposal.id], on=on).get(proposal.id),
    )


def presented_to(session: Session, actor: Actor, proposal_id: UUID) -> UUID | None:
    """Return the id of a proposal that was presented to the actor's company, whatever became of it."""
    return session.scalar(
        select(Proposal.id)
        .join(Company, Company.id == Proposal.company_id)
        .where(
            Proposal.id == proposal_id,
            Proposal.company_id == actor.organisation_id,
            Proposal.presented_at.is_not(None),
            Company.state == CompanyState.ACTIVE,
        )
    )


def _lines(company_id: UUID, on: date) -> Select[*tuple[Any, ...]]:
    """Select what was presented to a company, with the answer whether it may look at it today."""
    return (
        select(
            Proposal.id,
            Proposal.reference,
            Opening.title,
            Proposal.state,
            Proposal.presented_at,
            Proposal.answer_until,
            is_open_to_company(on).label("is_open"),
            *PLAN[1:],
        )
        .join(Opening, Opening.id == Proposal.opening_id)
        .join(Company, Company.id == Proposal.company_id)
        .where(Proposal.company_id == company_id, Proposal.presented_at.is_not(None), Company.state == CompanyState.ACTIVE)
    )


def proposals_of_company(
    session: Session, company_id: UUID, *, on: date, after: str | None = None, shelf: ProposalShelf | None = None
) -> EmployerList:
    """Return one page of a company's proposals, the newest first; on it, what waits for an answer stands on top.

    `after` is the code of the last line before it.
    """
    lines = _lines(company_id, on)
    if shelf is not None:
        lines = lines.where(_lies_on(shelf, on))
    if after:
        last = session.execute(
            select(Proposal.answer_until, Proposal.reference).where(
                Proposal.company_id == company_id, Proposal.reference == after, Proposal.presented_at.is_not(None)
            )
        ).one_or_none()
        if last is not None:
            lines = lines.where(tuple_(Proposal.answer_until, Proposal.reference) < tuple_(*last))
    # By days and then by the code: within a day the order in which people were presented would tell two companies who is who.
    ordered = lines.order_by(Proposal.answer_until.desc(), Proposal.reference.desc()).limit(PAGE + 1)
    found = [_row(line, on) for line in session.execute(ordered)]
    # Who has time until a day from today on is among the newest by that day.
    shown = sorted(found[:PAGE], key=lambda row: row.due_on or date.max)
    return EmployerList(tuple(shown), found[PAGE - 1].reference if len(found) > PAGE else None)


def _lies_on(shelf: ProposalShelf, on: date) -> ColumnElement[bool]:
    """State what lies on a shelf; whatever a company may no longer look at is over, for whichever reason."""
    is_running = and_(Proposal.state.in_(OPEN), is_open_to_company(on))
    if shelf is ProposalShelf.OVER:
        return not_(is_running)
    is_asked = Proposal.state == ProposalState.PRESENTED
    return and_(is_running, is_asked if shelf is ProposalShelf.ANSWER else not_(is_asked))


def shelf_counts(session: Session, company_id: UUID, *, on: date) -> dict[ProposalShelf, int]:
    """Count a company's proposals by shelf, in one statement."""
    columns = [func.count().filter(_lies_on(shelf, on)) for shelf in ProposalShelf]
    counted = (
        select(*columns)
        .select_from(Proposal)
        .join(Company, Company.id == Proposal.company_id)
        .where(Proposal.company_id == company_id, Proposal.presented_at.is_not(None), Company.state == CompanyState.ACTIVE)
    )
    return dict(zip(ProposalShelf, session.execute(counted).one(), strict=True))


def cases_of_company(session: Session, company_id: UUID, *, on: date) -> tuple[CaseRow, ...]:
    """Return what is going on with a company, in the order of the board's columns."""
    open_lines = _lines(company_id, on).where(Proposal.state.in_(OPEN), is_open_to_company(on))
    ordered = open_lines.order_by(Proposal.answer_until, Proposal.reference).limit(MOST_CASES)
    cases = [_case(line, person, on) for line, person in lines_with_identity(session, ordered, on=on)]
    order = list(CaseColumn)
    return tuple(sorted(cases, key=lambda case: order.index(case.column)))


def _row(line: Any, on: date) -> EmployerRow:
    key, reference, title, state, presented_at, answer_until, is_open, *_plan = line
    if state is ProposalState.PRESENTED and answer_until < on:
        state = ProposalState.EXPIRED  # its time is over, also before the worker has come round
    standing = standing_of(state, is_open_to_company=is_open)
    due_on = answer_until if standing is Standing.ANSWER_NEEDED else None
    return EmployerRow(key if is_open else None, reference, title, standing, presented_at, due_on)


def _case(line: Any, identity: Identity | None, on: date) -> CaseRow:
    key, reference, title, state, _presented_at, answer_until, _is_open, *plan = line
    standing = standing_of(state, is_open_to_company=True)
    return CaseRow(
        proposal_id=key,
        name=identity.name if identity else reference,
        is_name=identity is not None,
        opening_title=title,
        standing=standing,
        column=COLUMNS[standing],
        due_on=answer_until if standing is Standing.ANSWER_NEEDED else None,
        plan=plan_of([state, *plan], on),
    )
