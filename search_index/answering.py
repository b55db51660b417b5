"""Answer a query: match, restrict, count, order and cut out a page. The same under every engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from search_index.api import Hits, Query
from search_index.columns import Position
from search_index.correcting import correct, without_unknown
from search_index.expression import parse
from search_index.matching import Postings, matching
from search_index.ordering import page
from search_index.speller import Speller
from search_index.synonyms import Synonyms

MAXIMUM_FACET_VALUES = 200


class Catalogue(Postings, Protocol):
    """One state of an index: postings, and what is known of each document by its number."""

    @property
    def ids(self) -> Sequence[str]:
        """The id of each document."""

    @property
    def published(self) -> Sequence[float]:
        """The moment each was published, in seconds."""

    @property
    def keywords(self) -> Mapping[str, Sequence[tuple[str, ...]]]:
        """The values of each document, by keyword."""

    def by_age(self) -> Sequence[Position]:
        """Return where each document stands, the newest first."""

    def everything(self) -> Collection[int]:
        """Return the numbers of all documents."""

    def synonyms(self) -> Synonyms:
        """Return the synonyms that widen queries."""

    def speller(self) -> Speller:
        """Return the words of the titles, tags and employers, for corrections."""


@dataclass(frozen=True)
class _Sifted:
    """What is left after the filters, and what each filter alone kept out."""

    hits: list[int]
    but_for: dict[str, list[int]]


def answer(query: Query, catalogue: Catalogue) -> Hits:
    """Answer a query from one state of the index."""
    synonyms = catalogue.synonyms()
    expression = parse(query.text, synonyms)
    catalogue.prepare(expression.tokens())
    correction = correct(expression, catalogue, catalogue.speller, synonyms)
    if correction and correction.is_certain:
        expression = parse(correction.text, synonyms)
        catalogue.prepare(expression.tokens())
    expression, left_out = without_unknown(expression, catalogue)
    scores = matching(expression, catalogue) if expression.groups else dict.fromkeys(catalogue.everything(), 1.0)
    candidates = scores if query.ids is None else [number for number in scores if catalogue.ids[number] in query.ids]
    sifted = _sift(candidates, query.filters, catalogue)
    return Hits(
        ids=page(query, sifted.hits, scores, catalogue),
        total=len(sifted.hits),
        facets=_facets(sifted, catalogue) if query.with_facets else {},
        left_out=left_out,
        sought=frozenset(token for group in expression.groups for token, _ in group.tokens),
        corrected=correction.text if correction and correction.is_certain else None,
        suggestion=correction.text if correction and not correction.is_certain else None,
    )


def _sift(candidates: Iterable[int], filters: Mapping[str, frozenset[str]], catalogue: Catalogue) -> _Sifted:
    """Apply the filters; one without values restricts nothing, one on an unknown keyword lets nothing through."""
    nothing: Mapping[int, tuple[str, ...]] = {}
    if not any(filters.values()):
        return _Sifted(list(candidates), {})
    active = [(name, values, catalogue.keywords.get(name)) for name, values in filters.items() if values]
    sifted = _Sifted([], {name: [] for name, _, _ in active})
    for number in candidates:
        failed = [name for name, values, column in active if not values.intersection(column[number] if column else nothing)]
        if not failed:
            sifted.hits.append(number)
        elif len(failed) == 1:
            sifted.but_for[failed[0]].append(number)
    return sifted


def _facets(sifted: _Sifted, catalogue: Catalogue) -> dict[str, dict[str, int]]:
    facets = {}
    for name, column in catalogue.keywords.items():
        counts: Counter[str] = Counter()
        for number in (*sifted.hits, *sifted.but_for.get(name, ())):
            counts.update(column[number])
        most = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
        facets[name] = dict(most[:MAXIMUM_FACET_VALUES])
    return facets
