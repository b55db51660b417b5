"""Order hits and cut out a page, without looking at each of them where they are many."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from heapq import nsmallest
from typing import Protocol

from search_index.api import Query
from search_index.columns import Position

MAXIMUM_LIMIT = 1_000
MAXIMUM_OFFSET = 1_000_000
_HALF_WORTH_DAYS = 45.0
_DAY = 86_400.0
_OLDEST = 0.7
"""What is left of a score however old the document is."""

Rank = tuple[float, float, str]
"""Smaller is better: the score turned round, the moment turned round, the id."""


class Dated(Protocol):
    """Documents with their ids and moments."""

    @property
    def ids(self) -> Sequence[str]:
        """The id of each document."""

    @property
    def published(self) -> Sequence[float]:
        """The moment each was published, in seconds."""

    def by_age(self) -> Sequence[Position]:
        """Return where each document stands, the newest first."""


def page(query: Query, hits: Collection[int], scores: Mapping[int, float], catalogue: Dated) -> tuple[str, ...]:
    """Order the hits and cut out the page; equals stand newest first, then by id."""
    offset = min(max(query.offset, 0), MAXIMUM_OFFSET)
    limit = min(max(query.limit, 0), MAXIMUM_LIMIT)
    last = min(offset + limit, len(hits))
    if not limit or offset >= last:
        return ()
    if query.sort == "date":
        return tuple(_newest(hits, last, catalogue)[offset:])
    return tuple(rank[2] for rank in _best(hits, scores, last, catalogue)[offset:])


def _are_many(hits: Collection[int], wanted: int, catalogue: Dated) -> bool:
    """Say whether walking through all documents meets enough of these hits sooner than walking through the hits."""
    return wanted * len(catalogue.by_age()) < len(hits) ** 2


def _newest(hits: Collection[int], last: int, catalogue: Dated) -> list[str]:
    if not _are_many(hits, last, catalogue):
        ranked = nsmallest(last, ((-catalogue.published[number], catalogue.ids[number]) for number in hits))
        return [key for _, key in ranked]
    wanted, found = frozenset(hits), []
    for _, key, number in catalogue.by_age():
        if number in wanted:
            found.append(key)
            if len(found) == last:
                break
    return found


def _best(hits: Collection[int], scores: Mapping[int, float], last: int, catalogue: Dated) -> list[Rank]:
    """Return the best ranks. No document is lifted by its age above one with the same words of today."""
    worth = _worth(catalogue)

    def rank(number: int) -> Rank:
        moment = catalogue.published[number]
        return -scores[number] * worth(-moment), -moment, catalogue.ids[number]

    if _are_many(hits, last, catalogue):
        level = sorted(map(scores.__getitem__, hits))[-last]
        hits = [number for number in hits if scores[number] >= _OLDEST * level]
        if _are_many(hits, last, catalogue):
            return _best_by_age(hits, scores, level, last, catalogue)
    return nsmallest(last, map(rank, hits))


def _best_by_age(hits: Collection[int], scores: Mapping[int, float], level: float, last: int, catalogue: Dated) -> list[Rank]:
    """Walk from the newest on, until nothing older can be better than what is found: few have more than the level."""
    worth = _worth(catalogue)
    wanted = frozenset(hits)
    found = [
        (-scores[number] * worth(-catalogue.published[number]), -catalogue.published[number], catalogue.ids[number])
        for number in hits
        if scores[number] > level
    ]
    full = last + len(found)
    for age, key, number in catalogue.by_age():
        if number not in wanted or scores[number] > level:
            continue
        found.append((-scores[number] * worth(age), age, key))
        if len(found) >= full:
            found = nsmallest(last, found)
            if found[-1][0] < -level * worth(age):
                break
            full = 2 * last
    return nsmallest(last, found)


def _worth(catalogue: Dated) -> Callable[[float], float]:
    """Return how much of a score is left by a moment turned round: against the newest document, as an index has no clock."""
    by_age = catalogue.by_age()
    newest = by_age[0][0] if by_age else 0.0

    def worth(age: float) -> float:
        return _OLDEST + (1 - _OLDEST) * math.exp(-(age - newest) / _DAY / _HALF_WORTH_DAYS)

    return worth
