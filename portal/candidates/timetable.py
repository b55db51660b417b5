"""What a German course leaves of the working day."""

from collections.abc import Iterable
from datetime import time

from portal.candidates.drafts import WeeklyHour
from portal.candidates.models import CourseHour
from portal.candidates.words import Weekday
from portal.labour.words import DayPart

NOON, EARLY_AFTERNOON, EVENING = time(12), time(14), time(17)
WORKDAYS = frozenset(Weekday) - {Weekday.SATURDAY}


Lesson = CourseHour | WeeklyHour


def course_part_of(hours: Iterable[Lesson]) -> DayPart | None:
    """Return what of the working day courses take: a half, a changing half, the whole day, or nothing."""
    halves: dict[Weekday, set[DayPart]] = {}
    for hour in hours:
        if hour.weekday in WORKDAYS:
            halves.setdefault(hour.weekday, set()).update(_halves_of(hour))
    taken = [parts for parts in halves.values() if parts]
    if not taken:
        return None
    together = set().union(*taken)
    if len(together) == 1:
        return together.pop()
    is_always_busy = len(taken) == len(WORKDAYS) and all(len(parts) == 2 for parts in taken)
    return DayPart.WHOLE_DAY if is_always_busy else DayPart.FLEXIBLE


def free_part(wanted: DayPart | None, course_part: DayPart | None) -> DayPart:
    """Return when work is possible beside the course."""
    if course_part is None:
        return wanted or DayPart.FLEXIBLE
    other_half = {DayPart.MORNING: DayPart.AFTERNOON, DayPart.AFTERNOON: DayPart.MORNING}
    return other_half.get(course_part, DayPart.FLEXIBLE)


def _halves_of(hour: Lesson) -> set[DayPart]:
    """Return the halves of the working day a lesson takes; in the evening it takes none."""
    parts = set()
    if hour.starts_at < NOON:
        parts.add(DayPart.MORNING)
    if hour.starts_at < EVENING and (hour.starts_at >= NOON or hour.ends_at > EARLY_AFTERNOON):
        parts.add(DayPart.AFTERNOON)
    return parts
