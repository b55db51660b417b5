"""How names sound, whatever the script and the habits of those who write them down."""

import re
from functools import lru_cache
from itertools import product
from typing import Final

from anyascii import anyascii

# Ukrainian reads these letters differently from Russian, after which they are usually transliterated.
_UKRAINIAN: Final = str.maketrans({"г": "h", "Г": "H", "и": "y", "И": "Y"})
_DIGRAPHS: Final = re.compile(r"([aou])e")
_SOUNDS: Final = re.compile(r"schtsch|shch|tsch|dsch|zsch|sch|dzh|tch|dj|sh|zh|ts|tz|dz|ck|kh|gh|ph|th|dh|ch|c(?=[eiy])|[a-z]")
_SAME: Final = {
    **dict.fromkeys(("schtsch", "shch", "tsch", "dsch", "zsch", "sch", "dzh", "tch", "sh", "zh", "ts", "tz", "dz", "s", "z"), "S"),
    **dict.fromkeys(("ck", "kh", "gh", "k", "q", "g"), "K"),
    **dict.fromkeys(("d", "t"), "T"),
    **dict.fromkeys(("b", "p"), "P"),
    **dict.fromkeys(("ph", "f", "v"), "F"),
    **dict.fromkeys("aeiouy", ""),
    "l": "l", "m": "m", "n": "n", "r": "r",
}  # fmt: skip
# Letters that are read in two ways; a word reads each of them the same way throughout.
_EITHER: Final = {
    "dj": ("S", "T"),
    "x": ("KS", "K"),
    "h": ("", "K"),
    "w": ("F", ""),
    "j": ("", "S"),
    "c": ("K", "S"),
    "ch": ("K", "S"),
    "th": ("T", "S"),
    "dh": ("T", "S"),
}
_VOWELS: Final = re.compile(r"[aeiouyj]+")
FAR_APART: Final = 0.6
CLOSE: Final = 0.86


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Write a word in small Latin letters and nothing else."""
    return re.sub(r"[^a-z]", "", anyascii(word).casefold())


@lru_cache(maxsize=65_536)
def folds(word: str) -> frozenset[str]:
    """Return the ways a word is written in Latin letters: oe for ö, Ukrainian h for г."""
    latin = {fold(word)}
    if not word.isascii():
        latin.add(fold(word.translate(_UKRAINIAN)))
        if word.startswith("ال") and len(word) > 4:  # the Arabic article
            latin.add(fold(word[2:]))
    return frozenset(each for way in latin for each in (way, _DIGRAPHS.sub(r"\1", way)) if each)


@lru_cache(maxsize=65_536)
def skeletons(latin: str) -> frozenset[str]:
    """Return the consonants of a folded word in coarse classes, one string for each way to read it."""
    heard = _SOUNDS.findall(latin)
    doubtful = sorted({sound for sound in heard if sound in _EITHER})
    ways = product(*(_EITHER[sound] for sound in doubtful[:5]))
    found = set()
    for way in ways:
        chosen = dict(zip(doubtful, way, strict=False))
        bones = "".join(chosen.get(sound, _SAME.get(sound, "")) for sound in heard)
        found.add(re.sub(r"(.)\1+", r"\1", bones))
    return frozenset(found)


@lru_cache(maxsize=65_536)
def vowelled(latin: str) -> str:
    """Return consonants in classes and vowels in three: Layla is Leila, Noor is Nour, Aly is Ali."""
    latin = re.sub(r"(?<=[aeou])h(?![aeiouy])", "", latin).replace("j", "y")
    latin = re.sub(r"ou|oo|uu|uw|ow(?![aeiou])", "u", re.sub(r"ee|ii|ie", "i", latin))
    spoken = _VOWELS.sub(lambda run: "A" if run[0][0] in "ae" else "I" if run[0][0] in "iyj" else "U", latin)
    bones = "".join(_SAME.get(letter, letter) if letter.islower() else letter for letter in spoken)
    return re.sub(r"(.)\1+", r"\1", bones)


@lru_cache(maxsize=65_536)
def read_as_somali(latin: str) -> str:
    """Read x as h, leave out c (the Arabic ain), and say long vowels short."""
    return re.sub(r"([aeiou])\1", r"\1", re.sub(r"c(?![hk])", "", latin).replace("x", "h"))


def likeness(one: str, other: str) -> float:
    """Return how close two words are, from 0 to 1 (Jaro and Winkler)."""
    if one == other:
        return 1.0
    reach = max(max(len(one), len(other)) // 2 - 1, 0)
    taken = [False] * len(other)
    first: list[str] = []
    for index, letter in enumerate(one):
        for place in range(max(0, index - reach), min(len(other), index + reach + 1)):
            if not taken[place] and other[place] == letter:
                taken[place] = True
                first.append(letter)
                break
    if not first:
        return 0.0
    second = [letter for letter, is_taken in zip(other, taken, strict=True) if is_taken]
    moved = sum(left != right for left, right in zip(first, second, strict=True)) // 2
    count = len(first)
    jaro = (count / len(one) + count / len(other) + (count - moved) / count) / 3
    alike = next(
        (index for index in range(min(4, len(one), len(other))) if one[index] != other[index]), min(4, len(one), len(other))
    )
    return jaro + alike * 0.1 * (1 - jaro)


def without_one(word: str) -> frozenset[str]:
    """Return the word and all that is left of it when one letter is taken out: two such sets meet if one letter differs."""
    return frozenset({word, *(word[:index] + word[index + 1 :] for index in range(len(word)))})


def is_one_letter_off(one: str, other: str) -> bool:
    """Say whether one letter too many, missing, wrong or in its neighbour's place is all that differs."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((index for index, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), None)
    if start is None:
        return True
    left, right = one[start:], other[start:]
    return left[1:] == right[1:] or left == right[1:] or left[1:] == right or (left[:2] == right[1::-1] and left[2:] == right[2:])


def sounds_like(name: str, word: str) -> bool:
    """Say whether two folded words are the same name by the strict rules: consonants alike and not too far apart."""
    shared = max((len(bones) for bones in skeletons(name) & skeletons(word)), default=0)
    if shared >= 3:
        return likeness(name, word) >= FAR_APART
    return min(len(name), len(word)) >= 3 and (
        vowelled(name) == vowelled(word) or (shared == 2 and likeness(name, word) >= CLOSE)
    )
