"""Turn texts into tokens: the one stream that is indexed and asked for, the same under every engine.

A word gives its stem (`pflegefachkraft`), what is inside a compound with an underscore (`_kraft`), each part with the last
(`pfleg+kraft`), and, in titles, neighbouring words in any order (`helf~lager`), and, in titles that
name nobody, each word again as a place of work (`@lager`). Tokens hold no blanks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from search_index.compounds import Part, is_person, last_part, part_stem, split
from search_index.german import agents, fold, neutral, stem, what_is_made
from search_index.lexicon import fingerprint, stopwords
from search_index.words import Word, read_words

SCHEMA_VERSION = 5
"""Raised whenever the same text would give other tokens."""


def made_by() -> str:
    """Name what decides the tokens inside an index; another name means another index."""
    return f"{SCHEMA_VERSION}-{fingerprint()}"


NEIGHBOURS = "~"
"""Stands between two words that are neighbours; only short fields hold such tokens."""
_NEAR = 2
WORKPLACE = "@"
"""Stands before a word of a title that names nobody; only short fields hold such tokens."""
_ANYBODY = frozenset(stem(word) for word in ("mitarbeiter", "praktikant", "auszubildender", "auszubildende", "azubi", "lehrling"))
_HANDS = frozenset(stem(word) for word in ("kraft", "hilfe", "mann", "frau", "leute", "assistenz"))
RANKS = frozenset(("gesell", "meister", "handwerk"))
"""What does not change a trade: a Tischlergeselle is a Tischler, while an Arzthelfer is no Arzt."""


@dataclass(frozen=True)
class Term:
    """A meaningful word of a text in its folded form, what stands between its hyphens, and its place."""

    folded: str
    start: int
    end: int
    pieces: tuple[str, ...] = ()


def read_terms(text: str) -> list[Term]:
    """Read the meaningful words of a text; Maschinen- und Anlagenführer gives Maschinenführer, too."""
    terms: list[Term] = []
    waiting: list[Term] = []
    for word in read_words(text):
        term = _term(word)
        if word.is_open and term:
            waiting.append(term)
        elif term:
            ending = (last_part(term.folded) or "") if waiting else ""
            terms += [Term(before.folded + ending, before.start, before.end) for before in waiting]
            terms.append(term)
            waiting.clear()
    return terms + waiting


def _term(word: Word) -> Term | None:
    pieces = tuple(folded for piece in word.pieces if (folded := fold(piece)) and folded not in stopwords())
    return Term("".join(pieces), word.start, word.end, pieces if len(pieces) > 1 else ()) if pieces else None


def text_tokens(text: str, *, with_neighbours: bool = False) -> set[str]:
    """Return the tokens under which a text is found."""
    terms = read_terms(text)
    tokens: set[str] = set()
    for term in terms:
        tokens.update(term_tokens(term))
    if with_neighbours:
        tokens.update(_neighbours(terms))
        tokens.update(_workplaces(terms))
    return tokens


def term_tokens(term: Term) -> Iterator[str]:
    """Return the tokens of a word and of what stands between its hyphens."""
    for folded in (term.folded, *term.pieces):
        yield from word_tokens(folded)


def _neighbours(terms: list[Term]) -> Iterator[str]:
    stems = [stem(folded) for term in terms for folded in (term.pieces or (term.folded,))]
    for place, one in enumerate(stems):
        yield from (near(one, other) for other in stems[place + 1 : place + 1 + _NEAR])


def _workplaces(terms: list[Term]) -> Iterator[str]:
    """Give the words of a title that leaves open who works there: Küche und Ausgabe, but not Hausmeister im Lager."""
    words = [folded for term in terms for folded in (term.pieces or (term.folded,))]
    if not any(names_somebody(folded) for folded in words):
        yield from (workplace(stem(folded)) for folded in words)


def workplace(stemmed: str) -> str:
    """Return the token of a place of work in a title that names nobody."""
    return WORKPLACE + stemmed


def names_somebody(folded: str) -> bool:
    """Say whether a word tells who works: Koch, Küchenhilfe, Pflegekraft; a Praktikant may be anybody."""
    whole = stem(folded)
    parts = split(folded)
    last = parts[-1].stem if parts else whole
    return last not in _ANYBODY and (is_person(last) or whole.endswith(agents()) or last in _HANDS)


def near(one: str, other: str) -> str:
    """Return the token of two stems that stand beside each other in a title, in any order."""
    return NEIGHBOURS.join(sorted((one, other)))


@lru_cache(maxsize=65_536)
def word_tokens(folded: str) -> tuple[str, ...]:
    """Return the tokens of one folded word: itself, and what it is made of."""
    whole = stem(folded)
    parts = split(folded)
    inside = [*_part_tokens(folded, parts), *_pair_tokens(parts)] if parts else []
    made = [what_is_made(token) for token in (f"_{whole}", *inside)]
    return (whole, *dict.fromkeys((*inside, *filter(None, made))))


def _part_tokens(folded: str, parts: tuple[Part, ...]) -> Iterator[str]:
    base = neutral(folded)
    is_rank = parts[-1].stem in RANKS
    yield from (f"_{part.stem}" for part in parts if part.counts or is_rank)
    if len(parts) > 2:
        yield from (f"_{part_stem(base[part.start :])}" for part in parts[1:-1])
        yield from (f"_{part_stem(base[: part.end])}" for part in parts[1:-1] if part.counts or is_rank)


def _pair_tokens(parts: tuple[Part, ...]) -> Iterator[str]:
    head = parts[-1].stem
    yield from (f"{part.stem}+{head}" for part in parts[:-1])
