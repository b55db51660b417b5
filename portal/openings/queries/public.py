"""What visitors see: the database alone decides what is public."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, Uuid, and_, bindparam, func, or_, select, true, tuple_
from sqlalchemy.orm import Session

from portal.companies.models import Company, CompanySite
from portal.kernel.db import Moment, ReadyQuery, spaced
from portal.labour.levels import AT_WORK, LevelAtWork
from portal.labour.prerequisites import Prerequisite, prerequisites_of
from portal.labour.words import DayPart, HoursBand, LanguageLevel, OccupationField
from portal.openings.models import Opening
from portal.openings.queries.cards import CARD, CARD_COLUMNS, OpeningCard, cards_of, is_shown_to_everyone, is_valid_on
from portal.openings.words import LicenceAsked, OpeningKind, StartBand

COUNTED_UP_TO = 1000
HOURS = {HoursBand.SMALL: (None, 19), HoursBand.PART: (20, 34), HoursBand.FULL: (35, None)}


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page ended: the moment of publication and the id of its last opening."""

    published_at: datetime
    id: UUID

    def __str__(self) -> str:
        return f"{int(self.published_at.timestamp() * 1_000_000)}.{self.id.hex}"

    @classmethod
    def read(cls, text: str) -> "Cursor | None":
        """Read a cursor from an address; None if somebody made it up."""
        moment, _, key = text[:80].partition(".")
        try:
            seconds, rest = divmod(int(moment), 1_000_000)
            return cls(datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest), UUID(key))
        except (ValueError, OverflowError, OSError):
            return None


@dataclass(frozen=True)
class Wanted:
    """What a visitor filters by. Every filter must be met; within one, any value will do.

    `words` is only for when the index cannot answer: titles and company names are compared instead.
    """

    on: date
    kinds: frozenset[OpeningKind] = frozenset()
    fields: frozenset[OccupationField] = frozenset()
    day_parts: frozenset[DayPart] = frozenset()
    hours: HoursBand | None = None
    language: LanguageLevel | None = None
    start: StartBand | None = None
    licences: frozenset[LicenceAsked] = frozenset()
    postcodes: frozenset[str] | None = None
    ids: frozenset[UUID] | None = None
    words: str = ""

    @property
    def anywhere(self) -> "Wanted":
        """The same without a place."""
        return replace(self, postcodes=None)


@dataclass(frozen=True, slots=True)
class Found:
    """A page of openings, where the next one begins, and how many there are (counted up to a limit)."""

    cards: tuple[OpeningCard, ...]
    total: int
    after: Cursor | None = None

    @property
    def has_more_than_counted(self) -> bool:
        """Whether counting stopped."""
        return self.total > COUNTED_UP_TO


@dataclass(frozen=True, slots=True)
class Match:
    """An opening that meets every filter, before it is put in order."""

    id: UUID
    postcode: str | None
    latitude: float | None
    longitude: float | None


_DAY = bindparam("on", type_=Date())
_NEWEST = (Opening.published_at.desc(), Opening.id.desc())
_IDS = select(Opening.id).join(Company, Company.id == Opening.company_id).where(is_shown_to_everyone())
_MATCHES = (
    select(Opening.id, Opening.postcode, Opening.latitude, Opening.longitude)
    .join(Company, Company.id == Opening.company_id)
    .where(is_shown_to_everyone())
)
_PUBLIC_CARDS = CARD.where(is_shown_to_everyone())


def public_openings(session: Session, wanted: Wanted, *, after: Cursor | None = None, limit: int = 20) -> Found:
    """Return the newest openings that meet the filters: two statements, however deep the page."""
    cards, next_page = public_page(session, wanted, after=after, limit=limit)
    return Found(cards, count_public(session, wanted), next_page)


def public_page(
    session: Session, wanted: Wanted, *, after: Cursor | None = None, limit: int = 20
) -> tuple[tuple[OpeningCard, ...], Cursor | None]:
    """Return the newest openings that meet the filters without counting them, and where the next page begins."""
    cards = [OpeningCard(*row) for row in _page_rows(session, wanted, after, limit)]
    last = cards[limit - 1] if len(cards) > limit else None
    return tuple(cards[:limit]), Cursor(last.published_at, last.id) if last and last.published_at else None


def _page_rows(session: Session, wanted: Wanted, after: Cursor | None, limit: int) -> Sequence[Sequence[Any]]:
    if wanted.postcodes is None and wanted.ids is None and not wanted.words:
        place = {"after_at": after.published_at, "after_id": after.id} if after else {}
        known = wanted if wanted.start else replace(wanted, on=date.min)  # the day itself is asked for each time
        query = _page_query(known, is_further=after is not None, limit=limit)
        return query.rows(session, on=wanted.on, **place)
    statement = _PUBLIC_CARDS.where(*_filters(wanted, wanted.on)).order_by(*_NEWEST).limit(limit + 1)
    if after:
        statement = statement.where(tuple_(Opening.published_at, Opening.id) < tuple_(after.published_at, after.id))
    return session.execute(statement).all()


@lru_cache(maxsize=128)
def _page_query(wanted: Wanted, *, is_further: bool, limit: int) -> ReadyQuery:
    """Make ready what is asked for most: a page by answers that were offered, whatever the day and wherever it begins."""
    statement = _PUBLIC_CARDS.where(*_filters(wanted, _DAY)).order_by(*_NEWEST).limit(limit + 1)
    if is_further:
        place = tuple_(bindparam("after_at", type_=Moment()), bindparam("after_id", type_=Uuid()))
        statement = statement.where(tuple_(Opening.published_at, Opening.id) < place)
    return ReadyQuery(statement)


