"""The pool in numbers: what it tells, and what somebody works out who reads all of it, every week."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from random import Random  # noqa: TID251 - a benchmark draws the same people each time
from typing import Final

from portal.bench.privacy.crowds import SEED, SIZES, the_demo
from portal.bench.privacy.drawing import people
from portal.bench.privacy.figures import Figure, share
from portal.candidates.crowd import Member
from portal.labour.words import LanguageBand, WideField
from portal.profiles.pool import BOUNDS, CELLS, ROWS, Cell, Overview, PoolBand, narrowed, overview, worked_out

TITLE: Final = "The pool in numbers"
WEEKS: Final = 52
COME_AND_GO: Final = 0.04
"""So large a share of the pool leaves in a week, and as many come."""


def measure() -> Iterator[Figure]:
    """Yield the figures of each pool."""
    yield from _of_pool("demo", the_demo())
    for size in SIZES:
        yield from _of_pool(f"drawn, {size} people", people(size, SEED + size))


def counts_of(pool: Sequence[Member]) -> Counter[Cell]:
    """Count a pool by cells, as `candidates.services.counting` does."""
    return Counter(
        Cell(each.goal, WideField.of(each.field), LanguageBand.of(each.german)) for each in pool if each.field and each.german
    )


def _of_pool(name: str, pool: Sequence[Member]) -> Iterator[Figure]:
    weeks = list(_year(pool))
    told = [overview(counts) for counts in weeks]
    bands = [band for each in told for band in each.cells.values()]
    open_bands = [BOUNDS[band].least for band in bands if band is not PoolBand.FEW]
    smallest = min(open_bands, default=0)
    yield Figure(
        f"{name}: smallest published band", str(PoolBand.of(int(smallest)).value), "5 or more", smallest >= 5 or not open_bands
    )
    yield Figure(
        f"{name}: cells that say a band", share(len(open_bands), len(bands)), remark=f"of {len(CELLS)} a week, {WEEKS} weeks"
    )
    yield Figure(f"{name}: row totals withheld", share(sum(len(ROWS) - len(each.rows) for each in told), len(ROWS) * WEEKS))
    alone = sum(len(narrowed(each)) for each in told)
    yield Figure(f"{name}: cells recovered from one week, totals and intervals", str(alone), "0", alone == 0)
    pairs = sum(_recovered(first, second) for first, second in pairwise(told))
    yield Figure(f"{name}: cells recovered from two weeks, totals and intervals", str(pairs), "0", pairs == 0)
    known = sum(_crossed(first, second) for first, second in pairwise(told))
    yield Figure(
        f"{name}: cells that cross five within a week",
        str(known),
        remark="known exactly only to who knows that one single person came or went",
    )


def _recovered(first: Overview, second: Overview) -> int:
    """Count the cells of two weeks of which more is known than their bands say, taking what did not change for unchanged."""
    one, other = worked_out(first), worked_out(second)
    found = 0
    for cell in CELLS:
        if first.cells[cell] is second.cells[cell]:
            found += one[cell].meets(other[cell]) != BOUNDS[first.cells[cell]]
        else:
            found += one[cell] != BOUNDS[first.cells[cell]] or other[cell] != BOUNDS[second.cells[cell]]
    return found


def _crossed(first: Overview, second: Overview) -> int:
    return sum((first.cells[cell] is PoolBand.FEW) != (second.cells[cell] is PoolBand.FEW) for cell in CELLS)


def _year(pool: Sequence[Member]) -> Iterator[Counter[Cell]]:
    """Yield the counts of a year in which people come and go."""
    luck = Random(SEED)  # noqa: S311 - no secret, a sample
    present = list(pool)
    newcomers = iter(people(WEEKS * max(1, len(pool)), SEED + 1))
    for _week in range(WEEKS):
        yield counts_of(present)
        for _ in range(max(1, round(len(present) * COME_AND_GO))):
            present.pop(luck.randrange(len(present)))
            present.append(next(newcomers))
