"""Proposals at the desk of a company."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import ClassVar
from uuid import UUID

from flask import redirect, request, url_for

from portal.companies.queries import ToldLine
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import local_day, now, today
from portal.kernel.db import reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web import Answer, Page, SafeDesk
from portal.kernel.workdays import working_days_after
from portal.proposals import policy
from portal.proposals.company_words import ProposalShelf
from portal.proposals.queries import (
    EmployerProposal,
    EmployerRow,
    GivenAnswer,
    given_answer,
    proposals_of_company,
    shelf_counts,
    show_to_employer,
    story_of_proposal,
)
from portal.proposals.services import decline_proposal, note_view, want_candidate
from portal.proposals.web.forms import AnswerForm

desk = SafeDesk("employer_proposals", __name__, audience=Role.EMPLOYER, url_prefix="/employer/proposals")
DAYS_TO_ASK = 2  # working days until the advisor has asked the person, and after a yes until the meeting is arranged


@dataclass(frozen=True)
class IndexPage(Page):
    """What was proposed to the company: codes, places, states."""

    template: ClassVar[str] = "proposals/employer/index.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    rows: tuple[EmployerRow, ...]
    shelf: ProposalShelf | None
    counts: tuple[tuple[ProposalShelf, int], ...]
    total: int
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
    story: tuple[ToldLine, ...]
    today: date
    seen_at: datetime


@dataclass(frozen=True)
class GonePage(Page):
    """What a company reads behind an old link: the same, whyever there is nothing to see any more."""

    template: ClassVar[str] = "proposals/employer/gone.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    @property
    def is_missing(self) -> bool:
        """There is nothing here any more."""
        return True


@dataclass(frozen=True)
class AnsweredPage(Page):
    """What happens after the company's answer: who calls whom, and when."""

    template: ClassVar[str] = "proposals/employer/answered.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    answer: GivenAnswer
    ask_by: date
    days_to_arrange: int = DAYS_TO_ASK


@desk.page("", access=policy.OWN_LIST)
def index(actor: Actor) -> Answer:
    """List the company's proposals, the newest first."""
    after = request.args.get("after", "")[:20]
    shelf = ProposalShelf.named(request.args.get("state", ""))
    with reading() as session:
        found = proposals_of_company(session, actor.own_organisation_id, on=today(), after=after, shelf=shelf)
        counts = shelf_counts(session, actor.own_organisation_id, on=today())
    here = partial(url_for, "employer_proposals.index", state=shelf.value if shelf else None)
    next_url = here(after=found.next_after) if found.next_after else None
    return IndexPage(found.rows, shelf, tuple(counts.items()), sum(counts.values()), today(), next_url, here() if after else None)


@desk.page("/<uuid:proposal_id>", access=policy.ANSWER)
def show(actor: Actor, proposal_id: UUID) -> Answer:
    """Show a proposal, and note that it was looked at; rights are asked each time."""
    with reading() as session:
        proposal = show_to_employer(session, actor, proposal_id, on=today())
    return _shown(actor, proposal, AnswerForm()) if proposal else GonePage()


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
    return redirect(url_for("employer_proposals.answered", proposal_id=proposal_id))


@desk.page("/<uuid:proposal_id>/answered", access=policy.ANSWER)
def answered(_actor: Actor, proposal_id: UUID) -> Answer:
    """Say what happens after the answer."""
    with reading() as session:
        given = given_answer(session, proposal_id)
    if given is None:
        return redirect(url_for("employer_proposals.index"))
    return AnsweredPage(given, working_days_after(local_day(given.answered_at), DAYS_TO_ASK))


def _shown(actor: Actor, proposal: EmployerProposal, form: AnswerForm) -> Answer:
    at = now()
    with transaction() as session:
        story = story_of_proposal(session, proposal.id)
        note_view(session, proposal.id, with_name=proposal.identity is not None, by=By.of(actor), at=at)
    return ShowPage(proposal, form, story, today(), at)
