"""What `portal bench` ends with."""

from __future__ import annotations

import argparse

import pytest

from portal.bench import add_arguments
from portal.bench.command import FLOOR, conclude
from portal.bench.measuring import Ratio

BARE = Ratio("bare Flask", (1.0, 1.0), 0.2, 28_000)


@pytest.mark.parametrize(
    ("rounds", "status", "word"),
    [
        ((FLOOR * 1.01, FLOOR * 1.1), 0, "passed"),
        ((FLOOR * 0.9, FLOOR * 0.99), 1, "failed"),
        ((FLOOR, FLOOR * 2), 0, "inconclusive"),
    ],
)
def test_a_benchmark_ends_with_one_only_under_its_floor(capsys, rounds, status, word):
    assert conclude([BARE, Ratio("public list", rounds, 4.0, 28_000)]) == status
    assert f"public list: {word} (floor {FLOOR:.3f}, goal " in capsys.readouterr().out


def test_an_unknown_benchmark_is_refused(capsys):
    parser = argparse.ArgumentParser()
    add_arguments(parser)

    with pytest.raises(SystemExit):
        parser.parse_args(["moonshine"])
    assert "pages" in capsys.readouterr().err
