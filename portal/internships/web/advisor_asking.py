"""Asking authorities: what was sent, what came back, and the list of what is waited for."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from flask import flash, redirect, request, url_for

from portal.candidates.queries import names_of_candidates
from portal.internships import policy
from portal.internships.asking import RequestRow, ask_authority, note_answer, waiting_requests
from portal.internships.queries import StaffInternship
from portal.internships.web.advisor_desk import desk
from portal.internships.web.forms import AnswerForm, RequestForm
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Page


@dataclass(frozen=True)
class WaitingPage(Page):
    """What no authority has answered yet."""

    template: ClassVar[str] = "internships/advisor/waiting.html"
    audience: ClassVar[Role] = Role.ADVISOR

    rows: tuple[RequestRow, ...]
    names: dict[UUID, str]
    is_everyones: bool
    today: date

    def days(self, row: RequestRow) -> int:
        """Return since how many days the answer is open."""
        return (self.today - row.sent_on).days


@dataclass(frozen=True)
class AskingPage(Page):
    """A small form about a request to an authority."""

    template: ClassVar[str] = "internships/advisor/asking.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: RequestForm | AnswerForm
    internship_id: UUID
    title: str
    lead: str


@desk.page("/internships/waiting", access=policy.LIST_FOR_STAFF)
def waiting(actor: Actor) -> Answer:
    """List what no authority has answered yet: one's own people's, or everyone's."""
    is_everyones = request.args.get("whose") == "all"
    with reading() as session:
        rows = waiting_requests(session, advisor_id=None if is_everyones else actor.own_id)
        names = names_of_candidates(session, (row.candidate_id for row in rows))
    return WaitingPage(rows, names, is_everyones, today())


@desk.form("/internships/<uuid:internship_id>/request", access=policy.SHOW_TO_STAFF)
def ask(actor: Actor, internship: StaffInternship) -> Answer:
    """Note that an authority was asked."""
    form = RequestForm(data={"sent_on": today()})
    page = AskingPage(form, internship.id, _("An authority was asked"), f"{internship.opening_title}, {internship.reference}")
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            ask_authority(session, internship.id, form.draft(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    flash(_("Noted. It stands in the list of what we wait for until the answer is there."), "success")
    return redirect(url_for(".show", internship_id=internship.id))


@desk.form("/internship-requests/<uuid:asked_id>", access=policy.ANSWER_REQUEST)
def answer_request(actor: Actor, asked: RequestRow) -> Answer:
    """Note what an authority says."""
    form = AnswerForm()
    page = AskingPage(form, asked.internship_id, _("Enter the answer"), f"{asked.matter.label}, {asked.authority.label}")
    if not form.validate_on_submit():
        return page
    try:
        with transaction() as session:
            note_answer(session, asked.id, form.draft(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return page
    flash(_("The answer is noted. Look at what the law says now."), "success")
    return redirect(url_for(".show", internship_id=asked.internship_id))
