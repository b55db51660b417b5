"""Coordinators look after the words that the search knows."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from flask import flash, redirect, request, url_for

from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Desk, Listing, Page, listing
from portal.openings import policy, services
from portal.openings.queries.synonyms import (
    SynonymsEditionRow,
    SynonymsRow,
    count_synonyms,
    editions_of_synonyms,
    synonyms_page,
)
from portal.openings.web.synonym_forms import SynonymsFilterForm, SynonymsForm

desk = Desk("coordinator_openings", __name__, audience=Role.COORDINATOR, url_prefix="/coordinator/search")


@dataclass(frozen=True)
class SynonymsPage(Page):
    """The list of words for the same work."""

    template: ClassVar[str] = "openings/coordinator/synonyms.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    form: SynonymsFilterForm
    rows: tuple[SynonymsRow, ...]
    total: int
    list: Listing


@dataclass(frozen=True)
class SynonymsFormPage(Page):
    """A row of the list while it is written, and what it said before."""

    template: ClassVar[str] = "openings/coordinator/synonyms_form.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    form: SynonymsForm
    row: SynonymsRow | None = None
    history: tuple[SynonymsEditionRow, ...] = ()


@desk.page("/synonyms", access=policy.EDIT_SYNONYMS)
def synonyms(_actor: Actor) -> Answer:
    """List the words for the same work, page by page."""
    form, after = SynonymsFilterForm(), _row_id(request.args.get("after", ""))
    with reading() as session:
        rows, further = synonyms_page(session, form.sound("q") or "", after=after)
        total = count_synonyms(session)
    around = listing("coordinator_openings.synonyms", form, is_further=after is not None, after=further)
    return SynonymsPage(form, rows, total, around)


@desk.form("/synonyms/new", access=policy.EDIT_SYNONYMS)
def new_synonyms(actor: Actor) -> Answer:
    """Add words for the same work."""
    form = SynonymsForm()
    if not form.validate_on_submit():
        return SynonymsFormPage(form)
    try:
        with transaction() as session:
            services.add_synonyms(session, form.draft(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return SynonymsFormPage(form)
    flash(_("The words are kept. The search knows them in a moment."), "success")
    return redirect(url_for("coordinator_openings.synonyms"))


@desk.form("/synonyms/<uuid:synonyms_id>", access=policy.EDIT_ONE_SYNONYMS)
def edit_synonyms(actor: Actor, row: SynonymsRow) -> Answer:
    """Change words for the same work; what stood there stays in the history."""
    with reading() as session:
        history = editions_of_synonyms(session, row.id)
    form = SynonymsForm(obj=row)
    if not form.validate_on_submit():
        return SynonymsFormPage(form, row, history)
    try:
        with transaction() as session:
            services.change_synonyms(session, row.id, form.draft(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return SynonymsFormPage(form, row, history)
    flash(_("The words are kept. The search knows them in a moment."), "success")
    return redirect(url_for("coordinator_openings.synonyms"))


@desk.action("/synonyms/<uuid:synonyms_id>/remove", access=policy.EDIT_ONE_SYNONYMS)
def remove_synonyms(actor: Actor, row: SynonymsRow) -> Answer:
    """Take words for the same work off the list."""
    with transaction() as session:
        services.remove_synonyms(session, row.id, by=By.of(actor), at=now())
    flash(_("The words are removed. The search forgets them in a moment."), "success")
    return redirect(url_for("coordinator_openings.synonyms"))


def _row_id(text: str) -> UUID | None:
    """Read where a page ended; None if somebody made it up."""
    try:
        return UUID(text)
    except ValueError:
        return None
