"""The start page of a company: what we need from it, who stands where, its places."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from flask import url_for

from portal.companies.queries import OwnStanding, own_standing
from portal.companies.words import CompanyState
from portal.home import policy
from portal.home.steps import NextStep, in_order
from portal.kernel.access import Actor, Role
from portal.kernel.clock import today
from portal.kernel.db import reading
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Desk, Page
from portal.openings.queries import openings_of_company
from portal.openings.queries.inside import OwnOpening
from portal.openings.words import OpeningState
from portal.proposals.queries import CaseRow, cases_of_company
from portal.proposals.words import CaseColumn

desk = Desk("employer_home", __name__, audience=Role.EMPLOYER, url_prefix="/employer")

SHOWN_OPENINGS = 6


@dataclass(frozen=True)
class StartPage(Page):
    """What the company's person sees first."""

    template: ClassVar[str] = "home/employer/index.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    first_name: str
    today: date
    company_state: CompanyState
    is_met: bool
    steps: tuple[NextStep, ...]
    columns: tuple[tuple[CaseColumn, tuple[CaseRow, ...]], ...]
    openings: tuple[OwnOpening, ...]


@desk.page("/", access=policy.EMPLOYERS_START)
def index(actor: Actor) -> Answer:
    """Show what is to be done, then who stands where."""
    day = today()
    with reading() as session:
        company = own_standing(session, actor)
        cases = cases_of_company(session, company.id, on=day)
        openings = openings_of_company(session, company.id)
    steps = [*_about_company(company), *map(_about_case, (case for case in cases if case.due_on)), *_about_openings(openings)]
    return StartPage(
        first_name=actor.name,
        today=day,
        company_state=company.state,
        is_met=company.is_met,
        steps=in_order(steps),
        columns=tuple((column, tuple(case for case in cases if case.column is column)) for column in CaseColumn),
        openings=openings[:SHOWN_OPENINGS],
    )


def _about_company(company: OwnStanding) -> Iterator[NextStep]:
    if company.was_entered_for_us and not company.is_confirmed:
        yield NextStep(
            _("Look at your company's facts"),
            url_for("employer_companies.show"),
            _("Your advisor entered them for you. Please confirm them."),
            icon="check",
        )


def _about_case(case: CaseRow) -> NextStep:
    """Make a step of a case that waits for the company's answer."""
    return NextStep(
        _("Look at proposal %(reference)s", reference=case.name),
        url_for("employer_proposals.show", proposal_id=case.proposal_id),
        _("For your place: %(title)s. You answer with one click.", title=case.opening_title),
        case.due_on,
        "eye",
    )


def _about_openings(openings: tuple[OwnOpening, ...]) -> Iterator[NextStep]:
    for own in openings:
        url = url_for("employer_openings.show", opening_id=own.card.id)
        if own.card.state is OpeningState.REJECTED:
            yield NextStep(_("Correct your place"), url, own.card.title, icon="pencil")
        elif own.awaits_confirmation:
            yield NextStep(_("Confirm your place"), url, own.card.title, icon="check")
        elif own.card.state is OpeningState.DRAFT:
            yield NextStep(_("Finish your draft"), url, own.card.title, icon="pencil")
