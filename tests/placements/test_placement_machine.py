"""Whatever order people act in: each check is asked once, answered once a side, and two bad signs call the advisor."""

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
from portal.contacts.models import Task
from portal.contacts.words import TaskKind
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.audit.models import AuditEntry
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.placements import services
from portal.placements.following_up import answer_follow_up, ask_how_it_goes
from portal.placements.models import LINK_DAYS, FollowUp, Placement
from portal.placements.words import PLACEMENT_STATES, EndOfWork, PlacementState, Side, Sign
from tests.builders.placements import a_placement
from tests.moments import NOON

pytestmark = pytest.mark.postgres_later

S = PlacementState
STEPS = ("placement.started", "placement.ended", "placement.cancelled")
ROLES = st.sampled_from([Role.ADVISOR.value] * 3 + [Role.EMPLOYER.value, Role.COORDINATOR.value])
OTHER = {Side.COMPANY: Side.PERSON, Side.PERSON: Side.COMPANY}


class Works(RuleBasedStateMachine):
    """Work that was found, time that passes, and people who answer or do not; what they said is kept here a second time."""

    session: Session
    placement: Placement

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = self.session.begin_nested()
        self.at: datetime = NOON
        self.who = self.placement.recorded_by_id
        self.said: dict[Side, list[Sign]] = {side: [] for side in Side}
        self.is_called = False
        self.way: list[AuditEntry] = []

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

    def checks(self) -> list[FollowUp]:
        found = select(FollowUp).where(FollowUp.placement_id == self.placement.id)
        return list(self.session.scalars(found.order_by(FollowUp.due_on)))

    @initialize(months=st.sampled_from([0, 1, 2, 3, 3]))
    def begins_somewhere_on_the_usual_way(self, months: int) -> None:
        if months:
            self.somebody_acts("start", Role.ADVISOR.value)  # type: ignore[no-untyped-call]  # Hypothesis leaves its rules untyped
        for days in (14, 17, 62)[:months]:
            self.mornings_come(days)  # type: ignore[no-untyped-call]

    @rule(verb=st.sampled_from(["start", "end", "cancel"]), role=ROLES)
    def somebody_acts(self, verb: str, role: str) -> None:
        key, by, was = self.placement.id, By(self.who, role), self.placement.state
        ways: dict[str, Callable[[], Any]] = {
            "start": lambda: services.start_placement(self.session, key, by=by, at=self.at),
            "end": lambda: services.end_placement(self.session, key, local_day(self.at), EndOfWork.TERM, by=by, at=self.at),
            "cancel": lambda: services.cancel_placement(self.session, key, by=by, at=self.at),
        }
        done = self.attempt(ways[verb])
        (move,) = [each for each in PLACEMENT_STATES.moves if each.verb == verb]
        assert not done or (was in move.sources and Role(role) in move.who)
        if done and verb == "end":
            self.is_called = False

    @rule(days=st.sampled_from([-1, 1, 7, 14, 16, 31]))
    def mornings_come(self, days: int) -> None:
        self.at += timedelta(days=days)
        for _worker in range(2):
            ask_how_it_goes(self.session, self.at)
        self.session.flush()

    @rule(
        which=st.integers(0, 2),
        side=st.sampled_from(Side),
        sign=st.sampled_from([Sign.GOOD, Sign.BAD, Sign.BAD, Sign.BAD, Sign.OVER]),
    )
    def somebody_taps(self, which: int, side: Side, sign: Sign) -> None:
        rows = self.checks()
        if which >= len(rows):
            return
        row = rows[which]
        may = row.said_by(side) is None and self.at < row.asked_at + LINK_DAYS and self.placement.state is S.STARTED
        done = self.attempt(lambda: answer_follow_up(self.session, row.id, side, sign, at=self.at))
        assert done == may
        if done:
            self.said = {each: [said for check in self.checks() if (said := check.said_by(each))] for each in Side}
            twice = self.said[side][-2:] == [Sign.BAD, Sign.BAD]
            both = self.said[OTHER[side]][-1:] == [Sign.BAD]
            self.is_called |= sign is Sign.OVER or (sign is Sign.BAD and (twice or both))

    @invariant()
    def it_goes_the_ways_of_the_table_by_its_roles(self) -> None:
        kept = select(AuditEntry).where(AuditEntry.subject_id == self.placement.id, AuditEntry.verb.in_(STEPS))
        self.way = in_order(self.session.scalars(kept).all(), first=S.AGREED.value, known=self.way)
        assert list(wrong_steps(PLACEMENT_STATES, self.way, first=S.AGREED.value, now=self.placement.state.value)) == []

    @invariant()
    def each_check_is_asked_once_on_its_day_or_later(self) -> None:
        rows = self.checks()
        assert len({row.step for row in rows}) == len(rows)
        for row in rows:
            assert row.due_on == row.step.due_on(self.placement.starts_on) <= local_day(row.asked_at)
            assert local_day(row.asked_at) < row.due_on + LINK_DAYS

    @invariant()
    def the_advisor_is_called_when_two_signs_are_bad_and_once(self) -> None:
        wanted = select(Task.id).where(Task.kind == TaskKind.WORK_AT_RISK, Task.subject_id == self.placement.id)
        assert len(self.session.scalars(wanted.where(Task.done_at.is_(None))).all()) == int(self.is_called)


def play(session: Session, *, games: int, steps: int) -> None:
    """Find the work once and play with it."""
    machine = type("Machine", (Works,), {"session": session, "placement": a_placement(session)})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=games,
            stateful_step_count=steps,
            deadline=None,
            derandomize=games < 20,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_no_order_of_acts_asks_twice_or_forgets_to_call(session: Session) -> None:
    play(session, games=15, steps=16)


@pytest.mark.long
def test_no_long_order_of_acts_does_either(session: Session) -> None:
    play(session, games=60, steps=40)
