"""Internships as their company sees them."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from portal.internships import policy
from portal.internships.queries import EmployerInternship, internships_of_company
from portal.kernel.access import Actor, Role
from portal.kernel.clock import today
from portal.kernel.db import reading
from portal.kernel.web import Answer, Desk, Page

desk = Desk("employer_internships", __name__, audience=Role.EMPLOYER, url_prefix="/employer/internships")


@dataclass(frozen=True)
class ListPage(Page):
    """The company's internships."""

    template: ClassVar[str] = "internships/employer/index.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    internships: tuple[EmployerInternship, ...]
    today: date


@dataclass(frozen=True)
class InternshipPage(Page):
    """One internship: who, when, with whom."""

    template: ClassVar[str] = "internships/employer/show.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    internship: EmployerInternship
    today: date


@desk.page("/", access=policy.LIST_FOR_EMPLOYER)
def index(actor: Actor) -> Answer:
    """List the company's internships."""
    with reading() as session:
        return ListPage(internships_of_company(session, actor.own_organisation_id, on=today()), today())


@desk.page("/<uuid:internship_id>", access=policy.SHOW_TO_EMPLOYER)
def show(_actor: Actor, internship: EmployerInternship) -> Answer:
    """Show one internship of the company."""
    return InternshipPage(internship, today())
