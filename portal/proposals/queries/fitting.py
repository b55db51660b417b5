"""Who fits a place: the rules of `matching.py` asked of the database, so that ten thousand people take a moment.

Each rule is asked of every value it can meet and written down as a table of answers; no rule stands here a second time.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, Select, and_, case, func, literal, or_, select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.candidates.queries import name_of
from portal.candidates.words import CandidateState
from portal.kernel.clock import local_day, start_of
from portal.kernel.db import spaced
from portal.kernel.places import Region
from portal.labour.words import DayPart, LanguageLevel, Licence, PermitClass
from portal.proposals.matching import (
    LONG,
    UNSETTLED,
    VERY_LONG,
    Fit,
    Rung,
    Seeker,
    Work,
    clashes,
    distance_points,
    fit,
    ladder,
    language_points,
    licences_of,
    shift_points,
    waiting_points,
)
from portal.proposals.models import Proposal

SHOWN = 20
"""So many people stand on a page."""


@dataclass(frozen=True)
class Among:
    """Who is asked about: not those proposed for this opening already, and only one advisor's people, if one is named."""

    opening_id: UUID | None = None
    advisor_id: UUID | None = None


EVERYBODY = Among()


@dataclass(frozen=True)
class FittingPerson:
    """A person for a place, with why and why not; `since` is the moment of their last proposal, or of their coming."""

    id: UUID
    name: str
    town: str | None
    since: datetime
    fit: Fit


@dataclass(frozen=True)
class FittingPeople:
    """The best for a place, and how many there are."""

    rows: tuple[FittingPerson, ...]
    total: int


_LAST = (
    select(Proposal.candidate_id, func.max(Proposal.created_at).label("proposed_at")).group_by(Proposal.candidate_id).subquery()
)
_SINCE: ColumnElement[datetime] = func.coalesce(_LAST.c.proposed_at, Candidate.created_at)
_FACTS = (
    Candidate.goal,
    Candidate.field,
    Candidate.region,
    Candidate.available_from,
    Candidate.hours_per_week,
    Candidate.works_shifts,
    Candidate.has_licence_b,
    Candidate.has_forklift_licence,
    Candidate.permit,
    Candidate.known_german,
    Candidate.known_work,
    Candidate.known_competences,
    Candidate.course_part,
    Candidate.course_until,
)


def count_people_for(session: Session, work: Work, *, opening_id: UUID) -> int:
    """Count the people nothing stands in the way of, without those proposed already."""
    free = _among(Among(opening_id), Candidate.id).where(nothing_against(work))
    return session.scalar(select(func.count()).select_from(free.subquery())) or 0


def people_for(session: Session, work: Work, among: Among = EVERYBODY, *, limit: int = SHOWN) -> FittingPeople:
    """Return the people nothing stands in the way of, the best first, without those proposed already."""
    ranked = _ranked(work, among).where(nothing_against(work)).limit(limit)
    return _found(session, ranked, work)


def nearly_fitting(session: Session, work: Work, among: Among = EVERYBODY, *, limit: int = SHOWN) -> FittingPeople:
    """Return the people exactly one thing stands in the way of, the best first."""
    in_the_way = sum((case((rule, 0), else_=1) for rule in no_vetoes(work)), start=literal(0, Integer))
    ranked = _ranked(work, among).where(in_the_way == 1).limit(limit)
    return _found(session, ranked, work)


def _ranked(work: Work, among: Among) -> Select[*tuple[Any, ...]]:
    asked = _among(among, Candidate.id, _SINCE.label("since"), func.count().over().label("total"))
    return asked.order_by(score_of(work).desc(), _SINCE, Candidate.id)


def _among(among: Among, *columns: Any) -> Select[*tuple[Any, ...]]:
    asked = (
        select(*columns).outerjoin(_LAST, _LAST.c.candidate_id == Candidate.id).where(Candidate.state == CandidateState.ACTIVE)
    )
    if among.advisor_id is not None:
        asked = asked.where(Candidate.advisor_id == among.advisor_id)
    if among.opening_id is not None:
        proposed = select(Proposal.candidate_id).where(Proposal.opening_id == among.opening_id)
        asked = asked.where(Candidate.id.not_in(proposed))
    return asked


