"""The arguments and the answer of `portal bench`."""

import argparse
from collections.abc import Sequence
from typing import Final

from portal.bench.measuring import ROUNDS, Ratio
from portal.bench.verdict import Verdict, judge, table

NAMES: Final = ("pages",)

# Processor time of the bare page / of this page, both without a web server: it would add the same to each and flatter the ratio.
# Measured like this, sketches of such a list reached 0.019 (straightforward) and 0.062 (statements, translations and addresses
# prepared beforehand). The page stood at 0.008 when the floor was set: it only catches a page that becomes dearer still.
FLOOR: Final = 0.006
GOAL: Final = 0.06


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `portal bench` understands."""
    parser.add_argument("name", choices=NAMES, help="pages: the public list of openings against a bare Flask page")
    parser.add_argument(
        "--rounds", type=int, default=ROUNDS, metavar="N", help=f"how often each page is visited (default {ROUNDS})"
    )
    parser.add_argument("--openings", type=int, default=500, metavar="N", help="how many openings the list has (default 500)")


def run(args: argparse.Namespace) -> int:
    """Measure, print the table and the verdict; 1 if a page fell under its floor."""
    from portal.bench.pages import measure_pages  # noqa: PLC0415 - the whole portal, only for those who measure it

    return conclude(measure_pages(openings=args.openings, rounds=args.rounds))


def conclude(ratios: Sequence[Ratio]) -> int:
    """Print the table and what it means; the first ratio is the bare page's."""
    print(table(ratios))
    verdicts = [judge(ratio, FLOOR) for ratio in ratios[1:]]
    for ratio, verdict in zip(ratios[1:], verdicts, strict=True):
        print(f"{ratio.name}: {verdict.value} (floor {FLOOR:.3f}, goal {GOAL:.3f}, spread {ratio.spread:.2f})")
    return int(Verdict.FAILED in verdicts)
