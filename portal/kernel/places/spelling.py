"""How the name of a place may be written: umlauts, additions, hyphens."""

from __future__ import annotations

import re
import unicodedata

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_ADDITION = re.compile(r"\s*(?:\(.*|/.*|,.*|\b(?:an der|am|bei|b\.|in|im|i\.|a\.)\s.*)$")


def folded(name: str) -> str:
    """Return the name in small plain letters, umlauts as two letters."""
    lower = unicodedata.normalize("NFC", name).casefold().translate(_UMLAUTS)
    return _plain(lower)


def folded_without_umlauts(name: str) -> str:
    """Return the name in small plain letters, umlauts without their dots."""
    return _plain(unicodedata.normalize("NFC", name).casefold())


def short_name(name: str) -> str:
    """Return the name without its addition: Trebsen for Trebsen/Mulde."""
    return _ADDITION.sub("", name) or name


def _plain(text: str) -> str:
    letters = (letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", "".join(letters)).split())
