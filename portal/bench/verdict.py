"""What a benchmark says in the end: a table, and passed, failed or inconclusive."""

from collections.abc import Sequence
from enum import Enum

from portal.bench.measuring import WIDEST_SPREAD, Ratio


class Verdict(Enum):
    """How a page stands against its floor."""

    PASSED = "passed"
    FAILED = "failed"
    INCONCLUSIVE = "inconclusive"


def judge(ratio: Ratio, floor: float) -> Verdict:
    """Fail a page only if every round missed the floor; rounds that differ too much prove nothing."""
    if max(ratio.rounds) < floor:
        return Verdict.FAILED
    if ratio.spread > WIDEST_SPREAD:
        return Verdict.INCONCLUSIVE
    return Verdict.PASSED if ratio.middle >= floor else Verdict.INCONCLUSIVE


def table(ratios: Sequence[Ratio]) -> str:
    """Return the measured pages as text, one a line: bytes, processor time, and the ratio's least, middle and greatest round."""
    width = max(len(ratio.name) for ratio in ratios)
    head = f"{'page':<{width}}  {'bytes':>7}  {'ms/request':>10}  ratio to the bare page (min - median - max of the rounds)"
    return "\n".join([head, *(_line(ratio, width) for ratio in ratios)])


def _line(ratio: Ratio, width: int) -> str:
    rounds = f"{min(ratio.rounds):.3f} - {ratio.middle:.3f} - {max(ratio.rounds):.3f}"
    return f"{ratio.name:<{width}}  {ratio.size:>7}  {ratio.milliseconds:>10.3f}  {rounds}  ({len(ratio.rounds)} rounds)"
