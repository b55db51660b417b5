"""Internships in every state, valid by default."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.internships import services
from portal.internships.asking import RequestDraft
from portal.internships.assessment.asking import PURPOSES
from portal.internships.assessment.models import Assessment
from portal.internships.models import AuthorityRequest, Internship
from portal.internships.services import Abort, InternshipDraft
from portal.internships.words import (
    AbortedBy,
    AbortReason,
    Authority,
    InternshipState,
    LegalBasis,
    Outcome,
    RequestAnswer,
    RequestMatter,
)
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.links import link_token
from portal.labour.words import CompetenceLevel
from portal.openings.models import Opening
from portal.proposals.models import Proposal
from portal.proposals.words import ProposalState
from tests.builders.agreements import signed_by_all
from tests.builders.proposals import a_proposal
from tests.moments import MONDAY, NOON

S = InternshipState
Walk = Callable[[Session, Internship, By, datetime], None]

FOUR_WEEKS = InternshipDraft(
    basis=LegalBasis.MEASURE,
    starts_on=MONDAY,
    ends_on=date(2026, 12, 18),
    hours_per_week=20,
    mentor_name="Jens Lindner",
)

ASKED = RequestDraft(Authority.JOBCENTRE, RequestMatter.REPEATED, MONDAY)


def a_plan(**changes: Any) -> InternshipDraft:
    """Four weeks at an employer that begin today."""
    return replace(FOUR_WEEKS, **changes)


APPROVE: Walk = lambda session, internship, by, at: services.approve_internship(  # noqa: E731 - one step each
    session, internship.id, min(MONDAY, internship.starts_on), "Jobcenter Borna", by=by, at=at
)


def _start(session: Session, internship: Internship, by: By, at: datetime) -> None:
    """Let it begin, with an agreement that everyone has signed."""
    if internship.state is S.APPROVED:
        signed_by_all(session, internship, at=at)
    services.start_internship(session, internship.id, by=by, at=at)


START: Walk = _start
COMPLETE: Walk = lambda session, internship, by, at: services.complete_internship(  # noqa: E731
    session, internship.id, Outcome.JOB, by=by, at=at
)
ABORT: Walk = lambda session, internship, by, at: services.abort_internship(  # noqa: E731
    session, internship.id, Abort(internship.starts_on, AbortedBy.CANDIDATE, AbortReason.PRIVATE), by=by, at=at
)
CANCEL: Walk = lambda session, internship, by, at: services.cancel_internship(session, internship.id, by=by, at=at)  # noqa: E731


def _change(session: Session, internship: Internship, by: By, at: datetime) -> None:
    services.change_plan(session, internship.id, a_plan(mentor_name="Mona Lindner"), by=by, at=at)


CHANGE: Walk = _change
VERBS: dict[str, Walk] = {
    "approve": APPROVE,
    "change": CHANGE,
    "start": START,
    "complete": COMPLETE,
    "abort": ABORT,
    "cancel": CANCEL,
}
WAYS: dict[InternshipState, tuple[Walk, ...]] = {
    S.PLANNED: (),
    S.APPROVED: (APPROVE,),
    S.RUNNING: (APPROVE, START),
    S.COMPLETED: (APPROVE, START, COMPLETE),
    S.ABORTED: (APPROVE, START, ABORT),
    S.CANCELLED: (CANCEL,),
}


def an_internship(
    session: Session,
    proposal: Proposal | None = None,
    *,
    state: InternshipState = S.PLANNED,
    at: datetime = NOON,
    **changes: Any,
) -> Internship:
    """An internship that follows a proposal whose person is known, in the wished state."""
    proposal = proposal or a_proposal(session, state=ProposalState.DISCLOSED)
    by = By(proposal.made_by_id, Role.ADVISOR.value)
    internship = services.plan_internship(session, proposal.id, a_plan(**changes), by=by, at=at)
    for step in WAYS[state]:
        step(session, internship, by, at)
    session.flush()  # readers need the rows
    assert internship.state is state
    return internship


def a_completed_internship(session: Session, person: Candidate, opening: Opening) -> Internship:
    """An internship of this person that is over, of which the company saw what the person does well."""
    proposal = a_proposal(session, state=ProposalState.DISCLOSED, candidate=person, opening=opening)
    internship = an_internship(session, proposal, state=S.COMPLETED, basis=LegalBasis.COMPULSORY)
    an_assessment(session, internship, learning=CompetenceLevel.INDEPENDENT, company_said_at=NOON)
    return internship


def a_request(session: Session, internship: Internship, **changes: Any) -> AuthorityRequest:
    """An authority was asked for an internship, and said yes under a condition."""
    request = AuthorityRequest(
        **{
            "internship_id": internship.id,
            "authority": Authority.JOBCENTRE,
            "matter": RequestMatter.APPROVAL,
            "sent_on": NOON.date(),
            "answered_on": NOON.date(),
            "answer": RequestAnswer.YES,
            "valid_until": internship.ends_on,
            "conditions": "Nur am Vormittag.",
            "asked_by_id": session.get_one(Proposal, internship.proposal_id).made_by_id,
            "created_at": NOON,
            **changes,
        }
    )
    session.add(request)
    session.flush()  # readers need the row
    return request


def an_assessment(session: Session, internship: Internship, **changes: Any) -> Assessment:
    """Both sides were asked how an internship went that ended on Monday."""
    row = Assessment(**{"internship_id": internship.id, "due_on": MONDAY, "asked_at": NOON, "asks": 1, **changes})
    session.add(row)
    session.flush()  # links need row.id
    return row


def links_about(assessment_id: UUID) -> dict[str, dict[str, str]]:
    """What the two links to an assessment are made of, by endpoint."""
    pages = {"company": "public_assessments.company", "person": "public_own_view.person"}
    return {page: {"token": link_token(PURPOSES[side], assessment_id)} for side, page in pages.items()}
