"""The one thing to do next with an internship, by its state and the day. Pure."""

from datetime import date

from portal.internships.agreement.reading import Standing
from portal.internships.queries import LAST_WEEK, StaffInternship
from portal.internships.words import InternshipState, Outcome
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web.records import Step

S = InternshipState
LED_TO_WORK = (Outcome.JOB, Outcome.APPRENTICESHIP, Outcome.INTRODUCTORY_TRAINING)
_NOTE, _SHOW_PROPOSAL = "advisor_contacts.note", "advisor_proposals.show"


def next_step(internship: StaffInternship, on: date, agreement: Standing | None = None) -> Step:
    """Say what comes next with an internship; every state has an answer."""
    proposal = {"proposal_id": internship.proposal_id}
    if internship.state is S.PLANNED:
        why = _l("The approval of the authority is missing. Ask for it: the internship cannot begin without it.")
        return Step(why, _l("Enter the approval"), "advisor_internships.approve", _own(internship), due_on=internship.starts_on)
    if internship.state is S.APPROVED:
        return _sign(internship, agreement) or _begin(internship, on)
    if internship.state is S.RUNNING:
        return _accompany(internship, on)
    if internship.state is S.COMPLETED and internship.outcome in LED_TO_WORK:
        why = _l("The internship led to work. Once both have agreed, record it.")
        return Step(why, _l("Record the work found"), "advisor_placements.record", proposal)
    return Step(_OVER[internship.state], _l("To the proposal"), _SHOW_PROPOSAL, proposal)


_OVER = {
    S.COMPLETED: _l("The internship is over. Talk it over with the person and the company; the proposal says how it goes on."),
    S.ABORTED: _l("The internship ended early. Call both, then decide on the proposal how it goes on."),
    S.CANCELLED: _l("The internship was called off. On the proposal you can plan another one, or end it."),
}


def _sign(internship: StaffInternship, agreement: Standing | None) -> Step | None:
    """Say what is missing of the agreement; None where everyone has signed."""
    if agreement is None:
        why = _l("The internship is approved. Now prepare the agreement and let everyone sign; without it nobody may begin.")
        return Step(why, _l("Prepare the agreement"), "advisor_agreements.prepare", _own(internship), due_on=internship.starts_on)
    if agreement.missing:
        why = _l("The agreement is not signed by everyone yet. Look at who is missing, and help them to sign.")
        to = {"agreement_id": agreement.id}
        return Step(why, _l("Open the agreement"), "advisor_agreements.show", to, due_on=internship.starts_on)
    return None


def _begin(internship: StaffInternship, on: date) -> Step:
    if on < internship.starts_on:
        why = _l("Everything is ready. Call the company shortly before: who welcomes the person on the first day?")
        return Step(why, _l("Note a conversation"), _NOTE, _about(internship), due_on=internship.starts_on)
    why = _l("Today is the first day, or it has passed. Ask whether the person came, then note that it has begun.")
    return Step(
        why,
        _l("It has begun"),
        "advisor_internships.start",
        {"internship_id": internship.id},
        due_on=internship.starts_on,
        is_act=True,
    )


def _accompany(internship: StaffInternship, on: date) -> Step:
    if on < internship.ends_on - LAST_WEEK:
        why = _l("The internship is running. Visit once or call, and note how it is going.")
        return Step(why, _l("Note a conversation"), _NOTE, _about(internship), due_on=internship.ends_on - LAST_WEEK)
    why = _l("The internship is ending. Ask the company and the person how it goes on, then note what follows.")
    return Step(why, _l("It is over"), "advisor_internships.complete", _own(internship), due_on=internship.ends_on)


def _about(internship: StaffInternship) -> dict[str, object]:
    return {"kind": "internship", "subject_id": internship.id}


def _own(internship: StaffInternship) -> dict[str, object]:
    return {"internship_id": internship.id}
