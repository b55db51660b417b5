"""Findings on a text: which stretch, on which ground, what to do, and a neutral wording to take over."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from portal.kernel.errors import Sentence
from portal.redaction.reading import read
from portal.wording import age, english, groups, origin, people, private, sex
from portal.wording.rules import Rule
from portal.wording.words import Ground

RULES: Final[tuple[Rule, ...]] = (*sex.RULES, *age.RULES, *origin.RULES, *private.RULES, *groups.RULES, *english.RULES)
LONGEST: Final = 20_000
"""Characters that are read; openings are far shorter."""
MOST: Final = 20
"""Findings of one rule in one clause."""
# A full stop after a number or an abbreviation ends nothing.
_SHORT: Final = (
    "max",
    r"\bmin",
    r"\bca",
    "bzw",
    "inkl",
    r"\bggf",
    r"\bz",
    r"\bB",
    r"\bu",
    r"\ba",
    r"\bSt",
    r"\bNr",
    "evtl",
    r"\bd",
    r"\bh",
)
_END: Final = rf"(?:(?<!\d){''.join(f'(?<!{short})' for short in _SHORT)}\.|[!?;])(?=\s|$)"
# What joined a word that was left out to the next one.
_LONELY: Final = re.compile(r"^(?:[^\S\n]*,|[^\S\n]+und\b)?[^\S\n]*")
_FIRM: Final = re.compile(
    r"[A-ZÄÖÜ]\w+(?=\s(?:GmbH|AG|KG|OHG|GbR|UG|SE|mbH|e\.\s?K\.|&\sCo)(?!\w))|"
    r"[A-ZÄÖÜ]\w+\s(?:&|und)\s(?:Söhne|Sohn|Töchter|Tochter|Partner)(?!\w)"
)
"""The name of a firm: Bäckerei Jung GmbH is not young, Mann & Söhne asks for no man."""
_CLAUSE: Final = re.compile(rf"(?:(?!{_END}).)+(?:[.!?;]|$)")


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch that could keep people away, from `start` up to `end`; `neutral` can stand there instead ("" leaves it out)."""

    start: int
    end: int
    ground: Ground
    advice: Sentence
    neutral: str | None = None


def find_risks(text: str, *, is_title: bool | None = None, is_marked: bool = False) -> tuple[Finding, ...]:
    """Find what a text could pass people over for; no finding is no promise.

    `is_title`: whether names of occupations stand alone, as in titles; None looks at each line. `is_marked`: the title says
    (m/w/d) already, so that the text below it means everybody.
    """
    reading = read(text[:LONGEST])
    plain = reading.plain
    is_for_all = is_marked or sex.is_for_all(plain)
    found: list[Finding] = []
    for start, line in _lines(plain):
        found += _by_rules(start, line)
        if not is_for_all:
            found += _by_nouns(start, line, is_title=sex.looks_like_title(line) if is_title is None else is_title)
    firms = [firm.span() for firm in _FIRM.finditer(plain)]
    found = [each for each in found if not any(first <= each.start and each.end <= last for first, last in firms)]
    placed = (Finding(*reading.span(each.start, each.end), each.ground, each.advice, each.neutral) for each in _settled(found))
    return tuple(placed)


def reword(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """Put other words in the place of stretches; where nothing takes their place, no lonely comma stays."""
    for start, end, words in sorted(changes, reverse=True):
        after = text[end:]
        if not words:
            after = _LONELY.sub("", after, count=1)
        text = text[:start] + words + after
    return text.strip()


def _lines(plain: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in plain.splitlines(keepends=True):
        if line.strip():
            yield start, line.rstrip("\r\n")
        start += len(line)


def _by_rules(offset: int, line: str) -> Iterator[Finding]:
    for clause in _CLAUSE.finditer(line):
        for start, end in people.find_origins(clause[0]):
            yield Finding(offset + clause.start() + start, offset + clause.start() + end, Ground.ORIGIN, origin.PASSPORT)
        for rule in RULES:
            hits = list(islice(rule.pattern.finditer(clause[0]), MOST))
            if not hits or not rule.holds_in(clause[0]):
                continue
            for hit in hits:
                named = next((name for name in rule.pattern.groupindex if hit[name]), None)
                start, end = hit.span(named) if named else hit.span()
                start, end = offset + clause.start() + start, offset + clause.start() + end
                yield Finding(start, end, rule.ground, rule.advice, rule.neutral)


def _by_nouns(offset: int, line: str, *, is_title: bool) -> Iterator[Finding]:
    if is_title:
        for start, end, neutral in sex.nouns_in_title(line):
            yield Finding(offset + start, offset + end, Ground.SEX, sex.NOUN, neutral)
        return
    for clause in _CLAUSE.finditer(line):
        for start, end, neutral in sex.nouns_in_sentence(clause[0]):
            yield Finding(offset + clause.start() + start, offset + clause.start() + end, Ground.SEX, sex.NOUN, neutral)


def _settled(found: list[Finding]) -> list[Finding]:
    """Keep the longer one where two of the same ground meet; the order is that of the text."""
    kept: list[Finding] = []
    for each in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if not any(other.ground is each.ground and other.start < each.end and each.start < other.end for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda one: (one.start, one.end, one.ground))
