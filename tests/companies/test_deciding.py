"""Meeting a company and deciding about it."""

import pytest

from portal.companies.services import approve_company, move_company, reject_company, tick_visit, trust_company
from portal.companies.words import COMPANY_STATES, CompanySource, CompanyState
from portal.kernel.access import Role
from portal.kernel.audit import By, trail
from portal.kernel.errors import RuleBroken
from tests.builders.accounts import a_coordinator, an_advisor
from tests.builders.companies import a_company
from tests.moments import NOON

S = CompanyState


@pytest.fixture
def coordinator(session):
    return By(a_coordinator(session).id, Role.COORDINATOR.value)


@pytest.fixture
def advisor(session):
    return By(an_advisor(session).id, Role.ADVISOR.value)


def a_new_company(session, state=S.REGISTERED):
    return a_company(session, state=state, visited_at=None, visited_how=None)


def test_ticking_the_visit_sends_a_new_company_to_the_coordinator(session, advisor):
    company = a_new_company(session)

    tick_visit(session, company.id, CompanySource.VISIT, by=advisor, at=NOON)

    assert (company.state, company.visited_by_id, company.visited_how) == (S.IN_REVIEW, advisor.account_id, CompanySource.VISIT)


def test_a_lead_can_be_met_too(session, advisor):
    company = a_new_company(session, S.LEAD)

    tick_visit(session, company.id, CompanySource.PHONE, by=advisor, at=NOON)

    assert company.state is S.IN_REVIEW


def test_nobody_becomes_a_partner_unmet(session, coordinator):
    company = a_new_company(session, S.IN_REVIEW)

    with pytest.raises(RuleBroken):
        approve_company(session, company.id, by=coordinator, at=NOON)

    assert company.state is S.IN_REVIEW


def test_approval_makes_a_partner_and_the_trail_says_who(session, coordinator):
    company = a_company(session, state=S.IN_REVIEW)

    approve_company(session, company.id, by=coordinator, at=NOON)

    session.flush()
    entry = trail(session, company.id)[0]
    assert company.is_active
    assert (entry.was, entry.becomes, entry.by_id) == ("in_review", "active", coordinator.account_id)


@pytest.mark.parametrize("state", [S.LEAD, S.REGISTERED, S.ACTIVE, S.DORMANT, S.BLOCKED, S.LEFT, S.REJECTED])
def test_only_companies_in_review_are_approved(session, coordinator, state):
    company = a_company(session, state=state)

    with pytest.raises(RuleBroken):
        approve_company(session, company.id, by=coordinator, at=NOON)


@pytest.mark.parametrize("reason", ["", "   \n"])
def test_a_refusal_needs_a_reason(session, coordinator, reason):
    company = a_company(session, state=S.IN_REVIEW)

    with pytest.raises(RuleBroken) as refusal:
        reject_company(session, company.id, reason, by=coordinator, at=NOON)

    assert refusal.value.field == "reason"
    assert company.state is S.IN_REVIEW


def test_what_was_typed_as_a_reason_stands_in_the_company_and_not_in_the_trail(session, coordinator):
    company = a_company(session, state=S.IN_REVIEW)

    reject_company(session, company.id, "Herr Muster ist nicht erreichbar.", by=coordinator, at=NOON)

    session.flush()
    assert company.rejection_reason == "Herr Muster ist nicht erreichbar."
    assert all("Muster" not in str(entry) for entry in trail(session, company.id))


@pytest.mark.parametrize("state", list(S))
@pytest.mark.parametrize("verb", ["rest", "wake", "block", "unblock", "reconsider"])
@pytest.mark.parametrize("role", [Role.ADVISOR, Role.COORDINATOR])
def test_every_other_move_follows_the_table_of_states(session, advisor, coordinator, state, verb, role):
    company = a_company(session, state=state)
    by = advisor if role is Role.ADVISOR else coordinator

    if verb in COMPANY_STATES.verbs(state, role):
        move_company(session, company.id, verb, by=by, at=NOON)
        assert COMPANY_STATES.allows(state, company.state)
    else:
        with pytest.raises(RuleBroken):
            move_company(session, company.id, verb, by=by, at=NOON)
        assert company.state is state


def test_deciding_is_not_done_by_the_back_door(session, coordinator):
    company = a_company(session, state=S.IN_REVIEW)

    with pytest.raises(RuleBroken):
        move_company(session, company.id, "approve", by=coordinator, at=NOON)


@pytest.mark.parametrize(("state", "may_be"), [(S.ACTIVE, True), (S.DORMANT, False), (S.IN_REVIEW, False)])
def test_only_partners_are_trusted(session, coordinator, state, may_be):
    company = a_company(session, state=state)

    if may_be:
        trust_company(session, company.id, is_trusted=True, by=coordinator, at=NOON)
    else:
        with pytest.raises(RuleBroken):
            trust_company(session, company.id, is_trusted=True, by=coordinator, at=NOON)

    assert company.is_trusted is may_be
