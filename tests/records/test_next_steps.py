"""What comes next with a record: every state has its step, for everyone who sees it, and no button leads nowhere."""

from dataclasses import fields
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from portal.candidates import next_step as of_person
from portal.candidates.queries import CandidateRecord
from portal.candidates.words import CandidateState
from portal.companies import next_step as of_company
from portal.companies.queries import CompanyRecord
from portal.companies.words import CompanyState
from portal.internships import next_step as of_internship
from portal.internships.agreement.reading import Standing
from portal.internships.agreement.words import AgreementState, Party
from portal.internships.queries import StaffInternship
from portal.internships.words import InternshipState, Outcome
from portal.kernel.access import Role
from portal.openings import next_step as of_opening
from portal.openings.queries import OwnOpening
from portal.openings.words import OpeningState
from portal.placements import next_step as of_placement
from portal.placements.queries import PlacementRow
from portal.placements.words import PlacementState
from portal.proposals import next_step as of_proposal
from portal.proposals.queries import StaffProposal
from portal.proposals.words import ProposalState
from tests.moments import NOON

pytestmark = pytest.mark.one_database

ID = UUID(int=7)
TODAY = date(2026, 11, 23)
SOME = {"id": ID, "company_id": ID, "candidate_id": ID, "proposal_id": ID, "created_at": NOON}


def a_row(shape: type, **known: Any) -> Any:
    """A row of this shape of which only what is named is known."""
    values = {each.name: known.get(each.name, SOME.get(each.name)) for each in fields(shape)}
    return shape(**values)


def company(state: CompanyState, **known: Any) -> Any:
    """A company that has everything but what is said otherwise."""
    return a_row(CompanyRecord, **{"state": state, "visited_at": NOON, "sites": (1,), "members": (1,), **known})


def opening(state: OpeningState, *, gaps: tuple[Any, ...] = (), is_active: bool = True, until: date | None = None) -> Any:
    """An opening of a partner, complete unless said otherwise."""
    card = SimpleNamespace(id=ID, company_id=ID, state=state, valid_until=until)
    return a_row(OwnOpening, card=card, gaps=gaps, company=SimpleNamespace(is_active=is_active))


def internship(state: InternshipState, *, starts_in: int = 0, ends_in: int = 30, outcome: Outcome | None = None) -> Any:
    """An internship beginning and ending so many days from today."""
    begins, ends = TODAY + timedelta(days=starts_in), TODAY + timedelta(days=ends_in)
    return a_row(StaffInternship, state=state, starts_on=begins, ends_on=ends, outcome=outcome)


def proposal(state: ProposalState) -> Any:
    """A proposal whose person answered long ago."""
    row = SimpleNamespace(id=ID, state=state, candidate_id=ID, created_at=NOON, answer_until=TODAY, meeting_at=NOON)
    return a_row(StaffProposal, row=row, consents=())


def every_step() -> dict[str, Any]:
    """Return the step of every kind of record in every state."""
    steps: dict[str, Any] = {}
    for role in (Role.ADVISOR, Role.COORDINATOR):
        steps |= {f"company {each} {role}": of_company.next_step(company(each), role) for each in CompanyState}
    steps |= {f"opening {each}": of_opening.next_step(opening(each), TODAY) for each in OpeningState}
    people = {each: a_row(CandidateRecord, state=each, gaps=()) for each in CandidateState}
    steps |= {f"person {each}": of_person.next_step(person) for each, person in people.items()}
    steps |= {f"proposal {each}": of_proposal.next_step(proposal(each), TODAY) for each in ProposalState}
    for day in (0, 5):
        led = {each: internship(each, starts_in=day) for each in InternshipState}
        steps |= {f"internship {each} {day}": of_internship.next_step(one, TODAY) for each, one in led.items()}
        work = {each: a_row(PlacementRow, state=each, starts_on=TODAY + timedelta(days=day)) for each in PlacementState}
        steps |= {f"work {each} {day}": of_placement.next_step(one, TODAY) for each, one in work.items()}
    return steps


def test_every_state_says_why_and_every_button_leads_somewhere(app):
    rules = {rule.endpoint: rule for rule in app.url_map.iter_rules()}

    for name, step in every_step().items():
        assert str(step.why).strip(), name
        if step.label is not None:
            rule = rules[step.endpoint]
            assert rule.arguments == set(step.values) - {"language"}, (name, rule.arguments, step.values)
            assert ("POST" if step.is_act else "GET") in rule.methods, name
            if step.is_act:
                assert "GET" not in rule.methods, name


