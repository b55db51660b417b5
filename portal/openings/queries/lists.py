"""Lists of openings inside: a company's own, the team's, and what waits to be read. Rows, page by page."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, tuple_
from sqlalchemy.orm import Session

from portal.accounts.queries import staff_of_site
from portal.companies.models import Company
from portal.openings.models import Gap, Opening, missing_details
from portal.openings.queries.cards import CARD_COLUMNS, OpeningCard
from portal.openings.queries.hits import staff_hits
from portal.openings.queries.public import Cursor, Wanted, named, narrowed_by
from portal.openings.words import OpeningKind, OpeningShelf, OpeningState

S = OpeningState
# First what waits for somebody, then what runs, then what is over.
ORDER = (S.REJECTED, S.DRAFT, S.SUBMITTED, S.PUBLISHED, S.PAUSED, S.FILLED, S.EXPIRED, S.WITHDRAWN)
WEIGHTS = {state: len(ORDER) - number for number, state in enumerate(ORDER)}
PAGE = 25


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A company's own opening in a list: its card, what is missing, whether the company agreed to it yet."""

    card: OpeningCard
    gaps: tuple[Gap, ...]

    @property
    def awaits_confirmation(self) -> bool:
        """Whether an advisor entered it and the company has not looked at it yet."""
        return self.card.confirmed_at is None and self.card.state in (S.DRAFT, S.PUBLISHED, S.PAUSED)


@dataclass(frozen=True, slots=True)
class OwnPosition:
    """Where a page of a company's openings ended: how much its last one waits for somebody, and its place among these."""

    weight: int
    place: Cursor

    def __str__(self) -> str:
        return f"{self.weight}.{self.place}"

    @classmethod
    def read(cls, text: str) -> "OwnPosition | None":
        """Read a position from an address; None if somebody made it up."""
        weight, _, rest = text.partition(".")
        place = Cursor.read(rest)
        return cls(int(weight), place) if place and weight in map(str, WEIGHTS.values()) else None


@dataclass(frozen=True)
class OwnList:
    """A page of a company's openings, and where the next one begins."""

    rows: tuple[OwnRow, ...]
    after: OwnPosition | None


_WEIGHT = case(WEIGHTS, value=Opening.state)
_OWN: Select[*tuple[Any, ...]] = select(
    Opening.changed_at,
    Opening.site_id,
    # Whether they are filled in is enough to know: the texts themselves stay where they are.
    and_(Opening.tasks.is_not(None), Opening.tasks != "").label("tasks"),
    and_(Opening.mentor_name.is_not(None), Opening.mentor_name != "").label("mentor_name"),
    *CARD_COLUMNS,
).join(Company, Company.id == Opening.company_id)


def openings_of_company(
    session: Session,
    company_id: UUID,
    *,
    shelf: OpeningShelf | None = None,
    after: OwnPosition | None = None,
    limit: int = PAGE,
) -> OwnList:
    """Return a company's openings, all of them or those of a shelf: what waits for somebody first, what is over last."""
    asked = _OWN.where(Opening.company_id == company_id)
    if shelf is not None:
        asked = asked.where(Opening.state.in_(shelf.states))
    if after is not None:
        end = tuple_(after.weight, after.place.published_at, after.place.id)
        asked = asked.where(tuple_(_WEIGHT, Opening.changed_at, Opening.id) < end)
    asked = asked.order_by(_WEIGHT.desc(), Opening.changed_at.desc(), Opening.id.desc())
    found = session.execute(asked.limit(limit + 1)).all()
    last = found[limit - 1] if len(found) > limit else None
    end_of_page = OwnPosition(WEIGHTS[last.state], Cursor(last.changed_at, last.id)) if last else None
    return OwnList(tuple(_own_row(row) for row in found[:limit]), end_of_page)


def count_on_shelves(session: Session, company_id: UUID) -> tuple[tuple[OpeningShelf, int], ...]:
    """Count a company's openings on each shelf."""
    states = select(Opening.state, func.count()).where(Opening.company_id == company_id).group_by(Opening.state)
    counts = Counter[OpeningShelf]()
    for state, count in session.execute(states):
        counts[OpeningShelf.of(state)] += count
    return tuple((shelf, counts[shelf]) for shelf in OpeningShelf)


