"""The benchmark measures the real pages of a filled portal."""

from __future__ import annotations

import pytest

from portal.bench.counting import count_statements
from portal.bench.growing import measure_growth
from portal.bench.pages import a_filled_house, subjects_of
from portal.bench.serving import Served, can_be_measured, two_servers
from portal.bench.visiting import first_visit, repeat_visit
from portal.kernel import clock


@pytest.fixture(autouse=True)
def _real_time():
    """Servers of their own know nothing of the tests' clock."""
    clock.tell_the_truth()


def test_the_pages_of_a_filled_house_are_measured_and_weighed():
    with a_filled_house(30) as house:
        sizes = [page.size() for page in subjects_of(house)]
        first, again = first_visit(house.app), repeat_visit(house.app)

    assert min(sizes) > 1000
    assert first.requests > again.requests == 1
    assert first.transferred == sum(size for _name, size in first.parts) > again.transferred


@pytest.mark.long
@pytest.mark.skipif(not can_be_measured(), reason="the system does not tell what a process cost")
def test_behind_servers_a_page_of_the_portal_costs_more_than_the_bare_one():
    with a_filled_house(30) as house, two_servers(house.folder) as (bare, portal):
        page = Served("list", portal, house.pages[1].path, house.pages[1].marker, is_new=True)
        size = page.size()
        cheap, dear = Served("bare", bare, f"/{size}", "bare").cost(0.1), page.cost(0.1)

    assert 0 < cheap < dear


def test_statements_and_growth_are_measured_in_small_and_in_large():
    assert all(few == many > 0 for few, many in (count.counts for count in count_statements()))
    growth = measure_growth(few=60, many=120, batches=1)
    assert [each.name for each in growth][:2] == ["page 1", "deepest page"]
    assert all(each.factor > 0 for each in growth)
