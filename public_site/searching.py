"""Finding openings for visitors: the index knows words, the database decides what is public."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.orm import Session

from portal.kernel.places import Place, distance_km, postcodes_within, words_and_place
from portal.openings.marking import NO_MARKS, Marks
from portal.openings.queries import (
    COUNTED_UP_TO,
    Cursor,
    Hits,
    Match,
    OpeningCard,
    Wanted,
    count_public,
    public_cards,
    public_matches,
    public_page,
)
from portal.openings.words import Radius
from public_site.words import Order
from search_index import IndexBroken, Query, SearchIndex

PAGE = 20
MOST_WORDS, MOST_WAYS = 5, 3


@dataclass(frozen=True)
class Asked:
    """What a visitor asked for: words, a place with a radius, filters, and which page of the answer."""

    words: str
    filters: Wanted
    centre: Place | None = None
    radius: Radius = Radius.KM_20
    order: Order | None = None
    page: int = 1
    after: Cursor | None = None

    @property
    def wanted(self) -> Wanted:
        """The filters with the place."""
        if self.centre is None:
            return self.filters
        return replace(self.filters, postcodes=postcodes_within(self.centre, self.radius.km))


@dataclass(frozen=True)
class Hit:
    """An opening, and how far it is from the place asked for."""

    card: OpeningCard
    distance: float | None = None


@dataclass(frozen=True)
class Wider:
    """The nearest way out of an empty page: a wider radius, and what there is within it."""

    radius: Radius
    count: int


@dataclass(frozen=True)
class Around:
    """A place that stood among the words, where the words alone were then searched."""

    words: str
    place: Place
    radius: Radius


@dataclass(frozen=True)
class Fewer:
    """A way out of an empty page: some of the words alone, and how much meets them."""

    words: str
    count: int


@dataclass(frozen=True)
class Results:
    """One page of an answer. `corrected` is what was searched instead, `suggestion` what could be meant."""

    hits: tuple[Hit, ...]
    total: int
    order: Order
    next_page: int | None = None
    after: Cursor | None = None
    corrected: str | None = None
    suggestion: str | None = None
    is_index_broken: bool = False
    left_out: tuple[str, ...] = ()
    wider: Wider | None = None
    around: Around | None = None
    fewer: tuple[Fewer, ...] = ()
    marks: Marks = NO_MARKS

    @property
    def has_more_than_counted(self) -> bool:
        """Whether counting stopped."""
        return self.total > COUNTED_UP_TO


@dataclass(frozen=True)
class _Words:
    ids: tuple[UUID, ...] = ()
    corrected: str | None = None
    suggestion: str | None = None
    is_broken: bool = False
    left_out: tuple[str, ...] = ()
    marks: Marks = NO_MARKS


def find(session: Session, index: SearchIndex, asked: Asked, hits: Hits) -> Results:
    """Answer a visitor. Where nothing has all the words and a place ends them ("Putzkraft in Naunhof"), look around it."""
    results = _around_or_here(session, index, asked, hits)
    if results.total or results.wider or results.is_index_broken:
        return results
    return replace(results, fewer=_fewer(session, index, asked, hits))


def _fewer(session: Session, index: SearchIndex, asked: Asked, hits: Hits) -> tuple[Fewer, ...]:
    """Leave out one word after the other; what finds least comes first, for it says most."""
    words = asked.words.split()
    if not 2 <= len(words) <= MOST_WORDS:
        return ()
    parts = dict.fromkeys(" ".join(words[:at] + words[at + 1 :]) for at in range(len(words)))
    found = (Fewer(part, _find(session, index, replace(asked, words=part), hits).total) for part in parts)
    return tuple(sorted((each for each in found if each.count), key=lambda each: each.count)[:MOST_WAYS])


def _around_or_here(session: Session, index: SearchIndex, asked: Asked, hits: Hits) -> Results:
    results = _find(session, index, asked, hits)
    is_met = results.total > 0 and not results.left_out
    parted = None if is_met or asked.centre or results.is_index_broken else words_and_place(asked.words)
    if parted is None:
        return results
    around = Around(*parted, asked.radius)
    nearby = _find(session, index, replace(asked, words=around.words, centre=around.place), hits)
    return replace(nearby, around=around) if nearby.total or (nearby.wider and not results.total) else results


def _find(session: Session, index: SearchIndex, asked: Asked, hits: Hits) -> Results:
    """Answer by words the best first, by place the nearest first, else the newest first."""
    words = _look_up(index, asked.words) if asked.words else None
    wanted = asked.wanted
    if words and words.is_broken:
        wanted = replace(wanted, words=asked.words)
    elif words:
        wanted = replace(wanted, ids=frozenset(words.ids))
    if asked.centre is None and (words is None or words.is_broken):
        results = _newest_first(session, wanted, asked, hits)
    else:
        results = _in_order(session, wanted, asked, words.ids if words and not words.is_broken else ())
    if words:
        results = replace(
            results,
            corrected=words.corrected,
            suggestion=words.suggestion,
            is_index_broken=words.is_broken,
            left_out=words.left_out,
            marks=words.marks,
        )
    if results.total or asked.centre is None:
        return results
    return replace(results, wider=_wider(session, wanted, asked.centre, asked.radius))


def _look_up(index: SearchIndex, text: str) -> _Words:
    try:
        hits = index.find(Query(text, limit=COUNTED_UP_TO, with_facets=False))
    except IndexBroken:
        return _Words(is_broken=True)
    ids = tuple(UUID(each) for each in hits.ids)
    return _Words(ids, hits.corrected, hits.suggestion, left_out=hits.left_out, marks=Marks(hits.sought))


def matching_ids(session: Session, index: SearchIndex, asked: Asked) -> frozenset[UUID] | None:
    """Return what meets words and place, whatever the filters; None if nobody knows, or if it is too much to be counted."""
    wanted = Wanted(on=asked.filters.on, postcodes=asked.wanted.postcodes)
    if asked.words:
        words = _look_up(index, asked.words)
        if words.is_broken or len(words.ids) >= COUNTED_UP_TO:
            return None
        if asked.centre is None:
            return frozenset(words.ids)  # what of it is public, whoever counts will see
        wanted = replace(wanted, ids=frozenset(words.ids))
    matches = _within(public_matches(session, wanted), asked.centre, asked.radius)
    return frozenset(match.id for match in matches) if len(matches) < COUNTED_UP_TO else None


def _newest_first(session: Session, wanted: Wanted, asked: Asked, hits: Hits) -> Results:
    cards, after = public_page(session, wanted, after=asked.after, limit=PAGE)
    total = count_public(session, wanted) if wanted.words else hits.total(wanted)
    return Results(tuple(Hit(card) for card in cards), total, Order.NEWEST, after=after)


def _in_order(session: Session, wanted: Wanted, asked: Asked, ranked: Sequence[UUID]) -> Results:
    matches = _within(public_matches(session, wanted), asked.centre, asked.radius)
    rank = {key: number for number, key in enumerate(ranked)}
    order = _order(asked, has_ranks=bool(rank))
    if order is Order.BEST:
        matches = sorted(matches, key=lambda match: rank[match.id])
    elif order is Order.NEAREST:
        matches = sorted(matches, key=lambda match: _distance(asked.centre, match) or 0.0)
    first = (asked.page - 1) * PAGE
    cards = public_cards(session, [match.id for match in matches[first : first + PAGE]])
    hits = tuple(Hit(card, _distance(asked.centre, card)) for card in cards)
    next_page = asked.page + 1 if len(matches) > first + PAGE else None
    return Results(hits, len(matches), order, next_page)


def _order(asked: Asked, *, has_ranks: bool) -> Order:
    """Return the order asked for, if it can be had: without words nothing is best, without a place nothing is near."""
    possible = ([Order.BEST] if has_ranks else []) + ([Order.NEAREST] if asked.centre else []) + [Order.NEWEST]
    return asked.order if asked.order in possible else possible[0]


def _distance(centre: Place | None, other: Match | OpeningCard) -> float | None:
    if centre is None or other.latitude is None or other.longitude is None:
        return None
    return distance_km(centre, replace(centre, latitude=other.latitude, longitude=other.longitude))


def _within(matches: Sequence[Match], centre: Place | None, radius: Radius) -> list[Match]:
    """Keep what is near enough: a postcode can reach further than the radius."""
    return [match for match in matches if (_distance(centre, match) or 0.0) <= radius.km]


def _wider(session: Session, wanted: Wanted, centre: Place, radius: Radius) -> Wider | None:
    """Return the smallest wider radius in which there is something."""
    matches = [match for match in public_matches(session, wanted.anywhere) if _distance(centre, match) is not None]
    for wider in Radius:
        count = len(_within(matches, centre, wider)) if wider.km > radius.km else 0
        if count:
            return Wider(wider, count)
    return None
