"""The one thing to do next with a proposal, by its state. Pure: what is due when stands in `queries/steps.py`."""

from dataclasses import replace
from datetime import date

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web.records import Step
from portal.proposals.queries import StaffProposal
from portal.proposals.queries.steps import RULES, Times
from portal.proposals.words import ConsentPurpose, ProposalState

S = ProposalState
_SHOW, _KNOW = {"purpose": ConsentPurpose.SHOW.value}, {"purpose": ConsentPurpose.KNOW.value}
_ON_PAPER, _PERSON = _l("Answer on paper or tablet"), "advisor_proposals.record_consent"
_ELSEWHERE = _l("Propose another place")
_STEPS: dict[ProposalState, Step] = {
    S.DRAFT: Step(
        _l("Check the profile below. Then ask the person: nobody is shown without their yes."),
        _l("Ask by personal link"),
        "advisor_proposals.ask",
        is_act=True,
    ),
    S.CONSENT_REQUESTED: Step(
        _l("The person is asked whether the company may see the profile. Call and help with the link, or use paper."),
        _ON_PAPER,
        _PERSON,
        _SHOW,
    ),
    S.CONSENT_GIVEN: Step(
        _l("The person has agreed. The company gets two weeks to answer."),
        _l("Show to the company"),
        "advisor_proposals.present",
        is_act=True,
    ),
    S.PRESENTED: Step(
        _l("The company answers in the portal. If nothing comes, call it and enter what it says."),
        _l("Enter the company's answer"),
        "advisor_proposals.company_answer",
    ),
    S.WANTED: Step(
        _l("The company wants to meet the person. The question for the name goes out by itself in a moment."),
        _l("Ask for the name now"),
        "advisor_proposals.ask_name",
        is_act=True,
    ),
    S.DISCLOSURE_REQUESTED: Step(
        _l("The person is asked whether the company may know the name. Call and help with the link, or use paper."),
        _ON_PAPER,
        _PERSON,
        _KNOW,
    ),
    S.DISCLOSED: Step(
        _l("The company knows the name. Ask the person when they can come, and offer the company three times."),
        _l("Offer three times"),
        "advisor_proposals.offer_times",
    ),
    S.MEETING_SCHEDULED: Step(
        _l("A meeting is arranged. Call both afterwards; if they want to try it, plan the internship."),
        _l("Plan the internship"),
        "advisor_internships.plan",
    ),
    S.INTERNSHIP: Step(
        _l("The internship leads to a decision. Call the company: does it offer work? If not, end the case below."),
        _l("Company offers work"),
        "advisor_proposals.offer",
        is_act=True,
    ),
    S.OFFER: Step(
        _l("The company offers work. Once both have agreed, record it."),
        _l("Record the work found"),
        "advisor_placements.record",
    ),
}
_OVER: dict[ProposalState, object] = {
    S.CONSENT_DECLINED: _l("The person does not want to be shown here, and needs no reason. The company saw nothing."),
    S.DECLINED: _l("It does not fit for the company. Tell the person in a friendly way, and look for another place."),
    S.DISCLOSURE_DECLINED: _l("The person wants to stay unnamed. The company only reads that the proposal has ended."),
    S.NOT_PLACED: _l("No work came of it. Talk it over with the person, and look for another place."),
    S.EXPIRED: _l("The company did not answer in time. Call it once more, and look for another place for the person."),
    S.SUPERSEDED: _l("The place or the person is no longer free. The company reads no reason."),
    S.WITHDRAWN: _l("The proposal was taken back. The company sees nothing of it any more."),
}


def next_step(proposal: StaffProposal, on: date) -> Step:
    """Say what comes next with a proposal; every state has an answer."""
    if proposal.state is S.PLACED:
        why = _l("Work was found. On the first day, note on the page of the work that it has begun.")
        return Step(why, _l("To the person"), "advisor_candidates.show", {"candidate_id": proposal.row.candidate_id})
    if proposal.state in _OVER:
        return Step(_OVER[proposal.state], _ELSEWHERE, "advisor_proposals.choose", {"candidate_id": proposal.row.candidate_id})
    step = _STEPS[proposal.state]
    return replace(step, due_on=_due_on(proposal, on)).about(proposal_id=proposal.id)


def _due_on(proposal: StaffProposal, on: date) -> date | None:
    if proposal.state not in RULES:
        return on if proposal.state is S.WANTED else None
    asked = {each.purpose: (each.asked_at, each.answered_at) for each in proposal.consents}
    show, know = (asked.get(purpose, (None, None)) for purpose in (ConsentPurpose.SHOW, ConsentPurpose.KNOW))
    row = proposal.row
    _kind, day_of = RULES[proposal.state]
    return day_of(Times(row.created_at, row.answer_until, row.meeting_at, *show, *know))
