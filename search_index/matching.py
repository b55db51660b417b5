"""Find and rank what meets an expression, over any engine that can name the documents of a token."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from typing import Protocol

from search_index.expression import BOTH, Expression, Group

FIELDS = {"title": 5.0, "tags": 2.0, "employer": 2.0, "body": 1.0}
"""The fields with words in them, and how much a hit in each is worth."""

SHORT_FIELDS = frozenset(("title", "tags"))


class Postings(Protocol):
    """The documents in which a token stands in a field, as numbers."""

    def documents(self, field: str, token: str) -> Collection[int]:
        """Return the documents; none for an unknown token."""

    def size(self) -> int:
        """Return how many documents there are."""

    def prepare(self, tokens: Iterable[str]) -> None:
        """Hear which tokens will be asked for: an engine may want to look them up together."""


def matching(expression: Expression, postings: Postings) -> dict[int, float]:
    """Return the documents that meet every group, each with its score."""
    scores: dict[int, float] | None = None
    for group in expression.groups:
        found = group_scores(group, postings)
        scores = found if scores is None else _of_both(scores, found)
        if not scores:
            break
    return scores or {}


def _of_both(one: dict[int, float], other: dict[int, float]) -> dict[int, float]:
    """Add up the scores of the documents that are in both."""
    fewer, more = (one, other) if len(one) < len(other) else (other, one)
    return {document: score + more[document] for document, score in fewer.items() if document in more}


def group_scores(group: Group, postings: Postings) -> dict[int, float]:
    """Return the documents that hold any token of the group; per field the best token counts, rare words count more."""
    scores: dict[int, float] = {}
    for field, boost in FIELDS.items():
        best: dict[int, float] = {}
        for token, worth in reversed(group.tokens):  # best last, so the last hit of a document is its best
            held = holding(field, token, postings)
            if held:
                best.update(dict.fromkeys(held, worth * boost))
        scores = _of_either(scores, best)
    rarity = math.log(1 + postings.size() / (1 + len(scores)))
    return {document: score * rarity for document, score in scores.items()}


def _of_either(one: dict[int, float], other: dict[int, float]) -> dict[int, float]:
    """Add up the scores of the documents that are in either, walking through the fewer."""
    fewer, more = (one, other) if len(one) < len(other) else (other, one)
    for document, score in fewer.items():
        more[document] = more.get(document, 0.0) + score
    return more


def holding(field: str, token: str, postings: Postings) -> Collection[int]:
    """Return the documents with this token; two that must stand together do so only in short fields."""
    one, both, other = token.partition(BOTH)
    if not both:
        return postings.documents(field, token)
    if field not in SHORT_FIELDS:
        return ()
    rest = set(postings.documents(field, other))
    return [document for document in postings.documents(field, one) if document in rest] if rest else ()