def _found(session: Session, ranked: Select[*tuple[Any, ...]], work: Work) -> FittingPeople:
    """Read the facts and names of those who came up, and no others'."""
    found = session.execute(ranked).all()
    facts = select(Candidate.id, Candidate.given_name, Candidate.family_name, Candidate.town, *_FACTS)
    people = {row.id: row for row in session.execute(facts.where(Candidate.id.in_([row.id for row in found])))}
    rows = tuple(_person(people[row.id], row.since, work) for row in found)
    return FittingPeople(rows, found[0].total if found else 0)


def _person(row: Any, since: datetime, work: Work) -> FittingPerson:
    seeker = replace(seeker_of(row), waiting_since=local_day(since))
    return FittingPerson(row.id, name_of(row.given_name, row.family_name), row.town, since, fit(seeker, work))


def seeker_of(row: Any) -> Seeker:
    """Return what matching reads of a person, from the columns of `_FACTS`."""
    return Seeker(
        goal=row.goal,
        field=row.field,
        region=row.region,
        available_from=row.available_from,
        hours_per_week=row.hours_per_week,
        works_shifts=row.works_shifts,
        licences=licences_of(car=row.has_licence_b, forklift=row.has_forklift_licence),
        permit=row.permit,
        german=row.known_german,
        work=row.known_work,
        competences=row.known_competences,
        course_part=row.course_part,
        course_until=row.course_until,
    )


def nothing_against(work: Work) -> ColumnElement[bool]:
    """State that no veto of `matching.VETOES` stands."""
    return and_(*no_vetoes(work))


def no_vetoes(work: Work) -> list[ColumnElement[bool]]:
    """State of each veto that the place knows that it does not stand."""
    rules = [Candidate.goal == work.goal, Candidate.permit.in_([each for each in PermitClass if each not in UNSETTLED])]
    licences = {Licence.CAR.value: Candidate.has_licence_b, Licence.FORKLIFT.value: Candidate.has_forklift_licence}
    if work.licences:
        rules.append(and_(*(column.is_(True) for licence, column in licences.items() if licence in work.licences)))
    taken = [part for part in DayPart if clashes(work.day_part, part)]
    if taken:
        rules.append(
            or_(Candidate.course_part.is_(None), Candidate.course_part.not_in(taken), Candidate.course_until < work.begins_on)
        )
    if work.day_part is DayPart.SHIFTS:
        rules.append(Candidate.works_shifts.is_not(False))
    if work.hours_per_week:
        rules.append(or_(Candidate.hours_per_week.is_(None), Candidate.hours_per_week >= work.hours_per_week))
    if work.starts_on is not None:
        rules.append(or_(Candidate.available_from.is_(None), Candidate.available_from <= work.starts_on))
    return rules


def score_of(work: Work) -> ColumnElement[int]:
    """State the sum of the points of `matching.fit`."""
    regions: list[str | None] = [each.value for each in Region]
    ready = Seeker(work.goal, works_shifts=True)
    return (
        _occupation(work)
        + _competences(work)
        + _table(Candidate.known_german, LanguageLevel, lambda each: language_points(each, work))
        + _table(Candidate.region, regions, lambda each: distance_points(each, work))
        + case((Candidate.works_shifts.is_(True), shift_points(ready, work)), else_=0)
        + _waiting(work)
    )


def _table(column: Any, values: Iterable[Any], points: Callable[[Any], int]) -> ColumnElement[int]:
    return case({each: points(each) for each in values}, value=column, else_=points(None))


def _occupation(work: Work) -> ColumnElement[int]:
    steps = [(_on(rung), rung.points) for rung in ladder(work.group, work.field)]
    return case(*steps, else_=0) if steps else literal(0, Integer)


def _on(rung: Rung) -> ColumnElement[bool]:
    did = [Candidate.known_work.contains(f" {beginning}") for beginning in rung.work]
    wants = [Candidate.field.in_(rung.fields)] if rung.fields else []
    return or_(*wants, *did)


def _competences(work: Work) -> ColumnElement[int]:
    total: ColumnElement[int] = literal(0, Integer)
    for code in sorted(set(work.competences)):
        total = total + case((Candidate.known_competences.contains(spaced(code)), 1), else_=0)
    return total


def _waiting(work: Work) -> ColumnElement[int]:
    """Ask of the moments at which the days begin."""
    most, some = (waiting_points(work.on - each, work) for each in (VERY_LONG, LONG))
    very_long, long = (start_of(work.on - each + timedelta(days=1)) for each in (VERY_LONG, LONG))
    return case((very_long > _SINCE, most), (long > _SINCE, some), else_=0)
