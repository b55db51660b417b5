"""The thread of a case at the desk of an advisor: reading, writing, and looking at what leaves."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from flask import flash, redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Desk, Page
from portal.kernel.web.records import Panel
from portal.messages import policy
from portal.messages.queries import StaffThread, staff_thread
from portal.messages.reviewing import Review, review_of
from portal.messages.services import note_read, settle_thread, write_to_company
from portal.messages.web.forms import MessageForm, ReviewedMessageForm, message_id, review_form
from portal.messages.words import Side
from portal.proposals.models import Proposal

desk = Desk("advisor_messages", __name__, audience=Role.ADVISOR, url_prefix="/advisor/proposals")


@dataclass(frozen=True)
class ThreadPage(Page):
    """What was written about a case, and a place to answer."""

    template: ClassVar[str] = "messages/advisor/thread.html"
    audience: ClassVar[Role] = Role.ADVISOR

    thread: StaffThread
    form: MessageForm


@dataclass(frozen=True)
class ReviewPage(Page):
    """A message with its marks, before it leaves."""

    template: ClassVar[str] = "messages/advisor/review.html"
    audience: ClassVar[Role] = Role.ADVISOR

    thread: StaffThread
    form: ReviewedMessageForm
    review: Review
    is_first_look: bool

    @property
    def answers_questions(self) -> bool:
        """Whether the marks are shown for the first time."""
        return self.is_first_look


@dataclass(frozen=True)
class ThreadPanel(Panel):
    """The thread on the page of a case."""

    template: ClassVar[str] = "messages/advisor/panel.html"

    thread: StaffThread


def panel_of_case(session: Session, actor: Actor, proposal_id: UUID) -> Panel | None:
    """Show on the page of a case what was written about it, once it is shown to the company."""
    thread = staff_thread(session, actor, proposal_id, on=today())
    if thread is None or not (thread.may_write or thread.messages):
        return None
    return ThreadPanel(thread)


@desk.form("/<uuid:proposal_id>/messages", access=policy.ANY)
def thread(actor: Actor, found: StaffThread) -> Answer:
    """Show the thread of a case, and take a message to the company: first to be looked at, then to be sent."""
    form = MessageForm()
    if request.method == "GET" and found.new:
        with transaction() as session:
            note_read(session, found.id, Side.TEAM, at=now())
    if not form.validate_on_submit():
        return ThreadPage(found, form)
    return _reviewed(actor, found, form.message.data or "")


@desk.action("/<uuid:proposal_id>/messages/settle", access=policy.ANY)
def settle(actor: Actor, found: StaffThread) -> Answer:
    """Note that what the company wrote needs no written answer."""
    with transaction() as session:
        settle_thread(session, found.id, message_id(request.form.get("last")), by=By.of(actor), at=now())
    return _to_case(found, _("Noted. The message is no longer among your next steps."))


def _reviewed(actor: Actor, found: StaffThread, text: str) -> Answer:
    with reading() as session:
        review = review_of(session, session.get_one(Proposal, found.id), text, on=today())
    form = review_form(review)
    if review.is_needed and form.looked_at.data != review.seen:
        form.begin_anew(review.seen)
        return ReviewPage(found, form, review, is_first_look=True)
    if not form.validate_on_submit():
        return ReviewPage(found, form, review, is_first_look=False)
    try:
        with transaction() as session:
            write_to_company(session, found.id, form.reply(), by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.looked_at.data = review.seen
        form.refuse(refusal)
        return ReviewPage(found, form, review, is_first_look=False)
    return _to_case(found, _("Sent. The company gets a letter that there is a message; what it says stands only here."))


def _to_case(found: StaffThread, message: str) -> Response:
    flash(message, "success")
    return redirect(url_for("advisor_proposals.show", proposal_id=found.id))
