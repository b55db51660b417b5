"""Next steps: one row each, with a day and one thing to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

MOST_STEPS = 30


@dataclass(frozen=True)
class NextStep:
    """Something to do: a verb first, who or what, until when."""

    title: str
    url: str
    text: str = ""
    due_on: date | None = None
    icon: str = "arrow"


def in_order(steps: Iterable[NextStep]) -> tuple[NextStep, ...]:
    """Put the most urgent first; what has no day comes last."""
    return tuple(sorted(steps, key=lambda step: (step.due_on is None, step.due_on or date.max, step.title)))[:MOST_STEPS]
