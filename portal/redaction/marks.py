"""Marks on a text, and what is done where they meet."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from portal.redaction.words import Kind, Reason

# Where two marks meet, the one further up stays whole; of the other one, what sticks out is kept.
_ORDER: Final = (
    Kind.EMAIL, Kind.URL, Kind.IBAN, Kind.ID, Kind.DATE, Kind.PHONE, Kind.AGE, Kind.ADDRESS, Kind.OWN_NAME, Kind.SCHOOL, Kind.EMPLOYER,
    Kind.OTHER_NAME, Kind.PLACE_ORIGIN, Kind.NATIONALITY, Kind.RELIGION, Kind.HEALTH, Kind.FAMILY,
)  # fmt: skip
_RANK: Final = {kind: rank for rank, kind in enumerate(_ORDER)}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text somebody has to look at: from `start` up to `end`, counted in characters."""

    start: int
    end: int
    kind: Kind
    reason: Reason


def settled(marks: Iterable[Mark], text: str) -> list[Mark]:
    """Return the marks from left to right, none over another."""
    taken: list[Mark | None] = [None] * len(text)
    kept: list[Mark] = []
    for mark in sorted(_united(marks), key=lambda each: (_RANK[each.kind], each.start - each.end, each.start)):
        for rest in _free(mark, taken):
            trimmed = _trimmed(rest, text)
            if trimmed is None or (trimmed is not mark and trimmed.end - trimmed.start < 3 and trimmed != mark):
                continue
            taken[trimmed.start : trimmed.end] = [trimmed] * (trimmed.end - trimmed.start)
            kept.append(trimmed)
    return sorted(kept, key=lambda each: each.start)


def _united(marks: Iterable[Mark]) -> list[Mark]:
    """Join marks of the same kind where they overlap."""
    united: list[Mark] = []
    latest: dict[Kind, int] = {}
    for mark in sorted(marks, key=lambda each: (each.start, -each.end)):
        place = latest.get(mark.kind)
        if place is not None and united[place].end > mark.start:
            united[place] = replace(united[place], end=max(united[place].end, mark.end))
        else:
            latest[mark.kind] = len(united)
            united.append(mark)
    return united


def _free(mark: Mark, taken: list[Mark | None]) -> list[Mark]:
    """Return the stretches of a mark that no other holds; of a mark of the same kind nothing is left over."""
    if any(held is not None and held.kind is mark.kind for held in taken[mark.start : mark.end]):
        return []
    rests, start = [], mark.start
    for position in range(mark.start, mark.end + 1):
        if position == mark.end or taken[position] is not None:
            if start < position:
                rests.append(replace(mark, start=start, end=position))
            start = position + 1
    return rests


def _trimmed(mark: Mark, text: str) -> Mark | None:
    start, end = mark.start, mark.end
    while start < end and not (text[start].isalnum() or text[start] in "+(@"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:-–("):
        end -= 1
    return replace(mark, start=start, end=end) if start < end else None
