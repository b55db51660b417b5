"""Releasing the figures of the start page."""

from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, url_for

from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Page
from portal.published import policy
from portal.published.figures import Proposed, ReleasedFigure, proposed
from portal.published.queries import PastRelease, newest_release_number, past_releases, released_figures
from portal.published.services import release_figures
from portal.published.ties import figure_counts
from portal.published.web.coordinator_desk import desk
from portal.published.web.forms import FiguresForm


@dataclass(frozen=True)
class FiguresPage(Page):
    """What the public reads, what it could read, and what it read before."""

    template: ClassVar[str] = "published/coordinator/figures.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    form: FiguresForm
    public: tuple[ReleasedFigure, ...]
    proposals: tuple[Proposed, ...]
    releases: tuple[PastRelease, ...]


@desk.form("/figures", access=policy.RELEASE_FIGURES)
def figures(actor: Actor) -> Answer:
    """Release figures, exactly in the words that are shown here."""
    with reading() as session:
        public, newest = released_figures(session), newest_release_number(session)
        proposals = proposed(figure_counts(session, today()), public, on=today())
        releases = past_releases(session)
    form = FiguresForm.about(proposals, newest)
    page = FiguresPage(form, public, proposals, releases)
    if not form.validate_on_submit():
        return page
    try:
        form.must_show(proposals)
        with transaction() as session:
            release_figures(session, form.chosen(proposals), form.based_on.data, by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        form.move_onto(proposals, newest)
        return page
    flash(_("The figures are public now."), "success")
    return redirect(url_for("coordinator_published.figures"))
