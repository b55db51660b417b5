"""The floors and goals of the benchmark: what a page may cost at most, and what it should."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Better(StrEnum):
    """Which way is better."""

    MORE = "at least"
    LESS = "at most"


@dataclass(frozen=True)
class Goal:
    """What is measured, and where it should stand."""

    code: str
    floor: float
    goal: float
    better: Better = Better.LESS
    unit: str = ""

    def is_met(self, value: float, limit: float) -> bool:
        """Say whether a value stands on the right side."""
        return value >= limit if self.better is Better.MORE else value <= limit


# Ratios: processor time of the barest Flask page of the same size / of this page. 1.0 is as cheap as Flask can be.
RATIOS: Final = {
    "P1": Goal("P1", 1.0, 1.8, Better.MORE),
    "P2": Goal("P2", 0.10, 0.15, Better.MORE),
    "P3": Goal("P3", 0.09, 0.14, Better.MORE),
    "P4": Goal("P4", 0.15, 0.20, Better.MORE),
}
STATEMENTS: Final = {
    "list": Goal("P8", 3, 3),
    "detail": Goal("P8", 2, 2),
    "start page of an advisor": Goal("P8", 6, 6),
}
GROWTH: Final = {
    "page 1": Goal("P9", 1.5, 1.1),
    "deepest page": Goal("P9", 1.5, 1.1),
    "page 1 with its capped count": Goal("P10", 2.0, 1.2),
    "one kind with its capped count": Goal("P10", 2.0, 1.2),
}
TRANSFER: Final = Goal("P11", 70, 45, unit="kB")
REQUESTS: Final = Goal("P11", 8, 6)
REPEATED: Final = Goal("P11", 1, 1)
