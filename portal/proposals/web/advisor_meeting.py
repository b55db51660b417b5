"""An advisor and the day to meet: offer the company three times, take one of its own, ask for others, call it off."""

from flask import abort

from portal.kernel.access import Actor
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer
from portal.proposals import policy, services
from portal.proposals.calendar import file_of
from portal.proposals.meeting_words import MAY_MEET, MeetingSide
from portal.proposals.queries import MeetingPlan, StaffProposal, own_entry
from portal.proposals.services.meeting import CHOSEN_MEANWHILE
from portal.proposals.web.advisor import back, desk
from portal.proposals.web.employer_meeting import as_calendar
from portal.proposals.web.meeting_forms import SureForm, TimesForm
from portal.proposals.web.moments import moment_in
from portal.proposals.web.pages import StaffTimesPage, StepPage
from portal.ui.filters import meeting_time

US = MeetingSide.TEAM


@desk.form("/proposals/<uuid:proposal_id>/meeting/times", access=policy.ANY)
def offer_times(actor: Actor, found: StaffProposal) -> Answer:
    """Offer the company three times the person has agreed to."""
    plan = _plan(found)
    if not plan.may_offer(US):
        raise RuleBroken(CHOSEN_MEANWHILE)
    form = TimesForm.after(today(), plan.times if plan.times_by is US and not plan.is_refused else ())
    page = StaffTimesPage(found, form, plan.at is not None)
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            services.offer_times(session, found.id, form.times(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    return back(found, _("We have written to the company. It chooses one of the three times, and you get a letter."))


@desk.form("/proposals/<uuid:proposal_id>/meeting/take/<moment>", access=policy.ANY)
def take_time(actor: Actor, found: StaffProposal, moment: str) -> Answer:
    """Take one of the company's times."""
    plan, at = _plan(found), moment_in(moment)
    if not plan.asks(US) or at not in plan.times:
        raise RuleBroken(CHOSEN_MEANWHILE)
    form = SureForm()
    if not form.validate_on_submit():
        lead = _("%(when)s. Does the person agree? The company gets an entry for its calendar.", when=meeting_time(at))
        return StepPage(found, _("Is this the time?"), lead, _("Yes, at this time"), form, ())
    with transaction() as session:
        services.take_time(session, found.id, at, by=By.of(actor), at=now())
    return back(found, _("The meeting is arranged. Tell the person; the company has its letter."))


@desk.form("/proposals/<uuid:proposal_id>/meeting/others", access=policy.ANY)
def refuse_times(actor: Actor, found: StaffProposal) -> Answer:
    """Ask the company for other times."""
    if not _plan(found).asks(US):
        raise RuleBroken(CHOSEN_MEANWHILE)
    form = SureForm()
    if not form.validate_on_submit():
        lead = _("The company is asked for three other times. Or offer it three yourself.")
        return StepPage(found, _("Does none of the times fit?"), lead, _("Ask for other times"), form, ())
    with transaction() as session:
        services.refuse_times(session, found.id, by=By.of(actor), at=now())
    return back(found, _("We have asked the company for other times."))


@desk.form("/proposals/<uuid:proposal_id>/meeting/call-off", access=policy.ANY)
def call_off(actor: Actor, found: StaffProposal) -> Answer:
    """Call the meeting off."""
    if _plan(found).at is None:
        raise RuleBroken(CHOSEN_MEANWHILE)
    form = SureForm()
    if not form.validate_on_submit():
        lead = _("The company gets a letter that takes the entry out of its calendar. You tell the person.")
        return StepPage(found, _("Call the meeting off?"), lead, _("Call it off"), form, ())
    with transaction() as session:
        services.call_off_meeting(session, found.id, by=By.of(actor), at=now())
    return back(found, _("The meeting is called off. Tell the person, and look for another day."))


@desk.page("/proposals/<uuid:proposal_id>/meeting.ics", access=policy.ANY)
def meeting_file(actor: Actor, found: StaffProposal) -> Answer:
    """Give the entry for the calendar."""
    with reading() as session:
        entry = own_entry(session, actor, found.id, on=today())
    if entry is None:
        abort(404)
    return as_calendar(file_of(entry))


def _plan(found: StaffProposal) -> MeetingPlan:
    if found.state not in MAY_MEET:
        raise RuleBroken(CHOSEN_MEANWHILE)
    return found.plan(today())
