"""The one thing to do next for a person, by their state and by what their record still lacks. Pure."""

from dataclasses import replace

from portal.candidates.queries import CandidateRecord
from portal.candidates.words import CandidateState
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web.records import Step

S = CandidateState
# Where each part of the record is filled in.
SECTIONS = {
    "search": "advisor_candidates.edit_search",
    "contact": "advisor_candidates.edit_contact",
    "levels": "advisor_candidates.add_level",
    "permit": "advisor_candidates.edit_permit",
    "courses": "advisor_candidates.add_course",
}
_STATES = {
    S.DRAFT: Step(
        _l("The person is being taken in. Everything said so far is kept; go on where you stopped."),
        _l("Go on taking in"),
        "advisor_candidates.take_in",
    ),
    S.PAUSED: Step(
        _l("The person is pausing: no company is shown anything new. Call when the pause is over, then go on."),
        _l("Go on"),
        "advisor_candidates.resume",
        is_act=True,
    ),
    S.PLACED: Step(
        _l("The person is in work. Call now and then: how is it going, on both sides? A line is enough."),
        _l("Note a conversation"),
        "advisor_contacts.note",
    ),
    S.LEFT: Step(
        _l("The accompaniment has ended. If the person comes back, their record goes on where it stopped."),
        _l("Take up again"),
        "advisor_candidates.take_up_again",
        is_act=True,
    ),
}


def next_step(person: CandidateRecord) -> Step:
    """Say what comes next for a person; every state has an answer."""
    if person.state is S.PLACED:
        return replace(_STATES[S.PLACED], values={"kind": "candidate", "subject_id": person.id})
    return _step(person).about(candidate_id=person.id)


def _step(person: CandidateRecord) -> Step:
    if person.state is not S.ACTIVE:
        return _STATES[person.state]
    if person.gaps:
        endpoint = SECTIONS.get(person.gaps[0].section, SECTIONS["search"])
        why = _l("Before a company can see a profile, something is missing. Ask the person and add it.")
        return Step(why, _l("Add what is missing"), endpoint)
    why = _l("The record is complete. Choose a place that fits; nobody is shown anything before the person says yes.")
    return Step(why, _l("Propose a place"), "advisor_proposals.choose")
