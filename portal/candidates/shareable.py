"""What of a record may leave the house without a name: nothing that we know from the Jobcentre alone.

Such facts are social data. They came to us for one purpose and stay there: s. 35 SGB I, ss. 67 to 78 SGB X, as of November 2026.
Masked profiles, the number of people who could be meant, and the pool in numbers are made of this, never of the record itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, TypeVar

from portal.candidates.models import Candidate, CandidateCompetence, CandidateLanguage, CourseEnrolment, Experience
from portal.candidates.words import Fact, FactSource
from portal.kernel.errors import Sentence
from portal.kernel.i18n import lazy_gettext as _l
from portal.labour.words import DayPart, Evidence, Goal, LevelSource, OccupationField, PermitClass
from portal.profiles.draft import ReviewedText

Line = CandidateLanguage | Experience | CandidateCompetence | CourseEnrolment
Row = TypeVar("Row", CandidateLanguage, Experience, CandidateCompetence, CourseEnrolment)
JOBCENTER = frozenset({LevelSource.JOBCENTER, Evidence.JOBCENTER, FactSource.JOBCENTER})


def ask_the_person(what: Any) -> Sentence:
    """Say that something comes from the Jobcentre, and what to do about it."""
    sentence: Sentence = _l(
        "“%(fact)s” comes from the Jobcentre. Please ask the person, then enter it as their own statement.", fact=what
    )
    return sentence


@dataclass(frozen=True)
class Shareable:
    """A record without what comes from the Jobcentre. It cannot be made with it: the constructor refuses."""

    goal: Goal | None
    field: OccupationField | None
    region: str | None
    available_from: date | None
    hours_per_week: int | None
    day_part: DayPart | None
    works_shifts: bool | None
    has_licence_b: bool | None
    has_forklift_licence: bool | None
    permit: PermitClass | None
    permit_checked_on: date | None
    languages: tuple[CandidateLanguage, ...]
    experiences: tuple[Experience, ...]
    competences: tuple[CandidateCompetence, ...]
    courses: tuple[CourseEnrolment, ...]
    short_text: ReviewedText | None
    withheld: frozenset[Fact]

    def __post_init__(self) -> None:
        rows: tuple[Line, ...] = (*self.languages, *self.experiences, *self.competences, *self.courses)
        if any(comes_from_jobcenter(row) for row in rows) or any(getattr(self, fact.value) is not None for fact in self.withheld):
            raise ValueError("what comes from the Jobcentre does not leave the house")

    @classmethod
    def of(cls, candidate: Candidate) -> "Shareable":
        """Leave out what we know from the Jobcentre alone."""
        withheld = frozenset(fact for fact in Fact if fact.value in (candidate.from_jobcenter or ()))
        hidden = {fact.value for fact in withheld} | ({"permit_checked_on"} if Fact.PERMIT in withheld else set())
        rows: dict[str, Any] = {
            name: _own(getattr(candidate, name)) for name in ("languages", "experiences", "competences", "courses")
        }
        plain = [each.name for each in fields(cls) if each.name not in rows and each.name != "withheld"]
        told: dict[str, Any] = {name: None if name in hidden else getattr(candidate, name) for name in plain}
        return cls(**told, **rows, withheld=withheld)

    def ask_for(self, fact: Fact, missing: Sentence) -> Sentence:
        """Return what to say where this is missing: that it comes from the Jobcentre, or that nobody has entered it."""
        return ask_the_person(fact.label) if fact in self.withheld else missing


def comes_from_jobcenter(row: Line) -> bool:
    """Say whether we know this line from the Jobcentre alone."""
    source = row.evidence if isinstance(row, CandidateCompetence) else row.source
    return source in JOBCENTER


def _own(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(row for row in rows if not comes_from_jobcenter(row))
