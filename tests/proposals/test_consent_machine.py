"""Whatever order people act in: no name without the second yes, no profile without the first."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy.orm import Session

from portal.companies.words import CompanyState
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.openings.models import Opening
from portal.proposals import services
from portal.proposals.disclosure import identity_for
from portal.proposals.models import Consent, Proposal
from portal.proposals.queries import cases_of_company, open_questions, proposals_of_company, show_to_employer
from portal.proposals.words import AnswerChannel, ConsentPurpose, DeclineReason, ProposalState
from tests.builders.candidates import a_candidate
from tests.builders.companies import a_company
from tests.builders.proposals import PERSON, a_proposal, advisor_of, consent_of, on_paper, own
from tests.moments import NOON

S = ProposalState
SHOW, KNOW = ConsentPurpose.SHOW, ConsentPurpose.KNOW
EMPLOYER = By(None, Role.EMPLOYER.value)
PURPOSES = st.sampled_from([SHOW, KNOW])


class Consents(RuleBasedStateMachine):
    """Advisor, person, company, time and the state of the company act as they like.

    What the person said is kept here a second time, in plain sets, and compared with what the portal shows.
    """

    session: Session
    proposal: Proposal

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = self.session.begin_nested()
        self.at = NOON
        self.by = By(self.proposal.made_by_id, Role.ADVISOR.value)
        self.said_yes: dict[ConsentPurpose, date | None] = {}
        self.is_partner = True

    def teardown(self) -> None:
        self.savepoint.rollback()
        self.session.expire_all()

    def attempt(self, act: Callable[[], Any]) -> bool:
        """Do something the domain may refuse; a refusal changes nothing."""
        inner = self.session.begin_nested()
        try:
            act()
        except RuleBroken:
            inner.rollback()
            self.session.expire_all()
            return False
        inner.commit()
        return True

    def note(self, purpose: ConsentPurpose, *, is_yes: bool) -> None:
        """Keep what the person said; the second yes carries the first along."""
        if is_yes and purpose is SHOW:
            self.said_yes[SHOW] = local_day(self.at) + timedelta(days=181)  # 23 November to 23 May, and whatever follows
        elif is_yes:
            self.said_yes[KNOW] = self.said_yes[SHOW] = None

    @initialize(steps=st.sampled_from([0, 2, 4, 5, 6, 6]))
    def begins_somewhere_on_the_usual_way(self, steps: int) -> None:
        usual = (
            self.advisor_asks,
            lambda: self.person_answers(is_yes=True),
            self.present,
            self.company_wants,
            self.ask_for_the_name,
            lambda: self.person_answers(is_yes=True),
        )
        for step in usual[:steps]:
            step()  # type: ignore[no-untyped-call]  # Hypothesis leaves its rules untyped

    @rule()
    def advisor_asks(self) -> None:
        self.attempt(lambda: services.request_consent(self.session, self.proposal.id, by=self.by, at=self.at))

    @rule(purpose=PURPOSES, is_yes=st.booleans())
    def paper(self, purpose: ConsentPurpose, is_yes: bool) -> None:
        answer = on_paper(purpose, is_yes=is_yes)
        act = lambda: services.record_consent(self.session, self.proposal.id, answer, by=self.by, at=self.at)  # noqa: E731
        if self.attempt(act):
            self.note(purpose, is_yes=is_yes)

    @rule(is_yes=st.booleans())
    def person_answers(self, is_yes: bool) -> None:
        for question in open_questions(self.session, self.proposal.candidate_id):
            key = question.consent_id
            act = lambda key=key, question=question: services.answer_question(  # noqa: E731
                self.session, key, own(question.purpose, is_yes=is_yes), by=PERSON, at=self.at
            )
            if self.attempt(act):
                self.note(question.purpose, is_yes=is_yes)

    @rule(purpose=PURPOSES)
    def person_takes_back(self, purpose: ConsentPurpose) -> None:
        consent = self.session.query(Consent).filter_by(proposal_id=self.proposal.id, purpose=purpose).first()
        if consent and self.attempt(lambda: services.withdraw_consent(self.session, consent.id, by=PERSON, at=self.at)):
            self.said_yes.clear()

    @rule()
    def present(self) -> None:
        self.attempt(lambda: services.present(self.session, self.proposal.id, by=self.by, at=self.at))

    @rule()
    def company_wants(self) -> None:
        self.attempt(lambda: services.want_candidate(self.session, self.proposal.id, by=EMPLOYER, at=self.at))

    @rule()
    def ask_for_the_name(self) -> None:
        services.ask_disclosure_once(self.session, self.proposal.id, by=By.system(), at=self.at)

    @rule(verb=st.sampled_from(["start_internship", "make_offer", "place"]))
    def go_on(self, verb: str) -> None:
        self.attempt(lambda: getattr(services, verb)(self.session, self.proposal.id, by=self.by, at=self.at))

    @rule(days=st.sampled_from([1, 14, 15, 190]))
    def time_passes(self, days: int) -> None:
        self.at += timedelta(days=days)

    @rule()
    def worker_comes_round(self) -> None:
        services.expire_proposals(self.session, at=self.at)

    @rule()
    def company_rests_or_returns(self) -> None:
        company = self.session.get_one(Opening, self.proposal.opening_id).company
        self.is_partner = not self.is_partner
        company.state = CompanyState.ACTIVE if self.is_partner else CompanyState.DORMANT
        self.session.flush()

    @rule(how=st.sampled_from(["decline", "withdraw", "end", "close"]))
    def ends(self, how: str) -> None:
        key, given = self.proposal.id, DeclineReason.START
        ways: dict[str, Callable[[], Any]] = {
            "decline": lambda: services.decline_proposal(self.session, key, given, AnswerChannel.PORTAL, by=EMPLOYER, at=self.at),
            "withdraw": lambda: services.withdraw_proposal(self.session, key, by=self.by, at=self.at),
            "end": lambda: services.end_without_work(self.session, key, by=self.by, at=self.at),
            "close": lambda: services.supersede_for_opening(self.session, self.proposal.opening_id, self.at),
        }
        self.attempt(ways[how])

    def carries(self, purpose: ConsentPurpose) -> bool:
        """Whether the person's yes stands, by our own books."""
        if purpose not in self.said_yes:
            return False
        until = self.said_yes[purpose]
        return until is None or local_day(self.at) <= until

    @invariant()
    def nothing_shows_without_its_yes(self) -> None:
        on, company_id = local_day(self.at), self.proposal.company_id
        owner = Actor(Role.EMPLOYER, organisation_id=company_id)
        shown = show_to_employer(self.session, owner, self.proposal.id, on=on)
        cases = cases_of_company(self.session, company_id, on=on)
        listed = proposals_of_company(self.session, company_id, on=on).rows
        identity = identity_for(self.session, self.proposal, on=on)

        if shown is not None:
            assert self.carries(SHOW)
            assert self.is_partner
            assert self.proposal.presented_at is not None
        if identity is not None:
            assert self.carries(KNOW)
            assert self.is_partner
        for name_shown in (shown is not None and shown.identity is not None, any(case.is_name for case in cases)):
            assert not name_shown or identity is not None
        assert not cases or shown is not None
        assert [row for row in listed if row.id is not None] == [] or shown is not None

    @invariant()
    def nobody_else_sees_anything(self) -> None:
        stranger = Actor(Role.EMPLOYER, organisation_id=self.other_company_id)
        assert show_to_employer(self.session, stranger, self.proposal.id, on=local_day(self.at)) is None

    @invariant()
    def what_was_agreed_and_presented_is_really_shown(self) -> None:
        waits = self.proposal.state is S.PRESENTED and local_day(self.at) <= (self.proposal.answer_until or date.min)
        if waits and self.is_partner and self.carries(SHOW) and local_day(self.at) < local_day(NOON) + timedelta(days=170):
            owner = Actor(Role.EMPLOYER, organisation_id=self.proposal.company_id)
            assert show_to_employer(self.session, owner, self.proposal.id, on=local_day(self.at)) is not None

    other_company_id: Any = None


@pytest.mark.long
def test_no_order_of_acts_shows_a_profile_or_a_name_without_the_persons_yes(session: Session) -> None:
    candidate = a_candidate(session)
    proposal = a_proposal(session, state=S.DRAFT, candidate=candidate)
    assert advisor_of(candidate).account_id == proposal.made_by_id
    other = a_company(session, name="Hotel am See")
    machine = type("Machine", (Consents,), {"session": session, "proposal": proposal, "other_company_id": other.id})

    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=25,  # on each database
            stateful_step_count=15,
            deadline=None,
            phases=(Phase.generate,),  # what failed is readable as it is; making it shorter takes minutes
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_a_yes_carries_to_its_last_day_and_not_a_day_longer(session: Session) -> None:
    proposal = a_proposal(session, state=S.DISCLOSED)
    consent = consent_of(session, proposal, KNOW)

    assert identity_for(session, proposal, on=local_day(NOON)) is not None
    consent.expires_on = local_day(NOON) - timedelta(days=1)
    session.flush()
    assert identity_for(session, proposal, on=local_day(NOON)) is None
    consent.expires_on = local_day(NOON)
    session.flush()
    assert identity_for(session, proposal, on=local_day(NOON)) is not None
