"""A company's list of openings, and filling one in."""

from dataclasses import dataclass, replace
from typing import ClassVar
from uuid import UUID

from flask import abort, flash, redirect, url_for

from portal.companies.queries import CompanyCard, company_card, site_choices
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Page
from portal.openings import policy
from portal.openings.queries import HistoryLine, OpeningText, OwnOpening, history_of, opening_text, openings_of_company
from portal.openings.services import draft_behind, draft_opening, post_opening, save_opening, submit_opening
from portal.openings.web.editing import kind_in_path, path_of, refuse, wants_to_keep_draft
from portal.openings.web.employer_desk import desk
from portal.openings.web.forms import OpeningForm, first_draft, form_for
from portal.openings.words import OpeningKind, OpeningState


@dataclass(frozen=True)
class OwnOpeningsPage(Page):
    """A company's openings, what waits for it first."""

    template: ClassVar[str] = "openings/employer/index.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    openings: tuple[OwnOpening, ...]
    is_partner: bool


@dataclass(frozen=True)
class ChoosePage(Page):
    """The three kinds, to choose from."""

    template: ClassVar[str] = "openings/employer/choose.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    kinds: tuple[tuple[OpeningKind, str], ...]


@dataclass(frozen=True)
class EditPage(Page):
    """An opening to be filled in or corrected."""

    template: ClassVar[str] = "openings/employer/edit.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    form: OpeningForm
    kind: OpeningKind
    company: CompanyCard
    opening: OwnOpening | None = None

    @property
    def can_be_kept_as_draft(self) -> bool:
        """Whether it is not online yet."""
        return self.opening is None or self.opening.card.state in (OpeningState.DRAFT, OpeningState.REJECTED)

    @property
    def can_be_handed_in(self) -> bool:
        """Whether saving may also hand it in."""
        return self.company.is_active and self.can_be_kept_as_draft


@dataclass(frozen=True)
class OwnOpeningPage(Page):
    """One opening: as visitors see it, where it stands, what can be done."""

    template: ClassVar[str] = "openings/employer/show.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    opening: OwnOpening
    text: OpeningText
    history: tuple[HistoryLine, ...]
    is_partner: bool


@desk.page("/", access=policy.OWN_LIST)
def index(actor: Actor) -> Answer:
    """Show the company's openings."""
    with reading() as session:
        company = _company(company_card(session, actor.own_organisation_id))
        return OwnOpeningsPage(openings_of_company(session, actor.own_organisation_id), company.is_active)


@desk.page("/new", access=policy.POST_OPENING)
def choose(_actor: Actor) -> Answer:
    """Ask which kind of opening it shall be."""
    return ChoosePage(tuple((kind, path_of(kind)) for kind in OpeningKind))


@desk.form("/new/<kind>", access=policy.POST_OPENING)
def new(actor: Actor, kind: str) -> Answer:
    """Let a company fill in an opening, keep it as a draft or hand it in."""
    draft = first_draft(kind_in_path(kind), today())
    page = _edit_page(actor.own_organisation_id, form_for(draft, _sites(actor)))
    if not page.form.validate_on_submit():
        return page
    post = post_opening if page.can_be_handed_in and not wants_to_keep_draft() else draft_opening
    try:
        with transaction() as session:
            opening = post(session, actor.own_organisation_id, page.form.draft(draft), by=By.of(actor), at=now())
            return _done(opening.id, opening.state)
    except RuleBroken as refusal:
        refuse(page.form, refusal)
        return page


@desk.form("/<uuid:opening_id>/edit", access=policy.OWN)
def edit(actor: Actor, opening: OwnOpening) -> Answer:
    """Let a company change its opening."""
    with reading() as session:
        draft = draft_behind(session, opening.card.id)
    page = replace(_edit_page(actor.own_organisation_id, form_for(draft, _sites(actor))), opening=opening)
    if not page.form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            saved = save_opening(session, opening.card.id, page.form.draft(draft), by=By.of(actor), at=now())
            if page.can_be_handed_in and not wants_to_keep_draft():
                submit_opening(session, saved.id, by=By.of(actor), at=now())
            return _done(saved.id, saved.state)
    except RuleBroken as refusal:
        refuse(page.form, refusal)
        return page


@desk.page("/<uuid:opening_id>", access=policy.OWN)
def show(actor: Actor, opening: OwnOpening) -> Answer:
    """Show a company its opening as visitors see it, and what can be done."""
    with reading() as session:
        company = _company(company_card(session, actor.own_organisation_id))
        text, history = opening_text(session, opening.card.id), history_of(session, opening.card.id)
    return OwnOpeningPage(opening, text, history, company.is_active)


def _sites(actor: Actor) -> tuple[tuple[UUID, str], ...]:
    with reading() as session:
        return site_choices(session, actor.own_organisation_id)


def _edit_page(company_id: UUID, form: OpeningForm) -> EditPage:
    with reading() as session:
        return EditPage(form, form.kind, _company(company_card(session, company_id)))


def _company(found: CompanyCard | None) -> CompanyCard:
    return found or abort(404)


def _done(opening_id: UUID, state: OpeningState) -> Answer:
    sentences = {
        OpeningState.PUBLISHED: _("Thank you. Your opening is online."),
        OpeningState.SUBMITTED: _("Thank you. We read your opening and put it online. You get a letter then."),
    }
    flash(sentences.get(state, _("Saved.")), "success")
    return redirect(url_for("employer_openings.show", opening_id=opening_id))
