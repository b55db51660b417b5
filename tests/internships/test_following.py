"""What becomes of a plan when the person takes their yes back."""

from collections.abc import Callable

import pytest

from portal.internships.models import Internship
from portal.internships.words import InternshipState
from portal.kernel.clock import now
from portal.kernel.db import Database
from portal.proposals.models import Proposal
from portal.proposals.services import withdraw_consent
from portal.proposals.words import ConsentPurpose
from tests.builders.internships import an_internship
from tests.builders.proposals import PERSON, consent_of

S = InternshipState


@pytest.mark.parametrize(
    ("state", "becomes"),
    [(S.PLANNED, S.CANCELLED), (S.APPROVED, S.CANCELLED), (S.RUNNING, S.RUNNING), (S.COMPLETED, S.COMPLETED)],
)
def test_a_yes_taken_back_calls_off_what_has_not_begun_and_leaves_the_rest_to_people(
    database: Database, deliver: Callable[[], int], state: InternshipState, becomes: InternshipState
) -> None:
    with database.transaction() as session:
        internship = an_internship(session, state=state, at=now())
        proposal = session.get_one(Proposal, internship.proposal_id)
        internship_id = internship.id
    deliver()
    with database.transaction() as session:
        assert session.get_one(Internship, internship_id).state is state
        withdraw_consent(session, consent_of(session, proposal, ConsentPurpose.KNOW).id, by=PERSON, at=now())
    for _ in range(2):
        deliver()

    with database.reading() as session:
        assert session.get_one(Internship, internship_id).state is becomes
