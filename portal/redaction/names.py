"""The names a text is searched for, and how a word is compared with them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from portal.redaction.lexicon import EQUAL_NAMES, PARTICLES, TITLES
from portal.redaction.ordinary import is_frequent, is_listed, is_mostly_name, is_ordinary
from portal.redaction.reading import WORD, read
from portal.redaction.spelling import (
    fold,
    folds,
    is_one_letter_off,
    likeness,
    read_as_somali,
    skeletons,
    sounds_like,
    vowelled,
    without_one,
)

People = Sequence[Sequence[str]]
"""Each person is all the ways their name is written."""

_ENDINGS: Final = ("s", "es", "n", "en", "e", "ns", "ens", "sche", "schen", "scher", "sches", "schem")
_PET_ENDINGS: Final = (
    "i",
    "y",
    "ie",
    "o",
    "a",
    "ka",
    "ik",
    "ek",
    "chen",
    "lein",
    "usch",
    "uschka",
    "ito",
    "ita",
    "inho",
    "can",
    "jan",
    "dschan",
    "cik",
    "is",
)
_RELATED: Final = 0.7
_SAFE: Final = 0.8
_LATIN: Final = "\u024f"


@dataclass(frozen=True, slots=True)
class Name:
    """One part of a person's name, folded."""

    latin: str
    person: int
    is_own: bool
    is_weak: bool
    """An ordinary word or a single letter: only its surroundings can show that it is a name."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A word that is a name, or like one."""

    name: Name
    is_exact: bool


class NameBook:
    """All names to be found: those of the person by loose rules, those of others by strict ones."""

    def __init__(self, people: People, others: People) -> None:
        self._exact: dict[str, list[Name]] = defaultdict(list)
        self._heard: dict[str, set[str]] = defaultdict(set)
        self._near: dict[str, set[str]] = defaultdict(set)
        self.initials: set[tuple[str, str]] = set()
        for index, person in enumerate(people):
            self._add_person(person, index, is_own=True)
        for index, person in enumerate(others, start=len(people)):
            self._add_person(person, index, is_own=False)
        self._own = [latin for latin, names in self._exact.items() if any(name.is_own and not name.is_weak for name in names)]
        self._known: dict[str, tuple[Hit, ...]] = {}

    def hits(self, word: str) -> tuple[Hit, ...]:
        """Return whose name this word is or resembles, the person's own first; nothing for most words."""
        found = self._known.get(word)
        if found is None:
            exact = self._exactly(word)
            found = exact if any(hit.name.is_own for hit in exact) else (*self._nearly(word), *exact)
            found = tuple(sorted(found, key=lambda hit: (not hit.name.is_own, not hit.is_exact)))
            self._known[word] = found
        return found

    def joined_hits(self, word: str) -> tuple[Hit, ...]:
        """Return whose name these words are if they are written as one."""
        found = [Hit(name, is_exact=True) for way in folds(word) for name in self._exact.get(way, ()) if len(way) > 4]
        if found:
            return tuple(sorted(found, key=lambda hit: not hit.name.is_own))
        close = [
            (name, way)
            for way in folds(word)
            if len(way) > 5
            for bones in skeletons(way)
            if len(bones) > 3
            for name in self._heard.get(bones, ())
        ]
        names = [each for name, way in close if likeness(name, way) >= 0.87 for each in self._exact[name] if not each.is_weak]
        return tuple(Hit(name, is_exact=False) for name in sorted(names, key=lambda name: not name.is_own))

    def _add_person(self, spellings: Sequence[str], index: int, *, is_own: bool) -> None:
        for spelling in spellings:
            for latin, is_weak in _parts_of(spelling, is_own=is_own):
                name = Name(latin, index, is_own, is_weak)
                if name not in self._exact[latin]:
                    self._exact[latin].append(name)
                if not is_weak:
                    self._listen_for(latin)
            if not is_own:
                continue
            words = [word for word in WORD.findall(read(spelling[:200]).plain) if word.lower() not in TITLES]
            capitals = [way[0] for word in words for way in sorted(folds(word))[:1]]
            if len(capitals) > 1:
                self.initials |= {(capitals[0], capitals[-1]), (capitals[-1], capitals[0])}

    def _listen_for(self, latin: str) -> None:
        heard, near = _echoes(latin)
        for bones in heard:
            self._heard[bones].add(latin)
        for rest in near:
            self._near[rest].add(latin)

    def _exactly(self, word: str) -> tuple[Hit, ...]:
        found = {Hit(name, is_exact=True) for way in folds(word) for name in self._exact.get(way, ())}
        if not found and not is_listed(word):
            found = {
                Hit(name, is_exact=True)
                for way in folds(word)
                for ending in _ENDINGS
                if way.endswith(ending) and len(way) > len(ending) + 2
                for name in self._exact.get(way.removesuffix(ending), ())
                if (name.is_own or ending == "s") and not (name.is_weak and (ending != "s" or is_ordinary(word)))
            }
        return tuple(found)

    def _nearly(self, word: str) -> tuple[Hit, ...]:
        is_foreign = any(letter > _LATIN for letter in word)
        is_word = not is_foreign and is_ordinary(word)
        if not is_foreign and (is_listed(word) or (is_word and word[0].islower()) or (word.isupper() and len(word) < 6)):
            return ()
        found: set[Name] = set()
        for way in {form for folded in folds(word) for form in _forms(folded)}:
            for latin in self._pool(way):
                if _is_strictly_like(latin, way, is_foreign=is_foreign):
                    close = is_foreign or likeness(latin, way) >= _SAFE
                    found |= {name for name in self._exact[latin] if not name.is_weak and (name.is_own or close)}
            for latin in self._own:
                if _is_loosely_like(latin, way) or (not is_word and _is_short_for(latin, way)):
                    found |= {name for name in self._exact[latin] if name.is_own and not name.is_weak}
        if is_word:
            found = {name for name in found if name.is_own and likeness(name.latin, fold(word)) >= 0.9}
        return tuple(Hit(name, is_exact=False) for name in found)

    def _pool(self, way: str) -> set[str]:
        pool = set(self._heard.get(vowelled(way), ()))
        for bones in skeletons(way):
            pool |= self._heard.get(bones, set())
        if len(way) > 4:
            for rest in without_one(way):
                pool |= self._near.get(rest, set())
        return pool


