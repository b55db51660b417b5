"""Planning an internship: what the law says stands beside what is entered."""

from dataclasses import dataclass, replace
from typing import ClassVar
from uuid import UUID

from flask import flash, redirect, request, url_for

from portal.internships import policy, services
from portal.internships.judging import about, about_proposal, judge
from portal.internships.legal.checking import Check
from portal.internships.models import Internship
from portal.internships.queries import StaffInternship
from portal.internships.suggesting import suggested_plan
from portal.internships.web.advisor_desk import desk
from portal.internships.web.forms import InternshipForm, reviewed
from portal.internships.wording import review_for_plan, review_of
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Page


@dataclass(frozen=True)
class PlanPage(Page):
    """The form of a plan, and what the law says to what was entered."""

    template: ClassVar[str] = "internships/advisor/plan.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: InternshipForm
    back_url: str
    legal: Check | None = None


def only_asks() -> bool:
    """Say whether somebody wants to see what the law says, and keep nothing yet."""
    return request.form.get("then") == "check"


@desk.form("/proposals/<uuid:proposal_id>/internship", access=policy.PLAN)
def plan(actor: Actor, proposal_id: UUID) -> Answer:
    """Plan an internship for a proposal; what the company said of its place stands there already."""
    with reading() as session:
        review = review_for_plan(session, proposal_id, request.form.get("tasks"))
        form = reviewed(InternshipForm, review, request.form, data=suggested_plan(session, proposal_id, on=today()))
    page = PlanPage(form, url_for("advisor_proposals.show", proposal_id=proposal_id))
    if not form.validate_on_submit():
        return page
    with reading() as session:
        page = replace(page, legal=judge(session, form.draft(), about_proposal(session, proposal_id), on=today()))
    if only_asks():
        return page
    try:
        with transaction() as session:
            planned = services.plan_internship(session, proposal_id, form.draft(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    flash(_("The internship is planned. Next you get the approval, then you call the company and the person."), "success")
    return redirect(url_for(".show", internship_id=planned.id))


@desk.form("/internships/<uuid:internship_id>/plan", access=policy.SHOW_TO_STAFF)
def change(actor: Actor, internship: StaffInternship) -> Answer:
    """Change a plan; an approval given for the old one no longer counts."""
    with reading() as session:
        known = session.get_one(Internship, internship.id)
        review = review_of(session, known.candidate_id, request.form.get("tasks"), known={known.tasks})
    form = reviewed(InternshipForm, review, request.form)
    page = PlanPage(form, url_for(".show", internship_id=internship.id))
    if not form.is_submitted():
        form.fill(internship)
    if not form.validate_on_submit():
        return page
    with reading() as session:
        page = replace(page, legal=judge(session, form.draft(), replace(about(internship), approval_on=None), on=today()))
    if only_asks():
        return page
    try:
        with transaction() as session:
            services.change_plan(session, internship.id, form.draft(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    flash(_("The plan is changed. It needs a new approval; tell the company and the person."), "success")
    return redirect(url_for(".show", internship_id=internship.id))
