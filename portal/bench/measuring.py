"""Measures what a page costs as a multiple of the barest Flask page, in one process and one run.

Requests per second change with whatever else the machine does; the ratio of processor times taken in turns hardly does. So every
round visits all pages, the order turns round each time, and only ratios of the same round are compared.
"""

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final

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
    """A page to be measured: an application, an address, and words that prove it is the right page."""

    name: str
    app: "WSGIApplication"
    address: str
    marker: str

    def size(self) -> int:
        """Return the size of the page in bytes, having looked at it."""
        answer = Client(self.app).get(self.address)
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


def measure(
    bare: Subject, pages: Sequence[Subject], *, rounds: int = ROUNDS, cost: Callable[[Subject], float] | None = None
) -> list[Ratio]:
    """Visit the bare page and the others in turns, and return each one's ratio to the bare page."""
    subjects = [bare, *pages]
    sizes = [subject.size() for subject in subjects]
    seconds: dict[str, list[float]] = {subject.name: [] for subject in subjects}
    for number in range(rounds):
        for subject in subjects if number % 2 == 0 else reversed(subjects):
            seconds[subject.name].append((cost or processor_seconds)(subject))
    if sizes != [subject.size() for subject in subjects]:
        raise NotTheSamePage("A page changed its size while it was measured.")
    return [
        Ratio(
            subject.name,
            tuple(least / taken for least, taken in zip(seconds[bare.name], seconds[subject.name], strict=True)),
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
    count, began = 0, time.process_time()
    while time.process_time() - began < SECONDS_PER_BATCH:
        ask()
        count += 1
    return (time.process_time() - began) / count


def _request_to(subject: Subject) -> Callable[[], None]:
    environ = EnvironBuilder(subject.address).get_environ()

    def ask() -> None:
        run_wsgi_app(subject.app, dict(environ), buffered=True)

    return ask
