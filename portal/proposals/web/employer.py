"""Proposals at the desk of a company."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from flask import flash, redirect, request, url_for

from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import now, today
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web import Answer, Desk, Page
from portal.proposals import policy
from portal.proposals.queries import EmployerProposal, EmployerRow, proposals_of_company, show_to_employer
from portal.proposals.services import decline_proposal, note_view, want_candidate
from portal.proposals.web.forms import AnswerForm

desk = Desk("employer_proposals", __name__, audience=Role.EMPLOYER, url_prefix="/employer/proposals")


@dataclass(frozen=True)
class IndexPage(Page):
    """What was proposed to the company: codes, places, states."""

    template: ClassVar[str] = "proposals/employer/index.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    rows: tuple[EmployerRow, ...]
    today: date
    next_url: str | None
    first_url: str | None


@dataclass(frozen=True)
class ShowPage(Page):
    """One proposal: the masked profile, the answer, and the name once the person has agreed."""

    template: ClassVar[str] = "proposals/employer/show.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    proposal: EmployerProposal
    form: AnswerForm
    today: date
    seen_at: datetime


@desk.page("", access=policy.OWN_LIST)
def index(actor: Actor) -> Answer:
    """List the company's proposals, the newest first."""
    after = request.args.get("after", "")[:20]
    with reading() as session:
        found = proposals_of_company(session, actor.own_organisation_id, on=today(), after=after)
    here = "employer_proposals.index"
    next_url = url_for(here, after=found.next_after) if found.next_after else None
    return IndexPage(found.rows, today(), next_url, url_for(here) if after else None)


@desk.page("/<uuid:proposal_id>", access=policy.READ)
def show(actor: Actor, proposal: EmployerProposal) -> Answer:
    """Show a proposal, and note that it was looked at."""
    return _shown(actor, proposal, AnswerForm())


@desk.form("/<uuid:proposal_id>/answer", access=policy.ANSWER)
def answer(actor: Actor, proposal_id: UUID) -> Answer:
    """Take the company's answer; the second of two is told that there was one before."""
    if request.method == "GET":
        return redirect(url_for("employer_proposals.show", proposal_id=proposal_id))
    form = AnswerForm()
    if not form.validate_on_submit():
        with reading() as session:
            proposal = show_to_employer(session, actor, proposal_id, on=today())
        if proposal is None or not proposal.needs_answer:
            raise RuleBroken(_l("This has changed in the meantime. Please look at the current state."))
        return _shown(actor, proposal, form)
    reason, by, at = form.decline_reason(), By.of(actor), now()
    with transaction() as session:
        if reason is None:
            want_candidate(session, proposal_id, by=by, at=at)
        else:
            decline_proposal(session, proposal_id, reason, by=by, at=at)
    if reason is not None:
        flash(_("Thank you. We look for somebody who fits better. Please delete your notes about this proposal."), "success")
        return redirect(url_for("employer_proposals.index"))
    flash(_("Thank you. We now ask the person whether you may know their name. We write to you as soon as we know."), "success")
    return redirect(url_for("employer_proposals.show", proposal_id=proposal_id))


def _shown(actor: Actor, proposal: EmployerProposal, form: AnswerForm) -> Answer:
    at = now()
    with transaction() as session:
        note_view(session, proposal.id, with_name=proposal.identity is not None, by=By.of(actor), at=at)
    return ShowPage(proposal, form, today(), at)
