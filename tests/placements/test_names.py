"""How long a company reads the name of somebody who found work with it."""

import pytest
from sqlalchemy.orm import Session

from portal.kernel.access import Actor, Role
from portal.kernel.clock import local_day
from portal.placements.words import PlacementState
from portal.proposals.disclosure import identity_for
from portal.proposals.models import Proposal
from portal.proposals.queries import show_to_employer
from tests.builders.placements import a_placement
from tests.moments import NOON

TODAY = local_day(NOON)


@pytest.mark.parametrize("state", [PlacementState.AGREED, PlacementState.STARTED])
def test_while_the_work_lasts_the_company_reads_the_name(session: Session, state: PlacementState) -> None:
    proposal = session.get_one(Proposal, a_placement(session, state=state).proposal_id)

    assert identity_for(session, proposal, on=TODAY) is not None


@pytest.mark.parametrize("state", [PlacementState.ENDED, PlacementState.CANCELLED])
def test_when_the_work_is_over_or_never_began_name_and_profile_close(session: Session, state: PlacementState) -> None:
    proposal = session.get_one(Proposal, a_placement(session, state=state).proposal_id)
    company = Actor(Role.EMPLOYER, organisation_id=proposal.company_id)

    assert identity_for(session, proposal, on=TODAY) is None
    assert show_to_employer(session, company, proposal.id, on=TODAY) is None
