"""Openings as cards: what lists, proposals and visitors may know of one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from portal.companies.models import Company
from portal.companies.words import CompanyState
from portal.kernel.errors import Sentence
from portal.labour.competences import competence
from portal.labour.languages import SpokenLanguage, spoken_language
from portal.labour.occupations import occupation_group
from portal.labour.words import DayPart, LanguageLevel, Licence, OccupationField
from portal.openings.models import Opening
from portal.openings.queries.fresh import BELIEVED
from portal.openings.words import OpeningKind, OpeningSource, OpeningState, PayUnit, Perspective, Visibility

# An operator's import is public also for companies that are no partners yet; those that were turned away or left show nothing.
SHOWN_BY_IMPORT = (CompanyState.LEAD, CompanyState.REGISTERED, CompanyState.IN_REVIEW)


@dataclass(frozen=True, slots=True)
class OpeningCard:
    """An opening in brief. Fields stand in the order of `CARD`."""

    id: UUID
    kind: OpeningKind
    state: OpeningState
    source: OpeningSource
    visibility: Visibility
    title: str
    company_id: UUID
    company_name: str
    town: str | None
    postcode: str | None
    latitude: float | None
    longitude: float | None
    region: str | None
    field: OccupationField | None
    language_level: LanguageLevel
    day_part: DayPart | None
    hours_per_week: int | None
    places: int
    starts_on: date | None
    valid_until: date | None
    weeks: int | None
    perspective: Perspective | None
    pay_amount: Decimal | None
    pay_unit: PayUnit | None
    occupation: str | None
    first_year_pay: Decimal | None
    published_at: datetime | None
    confirmed_at: datetime | None
    licences: tuple[str, ...]
    occupation_group: str | None
    asked_competences: tuple[str, ...]
    fresh_on: date | None
    asked_languages: tuple[str, ...]

    @property
    def languages(self) -> tuple[SpokenLanguage, ...]:
        """The languages besides German that the work needs."""
        return tuple(language for code in self.asked_languages if (language := spoken_language(code)))

    @property
    def online_until(self) -> date | None:
        """The last day it stays online if nobody says that it is still free; nothing if it ends before."""
        if self.fresh_on is None or self.state is not OpeningState.PUBLISHED:
            return None
        day = self.fresh_on + BELIEVED
        return day if self.valid_until is None or day < self.valid_until else None

    @property
    def needs(self) -> "Needs":
        """What the work asks of people, in words."""
        found = occupation_group(self.occupation_group or "")
        asked = (competence(code) for code in self.asked_competences)
        licences = tuple(licence.label for licence in Licence if licence.value in self.licences)
        return Needs(licences, tuple(each.label for each in asked if each), found.label if found else None)


@dataclass(frozen=True, slots=True)
class Needs:
    """What the work asks of people: labels of licences and competences, and of its group of occupations."""

    licences: tuple[Sentence, ...]
    competences: tuple[Sentence, ...]
    group: Sentence | None


CARD_COLUMNS: tuple[InstrumentedAttribute[Any], ...] = (
    Opening.id,
    Opening.kind,
    Opening.state,
    Opening.source,
    Opening.visibility,
    Opening.title,
    Opening.company_id,
    Company.name,
    Opening.place_text,
    Opening.postcode,
    Opening.latitude,
    Opening.longitude,
    Opening.region,
    Opening.field,
    Opening.language_level,
    Opening.day_part,
    Opening.hours_per_week,
    Opening.places,
    Opening.starts_on,
    Opening.valid_until,
    Opening.weeks,
    Opening.perspective,
    Opening.pay_amount,
    Opening.pay_unit,
    Opening.occupation,
    Opening.first_year_pay,
    Opening.published_at,
    Opening.confirmed_at,
    Opening.licences,
    Opening.occupation_group,
    Opening.asked_competences,
    Opening.fresh_on,
    Opening.asked_languages,
)
CARD: Select[*tuple[Any, ...]] = select(*CARD_COLUMNS).join(Company, Company.id == Opening.company_id)


def card_of(opening: Opening) -> OpeningCard:
    """Make the card of an opening that is at hand with its company."""
    own: list[Any] = [opening.company.name if column is Company.name else getattr(opening, column.key) for column in CARD_COLUMNS]
    return OpeningCard(*own)


def is_shown_to_everyone() -> ColumnElement[bool]:
    """State the one rule of what is public: published, for everyone, by a partner or by the operator's import."""
    return and_(
        Opening.state == OpeningState.PUBLISHED,
        Opening.visibility == Visibility.PUBLIC,
        or_(
            Company.state == CompanyState.ACTIVE,
            and_(Opening.source == OpeningSource.IMPORT, Company.state.in_(SHOWN_BY_IMPORT)),
        ),
    )


def is_valid_on(day: date | ColumnElement[date]) -> ColumnElement[bool]:
    """Whether the opening has not run out by that day."""
    return or_(Opening.valid_until.is_(None), Opening.valid_until >= day)


def opening_card(session: Session, opening_id: UUID) -> OpeningCard | None:
    """Return the card of an opening in any state."""
    row = session.execute(CARD.where(Opening.id == opening_id)).one_or_none()
    return OpeningCard(*row) if row else None


def cards_of(session: Session, ids: Iterable[UUID]) -> dict[UUID, OpeningCard]:
    """Return the cards of these openings by id."""
    wanted = set(ids)
    if not wanted:
        return {}
    return {row[0]: OpeningCard(*row) for row in session.execute(CARD.where(Opening.id.in_(wanted)))}


MOST_COMPARED: Final = 2_000
_OPEN = CARD.where(Opening.state == OpeningState.PUBLISHED, Company.state == CompanyState.ACTIVE)
_NEWEST_OPEN = _OPEN.order_by(Opening.published_at.desc(), Opening.id.desc()).limit(MOST_COMPARED)


def open_openings(session: Session) -> tuple[OpeningCard, ...]:
    """Return what partners offer now, also what only the team sees, the newest first: for proposing."""
    return tuple(OpeningCard(*row) for row in session.execute(_NEWEST_OPEN))


def open_opening(session: Session, opening_id: UUID) -> OpeningCard | None:
    """Return one of the places that may be proposed."""
    row = session.execute(_OPEN.where(Opening.id == opening_id)).one_or_none()
    return OpeningCard(*row) if row else None
