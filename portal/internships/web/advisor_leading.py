"""Leading an internship from its approval to its end."""

from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, url_for

from portal.internships import policy, services
from portal.internships.assessment.answering import receive_otherwise
from portal.internships.queries import StaffInternship
from portal.internships.web.advisor_desk import desk
from portal.internships.web.forms import AbortForm, ApprovalForm, CompletionForm
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now
from portal.kernel.db import transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Page


@dataclass(frozen=True)
class StepPage(Page):
    """A small form that leads an internship one step on."""

    template: ClassVar[str] = "internships/advisor/step.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: ApprovalForm | CompletionForm | AbortForm
    internship: StaffInternship
    title: str
    submit: str


@desk.form("/internships/<uuid:internship_id>/approval", access=policy.SHOW_TO_STAFF)
def approve(actor: Actor, internship: StaffInternship) -> Answer:
    """Note the approval of the authority."""
    form = ApprovalForm()
    page = StepPage(form, internship, _("Enter the approval"), _("Save"))
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            services.approve_internship(
                session, internship.id, form.approval_on.data, form.office.data, by=By.of(actor), at=now()
            )
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    flash(_("The approval is noted. Call the company before the first day; on that day, note that it has begun."), "success")
    return redirect(url_for(".show", internship_id=internship.id))


@desk.action("/internships/<uuid:internship_id>/start", access=policy.SHOW_TO_STAFF)
def start(actor: Actor, internship: StaffInternship) -> Answer:
    """Note that the internship has begun."""
    with transaction() as session:
        services.start_internship(session, internship.id, by=By.of(actor), at=now())
    flash(_("The internship is running. Visit once or call; in the last week we ask the company how it goes on."), "success")
    return redirect(url_for(".show", internship_id=internship.id))


@desk.action("/internships/<uuid:internship_id>/received", access=policy.SHOW_TO_STAFF)
def received(actor: Actor, internship: StaffInternship) -> Answer:
    """Note that the company's assessment came on paper or by phone."""
    with transaction() as session:
        receive_otherwise(session, internship.id, by=By.of(actor), at=now())
    flash(_("Noted. The company is not reminded any more."), "success")
    return redirect(url_for(".show", internship_id=internship.id))


@desk.action("/internships/<uuid:internship_id>/cancel", access=policy.SHOW_TO_STAFF)
def cancel(actor: Actor, internship: StaffInternship) -> Answer:
    """Call the internship off."""
    with transaction() as session:
        services.cancel_internship(session, internship.id, by=By.of(actor), at=now())
    flash(_("The internship is called off. Call both; on the proposal you can plan another one, or end it."), "info")
    return redirect(url_for(".show", internship_id=internship.id))


@desk.form("/internships/<uuid:internship_id>/completion", access=policy.SHOW_TO_STAFF)
def complete(actor: Actor, internship: StaffInternship) -> Answer:
    """Note that the internship is over and what follows."""
    form = CompletionForm()
    page = StepPage(form, internship, _("The internship is over"), _("Save"))
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            services.complete_internship(session, internship.id, form.outcome.data, by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    flash(_("The internship is completed. Call both and talk about what follows."), "success")
    return redirect(url_for(".show", internship_id=internship.id))


@desk.form("/internships/<uuid:internship_id>/abort", access=policy.SHOW_TO_STAFF)
def abort(actor: Actor, internship: StaffInternship) -> Answer:
    """Note that the internship ended early."""
    form = AbortForm()
    page = StepPage(form, internship, _("The internship ended early"), _("Save"))
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            services.abort_internship(session, internship.id, form.abort(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    flash(_("The early end is noted. Call both, then decide on the proposal how it goes on."), "info")
    return redirect(url_for(".show", internship_id=internship.id))