@lru_cache(maxsize=16_384)
def _echoes(latin: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return how a part of a name sounds, and what is left of it without one of its letters."""
    heard = {bones for bones in skeletons(latin) if len(bones) > 1} | {vowelled(latin)}
    return frozenset(heard), without_one(latin) if len(latin) > 4 else frozenset()


@lru_cache(maxsize=4096)
def _parts_of(spelling: str, *, is_own: bool) -> tuple[tuple[str, bool], ...]:
    words = [word for word in WORD.findall(read(spelling[:200]).plain) if word.lower() not in TITLES]
    return tuple(dict.fromkeys(_parts(words, is_own=is_own)))


def _parts(words: list[str], *, is_own: bool) -> Iterable[tuple[str, bool]]:
    """Return the folded parts of a name, alone and joined with their neighbours; True where a part is an ordinary word."""
    alone = [word for word in words if word.lower() not in PARTICLES or (word[0].isupper() and len(words) < 3)]
    for word in alone or words:
        is_weak = len(word) == 1 or word.lower() in PARTICLES or _is_a_word(word, is_own=is_own)
        for way in sorted(folds(word) | ({read_as_somali(fold(word))} if is_own and len(word) > 3 else set())):
            yield way, is_weak
            yield from (
                (other, is_weak or is_listed(other))
                for other in EQUAL_NAMES.get(way, ())
                if is_own or likeness(way, other) > _RELATED
            )
            bare = _without_article(way)
            if bare != way and len(bare) > 3:
                yield bare, is_listed(bare)
    for word in words:
        if word not in alone and word[0].isupper():
            yield from ((way, True) for way in folds(word))
    for left, right in pairwise(words):
        yield from ((one + two, False) for one in folds(left) for two in folds(right) if len(one + two) > 4)
    if len(words) > 2:
        yield from ((way, False) for way in folds("".join(words)))
        yield from ((one + two, False) for one in folds(words[0]) for two in folds(words[-1]))
    if len(words) == 2:
        yield from ((two + one, False) for one in folds(words[0]) for two in folds(words[1]) if len(one + two) > 5)


def _is_a_word(word: str, *, is_own: bool) -> bool:
    """Say whether only the surroundings can show that this is a name; of the person's own, less is left to them."""
    return is_frequent(word) if is_own else is_listed(word) and not is_mostly_name(word)


def _forms(way: str) -> Iterable[str]:
    yield way
    if len(way) > 4 and way.endswith("s"):
        yield way[:-1]
    bare = _without_article(way)
    if bare != way:
        yield bare


def _without_article(latin: str) -> str:
    return latin[2:] if latin[:2] in ("al", "el") and len(latin) > 5 else latin


def _is_strictly_like(name: str, word: str, *, is_foreign: bool) -> bool:
    if min(len(name), len(word)) < 3 and not is_foreign:
        return False
    if is_foreign and any(len(bones) > 1 for bones in skeletons(name) & skeletons(word)):
        return True
    if is_foreign and name[0] == word[0] and skeletons(name) & skeletons(word):
        return True
    if sounds_like(name, word):
        return True
    return min(len(name), len(word)) > 4 and name[0] == word[0] and is_one_letter_off(name, word)


def _is_short_for(name: str, word: str) -> bool:
    """Say whether friends would call somebody so: Abdi for Abdirahman, Sami for Samuel, Oleksa for Oleksandr."""
    if len(word) > 3 and len(name) > len(word) + 1 and name.startswith(word):
        return True
    return any(
        word.endswith(ending)
        and len(word) - len(ending) > 2
        and len(name) > len(word) - len(ending) + 1
        and name.startswith(word.removesuffix(ending))
        for ending in _PET_ENDINGS
    )


def _is_loosely_like(name: str, word: str) -> bool:
    shorter = min(len(name), len(word))
    if shorter > 3 and read_as_somali(name) == read_as_somali(word):
        return True
    if shorter < 5:
        return False
    if is_one_letter_off(name, word) or (len(word) > len(name) and (word.startswith(name) or word.endswith(name))):
        return True
    if name[:2] != word[:2] and not skeletons(name[:3]) & skeletons(word[:3]):
        return False
    close = likeness(name, word)
    if close >= 0.9:
        return True
    return close >= 0.77 and any(
        len(one) > 3 and len(two) > 2 and is_one_letter_off(one, two) for one in skeletons(name) for two in skeletons(word)
    )
