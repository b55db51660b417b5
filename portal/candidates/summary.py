"""What is known of a person in a few codes: what matching reads, and nothing else of the record.

No name, birth date, sex, nationality, residence title, family or health stands here (s. 1 AGG, Art. 9 GDPR).
"""

from collections.abc import Iterable
from datetime import date

from portal.candidates.generalising import current_level
from portal.candidates.models import Candidate, CourseEnrolment
from portal.candidates.timetable import course_part_of
from portal.labour.languages import GERMAN
from portal.labour.occupations import occupation_group


def summarise(candidate: Candidate) -> None:
    """Write the summary anew after a level, an experience, a competence or a course has changed."""
    german = current_level(candidate.languages, GERMAN)
    candidate.known_german = german.level if german else None
    candidate.known_work = work_codes(row.occupation_group for row in candidate.experiences)
    candidate.known_competences = _codes(row.code for row in candidate.competences)
    candidate.course_part = course_part_of(hour for course in candidate.courses for hour in course.hours)
    candidate.course_until = _last_day(candidate.courses)


def work_codes(groups: Iterable[str]) -> tuple[str, ...]:
    """Return the groups of occupations somebody has worked in, and their fields of work."""
    groups = set(groups)
    known = (occupation_group(code) for code in groups)
    return _codes([*groups, *(group.field.value for group in known if group)])


def _codes(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(codes)))


def _last_day(courses: list[CourseEnrolment]) -> date | None:
    """Return the day after which all courses are over; None while nobody knows one."""
    ends = [course.ends_on for course in courses]
    return max((end for end in ends if end), default=None) if None not in ends else None
