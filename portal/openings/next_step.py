"""The one thing to do next with an opening, by its state, what is missing, and the day. Pure."""

from datetime import date, timedelta

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web.records import Step
from portal.openings.queries import OwnOpening
from portal.openings.words import OpeningState

S = OpeningState
RUNS_OUT_SOON = timedelta(days=14)
_EDIT, _PUBLISH = "advisor_openings.edit", "advisor_openings.publish"


def next_step(opening: OwnOpening, on: date) -> Step:
    """Say what comes next with an opening; every state has an answer."""
    state, needs_partner = opening.card.state, not opening.gaps and not opening.company.is_active
    if state in (S.DRAFT, S.SUBMITTED) and needs_partner:
        why = _l("The opening is complete, but the company is not a partner yet. Until then this stays a draft.")
        return Step(why, _l("To the company"), "advisor_companies.show", {"company_id": opening.card.company_id})
    if state is S.PUBLISHED and not _runs_out(opening, on):
        return Step(_l("The opening is online. Advisors look for people who fit."), due_on=opening.card.valid_until)
    return _step(opening).about(opening_id=opening.card.id)


def _step(opening: OwnOpening) -> Step:
    state = opening.card.state
    if state in (S.DRAFT, S.SUBMITTED):
        return _bring_online(opening)
    if state is S.REJECTED:
        why = _l("The company has read your words and corrects the opening. If you agree on the phone, change it yourself.")
        return Step(why, _l("Change"), _EDIT)
    if state is S.PUBLISHED:
        why = _l("The opening runs out soon. Call the company: is the place still free? Then give it a later day.")
        return Step(why, _l("Change the last day"), _EDIT, due_on=opening.card.valid_until)
    if state is S.PAUSED:
        why = _l("Nobody sees the opening at the moment. Does the company want to go on? Then put it online again.")
        return Step(why, _l("Put online again"), "advisor_openings.resume", is_act=True, due_on=opening.card.valid_until)
    why = _l("This opening is over. If the company offers the place again, a draft with the same words is made.")
    return Step(why, _l("Offer it again"), "advisor_openings.reopen", is_act=True)


def _bring_online(opening: OwnOpening) -> Step:
    if opening.gaps:
        why = _l("Something is still missing. Ask the company on the phone and complete it; then it can go online.")
        return Step(why, _l("Complete it"), _EDIT)
    if opening.card.state is S.SUBMITTED:
        why = _l("The company has handed the opening in and waits for us. Read it, then put it online or send it back.")
        return Step(why, _l("Put online"), _PUBLISH, is_act=True)
    why = _l("The opening is complete. Once you put it online, the company gets a letter.")
    return Step(why, _l("Put online"), _PUBLISH, is_act=True)


def _runs_out(opening: OwnOpening, on: date) -> bool:
    until = opening.card.valid_until
    return until is not None and until <= on + RUNS_OUT_SOON
