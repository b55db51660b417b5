"""The pool in numbers: what may be told of how many people, so that no small number can be worked out.

A cell is an area of work, a goal and a band of German. Of each the band of its size is told; under five nothing but that.
Of each row (area and goal) and of all together the band is told only where it narrows no cell: complementary suppression.
Regulation (EU) 2016/679, recital 26; k of at least five for whatever can be browsed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import inf
from typing import NamedTuple, TypeVar

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word
from portal.labour.words import Goal, LanguageBand, WideField

Key = TypeVar("Key")


class PoolBand(Word):
    """How many people, coarse."""

    FEW = "few", _l("fewer than 5")
    FROM_5 = "5-9", _l("5 to 9")
    FROM_10 = "10-19", _l("10 to 19")
    FROM_20 = "20-49", _l("20 to 49")
    FROM_50 = "50+", _l("50 or more")

    @classmethod
    def of(cls, number: int) -> "PoolBand":
        """Return the band of a number of people."""
        return next(band for band in reversed(list(cls)) if number >= BOUNDS[band].least)


class Bounds(NamedTuple):
    """Between which numbers something lies."""

    least: float
    most: float

    def meets(self, other: "Bounds") -> "Bounds":
        """Return what both allow."""
        return Bounds(max(self.least, other.least), min(self.most, other.most))


BOUNDS: Mapping[PoolBand, Bounds] = {
    PoolBand.FEW: Bounds(0, 4),
    PoolBand.FROM_5: Bounds(5, 9),
    PoolBand.FROM_10: Bounds(10, 19),
    PoolBand.FROM_20: Bounds(20, 49),
    PoolBand.FROM_50: Bounds(50, inf),
}


class Row(NamedTuple):
    """What people look for where."""

    goal: Goal
    field: WideField


class Cell(NamedTuple):
    """A row and how much German."""

    goal: Goal
    field: WideField
    german: LanguageBand

    @property
    def row(self) -> Row:
        """The row it stands in."""
        return Row(self.goal, self.field)


CELLS = tuple(Cell(goal, field, german) for goal in Goal for field in WideField for german in LanguageBand)
ROWS = tuple(Row(goal, field) for goal in Goal for field in WideField)


@dataclass(frozen=True)
class Overview:
    """What is told: a band for each cell, for some rows, and perhaps for all together."""

    cells: Mapping[Cell, PoolBand]
    rows: Mapping[Row, PoolBand]
    total: PoolBand | None


def overview(counts: Mapping[Cell, int]) -> Overview:
    """Return what may be told of these counts."""
    cells = {cell: PoolBand.of(counts.get(cell, 0)) for cell in CELLS}
    sums = {row: sum(counts.get(cell, 0) for cell in CELLS if cell.row == row) for row in ROWS}
    told = Overview(cells, {row: PoolBand.of(number) for row, number in sums.items()}, PoolBand.of(sum(sums.values())))
    if narrowed(told):
        told = Overview(cells, told.rows, None)
    for row in ROWS:
        alone = Overview(cells, {row: told.rows[row]}, None)
        if narrowed(alone):
            told = Overview(cells, {each: band for each, band in told.rows.items() if each != row}, told.total)
    return told


def narrowed(told: Overview) -> tuple[Cell, ...]:
    """Return the cells of which more can be worked out than their own band says."""
    known = worked_out(told)
    return tuple(cell for cell in CELLS if known[cell] != BOUNDS[told.cells[cell]])


def worked_out(told: Overview) -> dict[Cell, Bounds]:
    """Return between which numbers each cell must lie, as somebody reasons who reads all bands and totals.

    Cells add up to rows and rows to the total: a tree, on which passing bounds up and down once is exact.
    """
    cells = {cell: BOUNDS[told.cells[cell]] for cell in CELLS}
    rows = {row: _sum(bounds for cell, bounds in cells.items() if cell.row == row) for row in ROWS}
    rows = {row: bounds.meets(BOUNDS[told.rows[row]]) if row in told.rows else bounds for row, bounds in rows.items()}
    if told.total is not None:
        rows = _shared(rows, BOUNDS[told.total])
    known: dict[Cell, Bounds] = {}
    for row, bounds in rows.items():
        known |= _shared({cell: each for cell, each in cells.items() if cell.row == row}, bounds)
    return known


def _sum(parts: Iterable[Bounds]) -> Bounds:
    found = list(parts)
    return Bounds(sum(each.least for each in found), sum(each.most for each in found))


def _shared(parts: Mapping[Key, Bounds], whole: Bounds) -> dict[Key, Bounds]:
    """Return what the bounds of the sum say about each part: the sum less the most and the least that the others can be."""
    found = {}
    for key, each in parts.items():
        others = _sum(bounds for other, bounds in parts.items() if other != key)
        found[key] = each.meets(Bounds(whole.least - others.most, whole.most - others.least))
    return found
