"""Which people and which places fit: a documented set of rules made by people. Nothing is learned, nobody is decided about.

Vetoes say what stands in the way today; points say how near the rest is. Both are read by advisors alone, each in one line,
and an advisor may propose against a veto. What is read of a person is `Seeker` and nothing else: no name, age, sex,
nationality, residence title, religion, family or health (s. 1 AGG; Art. 22 GDPR; Annex III no. 4 AI Act).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from portal.labour.words import DayPart, Goal, LanguageLevel, Licence, OccupationField, PermitClass, WideField
from portal.openings.queries import OpeningCard
from portal.openings.words import OpeningKind
from portal.proposals.matching_words import Ground
from portal.proposals.words import Hint

GOALS = {
    OpeningKind.VACANCY: Goal.JOB,
    OpeningKind.INTERNSHIP_SLOT: Goal.INTERNSHIP,
    OpeningKind.APPRENTICESHIP_PLACE: Goal.APPRENTICESHIP,
}
NO_HALF_DAY = (DayPart.WHOLE_DAY, DayPart.SHIFTS)
UNSETTLED = (None, PermitClass.IN_CLARIFICATION)
MOST_COMPETENCES = 4
"""So many competences at most are asked of a person for one place, and counted."""
MAIN_GROUP = 2
"""So many digits of a KldB code name the main group: related occupations."""
LONG, VERY_LONG = timedelta(weeks=4), timedelta(weeks=8)
"""After so long without a proposal somebody comes up a little, and a little more."""
MOST = {Ground.OCCUPATION: 8, Ground.LANGUAGE: 3, Ground.DISTANCE: 3, Ground.SHIFTS: 1, Ground.WAITING: 2}
"""Points of each ground at most; competences count one each."""


@dataclass(frozen=True, slots=True)
class Seeker:
    """What matching knows of a person: codes, no more."""

    goal: Goal
    field: OccupationField | None = None
    region: str | None = None
    available_from: date | None = None
    hours_per_week: int | None = None
    works_shifts: bool | None = None
    licences: frozenset[str] = frozenset()
    permit: PermitClass | None = None
    german: LanguageLevel | None = None
    work: tuple[str, ...] = ()
    competences: tuple[str, ...] = ()
    course_part: DayPart | None = None
    course_until: date | None = None
    waiting_since: date | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """What matching knows of a place. `begins_on` is its start, or today if it has passed or is open; `on` is today."""

    goal: Goal
    on: date
    begins_on: date
    starts_on: date | None = None
    field: OccupationField | None = None
    group: str | None = None
    region: str | None = None
    language: LanguageLevel = LanguageLevel.NONE
    day_part: DayPart | None = None
    hours_per_week: int | None = None
    licences: frozenset[str] = frozenset()
    competences: tuple[str, ...] = ()

    @classmethod
    def of(cls, card: OpeningCard, *, on: date) -> "Work":
        """Return what matching reads of an opening."""
        return cls(
            goal=GOALS[card.kind],
            on=on,
            begins_on=max(card.starts_on or on, on),
            starts_on=card.starts_on,
            field=card.field,
            group=card.occupation_group,
            region=card.region,
            language=card.language_level,
            day_part=card.day_part,
            hours_per_week=card.hours_per_week,
            licences=frozenset(card.licences),
            competences=card.asked_competences[:MOST_COMPETENCES],
        )


@dataclass(frozen=True, slots=True)
class Point:
    """How much one ground speaks for a pair: `got` of at most `of`, both whole points."""

    ground: Ground
    got: int
    of: int

    @property
    def is_for(self) -> bool:
        """Whether it speaks for the pair."""
        return self.got * 2 > self.of


@dataclass(frozen=True, slots=True)
class Fit:
    """Why a person and a place fit, and why not."""

    vetoes: tuple[Hint, ...]
    points: tuple[Point, ...]

    @property
    def score(self) -> int:
        """The sum of all points: what people are put in order by, for one place."""
        return sum(point.got for point in self.points)

    @property
    def share(self) -> float:
        """The part of the points that could be had, between 0 and 1: what places are put in order by, for one person."""
        return self.score / sum(point.of for point in self.points)


def fit(seeker: Seeker, work: Work) -> Fit:
    """Weigh a pair."""
    points = [
        Point(Ground.OCCUPATION, occupation_points(seeker, work), MOST[Ground.OCCUPATION]),
        Point(Ground.COMPETENCES, len(set(work.competences) & set(seeker.competences)), len(work.competences)),
        Point(Ground.LANGUAGE, language_points(seeker.german, work), MOST[Ground.LANGUAGE]),
        Point(Ground.DISTANCE, distance_points(seeker.region, work), MOST[Ground.DISTANCE]),
        Point(Ground.SHIFTS, shift_points(seeker, work), MOST[Ground.SHIFTS]),
        Point(Ground.WAITING, waiting_points(seeker.waiting_since, work), MOST[Ground.WAITING]),
    ]
    asked = tuple(
        point for point in points if point.of and (point.ground is not Ground.SHIFTS or work.day_part is DayPart.SHIFTS)
    )
    return Fit(tuple(hint for hint, stands in VETOES.items() if stands(seeker, work)), asked)


VETOES: dict[Hint, Callable[[Seeker, Work], bool]] = {
    Hint.GOAL: lambda seeker, work: seeker.goal is not work.goal,
    Hint.PERMIT: lambda seeker, _work: seeker.permit in UNSETTLED,
    Hint.LICENCE: lambda seeker, work: not work.licences <= seeker.licences,
    Hint.TIMES: lambda seeker, work: (
        clashes(work.day_part, seeker.course_part) and (seeker.course_until is None or seeker.course_until >= work.begins_on)
    ),
    Hint.SHIFTS: lambda seeker, work: work.day_part is DayPart.SHIFTS and seeker.works_shifts is False,
    Hint.HOURS: lambda seeker, work: (work.hours_per_week or 0) > (seeker.hours_per_week or 168),
    Hint.START: lambda seeker, work: (seeker.available_from or date.min) > (work.starts_on or date.max),
}
"""What stands in the way of a proposal today, and when it does."""


def licences_of(*, car: bool | None, forklift: bool | None) -> frozenset[str]:
    """Return the licences somebody has; one that nobody asked about is not among them."""
    held = {Licence.CAR: car, Licence.FORKLIFT: forklift}
    return frozenset(licence.value for licence, is_held in held.items() if is_held)


def clashes(work: DayPart | None, course: DayPart | None) -> bool:
    """Whether a course takes the time of the work."""
    if course is None or work is None or work is DayPart.FLEXIBLE:
        return False
    return work is course or course is DayPart.WHOLE_DAY or work in NO_HALF_DAY


@dataclass(frozen=True, slots=True)
class Rung:
    """So many points for whoever did work with one of these beginnings of a code, or looks for one of these fields."""

    points: int
    work: tuple[str, ...] = ()
    fields: frozenset[OccupationField] = frozenset()

    def holds(self, seeker: Seeker) -> bool:
        """Whether the person stands on this rung."""
        return seeker.field in self.fields or any(code.startswith(self.work) for code in seeker.work)


@cache
def ladder(group: str | None, field: OccupationField | None) -> tuple[Rung, ...]:
    """Return how near work somebody did or wants is to a place's: by KldB 2010, then by our fields; the nearest first."""
    near = frozenset(each for each in OccupationField if field and WideField.of(each) is WideField.of(field))
    rungs = (
        Rung(8, work=(group,) if group else ()),
        Rung(6, work=(group[:MAIN_GROUP],) if group else ()),
        Rung(5, work=(field.value,) if field else ()),
        Rung(4, fields=frozenset({field}) if field else frozenset()),
        Rung(2, work=tuple(sorted(each.value for each in near)), fields=near),
    )
    return tuple(rung for rung in rungs if rung.work or rung.fields)


def occupation_points(seeker: Seeker, work: Work) -> int:
    """8 worked in this group of occupations, 6 in a related one, 5 in the field; 4 looks for it; 2 a similar field."""
    return next((rung.points for rung in ladder(work.group, work.field) if rung.holds(seeker)), 0)


def language_points(german: LanguageLevel | None, work: Work) -> int:
    """3 for enough German, 1 for one level less: many tasks can be shown."""
    gap = work.language.rank - (german or LanguageLevel.NONE).rank
    return 3 if gap <= 0 else int(gap == 1)


def distance_points(region: str | None, work: Work) -> int:
    """3 for the same region of the county, 1 while one of the two is unknown."""
    if region is None or work.region is None:
        return 1
    return 3 if region == work.region else 0


def shift_points(seeker: Seeker, work: Work) -> int:
    """1 for whoever said yes to shifts, where there are shifts."""
    return int(work.day_part is DayPart.SHIFTS and seeker.works_shifts is True)


def waiting_points(since: date | None, work: Work) -> int:
    """1 after four weeks without a proposal, 2 after eight: nobody is forgotten because others fit a little better."""
    if since is None:
        return 0
    return 2 if since <= work.on - VERY_LONG else int(since <= work.on - LONG)