def _own_row(row: Any) -> OwnRow:
    _changed_at, site_id, has_tasks, has_mentor, *columns = row
    card = OpeningCard(*columns)
    beside = {"site_id": site_id, "tasks": has_tasks, "mentor_name": has_mentor}
    gaps = missing_details(
        card.kind, lambda name: beside[name] if name in beside else getattr(card, name), has_place=bool(card.town)
    )
    return OwnRow(card, gaps)


@dataclass(frozen=True)
class StaffFilter:
    """What the team's list is restricted to; `site_id` is where the company's advisor works.

    `found_ids` is what the index found by the same words. It knows only what is public: titles and companies are compared, too.
    """

    states: frozenset[OpeningState] = frozenset()
    kinds: frozenset[OpeningKind] = frozenset()
    words: str = ""
    site_id: UUID | None = None
    work: Wanted | None = None
    found_ids: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class StaffList:
    """A page of a list of the team, and where the next one begins."""

    cards: tuple[OpeningCard, ...]
    after: Cursor | None


_CHANGED: Select[*tuple[Any, ...]] = select(Opening.changed_at, *CARD_COLUMNS).join(Company, Company.id == Opening.company_id)
place_of_row = tuple_(Opening.changed_at, Opening.id)
_TO_REVIEW = _CHANGED.where(Opening.state == S.SUBMITTED).order_by(Opening.changed_at, Opening.id)


def staff_openings(session: Session, wanted: StaffFilter, *, after: Cursor | None = None, limit: int = PAGE) -> StaffList:
    """Return openings of all companies, the latest change first: one statement, however deep the page."""
    asked = _filtered(wanted).order_by(Opening.changed_at.desc(), Opening.id.desc())
    if after is not None:
        asked = asked.where(place_of_row < tuple_(after.published_at, after.id))
    return _page(session, asked, limit)


def count_beside_filters(session: Session, wanted: StaffFilter) -> dict[str, Counter[str]]:
    """Count beside each answer of the team's filters what it would show, with everything else that is asked: one statement."""
    work = wanted.work or Wanted(on=date.min)
    found = staff_hits(session, [*_around(wanted), *narrowed_by(Wanted(on=work.on, postcodes=work.postcodes))], on=work.on)
    return found.beside(replace(work, kinds=wanted.kinds), wanted.states)


def openings_to_review(session: Session, *, after: Cursor | None = None, limit: int = PAGE) -> StaffList:
    """Return what waits for the team's word, the longest waiting first."""
    asked = _TO_REVIEW.where(place_of_row > tuple_(after.published_at, after.id)) if after is not None else _TO_REVIEW
    return _page(session, asked, limit)


def count_to_review(session: Session) -> int:
    """Count what waits for the team's word."""
    return session.scalar(select(func.count()).where(Opening.state == S.SUBMITTED)) or 0


def _filtered(wanted: StaffFilter) -> Select[*tuple[Any, ...]]:
    asked = _CHANGED
    if wanted.states:
        asked = asked.where(Opening.state.in_(wanted.states))
    if wanted.kinds:
        asked = asked.where(Opening.kind.in_(wanted.kinds))
    if wanted.work is not None:
        asked = asked.where(*narrowed_by(wanted.work))
    return asked.where(*_around(wanted))


def _around(wanted: StaffFilter) -> list[ColumnElement[bool]]:
    """Give what is asked by words and site: beside these no numbers stand."""
    asked: list[ColumnElement[bool]] = []
    if wanted.site_id is not None:
        asked.append(Company.advisor_id.in_(staff_of_site(wanted.site_id)))
    words = wanted.words.split()[:8]
    if words:
        asked.append(or_(and_(*map(named, words)), Opening.id.in_(wanted.found_ids)))
    return asked


def _page(session: Session, asked: Select[*tuple[Any, ...]], limit: int) -> StaffList:
    found = session.execute(asked.limit(limit + 1)).all()
    last = found[limit - 1] if len(found) > limit else None
    cards = tuple(OpeningCard(*card) for _changed_at, *card in found[:limit])
    return StaffList(cards, Cursor(last.changed_at, last.id) if last else None)
