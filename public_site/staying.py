"""Is a place still free? The link in our letter shows on GET and acts on POST, without signing in."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from flask import abort, redirect, url_for

from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.forms import Form, RadioChoiceField, choice_required
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.links import record_behind
from portal.kernel.web import Answer, Page
from portal.kernel.words import Word
from portal.openings.queries import Freshness, freshness_of
from portal.openings.services import pause_opening, prolong_opening
from portal.openings.words import STILL_FREE, OpeningState
from public_site.desk import desk
from public_site.policy import LOOK

BY_LINK = By(None, Role.EMPLOYER.value)


class StillFree(Word):
    """What a company answers."""

    YES = "yes", _l("Yes, the place is still free")
    NO = "no", _l("No, not at the moment: please take it offline")


class StillFreeForm(Form):
    """One question."""

    answer = RadioChoiceField(_l("Is the place still free?"), StillFree, [choice_required()])


@dataclass(frozen=True)
class StillFreePage(Page):
    """The place, until when it stays online, and the question."""

    template: ClassVar[str] = "public_site/still_free.html"
    audience: ClassVar[Role] = Role.VISITOR

    form: StillFreeForm
    place: Freshness
    is_asked: bool

    @property
    def until(self) -> date | None:
        """The last day it stays online without an answer."""
        return self.place.until


@desk.form("/openings/still-free/<token>", access=LOOK)
def still_free(_actor: Actor, token: str) -> Answer:
    """Ask a company about its place, and take the answer."""
    place = _behind(token)
    form, is_asked = StillFreeForm(), place.can_be_answered(today())
    if not is_asked or not form.validate_on_submit():
        return StillFreePage(form, place, is_asked)
    try:
        with transaction() as session:
            if form.answer.data is StillFree.YES:
                prolong_opening(session, place.id, by=BY_LINK, at=now())
            elif place.state is OpeningState.PUBLISHED:
                pause_opening(session, place.id, by=BY_LINK, at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return StillFreePage(form, place, is_asked)
    return redirect(url_for("public.still_free", token=token))


def _behind(token: str) -> Freshness:
    opening_id = record_behind(STILL_FREE, token)
    with reading() as session:
        found = freshness_of(session, opening_id) if opening_id else None
    return found or abort(404)
