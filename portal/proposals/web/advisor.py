"""Proposals at the desk of an advisor: choosing a place, preparing, asking, presenting, going on."""

from uuid import UUID

from flask import abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from portal.accounts.queries import site_choices
from portal.candidates.drafts import ProfileChoice
from portal.candidates.queries import CandidateRecord, link_secret, links_of, release_of
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Desk, listing
from portal.kernel.web.records import panels_of, step_of
from portal.labour.words import DayPart
from portal.openings.queries import MOST_COMPARED, OpeningCard, open_opening, open_openings
from portal.profiles.queries import preview
from portal.proposals import policy, services
from portal.proposals.hints import LONGEST_WAY_KM, fit_of, hints_for, way_km
from portal.proposals.next_step import next_step
from portal.proposals.queries import StaffProposal, proposed_openings, staff_proposals
from portal.proposals.services import Preparation
from portal.proposals.web.filters import FilterForm
from portal.proposals.web.forms import OpeningFilterForm, PrepareForm
from portal.proposals.web.pages import ChoosePage, ListPage, OfferedOpening, PreparePage, ShowPage
from portal.proposals.words import PROPOSAL_STATES

desk = Desk("advisor_proposals", __name__, audience=Role.ADVISOR, url_prefix="/advisor")
MOST_OFFERED = 40


@desk.page("/proposals", access=policy.STAFF_LIST)
def index(actor: Actor) -> Answer:
    """List proposals: mine or everyone's, going on or ended."""
    after = request.args.get("after", "")[:20]
    with reading() as session:
        form = FilterForm.among(site_choices(session))
        found = staff_proposals(session, form.wanted(actor), after=after)
    around = listing("advisor_proposals.index", form, is_further=bool(after), after=found.next_after)
    return ListPage(form, found.rows, around)


@desk.page("/candidates/<uuid:candidate_id>/proposals/new", access=policy.PROPOSE)
def choose(_actor: Actor, person: CandidateRecord) -> Answer:
    """Offer the open places, with what to think about before proposing."""
    form = OpeningFilterForm(formdata=request.args)
    with reading() as session:
        all_open = open_openings(session)
        taken = proposed_openings(session, person.id)
    offered = [_offered(person, card, taken) for card in all_open if form.fits(card)]
    offered.sort(key=lambda each: (each.is_proposed, bool(each.fit.vetoes), -each.fit.share))
    return ChoosePage(person, form, tuple(offered[:MOST_OFFERED]), len(offered), len(all_open) == MOST_COMPARED)


@desk.form("/candidates/<uuid:candidate_id>/proposals/<uuid:opening_id>", access=policy.PROPOSE)
def prepare(actor: Actor, person: CandidateRecord, opening_id: UUID) -> Answer:
    """Prepare the masked profile for one place and propose it."""
    with reading() as session:
        card = open_opening(session, opening_id)
        taken = proposed_openings(session, person.id)
    if card is None:
        abort(404)
    offered = _offered(person, card, taken)
    form = PrepareForm.about(person, request.form)
    form.warn(offered.hints)
    if request.method == "GET" and card.day_part is DayPart.SHIFTS:
        form.needs_shifts.data = True
    if not form.validate_on_submit() or request.form.get("step") == "preview":
        return _prepared(person, offered, form)
    wanted = Preparation(person.id, opening_id, _choice(form, offered), offered.hints, form.thought_about)
    try:
        with transaction() as session:
            proposal = services.prepare_proposal(session, wanted, by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return _prepared(person, offered, form)
    flash(_("Proposed. Nobody outside the team has learned of it. Next, ask the person."), "success")
    return redirect(url_for("advisor_proposals.show", proposal_id=proposal.id))


@desk.page("/proposals/<uuid:proposal_id>", access=policy.ANY)
def show(actor: Actor, found: StaffProposal) -> Answer:
    """Show a proposal, its history, and what can be done now."""
    with reading() as session:
        links = links_of(session, found.row.candidate_id, now()) if found.open_question else ()
        panels = panels_of(session, "proposal", actor, found.id)
    link_url = next((_address(link.id) for link in links if link.may_be_read(actor.own_id, now())), None)
    step = step_of(() if found.has_failed else panels, next_step(found, today()))
    return ShowPage(found, found.plan(today()), step, today(), PROPOSAL_STATES.verbs(found.state, actor.role), link_url, panels)


@desk.action("/proposals/<uuid:proposal_id>/ask", access=policy.ANY)
def ask(actor: Actor, found: StaffProposal) -> Answer:
    """Ask the person whether they may be shown."""
    with transaction() as session:
        services.request_consent(session, found.id, by=By.of(actor), at=now())
    return back(found, _("The question is ready. Give the person the link, or take the answer on paper."))


@desk.action("/proposals/<uuid:proposal_id>/present", access=policy.ANY)
def present(actor: Actor, found: StaffProposal) -> Answer:
    """Show the masked profile to the company."""
    with transaction() as session:
        services.present(session, found.id, by=By.of(actor), at=now())
    return back(found, _("We have written to the company. It has two weeks to answer; if nothing comes, you call it."))


@desk.action("/proposals/<uuid:proposal_id>/ask-name", access=policy.ANY)
def ask_name(actor: Actor, found: StaffProposal) -> Answer:
    """Ask the person whether the company may know their name."""
    with transaction() as session:
        services.ask_disclosure(session, found.id, by=By.of(actor), at=now())
    return back(found, _("The question is ready. Give the person the link, or take the answer on paper."))


@desk.action("/proposals/<uuid:proposal_id>/offer", access=policy.ANY)
def offer(actor: Actor, found: StaffProposal) -> Answer:
    """Note that the company offers work."""
    with transaction() as session:
        services.make_offer(session, found.id, by=By.of(actor), at=now())
    return back(found, _("Noted. Call the person: do they want the work? Once both agree, record the work found."))


def back(found: StaffProposal, message: str) -> Response:
    """Return to the proposal with a message."""
    flash(message, "success")
    return redirect(url_for("advisor_proposals.show", proposal_id=found.id))


def _prepared(person: CandidateRecord, offered: OfferedOpening, form: PrepareForm) -> Answer:
    """Show the choice and what it would give, or what is missing for it."""
    if set(form.errors) - {"release_reason", "acknowledged"}:
        return PreparePage(person, offered, form, None, "")
    try:
        with reading() as session:
            release = release_of(session, person.id, _choice(form, offered), at=now())
    except RuleBroken as refusal:
        return PreparePage(person, offered, form, None, str(refusal))
    told = release.told()
    form.weigh(told)
    return PreparePage(person, offered, form, preview(release.draft), "", told)


def _offered(person: CandidateRecord, card: OpeningCard, taken: frozenset[UUID]) -> OfferedOpening:
    return OfferedOpening(
        card, hints_for(person, card, on=today()), fit_of(person, card, on=today()), way_km(person, card), card.id in taken
    )


def _choice(form: PrepareForm, offered: OfferedOpening) -> ProfileChoice:
    return form.choice(is_reachable=_is_reachable(offered), languages=offered.card.languages)


def _is_reachable(offered: OfferedOpening) -> bool | None:
    """Say yes or nothing: a no would tell the company where somebody does not live."""
    return True if offered.way_km is not None and offered.way_km <= LONGEST_WAY_KM else None


def _address(link_id: UUID) -> str:
    return url_for("public_candidates.open_link", token=link_secret(link_id), language="de", _external=True)
