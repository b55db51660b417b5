"""Finding encrypted names by their beginnings, without the database knowing them.

Beside the encrypted name stand keyed hashes (HMAC) of its beginnings. Who holds the database but not PORTAL_INDEX_KEY
learns how many names begin alike, and nothing else.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from portal.kernel.crypto.keys import KeysMissing

MIN_KEY_LENGTH = 32
MIN_BEGINNING, MAX_BEGINNING = 2, 8
MAX_TOKEN_LENGTH = 64
MAX_INPUT = 500
NAMES = "names"

_TWO_LETTERS = str.maketrans(
    {
        "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue",
        "ø": "oe", "Ø": "Oe", "å": "aa", "Å": "Aa", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe",
    }
)  # fmt: skip
# Arabic script writes long vowels as letters; at the beginning of a word two of them are consonants.
_ARABIC_VOWELS = str.maketrans(
    {"ا": "a", "أ": "a", "إ": "i", "آ": "a", "ى": "a", "ة": "a", "ع": "a", "و": "u", "ي": "i", "ی": "i"}
)
_ARABIC_BEGINNINGS = re.compile(r"(?<!\w)[ويی]")
_APOSTROPHES = re.compile(r"['’‘`´ʼʹʻ′]")
installed: list[bytes] = []


def install_index_key(key: str) -> None:
    """Take the setting PORTAL_INDEX_KEY, once, when the application starts."""
    if len(key) < MIN_KEY_LENGTH:
        raise KeysMissing(f"Please set PORTAL_INDEX_KEY to at least {MIN_KEY_LENGTH} characters that nobody can guess.")
    installed[:] = [key.encode()]


def blind_index(text: str, purpose: str) -> str:
    """Return the keyed hash by which an encrypted text can be found; each purpose has its own key."""
    if not installed:
        raise KeysMissing("No index key is installed: install_index_key(...) comes before names are searched.")
    return hmac.new(_key_for(installed[0], purpose), text.encode(), hashlib.sha256).hexdigest()


def name_tokens(text: str) -> frozenset[str]:
    """Return the hashes to store beside a name: of all the beginnings it may be searched by."""
    return frozenset(blind_index(beginning, NAMES) for beginning in beginnings_of(text))


def search_tokens(query: str) -> frozenset[str]:
    """Return the hashes a name must have, all of them, to be found by the query; none for an empty query.

    Only the first eight letters of each word count: who shows the hits compares longer words with the decrypted name.
    """
    return frozenset(blind_index(word, NAMES) for word in query_words(query))


def beginnings_of(text: str) -> frozenset[str]:
    """Return the folded beginnings of each word; a name of one letter is its own."""
    return frozenset(beginning for word in _spellings(text[:MAX_INPUT]) for beginning in _beginnings(word))


def query_words(query: str) -> frozenset[str]:
    """Return the words of a query, folded like the beginnings that are stored."""
    words = _folded(_APOSTROPHES.sub("", query[:MAX_INPUT]).translate(_TWO_LETTERS), apart=" ").split()
    return frozenset(word[:MAX_BEGINNING] for word in words)


def _beginnings(word: str) -> list[str]:
    if len(word) < MIN_BEGINNING:
        return [word]
    return [word[:length] for length in range(MIN_BEGINNING, min(len(word), MAX_BEGINNING) + 1)]


def _spellings(text: str) -> set[str]:
    """Return the ways to write each word: ö as o and oe, oe as o, hyphens and apostrophes as a gap and as nothing."""
    composed = unicodedata.normalize("NFKC", text)
    words: set[str] = set()
    for written in (composed, composed.translate(_TWO_LETTERS), _with_arabic_vowels(composed)):
        for apart in (" ", ""):
            words.update(_folded(written, apart=apart).split())
    # Passports write OEZTUERK; people search for Ozturk.
    return words | {re.sub(r"([aou])e", r"\1", word) for word in words}


def _with_arabic_vowels(text: str) -> str:
    begun = _ARABIC_BEGINNINGS.sub(lambda letter: "w" if letter[0] == "و" else "y", text)
    return begun.translate(_ARABIC_VOWELS)


def _folded(text: str, *, apart: str) -> str:
    """Write in small Latin letters, whatever the script; words joined by a hyphen or apostrophe apart or together."""
    latin = anyascii(unicodedata.normalize("NFKC", text)).casefold()
    joined = re.sub(r"[-'`]+", apart, latin)
    return re.sub(r"[^a-z0-9]+", " ", joined)


@lru_cache(maxsize=16)
def _key_for(key: bytes, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"blind index: {purpose}".encode()).derive(key)
