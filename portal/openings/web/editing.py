"""What the company's and the team's pages for filling in an opening have in common."""

from flask import abort, request

from portal.kernel.errors import RuleBroken
from portal.kernel.forms.steps import Way, way_chosen
from portal.openings.helping import TEXTS, taken_over
from portal.openings.services import Incomplete, OpeningDraft
from portal.openings.web.forms import OpeningForm
from portal.openings.words import OpeningKind


def kind_in_path(code: str) -> OpeningKind:
    """Return the kind an address names, or answer 404."""
    found = next((kind for kind in OpeningKind if path_of(kind) == code), None)
    return found or abort(404)


def path_of(kind: OpeningKind) -> str:
    """Return the kind as addresses name it."""
    return kind.value.replace("_", "-")


def take_over(form: OpeningForm, base: OpeningDraft) -> None:
    """Put the neutral wordings into the answers that somebody ticked."""
    keys = frozenset(request.form.getlist("take"))
    typed = form.draft(base)
    for name in TEXTS:
        if keys and name in form.shown:
            form[name].data = taken_over(typed, name, keys)


def is_only_checked() -> bool:
    """Say whether somebody asks for hints before anything is saved."""
    return way_chosen() is Way.CHECK


def refuse(form: OpeningForm, refusal: RuleBroken) -> None:
    """Put every sentence beside its field; what the form does not ask stands above it."""
    if not isinstance(refusal, Incomplete):
        form.refuse(refusal)
        return
    for gap in refusal.gaps:
        form.refuse(RuleBroken(gap.sentence, field=gap.field if gap.field in form.shown else None))
