"""Filling in a place in three short steps; the draft is kept at each of them."""

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word
from portal.openings.web.forms import FORMS
from portal.openings.words import OpeningKind


class FormStep(Word):
    """The three steps to a place."""

    WHAT = "what", _l("What it is")
    WHEN = "when", _l("When and how")
    REVIEW = "review", _l("Look and send")


# Which groups of fields each step asks.
GROUPS: dict[FormStep, slice] = {FormStep.WHAT: slice(0, 1), FormStep.WHEN: slice(1, None), FormStep.REVIEW: slice(0, 0)}


def step_of(kind: OpeningKind, field: str) -> FormStep:
    """Return the step that asks for a field."""
    first = FORMS[kind].groups[GROUPS[FormStep.WHAT]]
    return FormStep.WHAT if any(field in names for _legend, names in first) else FormStep.WHEN


def progress(current: FormStep, *, is_kept: bool) -> tuple[tuple[FormStep, str], ...]:
    """Say of each step whether it is done, current or open; of a kept draft the earlier ones are done."""
    order = list(FormStep)
    here = order.index(current)
    return tuple(
        (step, "current" if number == here else "done" if number < here and is_kept else "open")
        for number, step in enumerate(order)
    )
