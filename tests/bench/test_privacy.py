"""The benchmark of privacy: it can fail, and the same seed gives the same people."""

import pytest

from portal.bench.privacy import pools
from portal.bench.privacy.drawing import people, profile_of
from portal.bench.privacy.figures import Figure, printed, share
from portal.candidates.crowd import crowd_around, fits
from portal.labour.words import Goal, LanguageBand, WideField
from portal.profiles import pool
from portal.profiles.pool import CELLS, Cell, Overview, PoolBand, Row


def test_the_same_seed_draws_the_same_people_and_another_draws_others():
    assert people(20, 1) == people(20, 1) != people(20, 2)


def test_every_drawn_person_fits_the_own_profile_and_is_no_crowd_alone():
    for person in people(40, 3):
        shown = profile_of(person)

        assert fits(person, shown)
        assert crowd_around(shown, ()).size() == 1


def test_a_missed_goal_is_said():
    text = printed("Title", [Figure("one", "3", "0", is_reached=False), Figure("other", "0", "0"), Figure("third", "7")])

    assert "goal 0: MISSED" in text
    assert "goal 0: reached" in text
    assert share(1, 3) == "33 %"


@pytest.mark.parametrize(("withheld", "recovered"), [(True, 0), (False, 3)])
def test_an_overview_that_tells_a_total_too_many_would_be_found_out(withheld, recovered):
    row = Row(Goal.JOB, WideField.GREEN_AND_FOOD)
    told = pool.overview({Cell(*row, german): 4 for german in LanguageBand})
    if not withheld:
        told = Overview(told.cells, {**told.rows, row: PoolBand.FROM_10}, told.total)

    assert len(pool.narrowed(told)) == recovered
    assert pools._recovered(told, told) == recovered  # noqa: SLF001 - the attack itself is under test


def test_a_pool_of_drawn_people_is_counted_whole():
    drawn = people(150, 5)

    assert sum(pools.counts_of(drawn).values()) == 150
    assert set(pools.counts_of(drawn)) <= set(CELLS)
