"""Names nobody told us: what follows Frau, Herr, "namens", "sein Bruder"."""

import re
from collections.abc import Iterator
from typing import Final

from portal.redaction.lexicon import TITLES
from portal.redaction.marks import Mark
from portal.redaction.ordinary import is_listed, is_ordinary
from portal.redaction.words import Kind, Reason

_NAME: Final = r"[^\W\d_a-zäöüß][^\W\d_]+(?:['-][^\W\d_]+){0,2}"
_TITLED: Final = re.compile(
    rf"(?<!\w)(?P<before>(?:\w{{1,12}}\s)?)(?P<title>Frau|Herrn?|Hr\.|Fr\.|Dr\.|Prof\.|Mr\.?|Mrs\.?|Ms\.?|Schwester|Kolleg(?:e|in|en)|"
    rf"Anleiter(?:in)?|Chef(?:in)?|Nachbar(?:in)?)\s(?:(?:Dr|Prof|Dipl|Ing)\.[\s-]?){{0,3}}(?P<name>{_NAME}(?:\s{_NAME}){{0,2}})"
)
_RELATED: Final = re.compile(
    r"(?<!\w)(?:Bruder|Schwester|Sohn|Tochter|Ehemann|Ehefrau|Mann|Frau|Mutter|Vater|Onkel|Tante|Cousine?|Neffe|Nichte|Freund(?:in)?|"
    rf"Kind|Oma|Opa|namens|brother|sister|son|daughter|husband|wife|friend|named|called)\s(?P<name>{_NAME}(?:\s{_NAME})?)"
)
_SELF: Final = re.compile(
    rf"(?i:(?<!\w)(?:ich heiße|mein name ist|er heißt|sie heißt|my name is|name:))\s{{1,3}}(?P<name>{_NAME}(?:\s{_NAME}){{0,2}})"
)
_NOT_ALONE: Final = frozenset(
    [
        "der",
        "die",
        "das",
        "eine",
        "einer",
        "jede",
        "jeder",
        "keine",
        "diese",
        "dieser",
        "als",
        "seine",
        "ihre",
        "meine",
        "seiner",
        "ihrer",
        "meiner",
        "deine",
    ]
)


def find_called(plain: str) -> Iterator[Mark]:
    """Mark what is called a name by the words before it."""
    for found in _TITLED.finditer(plain):
        yield from _titled(found)
    for found in _RELATED.finditer(plain):
        yield from _unknown(found)
    for found in _SELF.finditer(plain):
        yield Mark(*found.span("name"), Kind.OTHER_NAME, Reason.CALLED)


def _titled(found: re.Match[str]) -> Iterator[Mark]:
    first = found["name"].split()[0]
    is_bare = found["before"].strip().lower() in _NOT_ALONE or found["title"] not in (
        "Frau",
        "Herr",
        "Herrn",
        "Hr.",
        "Fr.",
        "Dr.",
    )
    if is_bare and is_ordinary(first):
        return
    yield from _unknown(found, is_certain=True)


def _unknown(found: re.Match[str], *, is_certain: bool = False) -> Iterator[Mark]:
    start = end = found.start("name")
    for number, word in enumerate(re.finditer(r"\S+", found["name"])):
        if word[0].lower() in TITLES or (not (is_certain and number == 0) and (is_ordinary(word[0]) or is_listed(word[0]))):
            break
        end = start + word.end()
    if end > start:
        yield Mark(start, end, Kind.OTHER_NAME, Reason.CALLED)
