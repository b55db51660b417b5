"""The benchmark of the search judges what it measured, and nothing over answers that disagree."""

from pathlib import Path

import pytest

from portal.bench.search.classes import classes
from portal.bench.search.corpus import openings
from portal.bench.search.reference import Reference
from portal.bench.search.report import Line, _of_class, report
from search_index import open_index
from search_index.records import record_of
from tests.databases import postgres_database, postgres_url

OPENINGS = 400


@pytest.mark.parametrize(
    ("own", "hits", "is_met"), [(6.0, (3, 3), True), (6.1, (3, 3), False), (1.0, (3, 4), False), (0.1, (0, 0), True)]
)
def test_a_class_meets_its_floor_only_if_both_found_as_much(own, hits, is_met):
    line = Line("single word", (own,), (1.0,), hits, 6)

    assert line.is_met is is_met
    assert ("MISSED" in str(line)) is not is_met
    assert f"hits {hits[0]:g} and {hits[1]:g}" in str(line)


@pytest.mark.long
def test_every_class_finds_with_both_exactly_as_much_on_every_engine(tmp_path: Path):
    documents = list(openings(OPENINGS))
    reference = Reference(tmp_path / "reference.db")
    reference.add(map(record_of, documents))

    def check(url: str) -> None:
        index = open_index(tmp_path / "index", url)
        index.rebuild(documents)
        for each in classes():
            line = _of_class(each, index, reference)
            assert line.hits[0] == line.hits[1], each.name
            assert line.hits[0] > 0 or each.name in ("two words", "word + filter + date", "typo"), each.name
        index.close()

    check("")
    if postgres_url():
        with postgres_database() as url:
            check(url)
    reference.close()


def test_openings_are_the_same_each_time():
    assert list(openings(5)) == list(openings(5))


def test_it_ends_with_one_if_a_floor_is_missed(monkeypatch, capsys):
    monkeypatch.setattr("portal.bench.search.report.MOST_MS_OF_AN_UPDATE", 0.0)

    assert report(100) == 1
    assert "update, then visible" in capsys.readouterr().out
