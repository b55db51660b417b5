"""Measures what a page costs as a multiple of the barest Flask page, in one process and one run.

Requests per second change with whatever else the machine does; the ratio of processor times taken in turns hardly does. So every
round visits all pages, the order turns round each time, and only ratios of the same round are compared.
"""

import gc
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from statistics import median
from typing import TYPE_CHECKING, Any, Final, Protocol

from werkzeug.test import Client, EnvironBuilder, run_wsgi_app

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

ROUNDS: Final = 5
BATCHES_PER_ROUND: Final = 4
SECONDS_PER_BATCH: Final = 0.12
WIDEST_SPREAD: Final = 0.3


class NotTheSamePage(Exception):
    """A measured address answers with something other than the page it is measured for."""


@dataclass(frozen=True)
class Subject:
    """A page to be measured: an application, an address, and words that prove it is the right page.

    `is_new` gives each request an address of its own, so that nothing kept answers.
    """

    name: str
    app: "WSGIApplication"
    address: str
    marker: str
    headers: Mapping[str, str] = field(default_factory=dict)
    is_new: bool = False
    numbers: Iterator[int] = field(default_factory=lambda: count(10_000_000))

    def size(self) -> int:
        """Return the size of the page in bytes, having looked at it."""
        answer = Client(self.app, use_cookies=False).get(self.address, headers=dict(self.headers))
        if answer.status_code != 200 or self.marker not in answer.get_data(as_text=True):
            raise NotTheSamePage(f"{self.name}: {self.address} answers {answer.status} without “{self.marker}”.")
        return len(answer.get_data())


@dataclass(frozen=True)
class Ratio:
    """How cheap a page is against the bare one, round by round: 1.0 is as cheap as Flask can be."""

    name: str
    rounds: tuple[float, ...]
    milliseconds: float
    size: int

    @property
    def middle(self) -> float:
        """The median of the rounds."""
        return median(self.rounds)

    @property
    def spread(self) -> float:
        """The width of all rounds against their median."""
        return (max(self.rounds) - min(self.rounds)) / self.middle


class Measured(Protocol):
    """Something that can be measured: it has a name, and says how large it is once it was looked at."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    def size(self) -> int:
        """Return its size in bytes; refuse what is not the right page."""
        ...


def measure(
    bare: Measured, pages: Sequence[Measured], *, rounds: int = ROUNDS, cost: Callable[[Any], float] | None = None
) -> list[Ratio]:
    """Visit the bare page and the others in turns, and return each one's ratio to the bare page."""
    subjects = [bare, *pages]
    sizes = [subject.size() for subject in subjects]
    seconds: dict[str, list[float]] = {subject.name: [] for subject in subjects}
    taken: Callable[[Any], float] = cost or processor_seconds
    for number in range(rounds):
        for subject in subjects if number % 2 == 0 else reversed(subjects):
            seconds[subject.name].append(taken(subject))
    if any(abs(before - after) > before // 20 for before, after in zip(sizes, (each.size() for each in subjects), strict=True)):
        raise NotTheSamePage("A page changed its size while it was measured.")
    return [
        Ratio(
            subject.name,
            tuple(least / own for least, own in zip(seconds[bare.name], seconds[subject.name], strict=True)),
            median(seconds[subject.name]) * 1000,
            size,
        )
        for subject, size in zip(subjects, sizes, strict=True)
    ]


def processor_seconds(subject: Subject) -> float:
    """Return the processor time of one request: the best of some batches, for noise only ever adds."""
    ask = _request_to(subject)
    ask()
    return min(_batch(ask) for _ in range(BATCHES_PER_ROUND))


def _batch(ask: Callable[[], None]) -> float:
    gc.collect()
    asked, began = 0, time.process_time()
    while time.process_time() - began < SECONDS_PER_BATCH:
        ask()
        asked += 1
    return (time.process_time() - began) / asked


def _request_to(subject: Subject) -> Callable[[], None]:
    environ = EnvironBuilder(subject.address, headers=list(subject.headers.items())).get_environ()

    def ask() -> None:
        changes = {"QUERY_STRING": f"n={next(subject.numbers)}"} if subject.is_new else {}
        run_wsgi_app(subject.app, {**environ, **changes}, buffered=True)

    return ask
