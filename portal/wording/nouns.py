"""Names of occupations in German: which endings mean a man or a woman, and which neutral word says the same."""

import re
from typing import Final

from portal.wording.lexicon import pairs

# Endings of the male form; a longer word ends with them ("Trockenbaumonteur"). With a neutral word where German has one.
_ENDINGS: Final = pairs("men")
_NEUTRAL: Final = {ending: neutral for ending, neutral in _ENDINGS.items() if neutral}
MEN: Final = tuple(sorted(_ENDINGS, key=len, reverse=True))
WOMEN: Final = pairs("women")
_LONG_WOMEN: Final = tuple(
    word for word in WOMEN if word.endswith(("kauffrau", "fachfrau", "mädchen", "schwester", "dame", "putzfrau", "hostess"))
)
_NO_PERSON: Final = frozenset(
    ("lautsprecher", "stecker", "becher", "kocher", "wecker", "koffer", "halbleiter", "stromleiter", "strohmann", "spielführer",
     "stadtführer", "reiseführer", "geschirrspüler", "hausfreund")
)  # fmt: skip
# Short endings that many other words have: the whole word counts alone.
_WHOLE: Final = frozenset({"mann", "müller", "weber", "former", "coach", "cutter", "bote", "drucker", "ordner", "agent"})
_LONG_ENOUGH: Final = {"bauer": 8}
# Words for women that no list knows: the ending says it.
_FEMALE: Final = re.compile(r"\w{3,}(?:er|ist|ent|ant|eur|or|är|log|graf|itekt)(?:in|innen)")
_NO_WOMAN: Final = re.compile(r"(?:valent|argent|serpent|terpent|florent|mandar|glycer|margar|konstant|chor|endor|doktor)in$")
_UMLAUTS: Final = str.maketrans("äöü", "aou")


def man_in(word: str) -> str | None:
    """Return the ending that makes a word the name of a man at work; None for all other words."""
    low = word.lower()
    if low in _NO_PERSON:
        return None
    tail = low.rpartition("-")[2].replace("schweisser", "schweißer").replace("giesser", "gießer").replace("strassen", "straßen")
    for ending in MEN:
        if tail == ending or (tail.endswith(ending) and ending not in _WHOLE and len(tail) > _LONG_ENOUGH.get(ending, 0)):
            return ending
    if re.fullmatch(r"\w{3,}(?:fach|kauf|wach|feuerwehr|zimmer|see|kamera|büro\w*kauf)mann", low):
        return "mann"
    return None


def men_in(word: str) -> str | None:
    """Return the ending of a plural or an inflected form: "Fahrer", "Köche", "Praktikanten"."""
    found = man_in(word)
    if found:
        return found
    low = word.lower()
    for ending in ("en", "n", "e", "s"):
        if low.endswith(ending) and (stem := man_in(low.removesuffix(ending))):
            return stem
    return man_in("koch") if low.endswith("köche") else None


def woman_in(word: str) -> str | None:
    """Return the male form behind the name of a woman at work, or the word itself where there is none."""
    low = word.lower()
    if low in WOMEN:
        return low
    if any(low.endswith(each) for each in _LONG_WOMEN) or (
        len(low) > 8 and re.search(r"(?:mädchen|mamsell|mamsells|gehilfin|gehilfinnen|frau|frauen|fee|feen|dame|damen)$", low)
    ):
        return low
    if low.endswith(("euse", "eusen")) and low != "chartreuse":
        return low
    for ending in ("innen", "in"):
        stem = low.removesuffix(ending)
        if stem != low:
            for each in (stem, f"{stem}e", _without_umlaut(stem)):
                if man_in(each):
                    return each
            if _FEMALE.fullmatch(low) and not _NO_WOMAN.search(low):
                return stem
    return None


def _without_umlaut(stem: str) -> str:
    """Return "koch" for "köch" and "tierarzt" for "tierärzt": the last vowel goes back."""
    return re.sub(r"(?:ö(?=ch$)|ä(?=rzt$)|ä(?=lt$)|ä(?=nnin$))", lambda found: found[0].translate(_UMLAUTS), stem)


def root(word: str) -> str:
    """Return what "Köchin", "Koch" and "Köche" have in common, to see that both are named."""
    low = re.sub(r"(?:frau|mann|frauen|männer)$", "", word.lower()).translate(_UMLAUTS) or word.lower()
    for ending in ("innen", "in", "en", "e", "n"):
        if low.endswith(ending) and len(low) - len(ending) > 3:
            return low.removesuffix(ending).removesuffix("e")
    return low


def neutral_for(word: str) -> str:
    """Return a word for everybody who does this work; where German has none, the male form with (m/w/d)."""
    low = word.lower()
    if low in WOMEN:
        return WOMEN[low]
    for ending in _LONG_WOMEN:
        if low.endswith(ending):
            return word[: -len(ending)] + WOMEN[ending].lower()
    base = woman_in(word)
    shown = _shown(base, word) if base else word
    for ending in sorted(_NEUTRAL, key=len, reverse=True):
        if shown.lower().endswith(ending):
            front = shown[: len(shown) - len(ending)]
            neutral = _NEUTRAL[ending]
            return front + neutral if front and not front.endswith("-") else front + neutral[0].upper() + neutral[1:]
    return f"{shown} (m/w/d)"


def _shown(base: str, word: str) -> str:
    """Write a base as the word was written."""
    start = base[0].upper() + base[1:] if word[0].isupper() else base
    return re.sub(r"-\w", lambda found: found[0].upper(), start)
