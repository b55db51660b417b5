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
        if scores is None:
            scores = found
        else:
            before = scores
            scores = {document: score + before[document] for document, score in found.items() if document in before}
        if not scores:
            break
    return scores or {}


def group_scores(group: Group, postings: Postings) -> dict[int, float]:
    """Return the documents that hold any token of the group; per field the best token counts, rare words count more."""
    scores: dict[int, float] = {}
    for field, boost in FIELDS.items():
        best: dict[int, float] = {}
        for token, worth in group.tokens:  # best first, so the first hit of a document is its best
            for document in holding(field, token, postings):
                best.setdefault(document, worth * boost)
        for document, score in best.items():
            scores[document] = scores.get(document, 0.0) + score
    rarity = math.log(1 + postings.size() / (1 + len(scores)))
    return {document: score * rarity for document, score in scores.items()}


def holding(field: str, token: str, postings: Postings) -> Collection[int]:
    """Return the documents with this token; two that must stand together do so only in short fields."""
    one, both, other = token.partition(BOTH)
    if not both:
        return postings.documents(field, token)
    if field not in SHORT_FIELDS:
        return ()
    rest = set(postings.documents(field, other))
    return [document for document in postings.documents(field, one) if document in rest] if rest else ()
