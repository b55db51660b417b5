"""The benchmark measures the real public list."""

from __future__ import annotations

from portal.bench.pages import measure_pages


def test_the_public_list_is_measured_against_a_bare_page_of_its_size():
    bare, listed = measure_pages(openings=30, rounds=1)

    assert (bare.name, listed.name) == ("bare Flask", "public list")
    assert bare.size == listed.size
    assert 0 < listed.middle < 1
