"""Which characters the shipped fonts can print, and what stands in for the others.

PDF/A forbids a text with a character that no font has. A name in Ethiopic letters is printed in Latin ones instead.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from anyascii import anyascii

ARABIC_MARKS: Final = re.compile("[\u064b-\u0655]")
COVERAGE: Final = Path(__file__).resolve().parent / "fonts" / "coverage.txt"


def printable(value: object) -> object:
    """Return the data with every text in it reduced to characters that can be printed."""
    if isinstance(value, str):
        return _printable_text(value)
    if isinstance(value, Mapping):
        return {str(key): printable(entry) for key, entry in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return [printable(entry) for entry in value]
    return value


def _printable_text(text: str) -> str:
    """Return a text without what cannot be printed, or not be read from the file again.

    After a zero width non-joiner, which Persian writes inside words, readers lose the next letter: a blank stands in for it.
    The vowel marks of Arabic, and a small hamza or madda that no letter goes together with, are read in another place: they are
    left out, as people do.
    """
    plain = text.replace("\r\n", "\n").replace("\t", " ").replace("\u200c", "\u00a0")
    composed = ARABIC_MARKS.sub("", unicodedata.normalize("NFC", plain))
    return "".join(character if character == "\n" or _is_covered(character) else _latin(character) for character in composed)


def _latin(character: str) -> str:
    """Return the character in Latin letters; nothing for control characters, which are no text."""
    return "".join(filter(_is_covered, anyascii(character)))


def _is_covered(character: str) -> bool:
    starts, ends = _ranges()
    place = bisect_right(starts, ord(character)) - 1
    return place >= 0 and ord(character) <= ends[place]


@cache
def _ranges() -> tuple[list[int], list[int]]:
    """Return first and last code points of the covered ranges, as the font command of README.md wrote them."""
    lines = [line.split("-") for line in COVERAGE.read_text(encoding="ascii").split()]
    return [int(first, 16) for first, _ in lines], [int(last, 16) for _, last in lines]