@pytest.mark.parametrize(
    ("state", "advisor", "coordinator"),
    [
        (CompanyState.LEAD, "advisor_companies.tick", "advisor_companies.tick"),
        (CompanyState.REGISTERED, "advisor_companies.tick", "advisor_companies.tick"),
        (CompanyState.IN_REVIEW, "", "coordinator_companies.approve"),
        (CompanyState.ACTIVE, "advisor_openings.new", "advisor_openings.new"),
        (CompanyState.DORMANT, "advisor_companies.move", "advisor_companies.move"),
        (CompanyState.REJECTED, "", "coordinator_companies.move"),
        (CompanyState.BLOCKED, "", "coordinator_companies.move"),
        (CompanyState.LEFT, "", ""),
    ],
)
def test_a_company_is_led_on_by_whom_it_concerns(state, advisor, coordinator):
    assert of_company.next_step(company(state), Role.ADVISOR).endpoint == advisor
    assert of_company.next_step(company(state), Role.COORDINATOR).endpoint == coordinator


def test_a_company_is_met_before_it_is_decided_about_and_complete_before_it_offers():
    nobody_met = of_company.next_step(company(CompanyState.IN_REVIEW, visited_at=None), Role.COORDINATOR)

    assert nobody_met.endpoint == "advisor_companies.tick"
    assert of_company.next_step(company(CompanyState.ACTIVE, sites=()), Role.ADVISOR).endpoint == "advisor_companies.new_site"
    assert of_company.next_step(company(CompanyState.ACTIVE, members=()), Role.ADVISOR).endpoint == "advisor_companies.invite"
    assert of_company.next_step(company(CompanyState.REGISTERED), Role.ADVISOR).due_on == date(2026, 11, 25)


def test_an_opening_is_completed_then_published_then_asked_about_before_it_runs_out():
    draft, public = OpeningState.DRAFT, OpeningState.PUBLISHED

    assert of_opening.next_step(opening(draft, gaps=(1,)), TODAY).endpoint == "advisor_openings.edit"
    assert of_opening.next_step(opening(draft, is_active=False), TODAY).endpoint == "advisor_companies.show"
    assert of_opening.next_step(opening(draft), TODAY).endpoint == "advisor_openings.publish"
    late, soon = TODAY + timedelta(days=15), TODAY + timedelta(days=14)
    online = of_opening.next_step(opening(public, until=late), TODAY)
    assert (online.label, online.due_on) == (None, late), "a panel knows who fits: tests/proposals/web/test_fitting.py"
    assert of_opening.next_step(opening(public, until=soon), TODAY).endpoint == "advisor_openings.edit"


def standing(*missing: Party) -> Standing:
    signed = tuple(party for party in (Party.PERSON, Party.COMPANY, Party.ADVICE) if party not in missing)
    return Standing(UUID(int=1), UUID(int=2), AgreementState.OPEN, signed, missing)


def test_an_internship_begins_on_its_first_day_and_ends_in_its_last_week():
    approved, running = InternshipState.APPROVED, InternshipState.RUNNING

    signed, unsigned = standing(), standing(Party.COMPANY)
    early = internship(approved, starts_in=1)
    assert of_internship.next_step(early, TODAY).endpoint == "advisor_agreements.prepare"
    assert of_internship.next_step(early, TODAY, unsigned).endpoint == "advisor_agreements.show"
    assert of_internship.next_step(early, TODAY, signed).endpoint == "advisor_contacts.note"
    assert of_internship.next_step(internship(approved), TODAY, signed).endpoint == "advisor_internships.start"
    assert of_internship.next_step(internship(running, ends_in=8), TODAY).endpoint == "advisor_contacts.note"
    assert of_internship.next_step(internship(running, ends_in=7), TODAY).endpoint == "advisor_internships.complete"
    done = internship(InternshipState.COMPLETED, outcome=Outcome.JOB)
    assert of_internship.next_step(done, TODAY).endpoint == "advisor_placements.record"
    other = internship(InternshipState.COMPLETED, outcome=Outcome.COURSE)
    assert of_internship.next_step(other, TODAY).endpoint == "advisor_proposals.show"
