"""What an advisor should think about before proposing: documented rules made by people, no score and no ranking."""

from datetime import date

from portal.candidates.queries import CandidateRecord
from portal.candidates.timetable import course_part_of
from portal.kernel.places import Place, distance_km, place_of
from portal.labour.words import DayPart, Goal, LanguageLevel, PermitClass
from portal.openings.queries import OpeningCard
from portal.openings.words import OpeningKind
from portal.proposals.words import Hint

LONGEST_WAY_KM = 25
GOALS = {
    OpeningKind.VACANCY: Goal.JOB,
    OpeningKind.INTERNSHIP_SLOT: Goal.INTERNSHIP,
    OpeningKind.APPRENTICESHIP_PLACE: Goal.APPRENTICESHIP,
}
NO_HALF_DAY = (DayPart.WHOLE_DAY, DayPart.SHIFTS)


def hints_for(person: CandidateRecord, opening: OpeningCard, *, on: date) -> tuple[Hint, ...]:
    """List what does not fit, or is not known to fit. Nothing here forbids anything."""
    search = person.search
    found = {
        Hint.GOAL: search.goal is not GOALS[opening.kind],
        Hint.FIELD: None not in (search.field, opening.field) and search.field is not opening.field,
        Hint.TIMES: _clashes(opening.day_part, _course_part(person, opening, on)),
        Hint.HOURS: (opening.hours_per_week or 0) > (search.hours_per_week or 168),
        Hint.LANGUAGE: opening.language_level.rank > _german(person).rank,
        Hint.START: None not in (search.available_from, opening.starts_on)
        and (search.available_from or date.min) > (opening.starts_on or date.max),
        Hint.PERMIT: person.permit.permit in (None, PermitClass.IN_CLARIFICATION),
    }
    way = way_km(person, opening)
    found[Hint.WAY_UNKNOWN] = way is None
    found[Hint.WAY] = way is not None and way > LONGEST_WAY_KM
    return tuple(hint for hint in Hint if found[hint])


def way_km(person: CandidateRecord, opening: OpeningCard) -> float | None:
    """Return how far the person lives from the place of the opening, as the crow flies."""
    home = place_of(person.contact.postcode, person.contact.town) if person.contact.postcode else None
    work = place_of(opening.postcode, opening.town) if opening.postcode else None
    return distance_km(home, work) if isinstance(home, Place) and isinstance(work, Place) else None


def _german(person: CandidateRecord) -> LanguageLevel:
    return person.german.level if person.german else LanguageLevel.NONE


def _course_part(person: CandidateRecord, opening: OpeningCard, on: date) -> DayPart | None:
    """Return what of the day the course takes when the work begins."""
    start = max(opening.starts_on or on, on)
    running = [course for course in person.courses if course.ends_on is None or course.ends_on >= start]
    return course_part_of(hour for course in running for hour in course.hours)


def _clashes(work: DayPart | None, course: DayPart | None) -> bool:
    if course is None or work is None or work is DayPart.FLEXIBLE:
        return False
    return work is course or course is DayPart.WHOLE_DAY or work in NO_HALF_DAY
