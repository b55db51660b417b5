"""What each part of the house keeps of one subject: what goes with it, what stays behind, what holds it.

The kernel knows no person: a subject is an id. Slices offer a `Part`; who stands above all of them lists the parts, from the
top floor down, because what refers to something goes before it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select
from sqlalchemy.orm import Session

from portal.kernel.audit import By
from portal.kernel.errors import Sentence
from portal.kernel.retention.periods import RuleBook


@dataclass(frozen=True)
class Going:
    """So many things of one kind that go."""

    what: Sentence
    count: int


@dataclass(frozen=True)
class Staying:
    """So many things of one kind that stay without leading to anyone: why, and until when."""

    what: Sentence
    count: int
    why: Sentence
    until: date | None = None


@dataclass(frozen=True)
class Hold:
    """Why nothing may go yet, and until when if that is known."""

    code: str
    why: Sentence
    until: date | None = None


def _nothing_going(_session: Session, _subject_id: UUID) -> Iterable[Going]:
    return ()


def _nothing_staying(_session: Session, _subject_id: UUID, _book: RuleBook) -> Iterable[Staying]:
    return ()


def _nothing_held(_session: Session, _subject_id: UUID, _book: RuleBook) -> Iterable[Hold]:
    return ()


def _never_touched(_since: datetime) -> tuple[Select[Any], ...]:
    return ()


@dataclass(frozen=True)
class Part:
    """What one slice keeps of a subject. `touched` selects the ids of subjects something happened with since a moment."""

    forget: Callable[[Session, UUID, By, datetime], None]
    going: Callable[[Session, UUID], Iterable[Going]] = _nothing_going
    staying: Callable[[Session, UUID, RuleBook], Iterable[Staying]] = _nothing_staying
    holds: Callable[[Session, UUID, RuleBook], Iterable[Hold]] = _nothing_held
    touched: Callable[[datetime], tuple[Select[Any], ...]] = _never_touched
