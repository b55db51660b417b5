"""What the year of the benchmark compares in the trail."""

from dataclasses import dataclass

import pytest

from portal.bench.year.paths import in_order, wrong_steps
from portal.placements.words import PLACEMENT_STATES


@dataclass(frozen=True)
class Line:
    """A line of a trail."""

    was: str
    becomes: str
    by_role: str = "advisor"
    verb: str = "placement.moved"


@pytest.mark.parametrize(
    ("steps", "now", "says"),
    [
        ((), "agreed", ""),
        ((Line("agreed", "started"), Line("started", "ended")), "ended", ""),
        ((Line("agreed", "started", "system"),), "started", ""),
        ((Line("agreed", "started", "employer"),), "started", "which the table does not allow"),
        ((Line("agreed", "started", ""),), "started", "has no actor"),
        ((Line("agreed", "ended"),), "ended", "the table knows no such move"),
        ((Line("started", "ended"),), "ended", "but agreed was reached"),
        ((Line("agreed", "started"),), "ended", "the record says ended"),
    ],
)
def test_a_way_through_states_is_right_only_by_the_table_and_its_roles(steps: tuple[Line, ...], now: str, says: str) -> None:
    wrong = list(wrong_steps(PLACEMENT_STATES, steps, first="agreed", now=now))

    assert any(says in each for each in wrong) if says else wrong == []


def test_what_happened_in_one_moment_is_put_behind_what_it_goes_on_from() -> None:
    first, second = Line("agreed", "started"), Line("started", "ended")

    assert in_order([second, first], first="agreed") == [first, second]
