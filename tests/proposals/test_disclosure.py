"""A profile is shown and a name is told only while the person's own row says yes, whatever the proposal's state says."""

from datetime import timedelta

import pytest

from portal.companies.models import Company
from portal.companies.queries import load_actor
from portal.proposals.disclosure import identity_for
from portal.proposals.queries import show_to_employer
from portal.proposals.words import ConsentPurpose, ConsentState, ProposalState
from tests.builders.companies import an_employer
from tests.builders.openings import an_opening
from tests.builders.proposals import a_proposal, consent_of
from tests.moments import MONDAY

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
