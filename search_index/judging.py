"""Judge the analysis by cases that people wrote: what should be found, and what should not."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from search_index.api import Document
from search_index.correcting import correct
from search_index.expression import parse
from search_index.german import neutral
from search_index.matching import matching
from search_index.records import SURFACE_MARK, record_of
from search_index.speller import Speller

_COLUMNS = ("query", "doc_text", "should_match", "category")


class Judgement(NamedTuple):
    """How good the answers were, as shares, and the cases that failed, one line each."""

    recall: float
    false_positives: float
    failing: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """A query, the title of a document, and whether it should be found."""

    query: str
    title: str
    is_match: bool
    category: str

    def __str__(self) -> str:
        return f"{'missed' if self.is_match else 'wrong'} {self.category}: {self.query} | {self.title}"


def judge(path: Path) -> Judgement:
    """Run the cases of a table (query, doc_text, should_match, category) with the analysis of every index.

    The titles of all cases together are the words a misspelt query is corrected to.
    """
    cases = read_cases(path)
    shelf = _Shelf({case.title for case in cases})
    failing = [case for case in cases if shelf.finds(case.query, case.title) != case.is_match]
    wanted = sum(case.is_match for case in cases)
    missed = sum(case.is_match for case in failing)
    return Judgement(
        recall=(wanted - missed) / wanted if wanted else 1.0,
        false_positives=(len(failing) - missed) / (len(cases) - wanted) if len(cases) > wanted else 0.0,
        failing=tuple(str(case) for case in failing),
    )


def read_cases(path: Path) -> list[Case]:
    """Read a table of cases; raise `ValueError` with the line that is none."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        if next(rows, None) != list(_COLUMNS):
            raise ValueError(f"{path.name}: the first line must be {', '.join(_COLUMNS)}, with tabs between")
        return [_case(row, path) for row in rows if row]


def _case(row: list[str], path: Path) -> Case:
    if len(row) != len(_COLUMNS) or row[2] not in ("0", "1"):
        raise ValueError(f"{path.name}: not a case of {', '.join(_COLUMNS)}: {row}")
    return Case(row[0], row[1], row[2] == "1", row[3])


class _Shelf:
    """Documents in memory, one postings table for all and one for each."""

    def __init__(self, titles: Iterable[str]) -> None:
        self._numbers = {title: number for number, title in enumerate(sorted(titles))}
        self._postings: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._speller = Speller()
        for title, number in self._numbers.items():
            for field, tokens in record_of(Document(str(number), title)).tokens.items():
                for token in tokens.split(" "):
                    self._postings[field, token].add(number)
                    if field == "surface":
                        folded, _, written = token.partition(SURFACE_MARK)
                        self._speller.learn(neutral(folded), written)

    def documents(self, field: str, token: str) -> Collection[int]:
        return self._postings.get((field, token), ())

    def size(self) -> int:
        return len(self._numbers)

    def finds(self, query: str, title: str) -> bool:
        """Say whether this query finds this title."""
        expression = parse(query)
        correction = correct(expression, self, lambda: self._speller)
        if correction and correction.is_certain:
            expression = parse(correction.text)
        return self._numbers[title] in matching(expression, self)
