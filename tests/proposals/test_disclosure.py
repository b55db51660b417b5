"""A profile is shown and a name is told only while the person's own row says yes, whatever the proposal's state says."""

from datetime import timedelta
from itertools import product

import pytest

from portal.candidates.models import Candidate
from portal.companies.models import Company
from portal.companies.queries import load_actor
from portal.proposals.disclosure import identity_for
from portal.proposals.queries import cases_of_company, proposals_of_company, show_to_employer
from portal.proposals.services import withdraw_consent
from portal.proposals.words import KNOWN, ConsentPurpose, ConsentState, ProposalState
from tests.builders.companies import an_employer
from tests.builders.openings import an_opening
from tests.builders.proposals import PERSON, a_proposal, consent_of
from tests.moments import MONDAY, NOON

NOT_YES = [state for state in ConsentState if state is not ConsentState.GIVEN]


def seen_by_company(session, proposal, on=MONDAY):
    account = an_employer(session, session.get_one(Company, proposal.company_id))
    actor = load_actor(session, account.id)
    assert actor is not None
    return show_to_employer(session, actor, proposal.id, on=on)


@pytest.mark.parametrize("state", NOT_YES)
def test_without_the_second_yes_nobody_has_a_name(session, state):
    proposal = a_proposal(session, state=ProposalState.DISCLOSED)
    assert identity_for(session, proposal, on=MONDAY) is not None

    consent_of(session, proposal, ConsentPurpose.KNOW).state = state
    session.flush()

    assert identity_for(session, proposal, on=MONDAY) is None
    assert seen_by_company(session, proposal) is None


def test_a_second_yes_for_another_opening_or_company_tells_nothing(session):
    proposal = a_proposal(session, state=ProposalState.DISCLOSED)
    consent = consent_of(session, proposal, ConsentPurpose.KNOW)
    consent.opening_id = an_opening(session).id
    session.flush()

    assert identity_for(session, proposal, on=MONDAY) is None


def test_a_second_yes_that_has_run_out_tells_nothing(session):
    proposal = a_proposal(session, state=ProposalState.DISCLOSED)
    consent_of(session, proposal, ConsentPurpose.KNOW).expires_on = MONDAY
    session.flush()

    assert identity_for(session, proposal, on=MONDAY) is not None
    assert identity_for(session, proposal, on=MONDAY + timedelta(days=1)) is None


@pytest.mark.parametrize("state", NOT_YES)
def test_without_the_first_yes_nothing_is_shown(session, state):
    proposal = a_proposal(session, state=ProposalState.PRESENTED)
    assert seen_by_company(session, proposal) is not None

    consent_of(session, proposal, ConsentPurpose.SHOW).state = state
    session.flush()

    assert seen_by_company(session, proposal) is None


def test_a_first_yes_that_has_run_out_shows_nothing(session):
    proposal = a_proposal(session, state=ProposalState.PRESENTED)
    consent_of(session, proposal, ConsentPurpose.SHOW).expires_on = MONDAY
    session.flush()

    assert seen_by_company(session, proposal, MONDAY) is not None
    assert seen_by_company(session, proposal, MONDAY + timedelta(days=1)) is None


def test_a_yes_that_is_taken_back_closes_the_name_in_every_state_also_when_work_was_found(session):
    for state, purpose in product(sorted(KNOWN), ConsentPurpose):
        proposal = a_proposal(session, state=state)
        assert identity_for(session, proposal, on=MONDAY) is not None

        withdraw_consent(session, consent_of(session, proposal, purpose).id, by=PERSON, at=NOON)
        session.flush()

        consent = consent_of(session, proposal, ConsentPurpose.KNOW)
        assert (consent.state, consent.withdrawn_at) == (ConsentState.WITHDRAWN, NOON), (state, purpose)
        assert_closed(session, proposal)


def test_whose_data_are_only_kept_has_no_name_in_any_state(session):
    for state in sorted(KNOWN):
        proposal = a_proposal(session, state=state)
        assert identity_for(session, proposal, on=MONDAY) is not None

        session.get_one(Candidate, proposal.candidate_id).restricted_at = NOON
        session.flush()

        assert_closed(session, proposal)


def assert_closed(session, proposal):
    """On no way does the company come to the person: page, list, board."""
    assert identity_for(session, proposal, on=MONDAY) is None
    assert seen_by_company(session, proposal) is None
    assert [row.id for row in proposals_of_company(session, proposal.company_id, on=MONDAY).rows] == [None]
    assert cases_of_company(session, proposal.company_id, on=MONDAY) == ()
