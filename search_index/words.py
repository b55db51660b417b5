"""Read words out of German text as it is written in job titles, with their places.

One pattern walks over the raw text, so that offsets stay true for highlighting. It leaves out marks such as (m/w/d) and reads
Bäcker/in, Bäcker:in, Bäcker*in, Bäcker_in, Bäcker(in), BäckerIn, Kaufmann/-frau and Angestellte/r as one word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MAXIMUM_WORD_LENGTH = 64

_INSIDE = r"[^\W_]|[\u0300-\u036f\u064b-\u065f\u00ad\u200b-\u200d]"
_RUN = rf"[^\W_](?:{_INSIDE})*"
_GENDERS = r"(?:m|w|d|f|x|i|gn|a|div|divers|männlich|weiblich|inter)"
_SEPARATOR = r"\s?[/|,*·:\-–]\s?"

_PATTERN = re.compile(
    rf"""
    (?P<mark> [(\[]\s*{_GENDERS}(?:{_SEPARATOR}{_GENDERS}){{1,3}}\s*[)\]]
            | (?<!\w){_GENDERS}(?:/{_GENDERS}){{1,3}}(?!\w)
            | [(\[]\s*(?:gn|all\ genders?|jedes\ geschlecht)\s*[)\]] )
  | (?P<word> {_RUN}(?:[-‐‑–]{_RUN})* )
    (?P<ending> (?: /\s?[-–]? | [:*_·!] | \(\s?-? )
        (?: innen | in | frauen | frau | m[äa]nner | mann | r | e | er | n | m | s | en )
        (?![^\W_]) \)? )?
    (?P<open> [-‐‑–](?=\s*(?:,|und\b|oder\b|u\.|bzw\b|sowie\b|&|/|\+)) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-zäöüß])In(?:nen)?$")
_HYPHENS = re.compile(r"[-‐‑–]")


@dataclass(frozen=True)
class Word:
    """A word of a text: its place, its pieces between hyphens, and whether its end comes later (Maschinen- und ...)."""

    start: int
    end: int
    pieces: tuple[str, ...]
    is_open: bool = False


def read_words(text: str) -> Iterator[Word]:
    """Walk through the words of a text."""
    for found in _PATTERN.finditer(text):
        if found["mark"]:
            continue
        pieces = tuple(_CAMEL.sub("", piece)[:MAXIMUM_WORD_LENGTH] for piece in _HYPHENS.split(found["word"]))
        yield Word(found.start(), found.end(), pieces, is_open=bool(found["open"]))
