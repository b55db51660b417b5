"""Next steps: one row each, with a day and one thing to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portal.kernel.i18n import lazy_gettext as _l

MOST_STEPS = 30
_NUMBERS = (
    _l("one"), _l("two"), _l("three"), _l("four"), _l("five"), _l("six"),
    _l("seven"), _l("eight"), _l("nine"), _l("ten"), _l("eleven"), _l("twelve"),
)  # fmt: skip


@dataclass(frozen=True)
class NextStep:
    """Something to do: a verb first, who or what, until when."""

    title: str
    url: str
    text: str = ""
    due_on: date | None = None
    icon: str = "arrow"
    minutes: int = 2


def in_order(steps: Iterable[NextStep]) -> tuple[NextStep, ...]:
    """Put the most urgent first; what has no day comes last."""
    return tuple(sorted(steps, key=lambda step: (step.due_on is None, step.due_on or date.max, step.title)))[:MOST_STEPS]


def in_words(number: int) -> str:
    """Write a number as people say it, up to twelve."""
    return str(_NUMBERS[number - 1]) if 1 <= number <= len(_NUMBERS) else str(number)
