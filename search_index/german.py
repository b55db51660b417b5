"""Bring spellings and forms of a German word together: umlauts, women and men, endings."""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import cache, lru_cache

import Stemmer

from search_index.lexicon import kept_words, seeds

_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss", **dict.fromkeys("\u00ad\u200b\u200c\u200d", "")})
_WRITTEN_OUT = re.compile(r"ae|oe|(?<![aeoq])ue")
_MARKS = re.compile(r"[\u0300-\u036f\u064b-\u065f]")
_ENDINGS = "er|ar|ist|yst|ent|ant|and|eur|eut|naut|or|nom|graf|graph|soph|path|ekt|at|et|it|urg|iv|metz"
_ENDINGS_WITH_E = "log|agog|lots|matros|expert|logopad|beamt|kolleg|bot|kund|gehilf|gesell|pat|genoss|nachkomm|metallurg"
_ALONE = "arzt|koch|wirt|schmied|anwalt|wart|vogt|chef|vorstand|vormund|kapitan|konsul|held|pilot|therapeut|dekan|diakon|general"
_FEMALE = re.compile(rf"^(?P<stem>.{{2,}}?(?:{_ENDINGS})|.*?(?:{_ALONE}))in(?:nen)?$")
_FEMALE_WITH_E = re.compile(rf"^(?P<stem>.*?(?:{_ENDINGS_WITH_E}))in(?:nen)?$")
_NOT_FEMALE = frozenset(("darin", "worin", "hierin", "herin", "martin", "christin", "karin", "katharin", "gratin", "satin"))
_TO_NEUTRAL = (
    (_FEMALE_WITH_E, "e"),
    (_FEMALE, ""),
    (re.compile(r"^(?P<stem>.{3,}?)(?:frau|frauen|leute|leuten|manner|mannern|mannes)$"), "mann"),
    (re.compile(r"^(?P<stem>.{3,})(?:euse|eusen)$"), "eur"),
    (re.compile(r"^(?P<stem>.*steward)(?:ess|essen)$"), ""),
)

_SHORTEST_AGENT = 5
_AGENT = re.compile(r"(?<!stellt)(?<!willig)(?<!bildend)(?<!angehorig)er$")  # a Freiwilliger is one who is freiwillig

_TO_DO = re.compile(r"^(.{2,}ier)(?:e|en|end|es|s|t|te|ten|ung|ungen)$")
"""Sortieren, sortiert, Sortierung."""

_MANY = re.compile(r"^(.{2,}(?:(?<!l)o|(?<=[bdfkmnprstz])a))s$")
"""Autos, Büros, Kitas: a plural that the endings of the stemmer leave alone."""
_NOT_MANY = ("gras", "chaos", "kosmos", "ananas", "kokos")

_stemmer = Stemmer.Stemmer("german")
_stemmer_lock = threading.Lock()  # a stemmer object keeps state while it works


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Write a word so that Büro, Buero, BÜRO and Buro are the same."""
    lowered = unicodedata.normalize("NFC", word).casefold().translate(_UMLAUTS)
    if not lowered.isascii():
        lowered = unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKD", lowered)))
    return _WRITTEN_OUT.sub(lambda found: found[0][0], lowered)


def neutral(folded: str) -> str:
    """Turn the word for a woman into the dictionary form: Pflegerinnen to Pfleger, Kauffrau to Kaufmann, Expertin to Experte."""
    if folded in _NOT_FEMALE:
        return folded
    for pattern, ending in _TO_NEUTRAL:
        if found := pattern.match(folded):
            return found["stem"] + ending
    return folded


@cache
def _kept() -> tuple[str, ...]:
    return (*kept_words(), *agents())


@cache
def agents() -> tuple[str, ...]:
    """Return the people of the list who are named after what they do: a Verkäufer is not a Verkauf."""
    people = (fold(word) for word in seeds().people)
    return tuple(sorted(word for word in people if len(word) > _SHORTEST_AGENT and _AGENT.search(word)))


@cache
def _agents_by_doing() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for agent in agents():
        if agent not in kept_words():
            for doing in {cut(agent), agent[:-2]}:
                found[doing] = (*found.get(doing, ()), agent)
    return found


def who_does(folded: str) -> tuple[str, ...]:
    """Return the people who do this or work there: Verkäufer for verkaufen, Tischler for Tischlerei, Dachbauer for Dachbau."""
    base = neutral(folded)
    if base.endswith("erei"):
        return (base[:-2],)
    if base.endswith("bau") and len(base) > len("bau"):
        return (f"{base}er",)
    found = _agents_by_doing().get(cut(base), ()) + _agents_by_doing().get(base[:-3] if base.endswith("ung") else "", ())
    return tuple(agent for agent in dict.fromkeys(found) if agent != base)


def what_is_done(stemmed: str) -> str | None:
    """Return the work somebody is named after, as it stands alone: Verkauf for Verkäufer; None where it means something else."""
    if not stemmed.endswith(agents()) or stemmed.endswith(kept_words()):
        return None
    return stemmed[:-2] if stemmed.endswith("ierer") else cut(stemmed)


def what_is_made(stemmed: str) -> str | None:
    """Return what a person makes, where that is the other half of the word: Straßenbau for Straßenbauer."""
    return stemmed[:-2] if stemmed.endswith("bauer") else None


@lru_cache(maxsize=65_536)
def stem(folded: str) -> str:
    """Cut the endings off a folded word; words that would fall together by accident keep theirs."""
    base = neutral(folded)
    for ending in ("", "s", "n"):
        kept = base.removesuffix(ending)
        if kept.endswith(_kept()) and (not ending or kept != base):
            return kept
    if found := _TO_DO.match(base):
        return found[1]
    if (found := _MANY.match(base)) and not base.endswith(_NOT_MANY):
        return cut(found[1])
    return cut(base)


def cut(base: str) -> str:
    """Cut the endings off, whatever is left."""
    with _stemmer_lock:
        return str(_stemmer.stemWord(base))
