"""Bring spellings and forms of a German word together: umlauts, women and men, endings."""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache

import Stemmer

from search_index.lexicon import kept_stems

_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None})
_WRITTEN_OUT = re.compile(r"ae|oe|(?<![aeoq])ue")
_MARKS = re.compile(r"[\u0300-\u036f\u064b-\u065f]")
_PEOPLE = (
    "er|ist|ent|ant|and|eur|or|log|agog|ekt|at|et|it|nom|graf|graph|soph|arzt|koch|wirt|anwalt|wart|bot|gehilf|schmied|vogt|"
    "expert|chef|kolleg|schutz|polizist|beamt|patron|spion|pat|praktik|azub|chirurg|therapeut|dekan|diakon|vorstand|jurist|"
    "gesell|knecht|bub|lots|student|psych|soziolog|lakai|meier|profi|sportl|prinz|landrat|kund|pilot|narr"
)
_FEMALE = re.compile(rf"^(?P<stem>.{{2,}}?(?:{_PEOPLE})|arzt|koch|wirt)in(?:nen)?$")
_NOT_FEMALE = frozenset({"darin", "worin", "hierin", "herin", "latein", "medizin", "martin", "christin", "karin", "katharin", "gratin", "satin"})
_MAN = re.compile(r"^(?P<stem>.{3,}?)(?:frau|frauen|leute|leuten|manner|mannern|mannes)$")

_stemmer = Stemmer.Stemmer("german")
_stemmer_lock = threading.Lock()  # a stemmer object keeps state while it works


def fold(word: str) -> str:
    """Write a word so that Büro, Buero, BÜRO and Buro are the same."""
    lowered = unicodedata.normalize("NFC", word).casefold().translate(_UMLAUTS)
    if not lowered.isascii():
        lowered = unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKD", lowered)))
    return _WRITTEN_OUT.sub(lambda found: found[0][0], lowered)


def neutral(folded: str) -> str:
    """Turn the word for a woman into the dictionary form: Pflegerinnen to Pfleger, Kauffrau to Kaufmann."""
    if found := _MAN.match(folded):
        return found["stem"] + "mann"
    if folded in _NOT_FEMALE:
        return folded
    found = _FEMALE.match(folded)
    return found["stem"] if found else folded


@lru_cache(maxsize=65_536)
def stem(folded: str) -> str:
    """Cut the endings off a folded word; words that would fall together by accident keep theirs."""
    base = neutral(folded)
    for kept in kept_stems():
        if base.startswith(kept, max(0, len(base) - len(kept) - 2)) and base.endswith((kept, kept + "s", kept + "n", kept + "in")):
            return base[: base.rindex(kept)] + kept
    with _stemmer_lock:
        return str(_stemmer.stemWord(base))
