"""Internships as their company sees them."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from flask import redirect, request, url_for

from portal.companies.queries import ToldLine
from portal.internships import policy
from portal.internships.agreement.reading import Standing, standing_of
from portal.internships.assessment.asking import PURPOSES
from portal.internships.assessment.reading import open_to_company
from portal.internships.kit.reading import has_kit
from portal.internships.queries import (
    EmployerInternship,
    LedInternship,
    count_on_shelves,
    internships_of_company,
    led_internship,
    story_of_internship,
)
from portal.internships.services import DAYS_TO_CALL, tell_decision
from portal.internships.web.forms import DecisionForm
from portal.internships.words import InternshipShelf
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.kernel.clock import local_day, now, today
from portal.kernel.db import DayPosition, reading, transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.links import link_token
from portal.kernel.web import Answer, Page, SafeDesk
from portal.kernel.workdays import working_days_after
from portal.proposals.services.moving import MEANWHILE

desk = SafeDesk("employer_internships", __name__, audience=Role.EMPLOYER, url_prefix="/employer/internships")
DECIDED = "internship.decided"


@dataclass(frozen=True)
class ListPage(Page):
    """The company's internships; `shelf` is what the address asks for."""

    template: ClassVar[str] = "internships/employer/index.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    internships: tuple[EmployerInternship, ...]
    shelf: InternshipShelf | None
    counts: tuple[tuple[InternshipShelf, int], ...]
    total: int
    today: date
    first_url: str | None
    next_url: str | None


@dataclass(frozen=True)
class InternshipPage(Page):
    """One internship: what to do next, who, when, with whom, what happened so far."""

    template: ClassVar[str] = "internships/employer/show.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    internship: EmployerInternship
    led: LedInternship | None
    agreement: Standing | None
    has_kit: bool
    story: tuple[ToldLine, ...]
    form: DecisionForm
    today: date
    assess_url: str | None

    @property
    def is_asked(self) -> bool:
        """Whether the company should say how it goes on."""
        return self.led is not None and self.internship.person is not None and self.led.asks_for_decision(self.today)


@dataclass(frozen=True)
class DecidedPage(Page):
    """What happens after the company has said how it goes on: who calls whom, and when."""

    template: ClassVar[str] = "internships/employer/decided.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    internship: EmployerInternship
    call_by: date


@desk.page("/", access=policy.LIST_FOR_EMPLOYER)
def index(actor: Actor) -> Answer:
    """List the company's internships, or those of one shelf."""
    shelf = InternshipShelf.named(request.args.get("state", ""))
    after = DayPosition.read(request.args.get("after"))
    with reading() as session:
        counts = count_on_shelves(session, actor.own_organisation_id)
        found = internships_of_company(session, actor.own_organisation_id, on=today(), shelf=shelf, after=after)
    here = "employer_internships.index"
    asked: dict[str, Any] = {"state": shelf.value} if shelf else {}
    return ListPage(
        found.rows,
        shelf,
        counts,
        sum(count for _shelf, count in counts),
        today(),
        url_for(here, **asked) if after else None,
        url_for(here, **asked, after=str(found.after)) if found.after else None,
    )


@desk.page("/<uuid:internship_id>", access=policy.SHOW_TO_EMPLOYER)
def show(_actor: Actor, internship: EmployerInternship) -> Answer:
    """Show one internship of the company."""
    return _page(internship, DecisionForm())


@desk.form("/<uuid:internship_id>/decide", access=policy.SHOW_TO_EMPLOYER)
def decide(actor: Actor, internship: EmployerInternship) -> Answer:
    """Let a company say how it goes on."""
    if request.method == "GET":
        return redirect(url_for("employer_internships.show", internship_id=internship.id))
    form = DecisionForm()
    if not form.validate_on_submit():
        return _page(internship, form)
    if internship.person is None:  # the yes was taken back, or the use of the data stopped
        raise RuleBroken(MEANWHILE)
    with transaction() as session:
        tell_decision(session, internship.id, form.decision.data, by=By.of(actor), at=now())
    return redirect(url_for("employer_internships.decided", internship_id=internship.id))


@desk.page("/<uuid:internship_id>/decided", access=policy.SHOW_TO_EMPLOYER)
def decided(_actor: Actor, internship: EmployerInternship) -> Answer:
    """Say who calls whom, and when."""
    with reading() as session:
        story = story_of_internship(session, internship.id)
    decided_at = next((line.at for line in story if line.verb == DECIDED), None)
    if decided_at is None:
        return redirect(url_for("employer_internships.show", internship_id=internship.id))
    return DecidedPage(internship, working_days_after(local_day(decided_at), DAYS_TO_CALL))


def _page(internship: EmployerInternship, form: DecisionForm) -> InternshipPage:
    with reading() as session:
        led, story = led_internship(session, internship.id), story_of_internship(session, internship.id)
        agreement = standing_of(session, internship.id)
        assessment_id = open_to_company(session, internship.id, today()) if internship.person else None
        has_first_day = internship.person is not None and has_kit(session, internship.id)
    token = link_token(PURPOSES["company"], assessment_id) if assessment_id else ""
    assess_url = url_for("public_assessments.company", token=token) if token else None
    return InternshipPage(internship, led, agreement, has_first_day, story, form, today(), assess_url)
