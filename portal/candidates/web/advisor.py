"""People, as advisors keep them: the list, the record, its states."""

from dataclasses import replace
from uuid import UUID

from flask import abort, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from portal.accounts.queries import names_of, site_choices, staff_choices
from portal.candidates import policy, queries, services, sheets
from portal.candidates.next_step import next_step
from portal.candidates.queries import CandidateRecord, LinkRow
from portal.candidates.web.forms import FilterForm, HandOverForm, NameForm
from portal.candidates.web.pages import HandOverPage, IndexPage, LinkCard, ShowPage
from portal.candidates.web.steps import ENDPOINTS, open_step
from portal.candidates.words import CANDIDATE_STATES, CandidateState
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import local_day, now, today
from portal.kernel.db import reading, transaction
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Desk, listing, proven
from portal.kernel.web.records import panels_of, step_of

desk = Desk("advisor_candidates", __name__, audience=Role.ADVISOR, url_prefix="/advisor/candidates")


@desk.form("", access=policy.KEEP_PEOPLE)
def index(actor: Actor) -> Answer:
    """List people: mine or all, by state and goal; or find somebody by name among everyone."""
    search = NameForm()
    is_search = search.validate_on_submit() and bool(search.name.data)
    after = None if is_search else request.args.get("after")
    with reading() as session:
        form = FilterForm.among(site_choices(session))
        found = queries.find_candidates(session, search.wanted() if is_search else form.wanted(actor), after=after)
        drafts = () if is_search or after else queries.people_being_taken_in(session, actor.own_id)
        advisors = names_of(session, [row.advisor_id for row in found.rows if row.advisor_id])
    further = None if is_search else found.next
    around = listing("advisor_candidates.index", form, is_further=bool(after), after=further)
    return IndexPage(form, search, found.rows, drafts, advisors, around)


@desk.page("/<uuid:candidate_id>", access=policy.KEEP_ONE)
def show(actor: Actor, found: CandidateRecord) -> Answer:
    """Show the record: what is known, what is missing, what was done; of a draft, the step to go on with."""
    if found.state is CandidateState.DRAFT:
        return redirect(url_for(ENDPOINTS[open_step(found)], candidate_id=found.id))
    with transaction() as session:
        services.note_look(session, found.id, by=By.of(actor), at=now())
    with reading() as session:
        advisors = names_of(session, [found.advisor_id] if found.advisor_id else [])
        panels = panels_of(session, "candidate", actor, found.id)
        links = tuple(_link_card(link, actor) for link in queries.links_of(session, found.id, now()))
        return ShowPage(
            record=found,
            advisor_name=next(iter(advisors.values()), ""),
            verbs=CANDIDATE_STATES.verbs(found.state, actor.role),
            gaps=found.gaps,
            duplicates=queries.possible_duplicates(session, found.id),
            links=links,
            step=step_of(panels, next_step(found)),
            today=today(),
            panels=panels,
        )


@desk.action("/<uuid:candidate_id>/pause", access=policy.KEEP_ONE)
def pause(actor: Actor, found: CandidateRecord) -> Answer:
    """Pause."""
    with transaction() as session:
        services.pause_candidate(session, found.id, by=By.of(actor), at=now())
    return _back(found, _("Paused. Nothing new is proposed until you go on. Call when the pause is over."))


@desk.action("/<uuid:candidate_id>/resume", access=policy.KEEP_ONE)
def resume(actor: Actor, found: CandidateRecord) -> Answer:
    """Go on after a pause."""
    with transaction() as session:
        services.resume_candidate(session, found.id, by=By.of(actor), at=now())
    return _back(found, _("It goes on. Next, propose a place that fits."))


@desk.action("/<uuid:candidate_id>/leave", access=policy.KEEP_ONE)
def leave(actor: Actor, found: CandidateRecord) -> Answer:
    """End the accompaniment."""
    with transaction() as session:
        services.leave_candidate(session, found.id, by=By.of(actor), at=now())
    return _back(found, _("The accompaniment has ended. Personal links no longer work."))


@desk.action("/<uuid:candidate_id>/return", access=policy.KEEP_ONE)
def take_up_again(actor: Actor, found: CandidateRecord) -> Answer:
    """Take the person up again."""
    with transaction() as session:
        services.return_candidate(session, found.id, by=By.of(actor), at=now())
    return _back(found, _("Taken up again. Ask what has changed, then propose a place that fits."))


@desk.form("/<uuid:candidate_id>/hand-over", access=policy.KEEP_ONE)
@proven
def hand_over(actor: Actor, found: CandidateRecord) -> Answer:
    """Give the person another advisor."""
    form = HandOverForm(data={"advisor_id": found.advisor_id})
    with reading() as session:
        form.advisor_id.offer(staff_choices(session))
    if not form.validate_on_submit():
        return HandOverPage(found, form)
    with transaction() as session:
        services.hand_over(session, found.id, form.advisor_id.data, by=By.of(actor), at=now())
    return _back(
        replace(found, advisor_id=form.advisor_id.data),
        _("Handed over. The person stands on the list of your colleague, who calls them."),
    )


@desk.action("/<uuid:candidate_id>/links/new", access=policy.KEEP_ONE)
def create_link(actor: Actor, found: CandidateRecord) -> Answer:
    """Make a personal link for the person."""
    with transaction() as session:
        services.create_personal_link(session, found.id, by=By.of(actor), at=now())
    return _back(found, _("The link is ready. It works for 30 days."), anchor="links")


@desk.page("/<uuid:candidate_id>/links/<uuid:link_id>/sheet", access=policy.KEEP_ONE)
def link_sheet(actor: Actor, found: CandidateRecord, link_id: UUID) -> Answer:
    """Give a sheet with the link as a code to scan, to who has just made it; nothing in it says whose it is."""
    with reading() as session:
        links = queries.links_of(session, found.id, now())
    link = next((each for each in links if each.id == link_id and each.may_be_read(actor.own_id, now())), None)
    if link is None:
        abort(404)
    sheet = sheets.link_sheet(_address(link), made_on=local_day(link.created_at), until=local_day(link.expires_at))
    document = Response(sheet, mimetype="application/pdf")
    document.headers["Content-Disposition"] = 'attachment; filename="kai-page.pdf"'
    return document


@desk.action("/<uuid:candidate_id>/links/<uuid:link_id>/revoke", access=policy.KEEP_ONE)
def revoke_link(actor: Actor, found: CandidateRecord, link_id: UUID) -> Answer:
    """End a personal link."""
    with transaction() as session:
        services.revoke_personal_link(session, found.id, link_id, by=By.of(actor), at=now())
    return _back(found, _("The link no longer works."), anchor="links")


def _link_card(link: LinkRow, actor: Actor) -> LinkCard:
    url = _address(link) if link.may_be_read(actor.own_id, now()) else None
    return LinkCard(link.id, url, link.created_at, link.expires_at, link.last_used_at)


def _address(link: LinkRow) -> str:
    return url_for("public_candidates.open_link", token=queries.link_secret(link.id), language="de", _external=True)


def _back(found: CandidateRecord, message: str, *, anchor: str | None = None) -> Response:
    flash(message, "success")
    return redirect(url_for("advisor_candidates.show", candidate_id=found.id, _anchor=anchor))
