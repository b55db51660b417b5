"""What `portal bench` ends with."""

from __future__ import annotations

import argparse

import pytest

from portal.bench import add_arguments
from portal.bench.command import conclude, of_ratio
from portal.bench.goals import GROWTH, RATIOS, REQUESTS, STATEMENTS
from portal.bench.measuring import Ratio
from portal.bench.verdict import Line, Verdict, judge_value

LIST = RATIOS["P2"]


@pytest.mark.parametrize(
    ("rounds", "status", "word"),
    [
        ((LIST.floor * 1.01, LIST.floor * 1.1), 0, "passed"),
        ((LIST.goal * 1.01, LIST.goal * 1.1), 0, "passed, goal reached"),
        ((LIST.floor * 0.9, LIST.floor * 0.99), 1, "missed"),
        ((LIST.floor * 0.9, LIST.floor * 1.3), 0, "inconclusive"),
    ],
)
def test_a_benchmark_ends_with_one_only_when_a_floor_is_missed(capsys, rounds, status, word):
    line = of_ratio(LIST, Ratio("public list", rounds, 4.0, 28_000))

    assert conclude([line], method="How it was measured.") == status
    printed = capsys.readouterr().out
    assert f"  {word}  " in printed
    assert "at least 0.1 " in printed
    assert "How it was measured." in printed


def test_what_is_counted_is_good_up_to_its_floor_and_no_further():
    for goal, good in ((STATEMENTS["list"], 3), (STATEMENTS["detail"], 2), (GROWTH["page 1"], 1.5), (REQUESTS, 8)):
        assert judge_value(goal, good) is Verdict.PASSED
        assert judge_value(goal, good + 0.01) is Verdict.FAILED


def test_the_lines_stand_in_the_order_of_their_numbers(capsys):
    lines = [Line(code, code, "1", REQUESTS, Verdict.PASSED, 1) for code in ("P11", "P2", "P10", "P1")]
    conclude(lines, method="")

    found = [row.split()[0] for row in capsys.readouterr().out.splitlines() if row.startswith("P")]
    assert found == ["P1", "P2", "P10", "P11"]


def test_an_unknown_benchmark_is_refused(capsys):
    parser = argparse.ArgumentParser()
    add_arguments(parser)

    with pytest.raises(SystemExit):
        parser.parse_args(["moonshine"])
    assert "pages" in capsys.readouterr().err
