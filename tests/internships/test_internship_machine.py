"""Whatever order people act in: an internship goes only the ways of its table, and never runs unsigned or unapproved."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.bench.year.paths import in_order, wrong_steps
from portal.internships import services
from portal.internships.agreement.models import Agreement
from portal.internships.agreement.signing import missing_parties
from portal.internships.agreement.words import AgreementState
from portal.internships.assessment.asking import ask_how_it_went
from portal.internships.assessment.models import Assessment
from portal.internships.assessment.words import ASK_AFTER
from portal.internships.handlers import call_off_what_has_not_begun
from portal.internships.models import Internship
from portal.internships.services import DONE, LIVE
from portal.internships.words import INTERNSHIP_STATES, InternshipState
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.audit.models import AuditEntry
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.proposals import services as proposals
from portal.proposals.models import Proposal
from portal.proposals.words import ProposalState
from tests.builders.agreements import an_agreement, signed_by_all
from tests.builders.internships import VERBS, a_plan
from tests.builders.proposals import PERSON, a_proposal
from tests.moments import NOON

pytestmark = pytest.mark.postgres_later

S = InternshipState
STEPS = {*DONE.values(), "internship.changed"}
ROLES = st.sampled_from([Role.ADVISOR.value] * 6 + [Role.EMPLOYER.value, Role.CANDIDATE.value, Role.COORDINATOR.value, "system"])


class Stays(RuleBasedStateMachine):
    """One proposal, as many plans as people make, and everything that can happen to them."""

    session: Session
    proposal: Proposal

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = self.session.begin_nested()
        self.at: datetime = NOON
        self.by = By(self.proposal.made_by_id, Role.ADVISOR.value)
        self.ways: dict[Any, list[AuditEntry]] = {}
        self.ran: set[Any] = set()

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

    def all(self) -> list[Internship]:
        found = (
            select(Internship).where(Internship.proposal_id == self.proposal.id).order_by(Internship.created_at, Internship.id)
        )
        return list(self.session.scalars(found))

    def begun(self, state: InternshipState) -> Internship | None:
        return next((each for each in reversed(self.all()) if each.state is state), None)

    @initialize(steps=st.sampled_from([0, 1, 2, 3, 3]))
    def begins_somewhere_on_the_usual_way(self, steps: int) -> None:
        usual = (self.plan, lambda: self.somebody_acts("approve", self.by.role), self.everyone_signs)
        for step in usual[:steps]:
            step()  # type: ignore[no-untyped-call]  # Hypothesis leaves its rules untyped

    @rule()
    def plan(self) -> None:
        day = local_day(self.at)
        draft = a_plan(starts_on=day, ends_on=day + timedelta(days=25))
        self.attempt(lambda: services.plan_internship(self.session, self.proposal.id, draft, by=self.by, at=self.at))

    @rule(verb=st.sampled_from(sorted(VERBS)), role=ROLES)
    def somebody_acts(self, verb: str, role: str) -> None:
        found = self.all()
        if not found:
            return
        it = found[-1]
        was, who = it.state, By(self.by.account_id, role)
        acts = {
            "approve": lambda: services.approve_internship(
                self.session, it.id, min(it.starts_on, local_day(self.at)), "Jobcenter", by=who, at=self.at
            ),
            "start": lambda: services.start_internship(self.session, it.id, by=who, at=self.at),
        }
        done = self.attempt(acts.get(verb, lambda: VERBS[verb](self.session, it, who, self.at)))
        (move,) = [each for each in INTERNSHIP_STATES.moves if each.verb == verb]
        assert not done or (was in move.sources and (role == "system" or Role(role) in move.who))

    @rule()
    def everyone_signs(self) -> None:
        it = self.begun(S.APPROVED) or self.begun(S.PLANNED)
        if it is not None:
            self.attempt(lambda: signed_by_all(self.session, it, at=self.at))

    @rule()
    def an_agreement_is_prepared(self) -> None:
        it = self.begun(S.PLANNED)
        if it is not None and not self.session.scalar(select(Agreement.id).where(Agreement.internship_id == it.id)):
            self.attempt(lambda: an_agreement(self.session, it, at=self.at))

    @rule()
    def person_takes_back(self) -> None:
        self.attempt(lambda: proposals.withdraw_proposal(self.session, self.proposal.id, by=PERSON, at=self.at))

    @rule()
    def worker_follows(self) -> None:
        for _worker in range(2):
            call_off_what_has_not_begun(self.session, self.proposal.id, self.at)
        if self.proposal.state.is_over:
            assert not [each for each in self.all() if each.state in (S.PLANNED, S.APPROVED)]

    @rule(days=st.sampled_from([-1, 1, 4, 26]))
    def mornings_come(self, days: int) -> None:
        self.at += timedelta(days=days)
        for _worker in range(2):
            ask_how_it_went(self.session, self.at)
        self.session.flush()

    @invariant()
    def each_goes_the_ways_of_the_table_by_its_roles(self) -> None:
        for it in self.all():
            kept = select(AuditEntry).where(AuditEntry.subject_id == it.id, AuditEntry.verb.in_(STEPS))
            steps = self.session.scalars(kept).all()
            self.ways[it.id] = in_order(steps, first=S.PLANNED.value, known=self.ways.get(it.id, ()))
            assert list(wrong_steps(INTERNSHIP_STATES, self.ways[it.id], first=S.PLANNED.value, now=it.state.value)) == []

    @invariant()
    def one_lives_at_most(self) -> None:
        assert len([each for each in self.all() if each.state in LIVE]) <= 1

    @invariant()
    def nothing_runs_without_approval_signatures_and_a_proposal_that_says_so(self) -> None:
        for it in self.all():
            counting = [
                each
                for each in self.session.scalars(select(Agreement).where(Agreement.internship_id == it.id))
                if each.state is not AgreementState.VOID
            ]
            assert len(counting) <= 1
            assert it.state is not S.CANCELLED or not counting
            if it.state is S.RUNNING:
                assert it.approval_on is not None
                assert it.approval_on <= it.starts_on
                assert counting
                assert not missing_parties(self.session, counting[0])
                if it.id not in self.ran:
                    assert self.proposal.state is ProposalState.INTERNSHIP
                    self.ran.add(it.id)

    @invariant()
    def both_are_asked_three_times_at_most_and_only_who_was_there(self) -> None:
        for it in self.all():
            rows = self.session.scalars(select(Assessment).where(Assessment.internship_id == it.id)).all()
            assert len(rows) <= 1
            assert all(1 <= row.asks <= len(ASK_AFTER) for row in rows)
            assert not rows or it.state in (S.RUNNING, S.COMPLETED, S.ABORTED)


def play(session: Session, *, games: int, steps: int) -> None:
    """Build the proposal once and play with it."""
    proposal = a_proposal(session, state=ProposalState.DISCLOSED)
    machine = type("Machine", (Stays,), {"session": session, "proposal": proposal})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=games,
            stateful_step_count=steps,
            deadline=None,
            derandomize=games < 10,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_no_order_of_acts_leads_an_internship_off_its_table(session: Session) -> None:
    play(session, games=6, steps=14)


@pytest.mark.long
def test_no_long_order_of_acts_does_either(session: Session) -> None:
    play(session, games=40, steps=30)
