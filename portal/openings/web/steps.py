"""Filling in a place in four short steps; the draft is kept at each of them."""

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word
from portal.openings.web.forms import FORMS
from portal.openings.words import OpeningKind


class FormStep(Word):
    """The steps to a place."""

    WHAT = "what", _l("What it is")
    WHEN = "when", _l("Where and when")
    MORE = "more", _l("What else")
    REVIEW = "review", _l("Look and send")


# Which groups of fields each step asks.
GROUPS: dict[FormStep, slice] = {
    FormStep.WHAT: slice(0, 1),
    FormStep.WHEN: slice(1, 2),
    FormStep.MORE: slice(2, None),
    FormStep.REVIEW: slice(0, 0),
}
ORDER = tuple(FormStep)


def step_of(kind: OpeningKind, field: str) -> FormStep:
    """Return the step that asks for a field; what no step asks belongs to the first."""
    groups = FORMS[kind].groups
    asking = (step for step in ORDER if any(field in names for _legend, names in groups[GROUPS[step]]))
    return next(asking, FormStep.WHAT)


def before(step: FormStep) -> FormStep:
    """Return the step before; before the first stands itself."""
    return ORDER[max(0, ORDER.index(step) - 1)]


def after(step: FormStep) -> FormStep:
    """Return the next step."""
    return ORDER[min(len(ORDER) - 1, ORDER.index(step) + 1)]
