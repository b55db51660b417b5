"""The steps of taking in a person: their addresses, which one is open, and where a missing detail is asked."""

from portal.candidates.generalising import Gap
from portal.candidates.queries import CandidateRecord
from portal.candidates.words import IntakeStep

ORDER = tuple(IntakeStep)
ENDPOINTS = {
    IntakeStep.REACH: "advisor_candidates.take_in",
    IntakeStep.LANGUAGES: "advisor_candidates.take_in_languages",
    IntakeStep.AIMS: "advisor_candidates.take_in_aims",
    IntakeStep.TIMES: "advisor_candidates.take_in_times",
    IntakeStep.REVIEW: "advisor_candidates.take_in_review",
}
_ASKED = {
    "german": (IntakeStep.LANGUAGES, "german"),
    "field": (IntakeStep.AIMS, "field"),
    "available_from": (IntakeStep.TIMES, "available_from"),
    "hours_per_week": (IntakeStep.TIMES, "hours_per_week"),
    "day_part": (IntakeStep.TIMES, "day_part"),
    "permit": (IntakeStep.TIMES, "permit"),
    "checked_on": (IntakeStep.TIMES, "checked_on"),
}


def before(step: IntakeStep) -> IntakeStep:
    """Return the step before."""
    return ORDER[max(0, ORDER.index(step) - 1)]


def after(step: IntakeStep) -> IntakeStep:
    """Return the next step."""
    return ORDER[min(len(ORDER) - 1, ORDER.index(step) + 1)]


def open_step(record: CandidateRecord) -> IntakeStep:
    """Return the first step of a draft that nothing was answered in; the last one if there is none."""
    search = record.search
    answered = {
        IntakeStep.LANGUAGES: bool(record.levels),
        IntakeStep.AIMS: bool(search.field or record.experiences),
        IntakeStep.TIMES: bool(search.available_from or search.hours_per_week or search.day_part or record.permit.permit),
    }
    return next((step for step, is_answered in answered.items() if not is_answered), IntakeStep.REVIEW)


def asked_at(record: CandidateRecord, gap: Gap) -> tuple[str, str]:
    """Return the endpoint and the field that ask for a missing detail.

    The region follows from the place; of a place we do not know, it is chosen beside the address.
    """
    if gap.field == "region":
        has_place = bool(record.contact.town or record.contact.postcode)
        return ("advisor_candidates.edit_contact", "region") if has_place else (ENDPOINTS[IntakeStep.REACH], "place")
    step, field = _ASKED.get(gap.field, (IntakeStep.TIMES, gap.field))
    return ENDPOINTS[step], field
