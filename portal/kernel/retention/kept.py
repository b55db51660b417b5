"""One kind of thing that is kept for a time: how what is due is found, what holds it, how it goes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select
from sqlalchemy.orm import Session

from portal.kernel.audit import By
from portal.kernel.errors import Sentence
from portal.kernel.retention.periods import RuleBook
from portal.kernel.retention.subjects import Hold

Holds = Mapping[UUID, tuple[Hold, ...]]


@dataclass(frozen=True)
class Kept:
    """A kind of thing with a rule of its own.

    `due` selects the ids of what began before a moment; `batch` of them go in one transaction.
    """

    code: str
    what: Sentence
    since: Sentence
    due: Callable[[datetime], Select[Any]]
    forget: Callable[[Session, Sequence[UUID], By, datetime], None]
    holds: Callable[[Session, Sequence[UUID], RuleBook], Holds] | None = None
    batch: int = 500
