"""Whatever happens in whichever order: no reminder after an answer, none doubled, nothing forgotten."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.companies.models import Company
from portal.companies.words import CompanyState
from portal.contacts.models import Task
from portal.contacts.words import TaskKind
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.audit.models import AuditEntry
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.kernel.outbox.models import OutboxRow
from portal.openings.models import Opening
from portal.proposals import services
from portal.proposals.emails import answer_missing
from portal.proposals.handlers import close_call
from portal.proposals.models import Proposal
from portal.proposals.services.presenting import DAYS_TO_ANSWER
from portal.proposals.services.reminding import LADDER, expire_unanswered, remind_companies
from portal.proposals.words import AnswerChannel, DeclineReason, ProposalState
from tests.builders.companies import an_employer
from tests.builders.openings import an_opening
from tests.builders.proposals import EMPLOYER, PERSON, a_proposal
from tests.moments import NOON

S = ProposalState
WHICH = st.integers(0, 2)


class Ladder(RuleBasedStateMachine):
    """Three proposals to one company, and everything that can happen to them."""

    session: Session
    proposals: tuple[Proposal, ...]

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = self.session.begin_nested()
        self.at: datetime = NOON
        self.posted: Counter[Any] = Counter()
        self.read: set[Any] = set()

    def teardown(self) -> None:
        self.savepoint.rollback()
        self.session.expire_all()

    def attempt(self, act: Callable[[], Any]) -> None:
        """Do something the domain may refuse; a refusal changes nothing."""
        inner = self.session.begin_nested()
        try:
            act()
        except RuleBroken:
            inner.rollback()
            self.session.expire_all()
            return
        inner.commit()

    @rule(days=st.sampled_from([-1, 0, 1, 1, 3, 4, 15]))
    def morning_comes(self, days: int) -> None:
        """Let days pass, or the clock be put back; the schedule runs, perhaps twice."""
        self.at += timedelta(days=days)
        for _worker in range(2):
            remind_companies(self.session, self.at)
            expire_unanswered(self.session, self.at)
        self.session.flush()

    @rule()
    def worker_delivers(self) -> None:
        """Write the letters that wait; whoever answered meanwhile gets none. A call that is no longer needed goes."""
        rows = self.session.scalars(select(OutboxRow).where(OutboxRow.done_at.is_(None)).order_by(OutboxRow.position)).all()
        for row in rows:
            row.done_at = self.at
            if row.topic == "proposal.reminded":
                proposal = self.session.get_one(Proposal, row.subject_id)
                written = answer_missing(self.session, row.subject_id)
                # A company that rests sees nothing, and so is not reminded of it.
                is_active = self.session.get_one(Company, proposal.company_id).is_active
                assert bool(written) == (proposal.state is S.PRESENTED and is_active)
                self.posted[row.subject_id] += bool(written)
            if row.topic in ("proposal.wanted", "proposal.declined", "proposal.ended"):
                close_call(self.session, row.subject_id, self.at)
        self.session.flush()

    @rule(which=WHICH, how=st.sampled_from(["want", "decline", "phone"]))
    def company_answers(self, which: int, how: str) -> None:
        key, advisor = self.proposals[which].id, By(self.proposals[which].made_by_id, Role.ADVISOR.value)
        ways: dict[str, Callable[[], Any]] = {
            "want": lambda: services.want_candidate(self.session, key, by=EMPLOYER, at=self.at),
            "decline": lambda: services.decline_proposal(self.session, key, DeclineReason.TIMES, by=EMPLOYER, at=self.at),
            "phone": lambda: services.want_candidate(self.session, key, AnswerChannel.PHONE, by=advisor, at=self.at),
        }
        self.attempt(ways[how])

    @rule(which=WHICH)
    def person_takes_back(self, which: int) -> None:
        self.attempt(lambda: services.withdraw_proposal(self.session, self.proposals[which].id, by=PERSON, at=self.at))

    @rule(which=WHICH)
    def person_finds_work_elsewhere(self, which: int) -> None:
        services.supersede_for_candidate(self.session, self.proposals[which].candidate_id, self.at)

    @rule()
    def company_rests_or_returns(self) -> None:
        company = self.session.get_one(Company, self.proposals[0].company_id)
        company.state = CompanyState.DORMANT if company.is_active else CompanyState.ACTIVE
        self.session.flush()

    @rule(is_blocked=st.just(True))
    def company_is_blocked_in_the_middle(self, is_blocked: bool) -> None:
        assert is_blocked
        services.supersede_for_company(self.session, self.proposals[0].company_id, self.at)

    @invariant()
    def nothing_is_doubled_and_nothing_comes_after_the_end(self) -> None:
        for proposal in self.proposals:
            kept = self.session.scalars(
                select(AuditEntry).where(AuditEntry.subject_id == proposal.id).order_by(AuditEntry.at, AuditEntry.id)
            ).all()
            rungs = [int(each.becomes or 0) for each in kept if each.verb in ("proposal.reminded", "proposal.unanswered")]
            assert len(rungs) == len(set(rungs))
            assert set(rungs) <= set(LADDER)
            assert proposal.reminded_after == max(rungs, default=0)
            assert self.posted[proposal.id] <= 2
            states = [each.becomes for each in kept if each.verb.startswith("proposal.") and each.was in set(S)]
            assert len(states) == len(set(states)), "no state is entered twice"
            assert all(each.by_role for each in kept), "no state without an actor"

    @invariant()
    def nobody_answers_after_the_end(self) -> None:
        for proposal in self.proposals:
            if proposal.answered_at is not None:
                assert proposal.answer_until is not None
                assert local_day(proposal.answered_at) <= proposal.answer_until
            assert (proposal.ended_at is not None) == proposal.state.is_over

    @invariant()
    def there_is_one_call_at_most(self) -> None:
        wanted = select(Task.subject_id).where(Task.kind == TaskKind.ANSWER_MISSING, Task.done_at.is_(None))
        calls = Counter(self.session.scalars(wanted))
        assert set(calls.values()) <= {1}
        for proposal in self.proposals:
            assert not calls[proposal.id] or proposal.reminded_after == LADDER[-1]

    @rule()
    def in_the_end_nobody_waits(self) -> None:
        """However the clock went: the morning after the last day finds no open proposal."""
        last = max(proposal.answer_until or local_day(NOON) for proposal in self.proposals)
        self.at = max(self.at, NOON + (last - local_day(NOON)) + timedelta(days=1))
        expire_unanswered(self.session, self.at)
        self.session.flush()
        assert S.PRESENTED not in {proposal.state for proposal in self.proposals}


def play(session: Session, *, games: int, steps: int) -> None:
    """Build the three proposals once and play with them."""
    first = a_proposal(session)
    company = session.get_one(Opening, first.opening_id).company
    an_employer(session, company)
    others = [a_proposal(session, opening=an_opening(session, company)) for _ in range(2)]
    assert first.answer_until == local_day(NOON) + DAYS_TO_ANSWER
    machine = type("Machine", (Ladder,), {"session": session, "proposals": (first, *others)})
    checks = list(HealthCheck)
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=games,
            stateful_step_count=steps,
            deadline=None,
            derandomize=games < 10,
            phases=(Phase.generate,),
            suppress_health_check=checks,
        ),
    )


def test_no_order_of_things_doubles_a_letter_or_sends_one_after_an_answer(session: Session) -> None:
    play(session, games=6, steps=12)


@pytest.mark.long
def test_no_long_order_of_things_does_either(session: Session) -> None:
    play(session, games=60, steps=25)
