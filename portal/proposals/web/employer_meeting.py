"""A company and the day to meet: choose one of three times, offer three, ask for others, call it off, keep it in a calendar."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from flask import abort, flash, redirect, url_for
from werkzeug.wrappers import Response

from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.calendars import MIME
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.forms import Form
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Page
from portal.proposals import policy, services
from portal.proposals.calendar import FILE_NAME, file_of
from portal.proposals.disclosure import tell_names_to
from portal.proposals.meeting_words import MeetingSide
from portal.proposals.queries import EmployerProposal, own_entry, show_to_employer
from portal.proposals.services.meeting import CHOSEN_MEANWHILE
from portal.proposals.web.employer import desk
from portal.proposals.web.meeting_forms import SureForm, TimesForm
from portal.proposals.web.moments import moment_in

US, THEM = MeetingSide.COMPANY, MeetingSide.TEAM


@dataclass(frozen=True)
class TimesPage(Page):
    """Three times to meet, to be offered."""

    template: ClassVar[str] = "proposals/employer/times.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    proposal_id: UUID
    reference: str
    form: TimesForm
    is_arranged: bool


@dataclass(frozen=True)
class SurePage(Page):
    """One thing to be sure of: what happens stands above the button."""

    template: ClassVar[str] = "proposals/employer/sure.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    proposal_id: UUID
    reference: str
    title: str
    lead: str
    submit: str
    form: Form
    moment: datetime | None = None


@desk.form("/<uuid:proposal_id>/meeting/times", access=policy.ANSWER)
def offer_times(actor: Actor, proposal_id: UUID) -> Answer:
    """Let a company say when it has time."""
    found = _seen(actor, proposal_id)
    plan = found.plan
    form = TimesForm.after(today(), plan.times if plan.times_by is US and not plan.is_refused else ())
    page = TimesPage(found.id, found.reference, form, plan.at is not None)
    if not plan.may_offer(US):
        raise RuleBroken(CHOSEN_MEANWHILE)
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            services.offer_times(session, found.id, form.times(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    return _back(found, _("Thank you. Your advisor asks the person and tells you which time it is."))


@desk.form("/<uuid:proposal_id>/meeting/take/<moment>", access=policy.ANSWER)
def take_time(actor: Actor, proposal_id: UUID, moment: str) -> Answer:
    """Take one of the times offered, after a look at it."""
    found, at = _seen(actor, proposal_id), moment_in(moment)
    if not found.plan.asks(US) or at not in found.plan.times:
        raise RuleBroken(CHOSEN_MEANWHILE)
    form = SureForm()
    if not form.validate_on_submit():
        lead = _("Both sides then get an entry for their calendar. You can still move the meeting or call it off.")
        return SurePage(found.id, found.reference, _("Is this the time?"), lead, _("Yes, at this time"), form, at)
    with transaction() as session:
        services.take_time(session, found.id, at, by=By.of(actor), at=now())
    return _back(found, _("The meeting is arranged. Your advisor tells the person, and you get an entry for your calendar."))


@desk.form("/<uuid:proposal_id>/meeting/others", access=policy.ANSWER)
def refuse_times(actor: Actor, proposal_id: UUID) -> Answer:
    """Ask for other times."""
    found = _seen(actor, proposal_id)
    if not found.plan.asks(US):
        raise RuleBroken(CHOSEN_MEANWHILE)
    form = SureForm()
    if not form.validate_on_submit():
        lead = _("Your advisor talks to the person and offers you three other times. You can also offer three yourself.")
        return SurePage(found.id, found.reference, _("Does none of the times fit?"), lead, _("Ask for other times"), form)
    with transaction() as session:
        services.refuse_times(session, found.id, by=By.of(actor), at=now())
    return _back(found, _("Thank you. Your advisor offers you other times."))


@desk.form("/<uuid:proposal_id>/meeting/call-off", access=policy.ANSWER)
def call_off(actor: Actor, proposal_id: UUID) -> Answer:
    """Call the meeting off, after a question back."""
    found = _seen(actor, proposal_id)
    if found.plan.at is None:
        raise RuleBroken(CHOSEN_MEANWHILE)
    form = SureForm()
    if not form.validate_on_submit():
        lead = _("Your advisor tells the person. The proposal stays open: afterwards you can find another day.")
        return SurePage(found.id, found.reference, _("Call the meeting off?"), lead, _("Call it off"), form, found.plan.at)
    with transaction() as session:
        services.call_off_meeting(session, found.id, by=By.of(actor), at=now())
    return _back(found, _("The meeting is called off. Your advisor tells the person."))


@desk.page("/<uuid:proposal_id>/meeting.ics", access=policy.ANSWER)
def meeting_file(actor: Actor, proposal_id: UUID) -> Answer:
    """Give the entry for the calendar."""
    with reading() as session:
        entry = own_entry(session, actor, proposal_id, on=today())
    if entry is None:
        abort(404)
    url = url_for("employer_proposals.show", proposal_id=proposal_id, _external=True)
    return as_calendar(file_of(entry, url))


def as_calendar(content: bytes) -> Response:
    """Answer with a calendar file."""
    headers = {"Content-Disposition": f'attachment; filename="{FILE_NAME}"'}
    return Response(content, content_type=f"{MIME}; charset=utf-8", headers=headers)


def _seen(actor: Actor, proposal_id: UUID) -> EmployerProposal:
    """Return what the company may look at today; the pages of a meeting show no name."""
    with reading() as session:
        found = show_to_employer(session, actor, proposal_id, on=today())
    tell_names_to(None)
    if found is None:
        abort(404)
    return found


def _back(found: EmployerProposal, message: str) -> Response:
    flash(message, "success")
    return redirect(url_for("employer_proposals.show", proposal_id=found.id, _anchor="meeting"))