def count_public(session: Session, wanted: Wanted) -> int:
    """Count what meets the filters, one further than anybody is told."""
    counted = _IDS.where(*_filters(wanted, wanted.on)).limit(COUNTED_UP_TO + 1).subquery()
    return session.scalar(select(func.count()).select_from(counted)) or 0


def public_matches(session: Session, wanted: Wanted) -> tuple[Match, ...]:
    """Return everything that meets the filters, to be put in order by words or by distance; the newest, up to the limit."""
    rows = session.execute(_MATCHES.where(*_filters(wanted, wanted.on)).order_by(*_NEWEST).limit(COUNTED_UP_TO + 1))
    return tuple(Match(*row) for row in rows)


def public_cards(session: Session, ids: Sequence[UUID]) -> tuple[OpeningCard, ...]:
    """Return the cards of matches in the order given."""
    found = cards_of(session, ids)
    return tuple(found[key] for key in ids if key in found)


@dataclass(frozen=True, slots=True)
class OpeningText:
    """Everything a visitor may read of an opening. The mentor's name stays inside."""

    card: OpeningCard
    tasks: str | None
    requirements: str | None
    fixed_term_until: date | None
    way: str | None
    company_postcode: str | None
    advisor_id: UUID | None
    prerequisite_codes: tuple[str, ...]

    @property
    def prerequisites(self) -> tuple[Prerequisite, ...]:
        """What has to be there before the work begins."""
        return prerequisites_of(self.prerequisite_codes)

    @property
    def at_work(self) -> LevelAtWork:
        """What works at the level of German that is asked for."""
        return AT_WORK[self.card.language_level]


TEXT: Select[*tuple[Any, ...]] = (
    select(
        *CARD_COLUMNS,
        Opening.tasks,
        Opening.requirements,
        Opening.fixed_term_until,
        CompanySite.way,
        Company.postcode,
        Company.advisor_id,
        Opening.prerequisites,
    )
    .join(Company, Company.id == Opening.company_id)
    .outerjoin(CompanySite, CompanySite.id == Opening.site_id)
)
_PUBLIC_TEXT = ReadyQuery(
    TEXT.where(is_shown_to_everyone(), Opening.id == bindparam("opening_id", type_=Uuid()), is_valid_on(_DAY))
)


def text_of_row(row: Sequence[Any]) -> OpeningText:
    """Put a row of `TEXT` into its shape."""
    size = len(CARD_COLUMNS)
    return OpeningText(OpeningCard(*row[:size]), *row[size:])


def public_opening(session: Session, opening_id: UUID, *, on: date) -> OpeningText | None:
    """Return an opening as visitors read it; None if it ended, was never public, or does not exist."""
    row = _PUBLIC_TEXT.row(session, opening_id=opening_id, on=on)
    return text_of_row(row) if row else None


def _filters(wanted: Wanted, on: date | ColumnElement[date]) -> list[ColumnElement[bool]]:
    return [is_valid_on(on), *narrowed_by(wanted), *_words_in_titles(wanted.words)]


def narrowed_by(wanted: Wanted) -> list[ColumnElement[bool]]:
    """Give what an opening must meet beside words and days, whoever looks."""
    chosen: list[ColumnElement[bool]] = []
    if wanted.kinds:
        chosen.append(Opening.kind.in_(wanted.kinds))
    if wanted.fields:
        chosen.append(Opening.field.in_(wanted.fields))
    if wanted.day_parts:
        # Whoever is flexible suits every wish.
        chosen.append(Opening.day_part.in_({*wanted.day_parts, DayPart.FLEXIBLE}))
    if wanted.hours:
        low, high = HOURS[wanted.hours]
        chosen += [Opening.hours_per_week >= low] if low else []
        chosen += [Opening.hours_per_week <= high] if high else []
    if wanted.language:
        chosen.append(Opening.language_level.in_([level for level in LanguageLevel if level.rank <= wanted.language.rank]))
    if wanted.start:
        chosen.append(starts_in(wanted.start, wanted.on))
    if wanted.licences:
        chosen.append(or_(*(asks_for(licence) for licence in wanted.licences)))
    if wanted.postcodes is not None:
        chosen.append(Opening.postcode.in_(wanted.postcodes))
    if wanted.ids is not None:
        chosen.append(Opening.id.in_(wanted.ids))
    return chosen


def starts_in(band: StartBand, on: date) -> ColumnElement[bool]:
    """Whether an opening begins so soon; one without a day can begin at once."""
    earliest, latest = (on + timedelta(days=days) if days is not None else None for days in band.days())
    within = and_(Opening.starts_on > earliest if earliest else true(), Opening.starts_on <= latest if latest else true())
    return or_(Opening.starts_on.is_(None), within) if earliest is None else within


def asks_for(licence: LicenceAsked) -> ColumnElement[bool]:
    """Whether an opening asks for this licence, or for none."""
    return Opening.licences == "" if licence is LicenceAsked.NONE else Opening.licences.contains(spaced(licence.value))


def _words_in_titles(words: str) -> list[ColumnElement[bool]]:
    return [named(word) for word in words.split()[:8]]


def named(word: str) -> ColumnElement[bool]:
    """Compare one word with titles and company names, without the index."""
    return or_(Opening.title.icontains(word, autoescape=True), Company.name.icontains(word, autoescape=True))
