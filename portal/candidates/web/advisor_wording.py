"""The short text of a profile: the advisor writes it, looks at every mark, and only then companies may read it."""

from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, url_for

from portal.candidates import policy
from portal.candidates.queries import CandidateRecord
from portal.candidates.queries.wording import text_row, written_text
from portal.candidates.services.wording import release_text, write_text
from portal.candidates.web.advisor import desk
from portal.candidates.web.forms.wording import ReviewForm, TextForm, with_marks
from portal.candidates.web.pages import SectionPage
from portal.candidates.words import TextPurpose
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Page

PURPOSE = TextPurpose.SHORT_TEXT


@dataclass(frozen=True)
class ReviewPage(Page):
    """A text with its marks, before and after, and one question for each mark."""

    template: ClassVar[str] = "candidates/advisor/review_text.html"
    audience: ClassVar[Role] = Role.ADVISOR

    record: CandidateRecord
    form: ReviewForm
    is_released: bool


@desk.form("/<uuid:candidate_id>/short-text", access=policy.KEEP_ONE)
def write_short_text(actor: Actor, found: CandidateRecord) -> Answer:
    """Write the short text of the profile."""
    with reading() as session:
        row = text_row(session, found.id, PURPOSE)
        form = TextForm(data={"text": row.text if row else ""})
    page = SectionPage(found, _("Short text"), _("Companies read it only after you have looked at every mark."), form, "text")
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            write_text(session, found.id, PURPOSE, form.text.data or "", by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    endpoint = "review_short_text" if form.text.data else "prepare_profile"
    return redirect(url_for(f"advisor_candidates.{endpoint}", candidate_id=found.id))


@desk.form("/<uuid:candidate_id>/short-text/review", access=policy.KEEP_ONE)
def review_short_text(actor: Actor, found: CandidateRecord) -> Answer:
    """Decide about every mark and release the text."""
    with reading() as session:
        written = written_text(session, found.id, PURPOSE)
    if written is None:
        return redirect(url_for("advisor_candidates.write_short_text", candidate_id=found.id))
    form = with_marks(ReviewForm, written.marked)(data={"looked_at": written.seen})
    page = ReviewPage(found, form, is_released=written.released is not None)
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            release_text(session, found.id, form.looked_at.data or "", form.decisions, by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.looked_at.data = written.seen
        form.refuse(refusal)
        return page
    flash(_("Released. Profiles that you make from now on show this text."), "success")
    return redirect(url_for("advisor_candidates.prepare_profile", candidate_id=found.id))
