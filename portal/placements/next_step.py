"""The one thing to do next with work that was found, by its state and the day. Pure."""

from datetime import date

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web.records import Step
from portal.placements.queries import PlacementRow
from portal.placements.words import PlacementState

S = PlacementState
_NOTE = "advisor_contacts.note"


def next_step(placement: PlacementRow, on: date) -> Step:
    """Say what comes next with work that was found; every state has an answer."""
    if placement.state is S.AGREED:
        return _begin(placement, on)
    if placement.state is S.STARTED:
        return _stay_in_touch(placement, on)
    why = (
        _l("The work did not begin. Call the person, and look for another place together.")
        if placement.state is S.CANCELLED
        else _l("The work is over. Call the person: do they need us again? Then take them up again and propose a place.")
    )
    return Step(why, _l("To the person"), "advisor_candidates.show", {"candidate_id": placement.candidate_id})


def _begin(placement: PlacementRow, on: date) -> Step:
    if on < placement.starts_on:
        why = _l("The contract is agreed. Call shortly before the first day: is everything ready, on both sides?")
        return Step(why, _l("Note a conversation"), _NOTE, _about(placement), due_on=placement.starts_on)
    why = _l("Today is the first day, or it has passed. Ask whether the person came, then note that it has begun.")
    return Step(
        why,
        _l("It has begun"),
        "advisor_placements.start",
        {"placement_id": placement.id},
        due_on=placement.starts_on,
        is_act=True,
    )


def _stay_in_touch(placement: PlacementRow, on: date) -> Step:
    until = placement.fixed_term_until
    if until is not None and until <= on:
        why = _l("The fixed term has ended. Ask whether it goes on; if not, note the last day.")
        return Step(why, _l("It is over"), "advisor_placements.end", _own(placement), due_on=until)
    why = _l("The work is going on. Call both now and then: how is it going? A line is enough.")
    return Step(why, _l("Note a conversation"), _NOTE, _about(placement), due_on=until)


def _about(placement: PlacementRow) -> dict[str, object]:
    return {"kind": "placement", "subject_id": placement.id}


def _own(placement: PlacementRow) -> dict[str, object]:
    return {"placement_id": placement.id}
