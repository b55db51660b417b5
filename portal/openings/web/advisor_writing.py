"""The team's lists of openings, and entering one for a company."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from flask import current_app, flash, redirect, request, url_for

from portal.accounts.queries import site_choices as operator_sites
from portal.companies.queries import CompanyCard, site_choices
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Listing, Page, listing
from portal.kernel.web.records import Panel, Step, panels_of, step_of
from portal.openings import policy
from portal.openings.helping import Help, helps_for
from portal.openings.marking import Marks
from portal.openings.next_step import next_step
from portal.openings.queries import (
    COUNTED_UP_TO,
    Cursor,
    OpeningCard,
    OpeningText,
    OwnOpening,
    count_beside_filters,
    opening_text,
    openings_to_review,
    staff_openings,
)
from portal.openings.queries.guide import Guide, guide_of_today
from portal.openings.services import OpeningDraft, draft_behind, draft_opening, save_opening
from portal.openings.web.advisor_desk import desk
from portal.openings.web.editing import is_only_checked, refuse, take_over
from portal.openings.web.filtering import StaffFilterForm
from portal.openings.web.forms import EntryForm, OpeningForm, form_for
from search_index import Hits, IndexBroken, Query, SearchIndex


@dataclass(frozen=True)
class OpeningsPage(Page):
    """All openings of all companies, filtered by the address."""

    template: ClassVar[str] = "openings/advisor/index.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: StaffFilterForm
    cards: tuple[OpeningCard, ...]
    list: Listing
    marks: Marks


@dataclass(frozen=True)
class ReviewPage(Page):
    """What waits to be read, the longest waiting first."""

    template: ClassVar[str] = "openings/advisor/review.html"
    audience: ClassVar[Role] = Role.ADVISOR

    cards: tuple[OpeningCard, ...]
    first_url: str | None
    next_url: str | None


@dataclass(frozen=True)
class EntryPage(Page):
    """The first step of entering an opening for a company."""

    template: ClassVar[str] = "openings/advisor/new.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: EntryForm
    company: CompanyCard


@dataclass(frozen=True)
class StaffEditPage(Page):
    """A company's opening, filled in by the team."""

    template: ClassVar[str] = "openings/advisor/edit.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: OpeningForm
    opening: OwnOpening
    company: CompanyCard | None
    base: OpeningDraft
    guide: Guide
    today: date

    @property
    def helps(self) -> tuple[Help, ...]:
        """What to say about what is typed."""
        return helps_for(self.form.draft(self.base), self.guide, on=self.today)


@dataclass(frozen=True)
class StaffOpeningPage(Page):
    """A company's opening with everything the team can do."""

    template: ClassVar[str] = "openings/advisor/show.html"
    audience: ClassVar[Role] = Role.ADVISOR

    opening: OwnOpening
    text: OpeningText
    step: Step
    today: date
    company: CompanyCard | None
    panels: tuple[Panel, ...]
    helps: tuple[Help, ...]


@desk.page("/", access=policy.STAFF_LIST)
def index(_actor: Actor) -> Answer:
    """List openings; filters and place in the list stand in the address."""
    after = Cursor.read(request.args.get("after", ""))
    with reading() as session:
        form = StaffFilterForm(offers={"site": operator_sites(session)})
        by_words = _found_by_words(form.sound("q"))
        wanted = form.wanted(today(), map(UUID, by_words.ids))
        found, counts = staff_openings(session, wanted, after=after), count_beside_filters(session, wanted)
    around = listing("advisor_openings.index", form, is_further=after is not None, after=found.after)
    form.tell(counts)
    return OpeningsPage(form, found.cards, around, Marks(by_words.sought))


def _found_by_words(words: str | None) -> Hits:
    """Ask the index, which knows other words for the same work; without it titles and companies are compared alone."""
    if words:
        with suppress(IndexBroken):
            index: SearchIndex = current_app.extensions["portal_index"]
            return index.find(Query(words, limit=COUNTED_UP_TO, with_facets=False))
    return Hits()


@desk.page("/review", access=policy.STAFF_LIST)
def review(_actor: Actor) -> Answer:
    """List what waits to be read."""
    after = Cursor.read(request.args.get("after", ""))
    with reading() as session:
        found = openings_to_review(session, after=after)
    here = "advisor_openings.review"
    next_url = url_for(here, after=str(found.after)) if found.after else None
    return ReviewPage(found.cards, url_for(here) if after else None, next_url)


@desk.form("/new/<uuid:company_id>", access=policy.ENTER_FOR)
def new(actor: Actor, company: CompanyCard) -> Answer:
    """Begin an opening on a company's behalf, after a call or a visit."""
    form = EntryForm()
    if not form.validate_on_submit():
        return EntryPage(form, company)
    try:
        with transaction() as session:
            opening_id = draft_opening(session, company.id, form.draft(today()), by=By.of(actor), at=now()).id
    except RuleBroken as refusal:
        form.refuse(refusal)
        return EntryPage(form, company)
    return redirect(url_for("advisor_openings.edit", opening_id=opening_id))


@desk.form("/<uuid:opening_id>/edit", access=policy.ANY)
def edit(actor: Actor, opening: OwnOpening) -> Answer:
    """Fill in or change a company's opening; the company confirms it later."""
    with reading() as session:
        draft = draft_behind(session, opening.card.id)
        sites, guide = site_choices(session, opening.card.company_id), guide_of_today(session)
    form = form_for(draft, sites)
    take_over(form, draft)
    page = StaffEditPage(form, opening, opening.company, draft, guide, today())
    if is_only_checked() or not page.form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            save_opening(session, opening.card.id, page.form.draft(draft), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        refuse(page.form, refusal)
        return page
    flash(_("Saved."), "success")
    return redirect(url_for("advisor_openings.show", opening_id=opening.card.id))


@desk.page("/<uuid:opening_id>", access=policy.ANY)
def show(actor: Actor, opening: OwnOpening) -> Answer:
    """Show an opening with its history and what can be done."""
    with reading() as session:
        text = opening_text(session, opening.card.id)
        panels = panels_of(session, "opening", actor, opening.card.id)
    own = next_step(opening, today())
    step = own if own.label else step_of(panels, own)
    return StaffOpeningPage(opening, text, step, today(), opening.company, panels, helps_for(_draft_shown(text)))


def _draft_shown(text: OpeningText) -> OpeningDraft:
    """Return what hints look at, without asking the database again."""
    return OpeningDraft(text.card.kind, text.card.title, text.tasks, text.requirements)
