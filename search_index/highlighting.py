"""Show where a text meets a query, without any markup: the page decides how a match looks."""

from __future__ import annotations

import itertools
from collections.abc import Collection

from search_index.analysis import near, read_terms, term_tokens
from search_index.expression import BOTH, parse
from search_index.german import stem

MAXIMUM_LENGTH = 20_000


def highlight(text: str, query: str | Collection[str]) -> list[tuple[str, bool]]:
    """Cut a text into segments, each with whether it is a match; put together they are the text again.

    What is looked for is a query, or the tokens that an answer says it sought. Words are shown whole.
    """
    sought = (token for group in parse(query).groups for token, _ in group.tokens) if isinstance(query, str) else query
    wanted = {part for token in sought for part in token.split(BOTH)}
    segments: list[tuple[str, bool]] = []
    done = 0
    for start, end in _matches(text[:MAXIMUM_LENGTH], wanted):
        if start < done:
            continue
        segments += [(text[done:start], False), (text[start:end], True)]
        done = end
    segments.append((text[done:], False))
    return [segment for segment in segments if segment[0]]


def _matches(text: str, wanted: set[str]) -> list[tuple[int, int]]:
    """Return the places of words that are wanted, alone or together with a neighbour."""
    if not wanted:
        return []
    terms = read_terms(text)
    places = {(term.start, term.end) for term in terms if not wanted.isdisjoint(term_tokens(term))}
    for one, other in itertools.pairwise(terms):
        if near(stem(one.folded), stem(other.folded)) in wanted:
            places |= {(one.start, one.end), (other.start, other.end)}
    return sorted(places)
