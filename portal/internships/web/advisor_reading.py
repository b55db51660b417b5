"""Internships as the advisor reads them: the list, the calendar, one of them, and those of a proposal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from flask import request, url_for
from sqlalchemy.orm import Session

from portal.accounts.queries import site_choices
from portal.candidates.queries import names_of_candidates
from portal.internships import policy, services
from portal.internships.agreement.reading import Standing, standing_of
from portal.internships.asking import RequestRow, requests_of
from portal.internships.assessment.reading import StaffAssessment, assessment_of
from portal.internships.days import Span, internships_of_month
from portal.internships.judging import about, judge
from portal.internships.legal.checking import Check
from portal.internships.next_step import LED_TO_WORK, next_step
from portal.internships.queries import StaffInternship, internships_for_staff, internships_of_proposal
from portal.internships.web.advisor_desk import desk
from portal.internships.web.forms import CalendarForm, FilterForm
from portal.internships.words import InternshipState
from portal.kernel.access import Actor, Role
from portal.kernel.clock import today
from portal.kernel.db import DayPosition, reading
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web import Answer, Listing, Page, listing
from portal.kernel.web.records import Panel, Step, panels_of
from portal.ui.calendar import Entry, Month, month_in, month_of

LED = (InternshipState.PLANNED, InternshipState.APPROVED, InternshipState.RUNNING)


@dataclass(frozen=True)
class ListPage(Page):
    """Internships, narrowed by the address."""

    template: ClassVar[str] = "internships/advisor/index.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: FilterForm
    rows: tuple[StaffInternship, ...]
    names: dict[UUID, str]
    list: Listing


@dataclass(frozen=True)
class CalendarPage(Page):
    """First and last days of one month, and who is there all through it."""

    template: ClassVar[str] = "internships/advisor/calendar.html"
    audience: ClassVar[Role] = Role.ADVISOR

    form: CalendarForm
    list: Listing
    month: Month
    all_month: tuple[Span, ...]
    names: dict[UUID, str]
    previous_url: str
    next_url: str
    today_url: str | None


@dataclass(frozen=True)
class InternshipPage(Page):
    """One internship and what can be done with it."""

    template: ClassVar[str] = "internships/advisor/show.html"
    audience: ClassVar[Role] = Role.ADVISOR

    internship: StaffInternship
    person: str
    step: Step
    panels: tuple[Panel, ...]
    today: date
    legal: Check
    requests: tuple[RequestRow, ...]
    agreement: Standing | None
    assessment: StaffAssessment | None


@dataclass(frozen=True)
class InternshipPanel(Panel):
    """The internships of a proposal, on the proposal's page."""

    template: ClassVar[str] = "internships/advisor/panel.html"

    internships: tuple[StaffInternship, ...]
    plan_url: str
    agreement: Standing | None

    @property
    def step(self) -> Step | None:
        """What comes next with the internship, while one is led or has led to work."""
        led = [each for each in self.internships if each.state in LED or each.outcome in LED_TO_WORK]
        return next_step(led[-1], today(), self.agreement) if led else None


def panel_of_proposal(session: Session, _actor: Actor, proposal_id: UUID) -> InternshipPanel | None:
    """Show the internships that followed a proposal, or the way to plan one once the company knows the person."""
    followed = internships_of_proposal(session, proposal_id)
    if not followed and not services.may_be_planned(session, proposal_id):
        return None
    agreement = standing_of(session, followed[-1].id) if followed else None
    return InternshipPanel(followed, url_for("advisor_internships.plan", proposal_id=proposal_id), agreement)


@desk.page("/internships", access=policy.LIST_FOR_STAFF)
def index(actor: Actor) -> Answer:
    """List internships; filters and place in the list stand in the address."""
    after = DayPosition.read(request.args.get("after"))
    with reading() as session:
        form = FilterForm.among(site_choices(session), today())
        found = internships_for_staff(session, form.wanted(actor), after=after)
        names = names_of_candidates(session, (each.candidate_id for each in found.rows))
    around = listing("advisor_internships.index", form, is_further=after is not None, after=found.after)
    return ListPage(form, found.rows, names, around)


@desk.page("/internships/calendar", access=policy.LIST_FOR_STAFF)
def calendar(actor: Actor) -> Answer:
    """Show on which days of a month internships begin and end; the month stands in the address."""
    this_month = today().replace(day=1)
    first = month_in(request.args.get("month")) or this_month
    form = CalendarForm.around(today())
    with reading() as session:
        spans = internships_of_month(session, first, advisor_id=form.advisor_id(actor))
        names = names_of_candidates(session, (each.candidate_id for each in spans))
    month = month_of(first, _entries(spans, first, names), today=today())
    all_month = tuple(each for each in spans if not any(each.days_in(first)))
    around = listing("advisor_internships.calendar", form, is_further=False)
    before, after, here = (_calendar_url(form, day) for day in (month.previous, month.next, this_month))
    return CalendarPage(form, around, month, all_month, names, before, after, here if first != this_month else None)


def _entries(spans: Iterable[Span], month: date, names: dict[UUID, str]) -> list[Entry]:
    return [
        Entry(
            day,
            _l("First day") if is_first else _l("Last day"),
            names.get(each.candidate_id, ""),
            url_for("advisor_internships.show", internship_id=each.id),
            each.company_name,
        )
        for each in spans
        for day, is_first in each.days_in(month)
    ]


def _calendar_url(form: CalendarForm, month: date) -> str:
    return url_for("advisor_internships.calendar", **{**form.answers(), "month": f"{month:%Y-%m}"})


@desk.page("/internships/<uuid:internship_id>", access=policy.SHOW_TO_STAFF)
def show(actor: Actor, internship: StaffInternship) -> Answer:
    """Show one internship: what comes next, the plan, and what happened."""
    with reading() as session:
        names = names_of_candidates(session, [internship.candidate_id])
        panels = panels_of(session, "internship", actor, internship.id)
        legal = judge(session, internship, about(internship))
        requests = requests_of(session, internship.id)
        agreement = standing_of(session, internship.id)
        assessment = assessment_of(session, internship.id)
    person = names.get(internship.candidate_id, "")
    step = next_step(internship, today(), agreement)
    return InternshipPage(internship, person, step, panels, today(), legal, requests, agreement, assessment)
