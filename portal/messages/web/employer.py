"""The thread of a case at the desk of a company."""

from dataclasses import dataclass
from typing import ClassVar

from flask import flash, redirect, request, url_for

from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Page, SafeDesk
from portal.messages import policy
from portal.messages.queries import Thread
from portal.messages.services import note_read, write_to_advisor
from portal.messages.web.forms import MessageForm
from portal.messages.words import Side
from portal.proposals.disclosure import identities_for

desk = SafeDesk("employer_messages", __name__, audience=Role.EMPLOYER, url_prefix="/employer/proposals")


@dataclass(frozen=True)
class ThreadPage(Page):
    """What was written about a proposal, and a place to write."""

    template: ClassVar[str] = "messages/employer/thread.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    thread: Thread
    form: MessageForm


@desk.form("/<uuid:proposal_id>/messages", access=policy.OWN)
def thread(actor: Actor, found: Thread) -> Answer:
    """Show the thread of a proposal, and take a message to the advisor."""
    form = MessageForm()
    if any(message.side is Side.TEAM for message in found.messages):
        with reading() as session:
            identities_for(session, [found.id], on=today())  # what we wrote about a known person may name them
    if request.method == "GET" and found.new:
        with transaction() as session:
            note_read(session, found.id, Side.COMPANY, at=now())
    if not form.validate_on_submit():
        return ThreadPage(found, form)
    try:
        with transaction() as session:
            write_to_advisor(session, found.id, form.message.data or "", by=By.of(actor), at=now())
    except RuleBroken as refusal:
        form.refuse(refusal)
        return ThreadPage(found, form)
    flash(_("Sent. Your advisor reads it and answers here within two working days."), "success")
    return redirect(url_for("employer_messages.thread", proposal_id=found.id))
