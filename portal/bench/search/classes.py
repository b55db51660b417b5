"""The classes of questions, with what each may cost."""

from dataclasses import dataclass
from itertools import pairwise
from random import Random  # noqa: TID251 - a benchmark draws the same each time

from portal.bench.search.corpus import COMMON, FIELDS, KINDS, SEED, occupations
from portal.kernel.places import all_places
from search_index import Query

EACH = 30


@dataclass(frozen=True)
class Class:
    """Questions of one kind: how much slower than FTS5 they may be answered."""

    name: str
    floor: float
    queries: tuple[Query, ...]
    way: str = "best"


def classes() -> tuple[Class, ...]:
    """Return the classes with their questions, the same each time."""
    chance = Random(SEED + 1)  # noqa: S311 - no secret
    names = occupations()
    some = chance.sample(names, min(EACH * 4, len(names)))
    towns = [place.name for place in all_places()][:30]
    one, two, facets, typos = some[:EACH], some[EACH : 2 * EACH], some[2 * EACH : 3 * EACH], some[3 * EACH :]
    narrowed = [{"kind": frozenset({KINDS[0]}), "field": frozenset({FIELDS[number % len(FIELDS)]})} for number in range(EACH)]
    return (
        Class("single word", 6, tuple(Query(word, with_facets=False) for word in one)),
        Class("two words", 20, tuple(Query(f"{word} {town}", with_facets=False) for word, town in zip(two, towns, strict=False))),
        Class("prefix", 3, tuple(Query(word[:3]) for word in chance.sample(names, EACH)), "complete"),
        Class("typo", 15, tuple(Query(_misspelt(word), with_facets=False) for word in typos if len(word) > 6)),
        Class(
            "word + filter + date",
            15,
            tuple(
                Query(word, filters=chosen, sort="date", with_facets=False)
                for word, chosen in zip(one[::-1], narrowed, strict=True)
            ),
            "newest",
        ),
        Class("facet counts", 1.5, tuple(Query(word) for word in facets), "counted"),
        Class("broad", 1, tuple(Query(word, with_facets=False) for word in COMMON)),
    )


def _misspelt(word: str) -> str:
    """Swap the first two different letters after the third."""
    for place, (one, other) in enumerate(pairwise(word)):
        if place >= 3 and one != other:
            return f"{word[:place]}{other}{one}{word[place + 2 :]}"
    return f"{word}x"
