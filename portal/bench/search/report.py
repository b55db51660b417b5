"""`portal bench search`: every class on an engine and on FTS5 in turns, updates, rebuilds; hit counts beside each ratio."""

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import TypeVar

from portal.bench.search.classes import Class, classes
from portal.bench.search.corpus import SEED, openings
from portal.bench.search.reference import Reference
from search_index import Document, Query, SearchIndex, open_index
from search_index.expression import Expression, parse
from search_index.records import record_of

T = TypeVar("T")

UPDATES = 40
MOST_MS_OF_AN_UPDATE = 8.0
MOST_TIMES_OF_A_REBUILD = 25.0


@dataclass(frozen=True)
class Line:
    """What was measured of one class: milliseconds of the engine and of FTS5, and how many were found by both."""

    name: str
    own: tuple[float, ...]
    other: tuple[float, ...]
    hits: tuple[float, float]
    floor: float
    unit: str = "x"
    remark: str = ""

    @property
    def value(self) -> float:
        """What is compared with the floor."""
        return median(self.own) / median(self.other) if self.unit == "x" else median(self.own)

    @property
    def is_met(self) -> bool:
        """Whether it stands where it must, over answers that agree."""
        return self.value <= self.floor and self.hits[0] == self.hits[1]

    def __str__(self) -> str:
        p95 = quantiles(self.own, n=20)[-1] if len(self.own) > 1 else self.own[0]
        return (
            f"{self.name:<22} {self.value:8.2f} {self.unit:<2} (at most {self.floor:g}) {'met' if self.is_met else 'MISSED':<7}"
            f" {median(self.own):9.2f} / {p95:9.2f} ms   FTS5 {median(self.other):9.2f} ms"
            f"   hits {self.hits[0]:g} and {self.hits[1]:g}, {len(self.own)} questions{self.remark}"
        )


def report(count: int, database_url: str = "") -> int:
    """Measure, print, and return 1 if anything misses its floor or the two disagree on how much is found."""
    documents = list(openings(count))
    _say(f"{count} generated openings, seed {SEED}; middle and 95th percentile of first answers.")
    with TemporaryDirectory() as folder:
        engines = {"Whoosh": open_index(Path(folder) / "index")}
        if database_url:
            engines["PostgreSQL"] = open_index(Path(folder), database_url)
        reference = Reference(Path(folder) / "reference.db")
        filled, _ = _timed(partial(reference.add, [record_of(each) for each in documents]))  # an engine analyses by itself
        is_met = True
        for name, index in engines.items():
            _say(f"\n{name}")
            for line in _of_engine(index, reference, documents, filled):
                _say(str(line))
                is_met = is_met and line.is_met
            index.close()
        reference.close()
    return 0 if is_met else 1


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _of_engine(index: SearchIndex, reference: Reference, documents: list[Document], filled: float) -> Iterator[Line]:
    took, _ = _timed(lambda: index.rebuild(iter(documents)))
    first, _ = _timed(lambda: index.find(Query("Koch")))
    index.find(Query("Kohc"))  # the speller learns its words with the first question it is asked
    yield Line("rebuild", (took,), (filled,), (index.find(Query("")).total, len(documents)), MOST_TIMES_OF_A_REBUILD)
    _say(f"first question after a start: {first:.0f} ms")
    for each in classes():
        yield _of_class(each, index, reference)
    yield _of_updates(index, reference, documents)


def _of_class(each: Class, index: SearchIndex, reference: Reference) -> Line:
    own = [_timed(partial(_ask, index, each.way, query)) for query in each.queries]
    other = []
    for query in each.queries:
        text = query.text if each.way == "complete" else _searched(index, query)
        other.append(_timed(partial(_ask_reference, reference, each.way, replace(query, text=text), parse(text))))
    hits = median(found for _, found in own), median(found for _, found in other)
    return Line(each.name, tuple(took for took, _ in own), tuple(took for took, _ in other), hits, each.floor)


def _searched(index: SearchIndex, query: Query) -> str:
    """Return the words that were searched in the end: corrected, and without those that nothing holds."""
    hits = index.find(query)
    return " ".join(word for word in (hits.corrected or query.text).split() if word not in hits.left_out)


def _ask(index: SearchIndex, way: str, query: Query) -> int:
    return len(index.suggest(query.text)) if way == "complete" else index.find(query).total


def _ask_reference(reference: Reference, way: str, query: Query, expression: Expression) -> int:
    """Ask FTS5 the same; a misspelt word is given to it as it was meant."""
    if way == "complete":
        return reference.complete(query.text)
    if way == "newest":
        return reference.newest(expression, query.filters)
    return reference.counted(expression) if way == "counted" else reference.best(expression)


def _of_updates(index: SearchIndex, reference: Reference, documents: list[Document]) -> Line:
    """Change one opening and ask for it: what somebody waits until a change is seen."""
    own, other, seen, busy = [], [], 0, []
    for number, document in enumerate(islice(documents, UPDATES)):
        changed = Document(document.id, f"Muldenkahnführer{number}", document.body, keywords=document.keywords)
        began = time.process_time()
        took, found = _timed(partial(_put_and_find, index, changed))
        busy.append((time.process_time() - began) * 1_000)
        own.append(took)
        other.append(_timed(partial(reference.replace, record_of(changed)))[0])
        seen += found
        reference.replace(record_of(document))  # the next engine begins with the same documents
    remark = f", {median(busy):.1f} ms of it on a processor of ours"
    return Line("update, then visible", tuple(own), tuple(other), (seen, UPDATES), MOST_MS_OF_AN_UPDATE, "ms", remark)


def _put_and_find(index: SearchIndex, changed: Document) -> int:
    index.put([changed])
    return index.find(Query(changed.title, with_facets=False)).total


def _timed(act: Callable[[], T]) -> tuple[float, T]:
    """Return how many milliseconds it took, and what came of it."""
    started = time.perf_counter()
    result = act()
    return (time.perf_counter() - started) * 1_000, result
