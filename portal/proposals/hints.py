"""What an advisor should think about before proposing: documented rules made by people, no score and no ranking."""

from datetime import date

from portal.candidates.queries import CandidateRecord
from portal.candidates.summary import work_codes
from portal.candidates.timetable import course_part_of
from portal.kernel.places import Place, distance_km, place_of
from portal.labour.words import LanguageLevel
from portal.openings.queries import OpeningCard
from portal.proposals.matching import Fit, Seeker, Work, fit, licences_of
from portal.proposals.words import Hint

LONGEST_WAY_KM = 25


def hints_for(person: CandidateRecord, opening: OpeningCard, *, on: date) -> tuple[Hint, ...]:
    """List what does not fit, or is not known to fit. Nothing here forbids anything."""
    wanted, way = person.search.field, way_km(person, opening)
    found = {*fit_of(person, opening, on=on).vetoes}
    if None not in (wanted, opening.field) and wanted is not opening.field:
        found.add(Hint.FIELD)
    if opening.language_level.rank > _german(person).rank:
        found.add(Hint.LANGUAGE)
    if way is None or way > LONGEST_WAY_KM:
        found.add(Hint.WAY_UNKNOWN if way is None else Hint.WAY)
    return tuple(hint for hint in Hint if hint in found)


def fit_of(person: CandidateRecord, opening: OpeningCard, *, on: date, waiting_since: date | None = None) -> Fit:
    """Weigh a person's record and a place as it stands today."""
    work, search = Work.of(opening, on=on), person.search
    running = [course for course in person.courses if course.ends_on is None or course.ends_on >= work.begins_on]
    seeker = Seeker(
        goal=search.goal,
        field=search.field,
        region=person.region.value if person.region else None,
        available_from=search.available_from,
        hours_per_week=search.hours_per_week,
        works_shifts=search.works_shifts,
        licences=licences_of(car=search.has_licence_b, forklift=search.has_forklift_licence),
        permit=person.permit.permit,
        german=_german(person),
        work=work_codes(row.group.value for row in person.experiences),
        competences=tuple(row.competence.value for row in person.current_competences),
        course_part=course_part_of(hour for course in running for hour in course.hours),
        waiting_since=waiting_since,
    )
    return fit(seeker, work)


def way_km(person: CandidateRecord, opening: OpeningCard) -> float | None:
    """Return how far the person lives from the place of the opening, as the crow flies."""
    home = place_of(person.contact.postcode, person.contact.town) if person.contact.postcode else None
    work = place_of(opening.postcode, opening.town) if opening.postcode else None
    return distance_km(home, work) if isinstance(home, Place) and isinstance(work, Place) else None


def _german(person: CandidateRecord) -> LanguageLevel:
    return person.german.level if person.german else LanguageLevel.NONE
