"""What is told of the pool lets nobody work out a small number."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from portal.labour.words import Goal, LanguageBand, WideField
from portal.profiles.pool import BOUNDS, CELLS, ROWS, Bounds, Cell, Overview, PoolBand, Row, narrowed, overview, worked_out

COUNTS = st.dictionaries(st.sampled_from(CELLS), st.integers(0, 12) | st.integers(0, 80))
GREEN = Row(Goal.JOB, WideField.GREEN_AND_FOOD)
A, B1, B2 = (Cell(*GREEN, german) for german in LanguageBand)


def test_bands_begin_at_five():
    assert [PoolBand.of(number) for number in (0, 4, 5, 9, 10, 19, 20, 49, 50, 400)] == [
        PoolBand.FEW, PoolBand.FEW, PoolBand.FROM_5, PoolBand.FROM_5, PoolBand.FROM_10, PoolBand.FROM_10,
        PoolBand.FROM_20, PoolBand.FROM_20, PoolBand.FROM_50, PoolBand.FROM_50,
    ]  # fmt: skip


@given(COUNTS)
def test_nothing_but_its_own_band_can_be_worked_out_of_any_cell(counts):
    told = overview(counts)

    assert narrowed(told) == ()
    assert all(BOUNDS[told.cells[cell]].least <= counts.get(cell, 0) <= BOUNDS[told.cells[cell]].most for cell in CELLS)


@given(COUNTS)
def test_what_is_told_is_true(counts):
    told = overview(counts)

    for row, band in told.rows.items():
        assert band is PoolBand.of(sum(counts.get(cell, 0) for cell in CELLS if cell.row == row))
    assert told.total in (None, PoolBand.of(sum(counts.values())))


def test_a_row_that_would_give_a_small_cell_away_is_withheld_and_another_is_told():
    assert GREEN not in overview({A: 4, B1: 4, B2: 4}).rows  # 10 to 19 in all: then each is at least 2
    assert GREEN not in overview({A: 9, B1: 9, B2: 2}).rows  # 20 to 49 in all: then the last is at least 2
    assert overview({A: 9, B1: 4, B2: 4}).rows[GREEN] is PoolBand.FROM_10
    assert overview({}).rows[GREEN] is PoolBand.FEW


def test_the_total_is_withheld_where_it_would_give_a_row_away():
    assert overview({}).total is None or not narrowed(overview({}))
    assert overview(dict.fromkeys(CELLS, 30)).total is PoolBand.FROM_50


@given(st.lists(st.sampled_from(list(PoolBand)[:3]), min_size=3, max_size=3), st.none() | st.sampled_from(PoolBand))
def test_reasoning_finds_exactly_what_trying_all_numbers_finds(bands, row_band):
    """Compared with every possible table of one row."""
    cells = dict.fromkeys(CELLS, PoolBand.FEW) | dict(zip((A, B1, B2), bands, strict=True))
    told = Overview(cells, {GREEN: row_band} if row_band else {}, None)
    ranges = [range(BOUNDS[band].least, BOUNDS[band].most + 1) for band in bands]
    allowed = BOUNDS[row_band] if row_band else Bounds(0, 999)
    possible = [numbers for numbers in product(*ranges) if allowed.least <= sum(numbers) <= allowed.most]

    known = worked_out(told)

    if possible:
        for position, cell in enumerate((A, B1, B2)):
            values = [numbers[position] for numbers in possible]
            assert known[cell] == Bounds(min(values), max(values))


def test_there_are_fifteen_rows_of_three_cells():
    assert (len(ROWS), len(CELLS)) == (15, 45)
