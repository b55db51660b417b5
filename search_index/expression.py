"""What a query asks for, without any engine: groups of tokens, one token of each group must be there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from search_index.analysis import RANKS, Term, near, read_terms, workplace
from search_index.compounds import is_person, is_qualified, is_thing, part_stem, split
from search_index.german import agents, neutral, stem, what_is_done, what_is_made, who_does
from search_index.synonyms import Synonym, Synonyms, own_synonyms

MAXIMUM_TEXT = 200
MAXIMUM_GROUPS = 12
MAXIMUM_TOKENS = 150

WHOLE, JOINED, PART, PAIR, SYNONYM, SAME_HANDS, SAME_DOING, APART, SAME_PLACE = 1.0, 0.9, 0.6, 0.5, 0.5, 0.4, 0.4, 0.3, 0.6
"""How much a hit is worth, by how it came about; a part of a synonym is worth the product of both."""

_HANDS = tuple(part_stem(word) for word in ("kraft", "hilfe", "helfer", "mitarbeiter", "arbeiter", "aushilfe", "mann"))
"""Ends of compounds that say only that somebody works: Spülhilfe, Spülkraft."""

_ALONE = frozenset(("bauer",))
"""A Bauer is a farmer; a Trockenbauer, like nearly everybody whose name ends so, is none."""

BOTH = "&"
"""Stands between two tokens that must both be in one title: Tiefkühlverkäufer finds Verkäufer für Tiefkühlkost."""


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

    def tokens(self) -> Iterator[str]:
        """Give every token an engine will be asked for."""
        for group in self.groups:
            for token, _ in group.tokens:
                yield from token.split(BOTH)


class _Tokens:
    """Tokens with the best worth any of the ways gave them."""

    def __init__(self) -> None:
        self._worth: dict[str, float] = {}

    def add(self, pairs: Iterable[tuple[str, float]]) -> None:
        for token, worth in pairs:
            self._worth[token] = max(worth, self._worth.get(token, 0.0))

    def ranked(self) -> tuple[tuple[str, float], ...]:
        return tuple(sorted(self._worth.items(), key=lambda item: -item[1])[:MAXIMUM_TOKENS])


def parse(text: str, synonyms: Synonyms | None = None) -> Expression:
    """Read what somebody typed; any text has a meaning, at worst none at all."""
    known = own_synonyms() if synonyms is None else synonyms
    cut = text[:MAXIMUM_TEXT]
    terms = list({stem(term.folded): term for term in read_terms(cut)}.values())[:MAXIMUM_GROUPS]
    collected = [_Tokens() for _ in terms]
    for term, tokens in zip(terms, collected, strict=True):
        tokens.add(_own_tokens(term))
        tokens.add(_related_tokens(term, known))
    _add_joined(terms, collected, known)
    stems = [stem(term.folded) for term in terms]
    for first, last, found in known.matches(stems):
        heads = [synonym for synonym in found if synonym.is_head]
        named = [stems[last - 1], *(stem(synonym.terms[-1].folded) for synonym in heads)]
        asks_for_person = any(is_person(one) or one.endswith(agents()) for one in named)
        for tokens in collected[first:last]:
            tokens.add(_worth(SYNONYM, _tokens_of(found, asks_for_person=asks_for_person)))
            tokens.add(_worth(JOINED, _tokens_of(heads, asks_for_person=asks_for_person)))
    return Expression(cut, tuple(Group(term, tokens.ranked()) for term, tokens in zip(terms, collected, strict=True)))


def _worth(factor: float, tokens: Iterable[tuple[str, float]]) -> Iterator[tuple[str, float]]:
    return ((token, worth * factor) for token, worth in tokens)


def _tokens_of(found: Iterable[Synonym], *, asks_for_person: bool = False) -> Iterator[tuple[str, float]]:
    return (pair for synonym in found for pair in _synonym_tokens(synonym, asks_for_person=asks_for_person))


def _synonym_tokens(synonym: Synonym, *, asks_for_person: bool) -> list[tuple[str, float]]:
    """Let one word be found in every way, two words beside each other, and the place of somebody's work only as it stands."""
    one, *others = synonym.terms
    if others:
        left, right = (one.pieces or (one.folded,))[-1], (others[0].pieces or (others[0].folded,))[0]
        return [(near(stem(left), stem(right)), WHOLE)]
    whole = stem(one.folded)
    if synonym.is_place:
        return [(workplace(whole), SAME_PLACE)]
    if synonym.is_foreign or (asks_for_person and is_thing(whole)):
        return [(whole, WHOLE)]
    done = what_is_done(whole)
    return _own_tokens(one) + ([(done, SAME_DOING)] if done else [])


