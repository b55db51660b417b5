"""The corpus: sentences with what should be found in them, names in many spellings, and both put together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from random import Random  # noqa: TID251 - a benchmark reads the same sentences each time
from typing import Final

TUNED, KEPT_ASIDE = 0, 1
ROUNDS: Final = 4
"""How often a sentence with names is filled, each time with others."""
_SEED: Final = 20261122
_SLOT: Final = re.compile(r"\{(\w+)\}|\[(\w+)\|([^\]]+)\]")


@dataclass(frozen=True)
class Person:
    """An invented person: given and family name, each in several spellings, the first of which is on file."""

    language: str
    given: tuple[str, ...]
    family: tuple[str, ...]

    @property
    def on_file(self) -> tuple[str, ...]:
        """What the portal knows: the first spelling, and the names in the person's own script."""
        own = [" ".join(pair) for pair in zip(_foreign(self.given), _foreign(self.family), strict=False)]
        return (f"{self.given[0]} {self.family[0]}", *own)


@dataclass(frozen=True)
class Sentence:
    """A filled sentence and the stretches that should be marked, each with its kind."""

    text: str
    wanted: tuple[tuple[int, int, str], ...]
    people: tuple[tuple[str, ...], ...]
    others: tuple[tuple[str, ...], ...]


def sentences_of(half: int) -> list[Sentence]:
    """Return one half of the corpus, filled the same way every time."""
    chance = Random(_SEED + half)  # noqa: S311 - the same figures in every run
    people = [person for number, person in enumerate(_people()) if number % 2 == half]
    patterns = [line for number, line in enumerate(_lines("sentences.txt")) if number % 2 == half]
    return list(_filled(patterns, people, chance))


def written(name: str) -> list[Sentence]:
    """Return the sentences of a part that was written for itself: other people, other habits of writing."""
    people: tuple[tuple[str, ...], ...] = ()
    others: tuple[tuple[str, ...], ...] = ()
    found = []
    for line in _lines(f"{name}.txt"):
        if line.startswith("@"):
            own, _, rest = line[1:].partition("others:")
            people = tuple(names for names in (_names(own, "|"),) if names)
            others = tuple((name,) for name in _names(rest, ","))
        else:
            found.append(_read(line, people, others))
    return found


def _names(text: str, mark: str) -> tuple[str, ...]:
    return tuple(name for part in text.split(mark) if (name := part.strip(" -")))


def _read(line: str, people: tuple[tuple[str, ...], ...], others: tuple[tuple[str, ...], ...]) -> Sentence:
    text, wanted, position = "", [], 0
    for found in _SLOT.finditer(line):
        text += line[position : found.start()]
        wanted.append((len(text), len(text) + len(found[3]), found[2]))
        text, position = text + found[3], found.end()
    return Sentence(text + line[position:], tuple(wanted), people, others)


def languages() -> frozenset[str]:
    """Return the languages the names come from."""
    return frozenset(person.language for person in _people())


def count() -> int:
    """Return how many sentences there are before any is filled."""
    return len(_lines("sentences.txt"))


def _filled(patterns: list[str], people: list[Person], chance: Random) -> Iterator[Sentence]:
    for pattern in patterns:
        for _round in range(ROUNDS if "{" in pattern else 1):
            own, other = chance.sample(people, 2)
            text, wanted = _fill(pattern, own, other, chance)
            others = tuple(person.on_file for person in people if person is not own)
            yield Sentence(text, wanted, (own.on_file,), others)


def _fill(pattern: str, own: Person, other: Person, chance: Random) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    text, wanted, position = "", [], 0
    for found in _SLOT.finditer(pattern):
        text += pattern[position : found.start()]
        start, position = len(text), found.end()
        if found[1]:
            is_other = found[1].startswith("other")
            text += _written(found[1].removeprefix("other").lstrip("_"), other if is_other else own, chance)
            wanted.append((start, len(text), "other_name" if is_other else "own_name"))
        else:
            text += found[3]
            wanted.append((start, len(text), found[2]))
    return text + pattern[position:], tuple(wanted)


def _written(part: str, person: Person, chance: Random) -> str:
    if part == "given":
        return chance.choice(person.given)
    if part == "family":
        return chance.choice(person.family)
    return f"{chance.choice(person.given)} {chance.choice(person.family)}"


def _foreign(spellings: tuple[str, ...]) -> list[str]:
    return [
        spelling
        for spelling in spellings
        if any(letter > "\u036f" and letter.isalpha() and not "\u1e00" <= letter <= "\u1eff" for letter in spelling)
    ]


def _people() -> list[Person]:
    rows = [line.split("\t") for line in _lines("names.tsv")]
    return [Person(language, tuple(given.split(";")), tuple(family.split(";"))) for language, given, family in rows]


def _lines(name: str) -> list[str]:
    text = (files("portal.bench.privacy") / "words" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
