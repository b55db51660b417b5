"""The start page of a coordinator: decisions, tasks, the team; and what the portal does by itself."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from flask import current_app, url_for

from portal.companies.queries import companies_in_review
from portal.companies.queries.staff import CompanyRow
from portal.contacts.queries import open_tasks
from portal.contacts.words import TaskKind
from portal.home import policy
from portal.home.steps import NextStep, in_order
from portal.home.team import Load, WholeFigures, team_at_work
from portal.home.web.advisor import review_step, task_step
from portal.kernel.access import Actor, Role
from portal.kernel.clock import local_day, now, today
from portal.kernel.db import reading
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import ngettext
from portal.kernel.outbox.worker import worker_is_alive
from portal.kernel.schedule import JobStanding, standings
from portal.kernel.web import Answer, Desk, Page
from portal.openings.queries import openings_to_review

desk = Desk("coordinator_home", __name__, audience=Role.COORDINATOR, url_prefix="/coordinator")

MOST_ROWS = 12
MOST_COUNTED = 200


@dataclass(frozen=True)
class Waiting:
    """A company that waits for a decision, and since when."""

    title: str
    url: str
    text: str
    since: date | None


@dataclass(frozen=True)
class StartPage(Page):
    """What the coordinator sees first."""

    template: ClassVar[str] = "home/coordinator/index.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    first_name: str
    today: date
    summary: str
    waiting: tuple[Waiting, ...]
    reviews: tuple[NextStep, ...]
    tasks: tuple[NextStep, ...]
    figures: WholeFigures
    team: tuple[Load, ...]


@dataclass(frozen=True)
class ByItselfPage(Page):
    """What the portal does by itself: last time, next time, late or not."""

    template: ClassVar[str] = "home/coordinator/by_itself.html"
    audience: ClassVar[Role] = Role.COORDINATOR

    jobs: tuple[JobStanding, ...]
    worker_is_alive: bool

    @property
    def is_well(self) -> bool:
        """Whether nobody has to look."""
        return self.worker_is_alive and not any(job.pace.is_trouble for job in self.jobs)


@desk.page("/", access=policy.COORDINATORS_START)
def index(actor: Actor) -> Answer:
    """Show what waits for a decision, the oldest first."""
    with reading() as session:
        companies = companies_in_review(session, limit=MOST_COUNTED).rows
        # A company that waits is shown once, by its own row.
        tasks = [
            task for task in open_tasks(session, actor.own_id, with_unassigned=True) if task.kind is not TaskKind.DECIDE_COMPANY
        ]
        reviews = openings_to_review(session, limit=MOST_COUNTED).cards
        figures, team = team_at_work(session)
    return StartPage(
        first_name=actor.name,
        today=today(),
        summary=_summary(len(companies), len(reviews), len(tasks)),
        waiting=tuple(map(_waiting, companies)),
        reviews=tuple(map(review_step, reviews[:MOST_ROWS])),
        tasks=in_order(map(task_step, tasks))[:MOST_ROWS],
        figures=figures,
        team=team,
    )


@desk.page("/by-itself", access=policy.COORDINATORS_START)
def by_itself(_actor: Actor) -> Answer:
    """Show what the portal does by itself, when it did and will, and what is late."""
    with reading() as session:
        jobs = standings(session, current_app.extensions["portal_jobs"], now())
        is_alive = worker_is_alive(session, now())
    return ByItselfPage(jobs, is_alive)


def _summary(companies: int, reviews: int, tasks: int) -> str:
    said = [
        ngettext("one decision", "%(num)d decisions", companies) if companies else "",
        ngettext("one place to read", "%(num)d places to read", reviews) if reviews else "",
        ngettext("one open task", "%(num)d open tasks", tasks) if tasks else "",
    ]
    words = ", ".join(filter(None, said))
    return f"{words[0].upper()}{words[1:]}." if words else _("Nothing is due.")


def _waiting(company: CompanyRow) -> Waiting:
    said = [company.town or "", company.contact_name or "", company.advisor_name or _("no contact person yet")]
    since = local_day(company.visited_at) if company.visited_at else None
    return Waiting(company.name, url_for("advisor_companies.show", company_id=company.id), ", ".join(filter(None, said)), since)
