"""Placements at the advisor's desk."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from flask import flash, redirect, request, url_for
from sqlalchemy.orm import Session

from portal.accounts.queries import site_choices
from portal.candidates.queries import names_of_candidates
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import DayPosition, reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Desk, Listing, Page, listing
from portal.kernel.web.records import Panel, Step, panels_of
from portal.placements import policy, services
from portal.placements.following_up import note_what_was_heard
from portal.placements.next_step import next_step
from portal.placements.queries import PlacementRow, placement_of_proposal, placements_for_staff
from portal.placements.queries.follow_ups import FollowUpRow, Lasting, follow_ups_of, lasting_work
from portal.placements.suggesting import suggested_placement
from portal.placements.web.forms import EndForm, FilterForm, HeardForm, PlacementForm

desk = Desk("advisor_placements", __name__, audience=Role.ADVISOR, url_prefix="/advisor")


@dataclass(frozen=True)
class ListPage(Page):
    """Work that was found, narrowed by the address."""

    template: ClassVar[str] = "placements/advisor/index.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: FilterForm
    rows: tuple[PlacementRow, ...]
    names: dict[UUID, str]
    list: Listing
    lasting: Lasting


@dataclass(frozen=True)
class HeardPage(Page):
    """The form for what an advisor heard at a check."""

    template: ClassVar[str] = "placements/advisor/heard.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: HeardForm
    placement_id: UUID


@dataclass(frozen=True)
class PlacementPage(Page):
    """One placement and what can be done with it."""

    template: ClassVar[str] = "placements/advisor/show.html"
    audience: ClassVar[Role] = Role.ADVISOR

    placement: PlacementRow
    person: str
    step: Step
    checks: tuple[FollowUpRow, ...]
    panels: tuple[Panel, ...]
    today: date


@dataclass(frozen=True)
class RecordPage(Page):
    """The form for work that was found."""

    template: ClassVar[str] = "placements/advisor/record.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: PlacementForm
    proposal_id: UUID


@dataclass(frozen=True)
class EndPage(Page):
    """The form for the end of work."""

    template: ClassVar[str] = "placements/advisor/end.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: EndForm
    placement: PlacementRow


@dataclass(frozen=True)
class PlacementPanel(Panel):
    """The placement of a proposal, on the proposal's page."""

    template: ClassVar[str] = "placements/advisor/panel.html"

    placement: PlacementRow | None
    record_url: str

    @property
    def step(self) -> Step | None:
        """What comes next with the work that was found."""
        return next_step(self.placement, today()) if self.placement else None


def panel_of_proposal(session: Session, _actor: Actor, proposal_id: UUID) -> PlacementPanel | None:
    """Show the work that followed a proposal, or the way to record it once company and person know each other."""
    found = placement_of_proposal(session, proposal_id)
    if found is None and not services.may_be_placed(session, proposal_id):
        return None
    return PlacementPanel(found, url_for("advisor_placements.record", proposal_id=proposal_id))


@desk.page("/placements", access=policy.LIST)
def index(actor: Actor) -> Answer:
    """List work that was found; filters and place in the list stand in the address."""
    after = DayPosition.read(request.args.get("after"))
    with reading() as session:
        form = FilterForm.among(site_choices(session), today())
        found = placements_for_staff(session, form.wanted(actor), after=after)
        names = names_of_candidates(session, (each.candidate_id for each in found.rows))
        whole = lasting_work(session, today())[0]
    around = listing("advisor_placements.index", form, is_further=after is not None, after=found.after)
    return ListPage(form, found.rows, names, around, whole)


@desk.page("/placements/<uuid:placement_id>", access=policy.SHOW)
def show(actor: Actor, placement: PlacementRow) -> Answer:
    """Show one placement: what comes next, what is agreed, and what happened."""
    with reading() as session:
        names = names_of_candidates(session, [placement.candidate_id])
        panels, checks = panels_of(session, "placement", actor, placement.id), follow_ups_of(session, placement.id)
    person = names.get(placement.candidate_id, "")
    return PlacementPage(placement, person, next_step(placement, today()), checks, panels, today())


@desk.form("/proposals/<uuid:proposal_id>/placement", access=policy.RECORD)
def record(actor: Actor, proposal_id: UUID) -> Answer:
    """Record that a proposal ended in work; what the opening offers stands there already."""
    with reading() as session:
        form = PlacementForm(data=suggested_placement(session, proposal_id))
    page = RecordPage(form, proposal_id)
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            placement = services.record_placement(session, proposal_id, form.draft(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    flash(_("Congratulations. The work found is recorded. Please call the person on the first day."), "success")
    return redirect(url_for(".show", placement_id=placement.id))


@desk.action("/placements/<uuid:placement_id>/start", access=policy.SHOW)
def start(actor: Actor, placement: PlacementRow) -> Answer:
    """Note that the work has begun."""
    with transaction() as session:
        services.start_placement(session, placement.id, by=By.of(actor), at=now())
    flash(_("The work has begun. Call both after the first weeks and ask how it is going."), "success")
    return redirect(url_for(".show", placement_id=placement.id))


@desk.action("/placements/<uuid:placement_id>/cancel", access=policy.SHOW)
def cancel(actor: Actor, placement: PlacementRow) -> Answer:
    """Note that the work did not begin."""
    with transaction() as session:
        services.cancel_placement(session, placement.id, by=By.of(actor), at=now())
    flash(_("It is noted that the work did not begin. Call the person, and look for another place together."), "info")
    return redirect(url_for(".show", placement_id=placement.id))


@desk.form("/placements/<uuid:placement_id>/end", access=policy.SHOW)
def end(actor: Actor, placement: PlacementRow) -> Answer:
    """Note that the work is over."""
    form = EndForm()
    page = EndPage(form, placement)
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            services.end_placement(session, placement.id, form.ended_on.data, form.reason.data, by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    flash(_("The end of the work is noted. Call the person: do they need us again?"), "info")
    return redirect(url_for(".show", placement_id=placement.id))


@desk.form("/checks/<uuid:follow_up_id>", access=policy.SHOW_CHECK)
def heard(actor: Actor, check: tuple[UUID, UUID]) -> Answer:
    """Note what was heard at a check."""
    follow_up_id, placement_id = check
    form = HeardForm()
    if not form.validate_on_submit():
        return HeardPage(form, placement_id)
    with transaction() as session:
        note_what_was_heard(session, follow_up_id, form.result.data, by=By.of(actor), at=now())
    flash(_("It is noted."), "success")
    return redirect(url_for(".show", placement_id=placement_id))
