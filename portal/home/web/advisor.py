"""The start page of an advisor: what is due, with whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from flask import url_for

from portal.contacts.queries import TaskRow, open_tasks
from portal.contacts.words import TaskKind
from portal.home import policy
from portal.home.steps import NextStep, in_order
from portal.internships.queries import StaffInternship, internships_for_staff
from portal.internships.words import InternshipState
from portal.kernel.access import Actor, Role
from portal.kernel.clock import today
from portal.kernel.db import reading
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Desk, Page
from portal.kernel.web.records import record_url
from portal.openings.queries import openings_to_review
from portal.openings.queries.cards import OpeningCard
from portal.proposals.queries import ProposalStep, advisor_next_steps

desk = Desk("advisor_home", __name__, audience=Role.ADVISOR, url_prefix="/advisor")

LIVE = (InternshipState.PLANNED, InternshipState.APPROVED, InternshipState.RUNNING)


@dataclass(frozen=True)
class StartPage(Page):
    """What the advisor sees first."""

    template: ClassVar[str] = "home/advisor/index.html"
    audience: ClassVar[Role] = Role.ADVISOR

    first_name: str
    today: date
    steps: tuple[NextStep, ...]
    internships: tuple[StaffInternship, ...]


@desk.page("/", access=policy.ADVISORS_START)
def index(actor: Actor) -> Answer:
    """Show what is due today and soon."""
    day = today()
    with reading() as session:
        tasks = open_tasks(session, actor.own_id, with_unassigned=False)
        proposals = advisor_next_steps(session, actor.own_id, on=day)
        reviews = openings_to_review(session)
        internships = internships_for_staff(session, states=LIVE, advisor_id=actor.own_id)
    led = {each.proposal_id for each in internships}  # their next step is the internship's
    steps = [
        *map(task_step, tasks),
        *(_proposal_step(step) for step in proposals if step.proposal_id not in led),
        *map(review_step, reviews),
        *_internship_steps(internships, day),
    ]
    return StartPage(actor.name, day, in_order(steps), internships)


def task_step(task: TaskRow) -> NextStep:
    """Make a step of a task: what somebody wrote down is called as they wrote it."""
    url = record_url(task.subject_kind.value, task.subject_id) or url_for("advisor_contacts.tasks")
    if task.kind is TaskKind.OTHER and task.note:
        return NextStep(task.note, url, task.company_name or "", task.due_on, "phone")
    return NextStep(str(task.kind.label), url, task.note or task.company_name or "", task.due_on, "phone")


def review_step(card: OpeningCard) -> NextStep:
    """Make a step of an opening that waits to be read."""
    url = url_for("advisor_openings.show", opening_id=card.id)
    return NextStep(_("Review an opening"), url, f"{card.title}, {card.company_name}", icon="eye")


def _proposal_step(step: ProposalStep) -> NextStep:
    url = url_for("advisor_proposals.show", proposal_id=step.proposal_id)
    return NextStep(str(step.kind.label), url, f"{step.person}, {step.opening_title}, {step.company_name}", step.due_on, "people")


def _internship_steps(internships: tuple[StaffInternship, ...], day: date) -> Iterator[NextStep]:
    for each in internships:
        url = url_for("advisor_internships.show", internship_id=each.id)
        text = f"{each.opening_title}, {each.reference}"
        if each.state is InternshipState.PLANNED:
            yield NextStep(_("Get the approval for the internship"), url, text, each.starts_on, "document")
        elif each.state is InternshipState.APPROVED and each.starts_on <= day:
            yield NextStep(_("Has the internship begun?"), url, text, each.starts_on, "calendar")
        elif each.state is InternshipState.RUNNING and each.ends_on <= day:
            yield NextStep(_("Ask how the internship went"), url, text, each.ends_on, "pencil")
