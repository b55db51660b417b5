"""The masked profile as people read it: finished sentences and facts, no ids, no dates finer than months."""

from dataclasses import dataclass
from datetime import date

from portal.labour.words import Goal, WideField
from portal.profiles.pool import PoolBand


@dataclass(frozen=True)
class Phrase:
    """A stretch of a sentence; `is_key` is what the eye should find first."""

    text: str
    is_key: bool = False


@dataclass(frozen=True)
class Statement:
    """A value of a fact, and where it comes from or what it means."""

    value: str
    note: str = ""


@dataclass(frozen=True)
class Fact:
    """One term of the list of facts with its statements."""

    term: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class GermanAtWork:
    """What the level of German means at the workplace; `rank` counts the reached steps of six."""

    rank: int
    label: str
    works_already: tuple[str, ...]
    helps_at_start: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class MaskedProfile:
    """What a company sees of a person it does not know. The same for the company, the person and the advisor."""

    summary: tuple[tuple[Phrase, ...], ...]
    facts: tuple[Fact, ...]
    german: GermanAtWork
    short_text: str = ""
    """What the advisor wrote and checked; empty for most."""


@dataclass(frozen=True)
class PoolRow:
    """How many people look for this, by bands of German; `together` only where it gives no small number away."""

    goal: Goal
    field: WideField
    by_german: tuple[PoolBand, ...]
    together: PoolBand | None


@dataclass(frozen=True)
class PoolTold:
    """The pool in numbers, as it was on a Monday."""

    monday: date
    rows: tuple[PoolRow, ...]
    total: PoolBand | None
