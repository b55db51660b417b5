"""Names that may be the same although they are written differently: Mohammed and Muhammad, Yusuf and Jusuf."""

import re
from collections.abc import Iterable
from datetime import date

from anyascii import anyascii

from portal.candidates.models import Candidate, NameToken
from portal.kernel.crypto import blind_index, name_tokens
from portal.redaction.lexicon import EQUAL_NAMES
from portal.redaction.spelling import fold, skeletons, sounds_like

BIRTH = "birth date"
_TRANSLATED = (("dsch", "j"), ("schtsch", "s"), ("tsch", "c"), ("sch", "s"), ("sh", "s"), ("ch", "k"), ("kh", "k"), ("gh", "k"))
_SAME_SOUND = str.maketrans({"d": "t", "b": "p", "v": "f", "w": "f", "q": "k", "c": "k", "z": "s", "g": "k"})
# Ukrainian reads these letters differently from Russian, after which they are usually transliterated.
_UKRAINIAN = str.maketrans({"г": "h", "Г": "H", "и": "y", "И": "Y"})
_VOWELS = re.compile(r"[aeiouyj]")
_TOO_SHORT = frozenset({"al", "el", "ben", "bin", "abu", "van", "von", "de"})


def sounds(name: str) -> frozenset[str]:
    """Return the consonants of each word, folded over scripts and spellings; articles are left out."""
    latin = anyascii(name.translate(_UKRAINIAN)).casefold()
    words = re.findall(r"[a-z]+", re.sub(r"['`]", "", latin))
    return frozenset(_sound(word) for word in words if word not in _TOO_SHORT)


def sound_alike(one: str, other: str) -> bool:
    """Say whether all words of the shorter name sound like words of the longer one, in any order."""
    few, many = sorted((sounds(one), sounds(other)), key=len)
    return bool(few) and few <= many


def names_alike(some: Iterable[str], others: Iterable[str]) -> bool:
    """Say whether two people may be one by their names, in any spelling, order and script; one shared word is not enough."""
    pairs = [(_words(one), _words(other)) for one in some for other in others]
    return any(min(len(one), len(other)) > 1 and (_all_found(one, other) or _all_found(other, one)) for one, other in pairs)


def _words(name: str) -> list[str]:
    folded = (fold(re.sub("^ال(?=...)", "", part)) for part in re.split(r"[\s-]+", name.translate(_UKRAINIAN)))
    return [re.sub(r"^[ae]l(?=\w{4})", "", word) for word in folded if word and word not in _TOO_SHORT]


def _all_found(few: list[str], many: list[str]) -> bool:
    return all(any(_is_same(word, other) for other in many) for word in few)


def _is_same(word: str, other: str) -> bool:
    if word == other or other in EQUAL_NAMES.get(word, ()) or sounds_like(word, other):
        return True
    # Arabic script writes no short vowels: there only the consonants can be compared.
    has_no_vowels = not (re.search("[aeiou]", word) and re.search("[aeiou]", other))
    return has_no_vowels and any(len(bones) > 1 for bones in skeletons(word) & skeletons(other))


def birth_tokens(birth_on: date) -> frozenset[str]:
    """Return the hashes by which a birth date is found, also with day and month swapped."""
    return frozenset(blind_index(day.isoformat(), BIRTH) for day in (birth_on, _swapped(birth_on)))


def refresh_tokens(candidate: Candidate) -> None:
    """Keep the hashes beside a person in step with names and birth date."""
    names = [name for name in (candidate.given_name, candidate.family_name, *(candidate.other_spellings or ())) if name]
    wanted = {token for name in names for written in (name, name.translate(_UKRAINIAN)) for token in name_tokens(written)}
    if candidate.birth_on is not None:
        wanted.add(blind_index(candidate.birth_on.isoformat(), BIRTH))
    present = {row.token: row for row in candidate.name_tokens}
    for token in present.keys() - wanted:
        candidate.name_tokens.remove(present[token])
    candidate.name_tokens.extend(NameToken(token=token) for token in sorted(wanted - present.keys()))


def _sound(word: str) -> str:
    for written, spoken in _TRANSLATED:
        word = word.replace(written, spoken)
    skeleton = _VOWELS.sub("", word.translate(_SAME_SOUND))
    return re.sub(r"(.)\1+", r"\1", skeleton) or word


def _swapped(day: date) -> date:
    return day.replace(month=day.day, day=day.month) if day.day <= 12 else day
