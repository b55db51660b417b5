"""The arguments and the answer of `portal bench`."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from portal.bench.goals import GROWTH, RATIOS, REPEATED, REQUESTS, STATEMENTS, TRANSFER, Goal
from portal.bench.measuring import ROUNDS, Ratio
from portal.bench.verdict import Line, Verdict, judge, judge_value, table

if TYPE_CHECKING:
    from portal.bench.counting import Count
    from portal.bench.growing import Growth
    from portal.bench.pages import House

NAMES: Final = ("pages", "privacy", "matching", "search", "faults", "year")
OPENINGS: Final = 10_000
SEARCHED: Final = 50_000
MANY: Final = 100_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `portal bench` understands."""
    parser.add_argument(
        "name",
        choices=NAMES,
        help="pages: what they cost; privacy: what nobody can find out; matching: people for a place; faults, year: what lasts",
    )
    parser.add_argument(
        "--rounds", type=int, default=ROUNDS, metavar="N", help=f"how often each page is visited (default {ROUNDS})"
    )
    parser.add_argument(
        "--openings",
        type=int,
        metavar="N",
        help=f"how many openings there are (default {OPENINGS}; {SEARCHED} for the search)",
    )
    parser.add_argument(
        "--many",
        type=int,
        default=MANY,
        metavar="N",
        help=f"how many openings the large house has (P9, P10; default {MANY})",
    )
    parser.add_argument("--database-url", default="", metavar="URL", help="search, faults, year: on this PostgreSQL, too")
    parser.add_argument("--small", action="store_true", help="year: five weeks of a small house")
    parser.add_argument("--in-process", action="store_true", help="measure P1 to P4 without a web server")
    parser.add_argument("--strict", action="store_true", help="privacy: end with 1 if a goal is missed; the others do so anyway")


def run(args: argparse.Namespace) -> int:
    """Measure, print the table, say how it was measured; 1 if a floor is missed."""
    if args.name == "privacy":
        from portal.bench.privacy.report import report  # noqa: PLC0415 - the whole portal, only for those who measure it

        return report(is_strict=args.strict)
    if args.name == "matching":
        from portal.bench.matching import report as report_matching  # noqa: PLC0415 - see above

        return report_matching()
    if args.name == "faults":
        from portal.bench.faults.report import report as report_faults  # noqa: PLC0415 - see above

        return report_faults(args.database_url)
    if args.name == "year":
        from portal.bench.year.report import report as report_year  # noqa: PLC0415 - see above

        return report_year(is_small=args.small, database_url=args.database_url)
    if args.name == "search":
        from portal.bench.search.report import report as report_search  # noqa: PLC0415 - see above

        return report_search(args.openings or SEARCHED, args.database_url)
    openings = args.openings or OPENINGS
    from portal.bench.counting import count_statements  # noqa: PLC0415 - the whole portal, only for those who measure it
    from portal.bench.growing import measure_growth  # noqa: PLC0415
    from portal.bench.pages import a_filled_house  # noqa: PLC0415
    from portal.bench.serving import can_be_measured  # noqa: PLC0415

    is_served = can_be_measured() and not args.in_process
    with a_filled_house(openings) as house:
        lines = [*_of_pages(house, args.rounds, is_served=is_served), *_of_visits(house)]
    lines += [
        *map(_of_count, count_statements()),
        *map(_of_growth, measure_growth(few=args.many // 100, many=args.many)),
    ]
    return conclude(lines, method=_method(openings, args.rounds, is_served=is_served))


def conclude(lines: list[Line], *, method: str) -> int:
    """Print the table and how it came about."""
    print(table(sorted(lines, key=lambda line: int(line.code[1:]))))
    print(f"\n{method}")
    return int(any(line.verdict is Verdict.FAILED for line in lines))


def _of_pages(house: "House", rounds: int, *, is_served: bool) -> Iterator[Line]:
    from portal.bench.pages import measure_behind_servers, measure_in_process  # noqa: PLC0415 - see above

    ratios = measure_behind_servers(house, rounds=rounds) if is_served else measure_in_process(house, rounds=rounds)
    for page, ratio in zip(house.pages, ratios, strict=True):
        yield of_ratio(RATIOS[page.code], ratio)


def of_ratio(goal: Goal, ratio: Ratio) -> Line:
    """Say how a page stands against its floor."""
    measured = f"{ratio.middle:.3f} ({min(ratio.rounds):.3f} - {max(ratio.rounds):.3f})"
    remark = f"{ratio.milliseconds:.2f} ms, {ratio.size} bytes"
    return Line(goal.code, ratio.name, measured, goal, judge(ratio, goal.floor), ratio.middle, remark)


def _of_count(count: "Count") -> Line:
    goal, most = STATEMENTS[count.name], max(count.counts)
    remark = (
        "the same for 5 and 50 rows" if len(set(count.counts)) == 1 else f"{count.counts[0]} for 5 rows, {count.counts[1]} for 50"
    )
    return Line(goal.code, f"statements, {count.name}", str(most), goal, judge_value(goal, most), most, remark)


def _of_growth(growth: "Growth") -> Line:
    goal, remark = GROWTH[growth.name], f"{min(growth.small):.2f} -> {min(growth.large):.2f} ms"
    measured = f"{growth.factor:.2f} ({min(growth.rounds):.2f} - {max(growth.rounds):.2f})"
    return Line(goal.code, growth.name, measured, goal, judge_value(goal, growth.factor), growth.factor, remark)


def _of_visits(house: "House") -> Iterator[Line]:
    from portal.bench.visiting import first_visit, repeat_visit  # noqa: PLC0415 - see above

    first, again = first_visit(house.app), repeat_visit(house.app)
    sizes = ", ".join(f"{name.rpartition('/')[2].partition('?')[0] or 'page'} {size / 1000:.1f}" for name, size in first.parts)
    kilobytes = first.transferred / 1000
    yield _counted(TRANSFER, "first visit", kilobytes, sizes)
    yield _counted(REQUESTS, "first visit, requests", first.requests)
    yield _counted(REPEATED, "next visit, requests", again.requests, f"{again.transferred / 1000:.1f} kB")


def _counted(goal: Goal, name: str, value: float, remark: str = "") -> Line:
    return Line(goal.code, name, f"{value:.4g} {goal.unit}".strip(), goal, judge_value(goal, value), value, remark)


def _method(openings: int, rounds: int, *, is_served: bool) -> str:
    how = (
        "behind gunicorn (1 process, 2 threads), as the system counts them"
        if is_served
        else "in one process, without a web server"
    )
    return (
        f"P1 to P4: processor time of the barest Flask page of the same size / of this page, {how}; {openings} openings "
        f"in SQLite, {rounds} rounds in turns, median (least - greatest). 1.0 is as cheap as Flask can be; more is better.\n"
        "P8: statements without those that begin and end transactions and without the one row of the data's version.\n"
        "P9, P10: processor time of a hundred times as many rows / of the few, median of batches.\n"
        "P11: bytes with headers, compressed as served; inconclusive: the rounds differ by more than 30 %."
    )
