"""Judge the analysis by cases that people wrote: what should be found, and what should not."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from search_index.api import Document
from search_index.correcting import correct, without_unknown
from search_index.expression import parse
from search_index.german import neutral
from search_index.matching import matching
from search_index.records import SURFACE_MARK, record_of
from search_index.speller import Speller
from search_index.synonyms import Synonyms, own_synonyms

_COLUMNS = ("query", "doc_text", "should_match", "category")
_ANSWERS = {"1": True, "0": False, "true": True, "false": False, "yes": True, "no": False}


class Share(NamedTuple):
    """How many cases of a category should be found and were, and how many should not and were."""

    category: str
    wanted: int
    found: int
    unwanted: int
    wrongly_found: int

    def __str__(self) -> str:
        shares = [f"found {self.found} of {self.wanted}"] if self.wanted else []
        shares += [f"wrongly found {self.wrongly_found} of {self.unwanted}"] if self.unwanted else []
        return f"{self.category}: {', '.join(shares)}"


class Judgement(NamedTuple):
    """How good the answers were, as shares, the cases that failed, one line each, and each category."""

    recall: float
    false_positives: float
    failing: tuple[str, ...]
    categories: tuple[Share, ...]


@dataclass(frozen=True)
class Case:
    """A query, the title of a document, and whether it should be found."""

    query: str
    title: str
    is_match: bool
    category: str

    def __str__(self) -> str:
        return f"{'missed' if self.is_match else 'wrong'} {self.category}: {self.query} | {self.title}"


def judge(path: Path, synonyms: Synonyms | None = None) -> Judgement:
    """Run the cases of a table (query, doc_text, should_match, category) with the analysis of every index.

    The titles of all cases together are the words a misspelt query is corrected to.
    """
    cases = read_cases(path)
    shelf = _Shelf({case.title for case in cases}, synonyms)
    failing = [case for case in cases if shelf.finds(case.query, case.title) != case.is_match]
    whole = _share("", cases, failing)
    return Judgement(
        recall=whole.found / whole.wanted if whole.wanted else 1.0,
        false_positives=whole.wrongly_found / whole.unwanted if whole.unwanted else 0.0,
        failing=tuple(str(case) for case in failing),
        categories=tuple(_share(name, cases, failing) for name in sorted({case.category for case in cases})),
    )


def _share(category: str, cases: Iterable[Case], failing: Iterable[Case]) -> Share:
    all_of_it = [case.is_match for case in cases if category in ("", case.category)]
    failed = [case.is_match for case in failing if category in ("", case.category)]
    wanted, unwanted = all_of_it.count(True), all_of_it.count(False)
    return Share(category, wanted, wanted - failed.count(True), unwanted, failed.count(False))


def read_cases(path: Path) -> list[Case]:
    """Read a table of cases; raise `ValueError` with the line that is none."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader((line.replace("\0", "") for line in file), delimiter="\t", quoting=csv.QUOTE_NONE))
    except UnicodeDecodeError as error:
        raise ValueError(f"{path.name}: the table must be written in UTF-8") from error
    head = [name.strip().lower() for name in rows[0]] if rows else []
    if not set(_COLUMNS) <= set(head):
        raise ValueError(f"{path.name}: the first line must be {', '.join(_COLUMNS)}, with tabs between")
    places = [head.index(name) for name in _COLUMNS]
    return [_case(row, places, path) for row in rows[1:] if any(cell.strip() for cell in row)]


def _case(row: list[str], places: list[int], path: Path) -> Case:
    cells = [row[place].strip() for place in places if place < len(row)]
    if len(cells) != len(_COLUMNS) or cells[2].lower() not in _ANSWERS:
        raise ValueError(f"{path.name}: not a case of {', '.join(_COLUMNS)}: {row}")
    return Case(cells[0], cells[1], _ANSWERS[cells[2].lower()], cells[3])


class _Shelf:
    """Documents in memory, one postings table for all and one for each."""

    def __init__(self, titles: Iterable[str], synonyms: Synonyms | None) -> None:
        self._synonyms = synonyms or own_synonyms()
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

    def prepare(self, tokens: Iterable[str]) -> None:
        """Everything is at hand."""

    def finds(self, query: str, title: str) -> bool:
        """Say whether this query finds this title."""
        expression = parse(query, self._synonyms)
        correction = correct(expression, self, lambda: self._speller, self._synonyms)
        if correction and correction.is_certain:
            expression = parse(correction.text, self._synonyms)
        expression, _left_out = without_unknown(expression, self)
        return self._numbers[title] in matching(expression, self)
