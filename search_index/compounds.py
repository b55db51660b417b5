"""Take German compounds apart with a hand-written list of what they are made of.

A word is split only when the list covers all of it (Straßenbauer: Straße, Bauer), or when it ends in a word for people
(Hufpfleger: Pfleger). Words for people count only at the end: an Arzthelfer is no Arzt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from search_index.german import fold, neutral, stem
from search_index.lexicon import seeds

_LINKS = ("", "s", "es", "n", "en", "er", "e", "ns")
_VERB_PREFIXES = frozenset(
    ("auf", "aus", "bei", "durch", "ein", "ent", "hin", "mit", "nach", "uber", "unter", "ver", "vor", "zer", "zusammen")
)

_SHORTEST_OPEN_HEAD = 6
_SHORTEST_IN_KNOWN = 4
_LONGEST = 50
_MOST_PARTS = 5
_DOING = re.compile(r"^(.{2,}ung)(?:en|s)?$")


@dataclass(frozen=True)
class Part:
    """A part of a compound: where it starts and ends in the folded word, its stem, and whether it means something alone."""

    start: int
    end: int
    stem: str
    counts: bool


@dataclass(frozen=True)
class _Tables:
    """Forms in front of something else, and stems at the end."""

    fronts: dict[str, bool]
    heads: frozenset[str]
    whole: frozenset[str]
    people: frozenset[str]
    qualifiers: frozenset[str]


@cache
def _tables() -> _Tables:
    known = seeds()
    fronts: dict[str, bool] = {}
    for group, counts in ((known.people, False), (known.qualifiers, False), (known.things, True)):
        words = [fold(word) for word in group]
        linked = {word + link for word in words for link in _LINKS}
        elided = {word[:-1] for word in words if word.endswith("e") and len(word) > 4}
        elided |= {f"{word}s" for word in elided}
        fronts.update({form: fronts.get(form, counts) for form in linked | elided} | dict.fromkeys(words, counts))
    people = frozenset(stem(fold(word)) for word in known.people)
    whole = frozenset(stem(fold(word)) for word in known.whole)
    qualifiers = frozenset(fold(word) + link for word in known.qualifiers for link in _LINKS)
    return _Tables(fronts, people | {stem(fold(word)) for word in known.things}, whole, people, qualifiers)


def is_person(stemmed: str) -> bool:
    """Say whether a stem is a word for people."""
    return stemmed in _tables().people


def is_thing(stemmed: str) -> bool:
    """Say whether a stem is a word of the list for anything but people."""
    is_listed = stemmed in _tables().heads and stemmed not in _tables().people
    return is_listed or stemmed.endswith("erei")


def is_qualified(folded: str) -> bool:
    """Say whether a compound is only a kind of its last part: Fachverkäufer, Sozialbetreuer."""
    parts = split(folded)
    return len(parts) == 2 and neutral(folded)[: parts[0].end] in _tables().qualifiers


def part_stem(folded: str) -> str:
    """Cut the endings off a part; what is done (Erziehung in Erziehungsurlaub) stays apart from who does it (Erzieher)."""
    if found := _DOING.match(folded):
        return found[1]
    return stem(folded)


@lru_cache(maxsize=65_536)
def split(folded: str) -> tuple[Part, ...]:
    """Take a folded word apart, into as few parts as will cover it; () if it is not a compound."""
    word = neutral(folded)
    if not 6 <= len(word) <= _LONGEST or stem(word) in _tables().whole:
        return ()
    if stem(word) in _tables().heads:
        return _known_compound(word)
    return _unfolded(word, _cover(word, 0, _MOST_PARTS)) or _unfolded(word, _open_head(word))


def is_covered(folded: str) -> bool:
    """Say whether we know every part of the compound."""
    parts = split(folded)
    return bool(parts) and (parts[0].counts or neutral(folded)[: parts[0].end] in _tables().fronts)


def _known_compound(word: str) -> tuple[Part, ...]:
    """Take apart a word of the list that is itself made of two others: Lagerarbeiter, but not Umzug."""
    if stem(word) in _tables().whole:
        return ()
    for end in range(len(word) - 3, _SHORTEST_IN_KNOWN - 1, -1):
        counts = _tables().fronts.get(word[:end])
        if counts is not None and stem(word[end:]) in _tables().heads:
            return (Part(0, end, part_stem(word[:end]), counts), Part(end, len(word), part_stem(word[end:]), counts=True))
    return ()


def _unfolded(word: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Take those parts further apart that are compounds themselves."""
    if len(parts) < 2:
        return ()
    finer: list[Part] = []
    for part in parts:
        inner = _known_compound(word[part.start : part.end])
        # The Arzt in Tierarzthelfer means as little as that in Arzthelfer.
        finer += [
            Part(part.start + one.start, part.start + one.end, one.stem, one.counts and (part.counts or one is not inner[-1]))
            for one in inner
        ] or [part]
    return tuple(finer)


def _cover(word: str, start: int, most: int) -> tuple[Part, ...]:
    """Find the fewest parts for the rest of a word; among those the one with the longest beginning."""
    rest = word[start:]
    if len(rest) < 3 or most == 0:
        return ()
    if start and stem(rest) in _tables().heads:
        return (Part(start, len(word), part_stem(rest), counts=True),)
    best: tuple[Part, ...] = ()
    for end in range(len(word) - 3, start + 1, -1):
        front = word[start:end]
        if front not in _tables().fronts:
            continue
        tail = _cover(word, end, (len(best) - 1 if best else most) - 1)
        if tail:
            best = (Part(start, end, part_stem(front), _tables().fronts[front]), *tail)
    return best


def _open_head(word: str) -> tuple[Part, ...]:
    """Recognise a word for people behind something the list does not know."""
    for start in range(3, len(word) - _SHORTEST_OPEN_HEAD + 1):
        if stem(word[start:]) in _tables().people and word[:start] not in _VERB_PREFIXES:
            return (Part(0, start, word[:start], counts=False), Part(start, len(word), stem(word[start:]), counts=True))
    return ()


def last_part(folded: str) -> str | None:
    """Return the last part of a compound as it is written: the Führer of Anlagenführer."""
    parts = split(folded)
    return neutral(folded)[parts[-1].start :] if parts else None
