"""Marking the names of the person and of others in the file."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from portal.redaction.called import find_called
from portal.redaction.lexicon import TITLES
from portal.redaction.marks import Mark
from portal.redaction.names import Hit, NameBook
from portal.redaction.ordinary import is_listed, is_mostly_name, is_ordinary
from portal.redaction.reading import WORD
from portal.redaction.spelling import fold, likeness
from portal.redaction.surroundings import Surroundings, Token
from portal.redaction.words import Kind, Reason

LONGEST: Final = 60
"""No name is longer than this; what is, is not looked at."""
PROGRAMME: Final = "KAI"
"""In capital letters this is the programme, and nobody's given name."""
_GAP: Final = re.compile(r"[\s.'-]{1,3}")
_SIDE_BY_SIDE: Final = re.compile(r"[\s'-]{1,2}")
_BETWEEN: Final = re.compile(
    r"[\s'-]{1,2}(?:(?:al|el|ul|bin|ibn|ben|bint|van|von|de|da|der|abu|thi|[^\W\d_a-zäöü]\.)[\s'-]{1,2}){1,2}", re.IGNORECASE
)
_ARTICLE: Final = re.compile(
    r"(?<!\w)(?:al|el|ad|as|ash|ar|at|az|abu|abou|umm|ibn)[-' ]$|(?<!\w)(?:Al|El|Abu|Ibn|Umm)\s$", re.IGNORECASE
)
_INITIAL: Final = re.compile(r"(?<!\w)(?:(?!Dr|Fr|Hr|Mr|Ms|St)[^\W\d_a-zäöü][a-zäöü]?\.[\s-]?|[^\W\d_a-zäöü]{2}\s)$")
_BESIDE: Final = re.compile(r"(?<![\w.-])([^\W\d_a-zäöüß][^\W\d_]{2,})[ ]$")
_INITIAL_AFTER: Final = re.compile(
    r"(?:(?<=\s[A-Z])\.)?,?(?:[\s-](?!Dr|Fr|Hr|Mr|Ms|St|Nr|Co|Tel)(?:al-|el-)?[^\W\d_a-zäöü][a-zäöü]?\.){1,4}(?!\w)"
)
_GENITIVE: Final = re.compile(r"'s?(?!\w)")
_INITIALS: Final = re.compile(
    r"(?<![\w.])([^\W\d_a-zäöü])\.(?:\s?-?[^\W\d_a-zäöü]\.){0,3}[\s-]?(?:(?:al|el|Al|El|van|de|da|dos|bin)[\s-])?([^\W\d_a-zäöü])\.(?!\w)"
)
_SPACED: Final = re.compile(r"(?<![\w])[^\W\d_](?:[ .-][^\W\d_]){2,30}(?![\w])")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    hit: Hit


def find_names(plain: str, book: NameBook) -> Iterator[Mark]:
    """Mark names: known ones in whatever spelling, and what is called a name by the words before it."""
    words = [
        Token(found[0], found.start(), found.end()) for found in WORD.finditer(plain) if found.end() - found.start() < LONGEST
    ]
    around = Surroundings(plain, words)
    found = [*_known(around, book), *_spaced(plain, book)]
    yield from (_marked(each) for each in _merged(plain, sorted(found, key=lambda each: (each.start, -each.end))))
    for pair in _INITIALS.finditer(plain):
        if (fold(pair[1]), fold(pair[2])) in book.initials:
            yield Mark(pair.start(), pair.end(), Kind.OWN_NAME, Reason.PARTS)
    yield from find_called(plain)


def _known(around: Surroundings, book: NameBook) -> Iterator[_Found]:
    hits = [book.hits(word.text) for word in around.words]
    is_small = sum(word.is_capital for word in around.words) * 25 < len(around.words)
    for index, word in enumerate(around.words):
        chosen = next((hit for hit in hits[index] if _counts(around, index, hits, hit, is_small=is_small)), None)
        if chosen:
            yield _Found(word.start, word.end, chosen)
        for count in (2, 3):
            together = around.words[index : index + count]
            if len(together) == count and all(_is_close(around.plain, together, step) for step in range(count - 1)):
                yield from _joined(together, book)


def _is_close(plain: str, words: Sequence[Token], step: int) -> bool:
    return _GAP.fullmatch(plain, words[step].end, words[step + 1].start) is not None


