"""What a query asks for, without any engine: groups of tokens, one token of each group must be there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from search_index.analysis import Term, near, read_terms
from search_index.compounds import part_stem, split
from search_index.german import stem
from search_index.synonyms import Synonym, own_synonyms

MAXIMUM_TEXT = 200
MAXIMUM_GROUPS = 12
MAXIMUM_TOKENS = 100

WHOLE, JOINED, PART, PAIR, SYNONYM, SAME_HANDS = 1.0, 0.9, 0.6, 0.5, 0.5, 0.4
"""How much a hit is worth, by how it came about; a part of a synonym is worth the product of both."""

_HANDS = tuple(part_stem(word) for word in ("kraft", "hilfe", "helfer", "mitarbeiter", "arbeiter", "aushilfe"))
"""Ends of compounds that say only that somebody works: Spülhilfe, Spülkraft."""


@dataclass(frozen=True)
class Group:
    """A word of the query and every token it may be found by, with the worth of each, best first."""

    term: Term
    tokens: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Expression:
    """A query: every group must be met by one of its tokens. Without groups it restricts nothing."""

    text: str
    groups: tuple[Group, ...]


class _Tokens:
    """Tokens with the best worth any of the ways gave them."""

    def __init__(self) -> None:
        self._worth: dict[str, float] = {}

    def add(self, pairs: Iterable[tuple[str, float]]) -> None:
        for token, worth in pairs:
            self._worth[token] = max(worth, self._worth.get(token, 0.0))

    def ranked(self) -> tuple[tuple[str, float], ...]:
        return tuple(sorted(self._worth.items(), key=lambda item: -item[1])[:MAXIMUM_TOKENS])


def parse(text: str) -> Expression:
    """Read what somebody typed; any text has a meaning, at worst none at all."""
    cut = text[:MAXIMUM_TEXT]
    terms = list({stem(term.folded): term for term in read_terms(cut)}.values())[:MAXIMUM_GROUPS]
    stems = [stem(term.folded) for term in terms]
    collected = [_Tokens() for _ in terms]
    for term, tokens in zip(terms, collected, strict=True):
        tokens.add(_own_tokens(term))
    _add_joined(terms, collected)
    for first, last, synonyms in own_synonyms().matches(stems):
        for tokens in collected[first:last]:
            tokens.add((token, worth * SYNONYM) for synonym in synonyms for token, worth in _synonym_tokens(synonym))
    return Expression(cut, tuple(Group(term, tokens.ranked()) for term, tokens in zip(terms, collected, strict=True)))


def _synonym_tokens(synonym: Synonym) -> list[tuple[str, float]]:
    """Let one word be found in every way, and two words beside each other."""
    stems = [stem(term.folded) for term in synonym.terms]
    if len(stems) > 1:
        return [(near(*stems), WHOLE)]
    return [(stems[0], WHOLE)] if synonym.is_foreign else _own_tokens(synonym.terms[0])


def _own_tokens(term: Term) -> list[tuple[str, float]]:
    """Let a word be found whole, inside compounds, and taken apart if it is a compound of two."""
    whole = stem(term.folded)
    tokens = [(whole, WHOLE), (f"_{part_stem(term.folded)}", PART)]
    parts = [part.stem for part in split(term.folded)] or [stem(piece) for piece in term.pieces]
    if len(parts) == 2:
        tokens += [(f"{parts[0]}+{parts[1]}", PAIR), (near(*parts), PAIR)]
        tokens += [(f"{parts[0]}+{hands}", SAME_HANDS) for hands in _HANDS if parts[1] in _HANDS]
    return tokens


def _add_joined(terms: list[Term], collected: list[_Tokens]) -> None:
    """Let two words of the query be found as one: Kranken pfleger as Krankenpfleger."""
    for place in range(len(terms) - 1):
        joined = stem(terms[place].folded + terms[place + 1].folded)
        for tokens in collected[place : place + 2]:
            tokens.add(((joined, JOINED), (f"_{joined}", PART)))
