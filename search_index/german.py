"""Bring spellings and forms of a German word together: umlauts, women and men, endings."""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import cache, lru_cache

import Stemmer

from search_index.lexicon import kept_words

_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss", **dict.fromkeys("\u00ad\u200b\u200c\u200d", "")})
_WRITTEN_OUT = re.compile(r"ae|oe|(?<![aeoq])ue")
_MARKS = re.compile(r"[\u0300-\u036f\u064b-\u065f]")
_PEOPLE = (
    "er|ar|ist|ent|ant|and|eur|or|log|agog|ekt|at|et|it|nom|graf|graph|soph|arzt|koch|wirt|anwalt|wart|bot|gehilf|schmied|vogt|"
    "expert|chef|kolleg|schutz|polizist|beamt|patron|spion|pat|praktik|azub|chirurg|therapeut|dekan|diakon|vorstand|jurist|"
    "gesell|knecht|bub|lots|student|psych|soziolog|lakai|meier|profi|sportl|prinz|landrat|kund|pilot|narr"
)
_FEMALE = re.compile(rf"^(?P<stem>.{{2,}}?(?:{_PEOPLE})|arzt|koch|wirt)in(?:nen)?$")
_NOT_FEMALE = frozenset(("darin", "worin", "hierin", "herin", "martin", "christin", "karin", "katharin", "gratin", "satin"))
_EUSE = re.compile(r"^(?P<stem>.{3,})eusen?$")
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
    """Turn the word for a woman into the dictionary form: Pflegerinnen to Pfleger, Kauffrau to Kaufmann, Friseuse to Friseur."""
    if found := _MAN.match(folded):
        return found["stem"] + "mann"
    if found := _EUSE.match(folded):
        return found["stem"] + "eur"
    if folded in _NOT_FEMALE:
        return folded
    found = _FEMALE.match(folded)
    return found["stem"] if found else folded


@cache
def _kept() -> re.Pattern[str]:
    return re.compile(rf"(.*(?:{'|'.join(kept_words())}))(?:s|n)?$")


def what_is_made(stemmed: str) -> str | None:
    """Return what a person makes, where that is the other half of the word: Straßenbau for Straßenbauer."""
    return stemmed[:-2] if stemmed.endswith("bauer") else None


@lru_cache(maxsize=65_536)
def stem(folded: str) -> str:
    """Cut the endings off a folded word; words that would fall together by accident keep theirs."""
    base = neutral(folded)
    if found := _kept().match(base):
        return found[1]
    with _stemmer_lock:
        return str(_stemmer.stemWord(base))
