"""A text as the matchers read it, and the way back to what was typed."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_HYPHENS: Final = frozenset("‐‑‒–—―−﹣－⁃")
_APOSTROPHES: Final = frozenset("’‘‛`´ʼʹʻʾʿ′＇")
_NOTHING: Final = frozenset("ـ\u034f\u115f\u1160\u3164\ufeff")
WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """The text in one form (NFKC), without invisible characters; `starts` and `ends` lead back to the original."""

    plain: str
    starts: list[int]
    ends: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where this stretch stands in the text as it was typed."""
        return self.starts[start], self.ends[end - 1]


def read(text: str) -> Reading:
    """Fold compatibility forms, digits of all scripts, hyphens and apostrophes; drop what nobody sees."""
    if text.isascii():
        return Reading(text, list(range(len(text))), list(range(1, len(text) + 1)))
    plain: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position, length = 0, len(text)
    while position < length:
        end = position + 1
        while end < length and not text[end].isascii() and unicodedata.combining(text[end]):
            end += 1
        for letter in _folded(text[position : end if end - position < 20 else position + 20]):
            plain.append(letter)
            starts.append(position)
            ends.append(end)
        position = end
    return Reading("".join(plain), starts, ends)


@lru_cache(maxsize=4096)
def _folded(cluster: str) -> str:
    return "".join(_letter(letter) for letter in unicodedata.normalize("NFKC", cluster))


def _letter(letter: str) -> str:
    if letter.isascii():
        return letter
    if letter in _HYPHENS:
        return "-"
    if letter in _APOSTROPHES:
        return "'"
    if letter in _NOTHING or unicodedata.category(letter) in ("Cf", "Mn", "Mc", "Me"):
        return ""
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    return letter
