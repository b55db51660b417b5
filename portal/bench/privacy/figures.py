"""A figure of `portal bench privacy`, and how it is printed."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """What was measured, how much it is, what it should be (empty where it is reported alone), and a remark."""

    name: str
    measured: str
    goal: str = ""
    is_reached: bool = True
    remark: str = ""


def share(part: int, whole: int) -> str:
    """Write a share in whole percent; of nothing there is no share."""
    return f"{100 * part / whole:.0f} %" if whole else "none"


def printed(title: str, figures: Iterable[Figure]) -> str:
    """Write a part as a table."""
    rows = [(each.name, each.measured, _verdict(each), each.remark) for each in figures]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    lines = ["  ".join((*(row[column].ljust(widths[column]) for column in range(3)), row[3])).rstrip() for row in rows]
    return "\n".join((title, "-" * len(title), *lines))


def _verdict(figure: Figure) -> str:
    if not figure.goal:
        return ""
    return f"goal {figure.goal}: {'reached' if figure.is_reached else 'MISSED'}"
