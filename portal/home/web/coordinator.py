"""The start page of a coordinator: what waits for a decision."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from flask import url_for

from portal.companies.queries import companies_in_review
from portal.companies.queries.staff import CompanyRow
from portal.contacts.queries import open_tasks
from portal.contacts.words import TaskKind
from portal.home import policy
from portal.home.steps import NextStep, in_order
from portal.home.web.advisor import review_step, task_step
from portal.kernel.access import Actor, Role
from portal.kernel.clock import local_day, today
from portal.kernel.db import reading
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Desk, Page
from portal.openings.queries import openings_to_review

desk = Desk("coordinator_home", __name__, audience=Role.COORDINATOR, url_prefix="/coordinator")


@dataclass(frozen=True)
class StartPage(Page):
    """What the coordinator sees first."""

    template: ClassVar[str] = "home/coordinator/index.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    first_name: str
    today: date
    steps: tuple[NextStep, ...]


@desk.page("/", access=policy.COORDINATORS_START)
def index(actor: Actor) -> Answer:
    """Show what waits for a decision."""
    with reading() as session:
        companies = companies_in_review(session)
        # A company that waits is shown once, by its own row.
        tasks = [
            task for task in open_tasks(session, actor.own_id, with_unassigned=True) if task.kind is not TaskKind.DECIDE_COMPANY
        ]
        reviews = openings_to_review(session)
    steps = [*(_decision(company) for company in companies), *map(task_step, tasks), *map(review_step, reviews)]
    return StartPage(actor.name, today(), in_order(steps))


def _decision(company: CompanyRow) -> NextStep:
    due_on = local_day(company.visited_at) if company.visited_at else None
    text = ", ".join(part for part in (company.name, company.town) if part)
    return NextStep(_("Decide on a company"), url_for("advisor_companies.show", company_id=company.id), text, due_on, "check")
