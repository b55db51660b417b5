"""`portal bench matching`: the first page of the people for a place, beside a plain filter.

The plain filter answers less: active people with this goal and field, the newest first, with their names. Both run in turns on
the same SQLite file, each on five places; everybody is invented and drawn with a fixed seed.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random  # noqa: TID251 - a benchmark draws the same people each time
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from portal.bench.filling import make_portal
from portal.bench.privacy.drawing import people
from portal.bench.privacy.figures import Figure, printed
from portal.candidates.crowd import Member
from portal.candidates.models import Candidate
from portal.candidates.queries import names_of_candidates
from portal.candidates.summary import work_codes
from portal.candidates.words import CandidateState
from portal.kernel import clock
from portal.kernel.db import Database
from portal.kernel.places import Region
from portal.labour.competences import Competence
from portal.labour.words import DayPart, Goal, HoursBand, LanguageLevel, OccupationField
from portal.proposals.matching import Work
from portal.proposals.queries.fitting import SHOWN, people_for
from portal.schema import METADATA

FEW, MANY, MOST = 10_000, 30_000, 100_000
SEED: Final = 20261123
ROUNDS: Final = 7
GOAL_MS: Final = 50.0
AT_ONCE: Final = 5_000
HOURS: Final = {HoursBand.FULL: 40, HoursBand.PART: 25, HoursBand.SMALL: 15}


@dataclass(frozen=True)
class Times:
    """Milliseconds of one page each, and how many people nothing stands in the way of."""

    matched: float
    plain: float
    fits: int


def report() -> int:
    """Print the figures; 1 if a goal is missed."""
    figures = list(_figures({count: _measured(count) for count in (FEW, MANY, MOST)}))
    print(printed("First page of the people for a place", figures))
    print(f"\nSQLite, five places, {ROUNDS} rounds in turns, the median of the best round of each place; {SHOWN} people a page.")
    return int(not all(figure.is_reached for figure in figures))


def _figures(found: dict[int, Times]) -> Iterator[Figure]:
    first = found[FEW]
    for count, times in found.items():
        remark = f"{times.matched / times.plain:.1f} times a plain filter ({times.plain:.1f} ms); {times.fits} people fit"
        is_first = count == FEW
        yield Figure(
            f"among {count:,} people",
            f"{times.matched:.1f} ms",
            f"at most {GOAL_MS:.0f} ms" if is_first else "",
            is_reached=not is_first or times.matched <= GOAL_MS,
            remark=remark,
        )
    growth, plain = found[MOST].matched / first.matched, found[MOST].plain / first.plain
    yield Figure(
        "growth to ten times as many",
        f"{growth:.1f} times",
        "at most a plain filter's",
        is_reached=growth <= plain,
        remark=f"a plain filter: {plain:.1f} times",
    )


def _measured(count: int) -> Times:
    with TemporaryDirectory(prefix="portal-bench-") as name:
        app = make_portal(Path(name))
        database: Database = app.extensions["portal_database"]
        METADATA.create_all(database.engine)
        with app.app_context(), database.transaction() as session:
            _fill(session, count)
        try:
            with app.app_context(), database.reading() as session:
                return _timed(session)
        finally:
            database.close()


def _timed(session: Session) -> Times:
    best: dict[tuple[int, str], float] = {}
    fits = []
    for _round in range(ROUNDS):
        for number, work in enumerate(_works()):
            for way, ask in (("matched", _matched), ("plain", _plain)):
                took, answer = _took(lambda ask=ask, work=work: ask(session, work))  # type: ignore[misc]  # bound at once
                best[number, way] = min(took, best.get((number, way), took))
                if way == "matched":
                    fits.append(answer)
    return Times(
        median(took for (_number, way), took in best.items() if way == "matched"),
        median(took for (_number, way), took in best.items() if way == "plain"),
        int(median(fits)),
    )


def _took(ask: Callable[[], int]) -> tuple[float, int]:
    begun = time.perf_counter()
    answer = ask()
    return (time.perf_counter() - begun) * 1000, answer


def _matched(session: Session, work: Work) -> int:
    return people_for(session, work).total


def _plain(session: Session, work: Work) -> int:
    query = (
        select(Candidate.id)
        .where(Candidate.state == CandidateState.ACTIVE, Candidate.goal == work.goal, Candidate.field == work.field)
        .order_by(Candidate.created_at.desc(), Candidate.id)
        .limit(SHOWN)
    )
    return len(names_of_candidates(session, session.scalars(query)))


def _works() -> Iterator[Work]:
    day = date(2027, 2, 1)
    for field, group, part in (
        (OccupationField.WAREHOUSE_TRANSPORT, "513", DayPart.SHIFTS),
        (OccupationField.KITCHEN_SERVICE, "293", DayPart.AFTERNOON),
        (OccupationField.CARE, "821", DayPart.WHOLE_DAY),
        (OccupationField.RETAIL, None, None),
        (OccupationField.BUILDING, "332", DayPart.FLEXIBLE),
    ):
        yield Work(
            goal=Goal.JOB,
            on=clock.today(),
            begins_on=day,
            starts_on=day,
            field=field,
            group=group,
            region=Region.GRIMMA.value,
            language=LanguageLevel.A2,
            day_part=part,
            hours_per_week=20,
            competences=("picking", "team"),
        )


def _fill(session: Session, count: int) -> None:
    luck, now = Random(SEED), clock.now()  # noqa: S311 - no secret, a sample
    rows = [_row(member, luck, now - timedelta(hours=luck.randrange(4_000))) for member in people(count, SEED)]
    for first in range(0, count, AT_ONCE):
        session.execute(insert(Candidate), rows[first : first + AT_ONCE])


def _row(member: Member, luck: Random, at: Any) -> dict[str, Any]:
    return {
        "id": uuid4(),
        "given_name": "Vorname",
        "family_name": "Nachname",
        "town": "Grimma",
        "contact_language": "de",
        "state": CandidateState.ACTIVE,
        "created_at": at,
        "changed_at": at,
        "version": 1,
        "goal": member.goal,
        "field": member.field,
        "region": member.region.value if member.region else None,
        "available_from": member.start,
        "hours_per_week": HOURS[member.hours] if member.hours else None,
        "day_part": member.day_part,
        "works_shifts": member.works_shifts,
        "has_licence_b": member.has_licence_b,
        "has_forklift_licence": member.has_forklift_licence,
        "permit": member.permit,
        "known_german": member.german,
        "known_work": work_codes(group.value for group in member.years),
        "known_competences": tuple(sorted(luck.sample([each.value for each in Competence], 6))),
        "course_part": member.course_part,
        "course_until": None,
    }
