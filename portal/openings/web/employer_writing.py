"""Offering a place in short steps: what, where and when, what else, look and send. The draft is kept at each of them."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from flask import abort, flash, redirect, request, url_for

from portal.companies.queries import CompanyCard, ToldLine, company_card, site_choices
from portal.companies.words import TrainingAuthorisation
from portal.kernel.access import Actor
from portal.kernel.audit import By
from portal.kernel.clock import local_day, now, today
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.forms.steps import Way, way_chosen
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer
from portal.kernel.workdays import working_days_after
from portal.openings import policy
from portal.openings.queries import (
    OwnOpening,
    OwnPosition,
    count_on_shelves,
    opening_text,
    openings_of_company,
    story_of_opening,
)
from portal.openings.queries.guide import guide_of_today
from portal.openings.services import draft_behind, draft_opening, save_opening
from portal.openings.web.editing import is_only_checked, kind_in_path, path_of, refuse, take_over
from portal.openings.web.employer_desk import desk
from portal.openings.web.employer_pages import (
    DRAFTS,
    ENDPOINTS,
    ChoosePage,
    EditPage,
    OwnOpeningPage,
    OwnOpeningsPage,
    ReviewPage,
    SentPage,
)
from portal.openings.web.forms import first_draft, form_for
from portal.openings.web.steps import GROUPS, FormStep, after, before
from portal.openings.words import OpeningKind, OpeningShelf, OpeningState

DAYS_TO_READ = 2  # working days until somebody of the team has read a place


@desk.page("/", access=policy.OWN_LIST)
def index(actor: Actor) -> Answer:
    """Show the company's openings, or those of one shelf."""
    shelf = OpeningShelf.named(request.args.get("state", ""))
    after = OwnPosition.read(request.args.get("after", ""))
    with reading() as session:
        company = _company(company_card(session, actor.own_organisation_id))
        counts = count_on_shelves(session, company.id)
        found = openings_of_company(session, company.id, shelf=shelf, after=after)
    here = "employer_openings.index"
    asked: dict[str, Any] = {"state": shelf.value} if shelf else {}
    return OwnOpeningsPage(
        found.rows,
        shelf,
        counts,
        sum(count for _shelf, count in counts),
        company.is_active,
        url_for(here, **asked) if after else None,
        url_for(here, **asked, after=str(found.after)) if found.after else None,
    )


@desk.page("/new", access=policy.POST_OPENING)
def choose(_actor: Actor) -> Answer:
    """Ask which kind of opening it shall be."""
    return ChoosePage(tuple((kind, path_of(kind)) for kind in OpeningKind))


@desk.form("/new/<kind>", access=policy.POST_OPENING)
def new(actor: Actor, kind: str) -> Answer:
    """Let a company begin a place; from here on the draft is kept."""
    wanted = kind_in_path(kind)
    with reading() as session:
        sites = site_choices(session, actor.own_organisation_id)
        company = _company(company_card(session, actor.own_organisation_id))
        guide = guide_of_today(session)
    draft = replace(first_draft(wanted, today()), site_id=sites[0][0] if len(sites) == 1 else None)
    is_untrained = wanted is OpeningKind.APPRENTICESHIP_PLACE and company.training is TrainingAuthorisation.NONE
    form = form_for(draft, sites, GROUPS[FormStep.WHAT])
    take_over(form, draft)
    page = EditPage(form, wanted, FormStep.WHAT, draft, guide, today(), asks_about_training=is_untrained)
    if is_only_checked() or not page.form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            opening = draft_opening(session, actor.own_organisation_id, page.form.draft(draft), by=By.of(actor), at=now())
            return _went_on(opening.id, FormStep.WHAT)
    except RuleBroken as refusal:
        refuse(page.form, refusal)
        return page


@desk.form("/<uuid:opening_id>/edit", access=policy.OWN)
def edit(actor: Actor, opening: OwnOpening) -> Answer:
    """Let a company say what its place is."""
    return _filled_in(actor, opening, FormStep.WHAT)


@desk.form("/<uuid:opening_id>/edit/when", access=policy.OWN)
def edit_when(actor: Actor, opening: OwnOpening) -> Answer:
    """Let a company say where and when."""
    return _filled_in(actor, opening, FormStep.WHEN)


@desk.form("/<uuid:opening_id>/edit/more", access=policy.OWN)
def edit_more(actor: Actor, opening: OwnOpening) -> Answer:
    """Let a company say what else is good to know."""
    return _filled_in(actor, opening, FormStep.MORE)


@desk.page("/<uuid:opening_id>/review", access=policy.OWN)
def review(_actor: Actor, opening: OwnOpening) -> Answer:
    """Show a company its draft as visitors will see it, before it is sent."""
    if opening.card.state not in DRAFTS:
        return redirect(url_for("employer_openings.show", opening_id=opening.card.id))
    with reading() as session:
        text, draft = opening_text(session, opening.card.id), draft_behind(session, opening.card.id)
        return ReviewPage(opening, text, opening.company, draft, guide_of_today(session), today())


@desk.page("/<uuid:opening_id>/sent", access=policy.OWN)
def sent(_actor: Actor, opening: OwnOpening) -> Answer:
    """Say what happens next with a place that was sent."""
    if opening.card.state not in (OpeningState.SUBMITTED, OpeningState.PUBLISHED):
        return redirect(url_for("employer_openings.show", opening_id=opening.card.id))
    with reading() as session:
        story = story_of_opening(session, opening.card.id)
    return SentPage(opening, _read_by(story) or today(), opening.card.state is OpeningState.PUBLISHED)


@desk.page("/<uuid:opening_id>", access=policy.OWN)
def show(_actor: Actor, opening: OwnOpening) -> Answer:
    """Show a company its opening as visitors see it, and what can be done."""
    with reading() as session:
        text, story = opening_text(session, opening.card.id), story_of_opening(session, opening.card.id)
    return OwnOpeningPage(opening, text, story, opening.company.is_active, _read_by(story))


def _filled_in(actor: Actor, opening: OwnOpening, step: FormStep) -> Answer:
    with reading() as session:
        draft = draft_behind(session, opening.card.id)
        sites, guide = site_choices(session, actor.own_organisation_id), guide_of_today(session)
    form = form_for(draft, sites, GROUPS[step])
    take_over(form, draft)
    page = EditPage(form, opening.card.kind, step, draft, guide, today(), opening)
    if is_only_checked() or not page.form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            save_opening(session, opening.card.id, page.form.draft(draft), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        refuse(page.form, refusal)
        return page
    if page.is_draft:
        return _went_on(opening.card.id, step)
    flash(_("Saved."), "success")
    return redirect(url_for("employer_openings.show", opening_id=opening.card.id))


def _went_on(opening_id: UUID, step: FormStep) -> Answer:
    """Go to the next step, one back, or away for today: the draft is kept already."""
    way = way_chosen()
    if way is Way.LATER:
        flash(_("Your draft is kept. You can go on at any time."), "success")
        return redirect(url_for("employer_openings.index"))
    target = before(step) if way is Way.BACK else after(step)
    return redirect(url_for(ENDPOINTS[target], opening_id=opening_id))


def _company(found: CompanyCard | None) -> CompanyCard:
    return found or abort(404)


def _read_by(story: tuple[ToldLine, ...]) -> date | None:
    """Return the day by which a place that was sent has been read."""
    sent_at = next((line.at for line in story if line.verb == "opening.submitted"), None)
    return working_days_after(local_day(sent_at), DAYS_TO_READ) if sent_at else None
