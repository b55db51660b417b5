"""Who fits a place: the rules of `matching.py` asked of the database, so that ten thousand people take a moment.

Each rule is asked of every value it can meet and written down as a table of answers; no rule stands here a second time.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, Select, and_, case, false, func, literal, or_, select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.candidates.queries import names_of_candidates
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
"""So many people stand on a page; below come those whose rest does not fit."""


@dataclass(frozen=True)
class FittingPerson:
    """A person for a place, with why and why not; `since` is the moment of their last proposal, or of their coming."""

    id: UUID
    name: str
    town: str | None
    advisor_id: UUID | None
    since: datetime
    fit: Fit


@dataclass(frozen=True)
class FittingPeople:
    """The best for a place, how many nothing stands in the way of, and the best of the others."""

    rows: tuple[FittingPerson, ...]
    total: int
    others: tuple[FittingPerson, ...]


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
    Candidate.known_groups,
    Candidate.known_competences,
    Candidate.course_part,
    Candidate.course_until,
)


def count_people_for(session: Session, work: Work, *, opening_id: UUID) -> int:
    """Count the people nothing stands in the way of, without those proposed already."""
    free = _among(opening_id, None).where(nothing_against(work))
    return session.scalar(select(func.count()).select_from(free.with_only_columns(Candidate.id).subquery())) or 0


def people_for(
    session: Session, work: Work, *, opening_id: UUID | None = None, advisor_id: UUID | None = None, limit: int = SHOWN
) -> FittingPeople:
    """Return the people for a place, the best first, without those proposed already; `advisor_id` restricts to one advisor's."""
    free, score = nothing_against(work), score_of(work)
    asked = _among(opening_id, advisor_id)
    total = session.scalar(select(func.count()).select_from(asked.where(free).subquery())) or 0
    best = _read(session, asked.where(free), score, limit)
    others = _read(session, asked.where(case((free, 1), else_=0) == 0), score, limit // 2)
    names = names_of_candidates(session, [row[0] for row in (*best, *others)])
    return FittingPeople(_people(best, names, work), total, _people(others, names, work))


def _among(opening_id: UUID | None, advisor_id: UUID | None) -> Select[*tuple[Any, ...]]:
    asked = (
        select(Candidate.id, Candidate.town, Candidate.advisor_id, _SINCE.label("since"), *_FACTS)
        .outerjoin(_LAST, _LAST.c.candidate_id == Candidate.id)
        .where(Candidate.state == CandidateState.ACTIVE)
    )
    if advisor_id is not None:
        asked = asked.where(Candidate.advisor_id == advisor_id)
    if opening_id is not None:
        proposed = select(Proposal.candidate_id).where(Proposal.opening_id == opening_id)
        asked = asked.where(Candidate.id.not_in(proposed))
    return asked


def _read(session: Session, asked: Select[*tuple[Any, ...]], score: ColumnElement[int], limit: int) -> list[Any]:
    return list(session.execute(asked.order_by(score.desc(), _SINCE, Candidate.id).limit(limit)))


def _people(rows: Iterable[Any], names: dict[UUID, str], work: Work) -> tuple[FittingPerson, ...]:
    return tuple(_person(row, names[row[0]], work) for row in rows)


def _person(row: Any, name: str, work: Work) -> FittingPerson:
    day = local_day(row.since)
    seeker = Seeker(
        goal=row.goal,
        field=row.field,
        region=row.region,
        available_from=row.available_from,
        hours_per_week=row.hours_per_week,
        works_shifts=row.works_shifts,
        licences=licences_of(car=row.has_licence_b, forklift=row.has_forklift_licence),
        permit=row.permit,
        german=row.known_german,
        groups=row.known_groups,
        competences=row.known_competences,
        course_part=row.course_part,
        course_until=row.course_until,
        waiting_since=day,
    )
    return FittingPerson(row.id, name, row.town, row.advisor_id, row.since, fit(seeker, work))


def nothing_against(work: Work) -> ColumnElement[bool]:
    """State that no veto of `matching.VETOES` stands."""
    rules = [Candidate.goal == work.goal, Candidate.permit.in_([each for each in PermitClass if each not in UNSETTLED])]
    if Licence.CAR.value in work.licences:
        rules.append(Candidate.has_licence_b.is_(True))
    if Licence.FORKLIFT.value in work.licences:
        rules.append(Candidate.has_forklift_licence.is_(True))
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
    return and_(*rules)


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
    steps = [
        (or_(_any_group(rung.groups), Candidate.field.in_(rung.fields) if rung.fields else false()), rung.points)
        for rung in ladder(work.group, work.field)
        if rung.groups or rung.fields
    ]
    return case(*steps, else_=0) if steps else literal(0, Integer)


def _any_group(codes: frozenset[str]) -> ColumnElement[bool]:
    return or_(false(), *(Candidate.known_groups.contains(spaced(code)) for code in sorted(codes)))


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
