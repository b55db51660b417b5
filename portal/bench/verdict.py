"""What a benchmark says in the end: a table with floors and goals, and passed, missed or inconclusive."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from portal.bench.goals import Goal
from portal.bench.measuring import WIDEST_SPREAD, Ratio


class Verdict(Enum):
    """How a page stands against its floor."""

    PASSED = "passed"
    FAILED = "missed"
    INCONCLUSIVE = "inconclusive"


@dataclass(frozen=True)
class Line:
    """One line of the table: what was measured, and how it stands."""

    code: str
    name: str
    measured: str
    goal: Goal
    verdict: Verdict
    value: float
    remark: str = ""

    @property
    def reaches_the_goal(self) -> bool:
        """Whether it stands where it should."""
        return self.goal.is_met(self.value, self.goal.goal)


def judge(ratio: Ratio, floor: float) -> Verdict:
    """Fail a page only if every round missed the floor; rounds that differ too much prove nothing."""
    if max(ratio.rounds) < floor:
        return Verdict.FAILED
    if ratio.spread > WIDEST_SPREAD:
        return Verdict.INCONCLUSIVE
    return Verdict.PASSED if ratio.middle >= floor else Verdict.INCONCLUSIVE


def judge_value(goal: Goal, value: float) -> Verdict:
    """Judge what is counted and does not vary."""
    return Verdict.PASSED if goal.is_met(value, goal.floor) else Verdict.FAILED


def table(lines: Sequence[Line]) -> str:
    """Return the lines as text: what, measured, floor, goal, verdict."""
    rows = [("", "what", "measured", "floor", "goal", "verdict", "remark"), *map(_cells, lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)


def _cells(line: Line) -> tuple[str, ...]:
    goal = line.goal
    verdict = f"{line.verdict.value}, goal reached" if line.reaches_the_goal else line.verdict.value
    limits = (f"{goal.better.value} {limit:g} {goal.unit}".strip() for limit in (goal.floor, goal.goal))
    return (line.code, line.name, line.measured, *limits, verdict, line.remark)