def _joined(together: Sequence[Token], book: NameBook) -> Iterator[_Found]:
    hits = book.joined_hits("".join(word.text for word in together))
    if not hits or (all(is_ordinary(word.text) for word in together) and not hits[0].is_exact):
        return
    if hits[0].is_exact or hits[0].name.is_own or all(word.is_capital for word in together):
        yield _Found(together[0].start, together[-1].end, hits[0])


def _counts(around: Surroundings, index: int, hits: list[tuple[Hit, ...]], hit: Hit, *, is_small: bool) -> bool:
    """Say whether a hit is one here, seen what stands around it."""
    word = around.words[index]
    if hit.name.is_weak:
        return word.is_capital and (
            _has_partner(around, index, hits, hit) or around.is_used_as_name(index, is_own=hit.name.is_own)
        )
    if (
        not hit.name.is_own
        and (word.text == PROGRAMME or is_mostly_name(word.text))
        and not _has_partner(around, index, hits, hit)
    ):
        return word.text != PROGRAMME and word.is_capital and not around.is_behind_article(index)
    if hit.is_exact or word.is_capital:
        return True
    if not hit.name.is_own:
        return False
    return is_small or likeness(hit.name.latin, fold(word.text)) >= 0.85


def _has_partner(around: Surroundings, index: int, hits: list[tuple[Hit, ...]], hit: Hit) -> bool:
    """Say whether another part of the same name stands beside it."""
    for step in (-1, 1):
        other = index + step
        if not 0 <= other < len(around.words):
            continue
        left, right = sorted((around.words[index], around.words[other]), key=lambda word: word.start)
        if not re.fullmatch(r"[\s'.,-]{1,2}", around.plain[left.end : right.start]) or not around.words[other].is_capital:
            continue
        if any(each.name.person == hit.name.person and each.name.latin != hit.name.latin for each in hits[other]):
            return True
    return False


def _spaced(plain: str, book: NameBook) -> Iterator[_Found]:
    """Find names written with gaps between the letters."""
    for found in _SPACED.finditer(plain):
        hits = [hit for hit in book.hits(re.sub(r"[ .-]", "", found[0])) if hit.is_exact]
        hits = hits or list(book.joined_hits(re.sub(r"[ .-]", "", found[0])))
        if hits:
            yield _Found(found.start(), found.end(), hits[0])


def _merged(plain: str, found: list[_Found]) -> Iterator[_Found]:
    """Join parts of one name that stand side by side, with articles and initials between and around."""
    current: _Found | None = None
    for each in found:
        if current is None:
            current = each
        elif each.start <= current.end or (each.hit.name.is_own is current.hit.name.is_own and _belongs(plain, current, each)):
            best = current.hit if current.hit.name.is_own or not each.hit.name.is_own else each.hit
            current = _Found(current.start, max(current.end, each.end), best)
        else:
            yield _widened(plain, current)
            current = each
    if current:
        yield _widened(plain, current)


def _belongs(plain: str, left: _Found, right: _Found) -> bool:
    return bool(_SIDE_BY_SIDE.fullmatch(plain, left.end, right.start) or _BETWEEN.fullmatch(plain, left.end, right.start))


def _widened(plain: str, found: _Found) -> _Found:
    start, end = found.start, found.end
    for pattern in (_ARTICLE, _INITIAL):
        before = pattern.search(plain[max(0, start - 5) : start])
        if before:
            start -= min(start, 5) - before.start()
    beside = _BESIDE.search(plain[max(0, start - LONGEST) : start]) if found.hit.name.is_own else None
    if beside and not is_ordinary(beside[1]) and not is_listed(beside[1]) and beside[1].lower() not in TITLES:
        start -= len(beside[0])  # a pet name that nobody told us, before the family name
    for ending in (_INITIAL_AFTER, _GENITIVE):
        after = ending.match(plain, end)
        end = after.end() if after else end
    return _Found(start, end, found.hit)


def _marked(found: _Found) -> Mark:
    if found.hit.name.is_own:
        return Mark(found.start, found.end, Kind.OWN_NAME, Reason.SAME if found.hit.is_exact else Reason.VARIANT)
    return Mark(found.start, found.end, Kind.OTHER_NAME, Reason.OTHER if found.hit.is_exact else Reason.OTHER_VARIANT)
