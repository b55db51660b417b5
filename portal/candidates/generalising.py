"""Making a masked profile of a person: bands, months, clusters. The only way from a record into a profile."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from portal.candidates.drafts import ProfileChoice
from portal.candidates.models import Candidate, CandidateCompetence, CandidateLanguage, CourseHour, Experience
from portal.candidates.timetable import course_part_of, free_part
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.places import Region
from portal.labour.competences import MOST_SHOWN, Competence
from portal.labour.languages import GERMAN
from portal.labour.occupations import OccupationGroup, occupation_group
from portal.labour.words import DayPart, HoursBand, YearsBand
from portal.profiles.coarsening import coarsen
from portal.profiles.services import ProfileDraft, ShownCompetence

T = TypeVar("T")


@dataclass(frozen=True)
class Gap:
    """Something a masked profile needs that the record does not say yet."""

    field: str
    section: str
    sentence: Any


def generalise(candidate: Candidate, choice: ProfileChoice, *, on: date | None = None) -> ProfileDraft:
    """Make the masked profile; refuse with the first gap. `on` lifts a start in the past to the present month."""
    for gap in gaps_of(candidate, choice):
        raise RuleBroken(gap.sentence, field=gap.field)
    german = current_level(candidate.languages, GERMAN)
    group, years = _experience(candidate, choice.occupation_group)
    course_part = course_part_of(_hours_of_running_courses(candidate))
    start = _known(candidate.available_from)
    draft = ProfileDraft(
        goal=candidate.goal,
        field=_known(candidate.field),
        occupation_group=group,
        years=YearsBand.of(years),
        german=_known(german).level,
        german_source=_known(german).source,
        hours=HoursBand.of(_known(candidate.hours_per_week)),
        day_part=free_part(candidate.day_part, course_part),
        course_part=course_part,
        available_month=first_of_month(max(start, on) if on else start),
        region=Region(_known(candidate.region)),
        permit=_known(candidate.permit),
        permit_checked_month=first_of_month(_known(candidate.permit_checked_on)),
        competences=_shown_competences(candidate, choice),
        other_languages=tuple(code for code in choice.languages if code != GERMAN and current_level(candidate.languages, code)),
        is_reachable=choice.is_reachable,
        has_licence_b=candidate.has_licence_b if choice.needs_licence_b else None,
        has_forklift_licence=candidate.has_forklift_licence if choice.needs_forklift_licence else None,
        works_shifts=candidate.works_shifts if choice.needs_shifts else None,
        short_text=candidate.short_text,
    )
    return coarsen(draft, choice.coarse)


def gaps_of(candidate: Candidate, choice: ProfileChoice) -> tuple[Gap, ...]:
    """List everything that is still missing for this choice."""
    course_part = course_part_of(_hours_of_running_courses(candidate))
    asked = (
        (candidate.field, "field", "search", _l("Please enter the field of work the person is looking for.")),
        (candidate.region, "region", "contact", _l("Please enter where the person lives, or the region.")),
        (candidate.available_from, "available_from", "search", _l("Please enter from when the person is available.")),
        (candidate.hours_per_week, "hours_per_week", "search", _l("Please enter how many hours a week the person can work.")),
        (candidate.day_part or course_part, "day_part", "search", _l("Please enter when in the day the person can work.")),
        (current_level(candidate.languages, GERMAN), "german", "levels", _l("Please enter the person's level of German.")),
        (candidate.permit, "permit", "permit", _l("Please enter the permission to work.")),
        (candidate.permit_checked_on, "checked_on", "permit", _l("Please enter when you checked the permission to work.")),
    )
    gaps = [Gap(field, section, sentence) for value, field, section, sentence in asked if value is None]
    return (*gaps, *_unanswered(candidate, choice), *_contradictions(candidate, choice, course_part))


def _unanswered(candidate: Candidate, choice: ProfileChoice) -> list[Gap]:
    asked = (
        (choice.needs_licence_b, candidate.has_licence_b, "has_licence_b", _l("Please note whether the person has licence B.")),
        (
            choice.needs_forklift_licence,
            candidate.has_forklift_licence,
            "has_forklift_licence",
            _l("Please note whether the person has a forklift licence."),
        ),
        (choice.needs_shifts, candidate.works_shifts, "works_shifts", _l("Please note whether the person works in shifts.")),
    )
    return [Gap(field, "search", sentence) for needed, value, field, sentence in asked if needed and value is None]


def _contradictions(candidate: Candidate, choice: ProfileChoice, course_part: DayPart | None) -> list[Gap]:
    gaps = []
    if course_part in (DayPart.MORNING, DayPart.AFTERNOON) and candidate.day_part is course_part:
        gaps.append(Gap("day_part", "search", _l("The course is at the time the person wants to work. Please check both.")))
    if course_part is DayPart.WHOLE_DAY:
        gaps.append(Gap("day_part", "courses", _l("The German course leaves no time for work. Please check the timetable.")))
    if len(choice.competences) > MOST_SHOWN:
        gaps.append(Gap("competences", "choice", _l("Please choose at most six competences.")))
    if not {each.value for each in choice.competences} <= {row.code for row in candidate.competences}:
        gaps.append(Gap("competences", "choice", _l("Please choose only competences that stand in the record.")))
    groups = {row.occupation_group for row in candidate.experiences}
    if choice.occupation_group is not None and choice.occupation_group.value not in groups:
        gaps.append(Gap("occupation_group", "choice", _l("Please choose only experience that stands in the record.")))
    return gaps


def first_of_month(day: date) -> date:
    """Return the first day of the month: profiles know no days."""
    return day.replace(day=1)


def current_level(levels: Iterable[CandidateLanguage], language: str) -> CandidateLanguage | None:
    """Return the latest assessment of a language."""
    return max((row for row in levels if row.language == language), key=lambda row: row.assessed_on, default=None)


def foremost_language(levels: Iterable[CandidateLanguage]) -> CandidateLanguage | None:
    """Return the latest assessment of a language besides German; of one day, the first by its code."""
    others = sorted((row for row in levels if row.language != GERMAN), key=lambda row: row.language)
    return max(others, key=lambda row: row.assessed_on, default=None)


def longest_experience(rows: Iterable[Experience]) -> Experience | None:
    """Return the work somebody has done longest; of as many years, the first by its code."""
    return max(sorted(rows, key=lambda row: row.occupation_group), key=lambda row: row.years, default=None)


def current_competences(rows: Iterable[CandidateCompetence]) -> dict[str, CandidateCompetence]:
    """Return the latest assessment of each competence."""
    latest: dict[str, CandidateCompetence] = {}
    for row in sorted(rows, key=lambda each: each.assessed_on):
        latest[row.code] = row
    return latest


def _hours_of_running_courses(candidate: Candidate) -> list[CourseHour]:
    """Leave out courses that have ended by the time the person can start."""
    start = candidate.available_from
    running = [course for course in candidate.courses if start is None or course.ends_on is None or course.ends_on >= start]
    return [hour for course in running for hour in course.hours]


def _experience(candidate: Candidate, chosen: OccupationGroup | None) -> tuple[OccupationGroup | None, int]:
    """Return the group to show and its years in all; without a choice the longest."""
    years: dict[str, int] = {}
    for row in candidate.experiences:
        years[row.occupation_group] = years.get(row.occupation_group, 0) + row.years
    if not years:
        return None, 0
    code = chosen.value if chosen else min(years, key=lambda group: (-years[group], group))
    return occupation_group(code), years[code]


def _shown_competences(candidate: Candidate, choice: ProfileChoice) -> tuple[ShownCompetence, ...]:
    known = current_competences(candidate.competences)
    chosen: tuple[Competence, ...] = tuple(dict.fromkeys(choice.competences))
    return tuple(ShownCompetence(each, known[each.value].level, known[each.value].evidence) for each in chosen)


def _known(value: T | None) -> T:
    """Pass a value that the gaps have proved to be there."""
    if value is None:
        raise LookupError("asked before the gaps were")
    return value
