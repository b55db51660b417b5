"""Making a masked profile of a person: bands, months, clusters. The only way from a record into a profile."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from portal.candidates.drafts import ProfileChoice
from portal.candidates.models import Candidate, CandidateCompetence, CandidateLanguage, CourseHour, Experience
from portal.candidates.shareable import Shareable, ask_the_person
from portal.candidates.timetable import course_part_of, free_part
from portal.candidates.words import Fact
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
    return coarsen(_finest(Shareable.of(candidate), choice, on), choice.coarse)


def _finest(person: Shareable, choice: ProfileChoice, on: date | None) -> ProfileDraft:
    german = current_level(person.languages, GERMAN)
    group, years = _experience(person, choice.occupation_group)
    course_part = course_part_of(_hours_of_running_courses(person))
    start = _known(person.available_from)
    return ProfileDraft(
        goal=_known(person.goal),
        field=_known(person.field),
        occupation_group=group,
        years=YearsBand.of(years),
        german=_known(german).level,
        german_source=_known(german).source,
        hours=HoursBand.of(_known(person.hours_per_week)),
        day_part=free_part(person.day_part, course_part),
        course_part=course_part,
        available_month=first_of_month(max(start, on) if on else start),
        region=Region(_known(person.region)),
        permit=_known(person.permit),
        permit_checked_month=first_of_month(_known(person.permit_checked_on)),
        competences=_shown_competences(person, choice),
        other_languages=tuple(code for code in choice.languages if code != GERMAN and current_level(person.languages, code)),
        is_reachable=choice.is_reachable,
        has_licence_b=person.has_licence_b if choice.needs_licence_b else None,
        has_forklift_licence=person.has_forklift_licence if choice.needs_forklift_licence else None,
        works_shifts=person.works_shifts if choice.needs_shifts else None,
        short_text=person.short_text,
    )


def gaps_of(candidate: Candidate, choice: ProfileChoice) -> tuple[Gap, ...]:
    """List everything that is still missing for this choice; what comes from the Jobcentre is missing, and is called that."""
    person = Shareable.of(candidate)
    course_part = course_part_of(_hours_of_running_courses(person))
    has_time = person.day_part or course_part
    asked = (
        (person.goal, Fact.GOAL, "search", _l("Please enter what the person is looking for.")),
        (person.field, Fact.FIELD, "search", _l("Please enter the field of work the person is looking for.")),
        (person.region, Fact.REGION, "contact", _l("Please enter where the person lives, or the region.")),
        (person.available_from, Fact.AVAILABLE_FROM, "search", _l("Please enter from when the person is available.")),
        (person.hours_per_week, Fact.HOURS_PER_WEEK, "search", _l("Please enter how many hours a week the person can work.")),
        (has_time, Fact.DAY_PART, "search", _l("Please enter when in the day the person can work.")),
    )
    gaps = [Gap(fact.value, section, person.ask_for(fact, sentence)) for value, fact, section, sentence in asked if value is None]
    gaps += _missing_german(candidate, person)
    gaps += _missing_permit(person)
    return (*gaps, *_unanswered(person, choice), *_contradictions(candidate, person, choice))


def _missing_german(candidate: Candidate, person: Shareable) -> list[Gap]:
    if current_level(person.languages, GERMAN):
        return []
    is_known = current_level(candidate.languages, GERMAN) is not None
    asked = ask_the_person(_l("Level of German")) if is_known else _l("Please enter the person's level of German.")
    return [Gap("german", "levels", asked)]


def _missing_permit(person: Shareable) -> list[Gap]:
    gaps = []
    if person.permit is None:
        sentence = person.ask_for(Fact.PERMIT, _l("Please enter the permission to work."))
        gaps.append(Gap("permit", "permit", sentence))
    if person.permit_checked_on is None and Fact.PERMIT not in person.withheld:
        gaps.append(Gap("checked_on", "permit", _l("Please enter when you checked the permission to work.")))
    return gaps


def _unanswered(person: Shareable, choice: ProfileChoice) -> list[Gap]:
    asked = (
        (choice.needs_licence_b, Fact.HAS_LICENCE_B, _l("Please note whether the person has licence B.")),
        (choice.needs_forklift_licence, Fact.HAS_FORKLIFT_LICENCE, _l("Please note whether the person has a forklift licence.")),
        (choice.needs_shifts, Fact.WORKS_SHIFTS, _l("Please note whether the person works in shifts.")),
    )
    return [
        Gap(fact.value, "search", person.ask_for(fact, sentence))
        for is_needed, fact, sentence in asked
        if is_needed and getattr(person, fact.value) is None
    ]


def _contradictions(candidate: Candidate, person: Shareable, choice: ProfileChoice) -> list[Gap]:
    gaps = []
    course_part = course_part_of(_hours_of_running_courses(person))
    if course_part in (DayPart.MORNING, DayPart.AFTERNOON) and person.day_part is course_part:
        gaps.append(Gap("day_part", "search", _l("The course is at the time the person wants to work. Please check both.")))
    if course_part is DayPart.WHOLE_DAY:
        gaps.append(Gap("day_part", "courses", _l("The German course leaves no time for work. Please check the timetable.")))
    if len(choice.competences) > MOST_SHOWN:
        gaps.append(Gap("competences", "choice", _l("Please choose at most six competences.")))
    return gaps + _not_in_the_record(candidate, person, choice)


def _not_in_the_record(candidate: Candidate, person: Shareable, choice: ProfileChoice) -> list[Gap]:
    """Refuse choices that the record does not hold, or holds from the Jobcentre alone."""
    gaps = []
    chosen = {each.value for each in choice.competences}
    if chosen - {row.code for row in person.competences}:
        is_known = chosen <= {row.code for row in candidate.competences}
        only_known = _l("Please choose only competences that stand in the record.")
        gaps.append(Gap("competences", "choice", ask_the_person(_l("Competence")) if is_known else only_known))
    group = choice.occupation_group.value if choice.occupation_group else None
    if group and group not in {row.occupation_group for row in person.experiences}:
        is_known = group in {row.occupation_group for row in candidate.experiences}
        only_known = _l("Please choose only experience that stands in the record.")
        gaps.append(Gap("occupation_group", "choice", ask_the_person(_l("Experience")) if is_known else only_known))
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


def _hours_of_running_courses(person: Shareable) -> list[CourseHour]:
    """Leave out courses that have ended by the time the person can start."""
    start = person.available_from
    running = [course for course in person.courses if start is None or course.ends_on is None or course.ends_on >= start]
    return [hour for course in running for hour in course.hours]


def _experience(person: Shareable, chosen: OccupationGroup | None) -> tuple[OccupationGroup | None, int]:
    """Return the group to show and its years in all; without a choice the longest."""
    years: dict[str, int] = {}
    for row in person.experiences:
        years[row.occupation_group] = years.get(row.occupation_group, 0) + row.years
    if not years:
        return None, 0
    code = chosen.value if chosen else min(years, key=lambda group: (-years[group], group))
    return occupation_group(code), years[code]


def _shown_competences(person: Shareable, choice: ProfileChoice) -> tuple[ShownCompetence, ...]:
    known = current_competences(person.competences)
    chosen: tuple[Competence, ...] = tuple(dict.fromkeys(choice.competences))
    return tuple(ShownCompetence(each, known[each.value].level, known[each.value].evidence) for each in chosen)


def _known(value: T | None) -> T:
    """Pass a value that the gaps have proved to be there."""
    if value is None:
        raise LookupError("asked before the gaps were")
    return value
