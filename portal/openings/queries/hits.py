"""How many public openings each filter leaves: counted once for each version of the data, added up for each visitor."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, Select, bindparam, case, func, or_, select
from sqlalchemy.orm import Session

from portal.companies.models import Company
from portal.labour.words import DayPart, LanguageLevel, OccupationField
from portal.openings.models import Opening
from portal.openings.queries.cards import is_shown_to_everyone
from portal.openings.queries.public import HOURS, Wanted
from portal.openings.words import LicenceAsked, OpeningKind, OpeningState, StartBand

FILTERS = ("kind", "german", "time", "hours", "field", "start", "licence")


@dataclass(frozen=True, slots=True)
class Bundle:
    """Openings that no filter tells apart, and how many they are."""

    kind: OpeningKind
    field: OccupationField | None
    day_part: DayPart | None
    language: LanguageLevel
    hours: str | None
    licences: tuple[str, ...]
    start: str
    count: int

    @property
    def licence_answers(self) -> tuple[str, ...]:
        """What they ask for, as the filter says it."""
        return self.licences or (LicenceAsked.NONE.value,)

    def misses(self, wanted: Wanted) -> list[str]:
        """Name the filters these openings do not meet."""
        met = {
            "kind": not wanted.kinds or self.kind in wanted.kinds,
            "field": not wanted.fields or self.field in wanted.fields,
            "time": not wanted.day_parts or self.day_part is DayPart.FLEXIBLE or self.day_part in wanted.day_parts,
            "hours": wanted.hours is None or self.hours == wanted.hours.value,
            "start": wanted.start is None or self.start == wanted.start.value,
            "licence": not wanted.licences or not set(self.licence_answers).isdisjoint(wanted.licences),
            "german": wanted.language is None or self.language.rank <= wanted.language.rank,
        }
        return [name for name, is_met in met.items() if not is_met]

    def answers(self, name: str) -> list[str]:
        """Return the answers of a filter that these openings meet."""
        if name == "german":
            return [level.value for level in LanguageLevel if self.language.rank <= level.rank]
        if name == "time" and self.day_part is DayPart.FLEXIBLE:
            return [part.value for part in DayPart]  # whoever is flexible suits every wish
        if name == "licence":
            return list(self.licence_answers)
        if name == "start":
            return [self.start]
        if name == "hours":
            return [self.hours] if self.hours else []
        answer = {"kind": self.kind, "field": self.field, "time": self.day_part}[name]
        return [answer.value] if answer else []


@dataclass(frozen=True, slots=True)
class Hits:
    """All public openings of a day in bundles."""

    bundles: tuple[Bundle, ...]

    def total(self, wanted: Wanted) -> int:
        """Count what meets the filters; of words and places the bundles know nothing."""
        return sum(bundle.count for bundle in self.bundles if not bundle.misses(wanted))

    def beside(self, wanted: Wanted) -> dict[str, Counter[str]]:
        """Count for each filter what each of its answers would show, with everything else that is asked."""
        found: dict[str, Counter[str]] = {name: Counter() for name in FILTERS}
        for bundle in self.bundles:
            missed = bundle.misses(wanted)
            for name in FILTERS if not missed else missed if len(missed) == 1 else ():
                for answer in bundle.answers(name):
                    found[name][answer] += bundle.count
        return found


@dataclass(frozen=True, slots=True)
class StaffHits:
    """All openings that meet a staff's words, site and place, in bundles by their state."""

    by_state: Mapping[OpeningState, Hits]

    def beside(self, wanted: Wanted, states: frozenset[OpeningState]) -> dict[str, Counter[str]]:
        """Count for each filter what each of its answers would show, with everything else that is asked."""
        found: dict[str, Counter[str]] = {name: Counter() for name in FILTERS}
        for state, hits in self.by_state.items():
            for name, counts in hits.beside(wanted).items() if not states or state in states else ():
                found[name].update(counts)
        return {**found, "state": Counter({state.value: hits.total(wanted) for state, hits in self.by_state.items()})}


def _is_in(low: int | None, high: int | None) -> ColumnElement[bool]:
    above = Opening.hours_per_week >= (low or 0)
    return above & (Opening.hours_per_week <= high) if high else above


_BAND = case(*((_is_in(low, high), band.value) for band, (low, high) in HOURS.items()), else_=None)
_SOON, _LATER = bindparam("soon", type_=Date()), bindparam("later", type_=Date())
_START = case(
    (or_(Opening.starts_on.is_(None), Opening.starts_on <= _SOON), StartBand.NOW.value),
    (Opening.starts_on <= _LATER, StartBand.SOON.value),
    else_=StartBand.LATER.value,
)
_DIMENSIONS = (Opening.kind, Opening.field, Opening.day_part, Opening.language_level)
_DAY = bindparam("day", type_=Date())
_BUNDLE = (*_DIMENSIONS, _BAND.label("hours"), Opening.licences, _START.label("start"), func.count())
_TOLD_APART = (*_DIMENSIONS, "hours", Opening.licences, "start")
_BUNDLES: Select[*tuple[Any, ...]] = (
    select(*_BUNDLE)
    .join(Company, Company.id == Opening.company_id)
    .where(is_shown_to_everyone(), or_(Opening.valid_until.is_(None), Opening.valid_until >= _DAY))
    .group_by(*_TOLD_APART)
)
_OF_STAFF: Select[*tuple[Any, ...]] = (
    select(Opening.state, *_BUNDLE).join(Company, Company.id == Opening.company_id).group_by(Opening.state, *_TOLD_APART)
)


def public_hits(session: Session, *, on: date) -> Hits:
    """Count everything that is public on a day, in one statement; linear, so ask it once for each version of the data."""
    return _hits(session, _BUNDLES, on)


def public_hits_among(session: Session, ids: Collection[UUID], *, on: date) -> Hits:
    """Count what of these is public on a day, for a search by words or around a place."""
    return _hits(session, _BUNDLES.where(Opening.id.in_(ids)), on) if ids else Hits(())


def staff_hits(session: Session, where: Collection[ColumnElement[bool]], *, on: date) -> StaffHits:
    """Count the openings of all companies that meet this, whatever their state, in one statement."""
    by_state: dict[OpeningState, list[Bundle]] = {}
    for state, *bundle in session.execute(_OF_STAFF.where(*where), _days(on)):
        by_state.setdefault(state, []).append(Bundle(*bundle))
    return StaffHits({state: Hits(tuple(bundles)) for state, bundles in by_state.items()})


def _hits(session: Session, statement: Select[*tuple[Any, ...]], on: date) -> Hits:
    return Hits(tuple(Bundle(*row) for row in session.execute(statement, _days(on))))


def _days(on: date) -> dict[str, date]:
    return {"day": on, "soon": on + timedelta(days=14), "later": on + timedelta(days=92)}
