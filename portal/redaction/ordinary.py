"""Ordinary words, so that a name that only sounds like one of them raises no alarm."""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

import Stemmer

_STEMMERS: Final = (Stemmer.Stemmer("german", 0), Stemmer.Stemmer("english", 0))
_ENDINGS: Final = (
    "ungen",
    "ung",
    "heit",
    "heiten",
    "keit",
    "keiten",
    "schaft",
    "schaften",
    "tät",
    "lich",
    "liche",
)


def lines_of(name: str) -> Iterator[str]:
    """Return the lines of a file of words, without remarks and empty ones."""
    text = files("portal.redaction.lexicon").joinpath(name).read_text(encoding="utf-8")
    return (line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def _words() -> frozenset[str]:
    return frozenset(
        word for name in ("german.txt", "english.txt", "everyday.txt") for line in lines_of(name) for word in line.split()
    )


@cache
def _known_longest() -> frozenset[str]:
    return frozenset(word for name in ("german.txt", "english.txt") for line in lines_of(name) for word in line.split())


@cache
def _mostly_names() -> frozenset[str]:
    return frozenset(word for line in lines_of("mostly_names.txt") for word in line.split())


@cache
def _stems() -> frozenset[str]:
    return frozenset(stemmer.stemWord(word) for stemmer in _STEMMERS for word in _words() if len(word) > 3)


@lru_cache(maxsize=65_536)
def is_listed(word: str) -> bool:
    """Say whether this very word is an ordinary one."""
    return word.casefold().replace("ss", "ß") in _words() or word.lower() in _words()


def is_frequent(word: str) -> bool:
    """Say whether this very word is one of those a short text is full of, so that even the person's own name must be seen as a name."""
    return word.casefold().replace("ss", "ß") in _known_longest() or word.lower() in _known_longest()


def is_mostly_name(word: str) -> bool:
    """Say whether this word is nearly always a name: Müller, Jasmin; behind an article it is the miller and the flower."""
    return word.lower() in _mostly_names()


@lru_cache(maxsize=65_536)
def is_ordinary(word: str) -> bool:
    """Say whether this is an ordinary word in any of its forms, or made of two of them."""
    lower = word.lower()
    if lower in _words() or lower.endswith(_ENDINGS):
        return True
    if len(lower) > 3 and any(stemmer.stemWord(lower) in _stems() for stemmer in _STEMMERS):
        return True
    return len(lower) > 8 and any(_is_compound(lower[:cut], lower[cut:]) for cut in range(4, len(lower) - 3))


def _is_compound(head: str, tail: str) -> bool:
    words = _words()
    return (head in words or (head[-1] == "s" and head[:-1] in words)) and (
        tail in words or any(stemmer.stemWord(tail) in _stems() for stemmer in _STEMMERS[:1])
    )
