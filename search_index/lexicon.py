"""The word lists of this library, written by hand, and the fingerprint that ties an index to them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"

SHAPING_FILES = ("seeds.txt", "stopwords.txt", "kept.txt")
"""What decides the tokens inside an index; synonyms only widen queries and may change without a rebuild."""


@dataclass(frozen=True)
class Seeds:
    """What compounds are made of: things, people (who stand only at the end), mere qualifiers; and what is no compound."""

    things: frozenset[str]
    people: frozenset[str]
    qualifiers: frozenset[str]
    whole: frozenset[str]


@dataclass(frozen=True)
class SynonymRow:
    """Terms that stand for each other, in German and not, and what is found by them but does not find them.

    That is narrower terms, and where such people work: found only in titles that name nobody else.
    """

    equals: tuple[str, ...]
    foreign: tuple[str, ...]
    narrower: tuple[str, ...]
    places: tuple[str, ...] = ()


def _lines(name: str) -> list[str]:
    text = (DATA / name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def seeds() -> Seeds:
    """Read the parts compounds are made of, as they are written in German."""
    sections: dict[str, set[str]] = {name: set() for name in ("things", "people", "qualifiers", "whole")}
    current = "things"
    for line in _lines("seeds.txt"):
        if line.startswith("["):
            current = line.strip("[]")
        else:
            sections[current].update(line.split())
    return Seeds(**{name: frozenset(words) for name, words in sections.items()})


@cache
def stopwords() -> frozenset[str]:
    """Read the words that carry no meaning in a job title."""
    return frozenset(word for line in _lines("stopwords.txt") for word in line.split())


@cache
def kept_words() -> tuple[str, ...]:
    """Read the folded words whose ending is not cut off, because the rest would be another word."""
    return tuple(word for line in _lines("kept.txt") for word in line.split())


def read_synonyms(text: str) -> tuple[SynonymRow, ...]:
    """Read a synonym table: `a, b, c | d, e` are equal (d, e in other languages), `> f, g` are narrower, `@ h` a workplace."""
    rows = []
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        named, _, places = line.partition("@")
        equal, _, narrow = named.partition(">")
        german, _, foreign = equal.partition("|")
        rows.append(SynonymRow(*map(_terms, (german, foreign, narrow, places))))
    return tuple(rows)


def rows_to_text(rows: Iterable[SynonymRow]) -> str:
    """Write rows down for an index to keep."""
    return json.dumps([[row.equals, row.foreign, row.narrower, row.places] for row in rows])


def rows_from_text(text: str) -> tuple[SynonymRow, ...]:
    """Read what `rows_to_text` wrote."""
    return tuple(SynonymRow(*map(tuple, row)) for row in json.loads(text))


def _terms(cell: str) -> tuple[str, ...]:
    return tuple(term.strip() for term in cell.split(",") if term.strip())


@cache
def synonym_rows() -> tuple[SynonymRow, ...]:
    """Read the synonym table that comes with the library."""
    return read_synonyms((DATA / "synonyms.txt").read_text(encoding="utf-8"))


@cache
def fingerprint() -> str:
    """Name the word lists that shape an index; another name means another index."""
    digest = hashlib.sha256()
    for name in SHAPING_FILES:
        digest.update((DATA / name).read_bytes())
    return digest.hexdigest()[:16]
