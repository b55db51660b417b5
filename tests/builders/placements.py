"""Work that was found, valid by default."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.placements import services
from portal.placements.models import FollowUp, Placement
from portal.placements.services import PlacementDraft
from portal.placements.words import FollowUpStep, PlacementKind, PlacementState
from portal.proposals.models import Proposal
from portal.proposals.words import ProposalState
from tests.builders.proposals import a_proposal
from tests.moments import MONDAY, NOON

S = PlacementState
A_JOB = PlacementDraft(PlacementKind.JOB, MONDAY, 30)


def some_work(**changes: Any) -> PlacementDraft:
    """A job of thirty hours that begins today."""
    return replace(A_JOB, **changes)


def a_placement(
    session: Session,
    proposal: Proposal | None = None,
    *,
    state: PlacementState = S.AGREED,
    at: datetime = NOON,
    **changes: Any,
) -> Placement:
    """Work that followed a proposal, in the wished state."""
    proposal = proposal or a_proposal(session, state=ProposalState.DISCLOSED)
    by = By(proposal.made_by_id, Role.ADVISOR.value)
    placement = services.record_placement(session, proposal.id, some_work(**changes), by=by, at=at)
    if state in (S.STARTED, S.ENDED):
        services.start_placement(session, placement.id, by=by, at=at)
    if state is S.ENDED:
        services.end_placement(session, placement.id, MONDAY, by=by, at=at)
    if state is S.CANCELLED:
        services.cancel_placement(session, placement.id, by=by, at=at)
    session.flush()  # readers need the rows
    assert placement.state is state
    return placement


def a_follow_up(session: Session, placement: Placement, *, step: FollowUpStep = FollowUpStep.TWO_WEEKS) -> FollowUp:
    """A question how the work is going, asked on Monday noon."""
    row = FollowUp(placement_id=placement.id, step=step, due_on=step.due_on(placement.starts_on), asked_at=NOON)
    session.add(row)
    session.flush()  # links need row.id
    return row