def _own_tokens(term: Term) -> list[tuple[str, float]]:
    """Let a word be found whole, inside compounds, and taken apart if it is a compound of two."""
    whole = stem(term.folded)
    tokens = [(whole, WHOLE)] if whole in _ALONE else [(whole, WHOLE), (f"_{part_stem(term.folded)}", PART)]
    parts = [part.stem for part in split(term.folded)] or [stem(piece) for piece in term.pieces]
    if len(parts) == 2:
        front, head = parts
        tokens += [(f"{front}+{head}", PAIR), (near(front, head), PAIR)]
        if head in _HANDS:
            tokens += [(f"{front}+{hands}", SAME_HANDS) for hands in _HANDS]
            tokens += [(near(front, hands), SAME_HANDS) for hands in _HANDS]
    return tokens


def _related_tokens(term: Term, known: Synonyms) -> Iterator[tuple[str, float]]:
    """Let a compound be found apart in a title, work by who does it, and who does it by the work where that stands alone."""
    yield from ((token, APART) for token in _apart(term.folded))
    whole = stem(term.folded)
    for done in filter(None, (what_is_done(whole), what_is_made(whole))):
        yield done, SAME_DOING
    for agent in _who_does(term.folded):
        doing = stem(agent)
        if doing in known or doing.endswith(agents()):
            yield from ((doing, SAME_DOING), (f"_{doing}", SAME_DOING * PART))
            yield from _worth(SYNONYM * SAME_DOING, _tokens_of(known.of(doing), asks_for_person=True))


def _apart(folded: str) -> Iterator[str]:
    """Give the parts of a compound where they must stand in one title, or its last part alone if the first adds nothing."""
    parts = split(folded)
    if len(parts) < 2:
        return
    head = parts[-1].stem
    if is_qualified(folded):
        yield head
    if head in RANKS:
        yield stem(neutral(folded)[: parts[-1].start])
    if not parts[0].counts and head not in _HANDS:
        return
    front = part_stem(neutral(folded)[: parts[-1].start])
    # A person must stand alone: who looks for a Pflegehelfer wants no Bauhelfer.
    heads = _HANDS if head in _HANDS else (head,) if is_person(head) else (head, f"_{head}")
    yield from (f"{one}{BOTH}{other}" for one in (front, f"_{front}") for other in heads)


def _who_does(folded: str) -> tuple[str, ...]:
    """Return who does this, also where it is the last part: Traktorfahrer for Traktor fahren."""
    parts = split(folded)
    found = who_does(folded)
    if found or not parts:
        return found
    base = neutral(folded)
    return tuple(base[: parts[-1].start] + agent for agent in who_does(base[parts[-1].start :]))


def _add_joined(terms: list[Term], collected: list[_Tokens], known: Synonyms) -> None:
    """Let two words of the query be found as one: Kranken pfleger as Krankenpfleger, and as everything that means the same."""
    for place in range(len(terms) - 1):
        one, other = terms[place].folded, terms[place + 1].folded
        joined, turned = stem(one + other), stem(other + one)
        for tokens in collected[place : place + 2]:
            tokens.add(((joined, JOINED), (f"_{joined}", PART)))
            tokens.add(_worth(SYNONYM, _tokens_of(known.of(joined) + known.of(turned))))
            for agent in _who_does(one + other):
                tokens.add(_worth(SYNONYM, ((stem(agent), WHOLE), *_tokens_of(known.of(stem(agent))))))
