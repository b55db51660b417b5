"""Company and person who answer at the same moment, and work that ends while somebody answers."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

import pytest
from sqlalchemy import select

from portal.contacts.models import Task
from portal.contacts.words import TaskKind
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.db import Database
from portal.kernel.errors import RuleBroken
from portal.placements import services
from portal.placements.following_up import answer_follow_up
from portal.placements.models import FollowUp
from portal.placements.words import PlacementState, Side, Sign
from tests.builders.placements import a_follow_up, a_placement
from tests.moments import MONDAY, NOON


@pytest.fixture
def asked(app, database: Database) -> Any:
    """Work that began on Monday, whose first check is asked: the work, the check and the advisor."""
    with app.test_request_context("/"), database.transaction() as session:
        placement = a_placement(session, state=PlacementState.STARTED)
        check = a_follow_up(session, placement)
        return placement.id, check.id, By(placement.recorded_by_id, Role.ADVISOR.value)


def calls(database: Database) -> int:
    """How many calls about work at risk are open."""
    with database.reading() as session:
        return len(session.scalars(select(Task.id).where(Task.kind == TaskKind.WORK_AT_RISK, Task.done_at.is_(None))).all())


@pytest.mark.parametrize(
    ("answers", "counted"),
    [([(Side.COMPANY, Sign.BAD), (Side.PERSON, Sign.BAD)], 2), ([(Side.PERSON, Sign.OVER), (Side.PERSON, Sign.OVER)], 1)],
)
def test_of_two_bad_signs_at_the_same_moment_each_counts_once_and_one_call_follows(database, asked, answers, counted) -> None:
    _placement_id, check_id, _by = asked
    start = Barrier(2)

    def answer(said: tuple[Side, Sign]) -> str:
        start.wait(timeout=20)
        try:
            with database.transaction() as session:
                answer_follow_up(session, check_id, *said, at=NOON)
        except RuleBroken:
            return "refused"
        return "done"

    with ThreadPoolExecutor(2) as pool:
        ended = list(pool.map(answer, answers))

    assert ended.count("done") == counted
    assert calls(database) == 1


def test_who_answers_while_the_work_ends_leaves_no_call_about_it(database, asked) -> None:
    placement_id, check_id, by = asked
    ending, asks = Event(), Event()

    def end() -> None:
        with database.transaction() as session:
            services.end_placement(session, placement_id, MONDAY, by=by, at=NOON)
            session.flush()  # held, and not yet committed
            ending.set()
            asks.wait(timeout=1)

    def answer() -> str:
        ending.wait(timeout=20)
        try:
            with database.transaction() as session:
                answer_follow_up(session, check_id, Side.PERSON, Sign.OVER, at=NOON)
                asks.set()
        except RuleBroken:
            return "refused"
        return "done"

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.submit(end), pool.submit(answer)
        first.result(timeout=30)
        assert second.result(timeout=30) == "refused"

    assert calls(database) == 0
    with database.reading() as session:
        assert session.get_one(FollowUp, check_id).person_says is None
