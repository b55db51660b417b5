"""The start page of an advisor: whom to call, who has not answered, who is at work where, what comes next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from flask import url_for

from portal.candidates.queries import name_of
from portal.contacts.queries import TaskRow
from portal.contacts.words import SubjectKind, TaskKind
from portal.home import policy
from portal.home.steps import NextStep, in_order
from portal.home.weeks import Bar, bar_of, mondays
from portal.home.work import DueTask, InternshipAtWork, MyFigures, due_tasks, internships_at_work, my_figures
from portal.internships.words import InternshipState
from portal.kernel.access import Actor, Role
from portal.kernel.clock import local_day, today
from portal.kernel.db import reading
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import ngettext
from portal.kernel.web import Answer, Desk, Page
from portal.kernel.web.records import record_url
from portal.kernel.workdays import working_days_after
from portal.messages.queries import WaitingThread, waiting_for_advisor
from portal.openings.queries.cards import OpeningCard
from portal.proposals.queries import AdvisorStep, advisor_next_steps
from portal.proposals.words import StepKind

desk = Desk("advisor_home", __name__, audience=Role.ADVISOR, url_prefix="/advisor")

NEXT_DAYS = timedelta(days=7)
RUNS_OUT = timedelta(days=3)
DAYS_TO_ANSWER = 2  # working days, as the company reads when it writes
MOST_CALLS = 8
MOST_NEXT = 8


@dataclass(frozen=True)
class Call:
    """Somebody to call: about what, since when, under which number."""

    title: str
    url: str
    text: str
    due_on: date
    phone: str | None


@dataclass(frozen=True)
class StartPage(Page):
    """What the advisor sees first."""

    template: ClassVar[str] = "home/advisor/index.html"
    audience: ClassVar[Role] = Role.ADVISOR

    first_name: str
    today: date
    summary: str
    calls: tuple[Call, ...]
    unanswered: tuple[Call, ...]
    in_time: int
    bars: tuple[Bar, ...]
    mondays: tuple[date, ...]
    steps: tuple[NextStep, ...]
    later: int
    figures: MyFigures


@desk.page("/", access=policy.ADVISORS_START)
def index(actor: Actor) -> Answer:
    """Show the day: calls, answers that are missing, internships, next steps."""
    day = today()
    with reading() as session:
        tasks = due_tasks(session, actor.own_id)
        proposals = advisor_next_steps(session, actor.own_id, on=day)
        internships = internships_at_work(session, actor.own_id)
        figures = my_figures(session, actor.own_id, on=day)
        waiting = waiting_for_advisor(session, actor.own_id)
    led = {each.proposal_id for each in internships}  # their next step is the internship's
    asked = [step for step in proposals if step.proposal_id not in led]
    due = [task for task in tasks if task.phone and task.due_on <= day][:MOST_CALLS]
    # Nobody answers after the last day: the proposal ends with it. So the company is called before.
    late = [step for step in asked if step.kind is StepKind.CALL and step.due_on <= day + RUNS_OUT]
    steps = in_order(
        [
            *(task_step(task) for task in tasks if task not in due),
            *(_proposal_step(step) for step in asked if step not in late),
            *_internship_steps(internships, day),
            *_begun_steps(figures, day),
            *map(_message_step, waiting),
        ]
    )
    near = tuple(step for step in steps if step.due_on is None or step.due_on <= day + NEXT_DAYS)
    shown = near[:MOST_NEXT]
    return StartPage(
        first_name=actor.name,
        today=day,
        summary=_summary(len(due), len(late), len(near)),
        calls=tuple(map(_call_about, due)),
        unanswered=tuple(map(_call_for_answer, late)),
        in_time=sum(step.kind is StepKind.CALL for step in asked) - len(late),
        bars=tuple(bar_of(each, url_for("advisor_internships.show", internship_id=each.id), day) for each in internships),
        mondays=mondays(day),
        steps=shown,
        later=len(steps) - len(shown),
        figures=figures,
    )


def task_step(task: TaskRow | DueTask) -> NextStep:
    """Make a step of a task: what somebody wrote down is called as they wrote it."""
    icon = "phone" if task.subject_kind is SubjectKind.ENQUIRY else "list"
    if task.kind is TaskKind.OTHER and task.note:
        return NextStep(task.note, _url_of(task), task.company_name or "", task.due_on, icon)
    return NextStep(str(task.kind.label), _url_of(task), task.note or task.company_name or "", task.due_on, icon)


def review_step(card: OpeningCard) -> NextStep:
    """Make a step of an opening that waits to be read."""
    url = url_for("advisor_openings.show", opening_id=card.id)
    return NextStep(_("Review an opening"), url, f"{card.title}, {card.company_name}", icon="eye")


def _summary(calls: int, late: int, steps: int) -> str:
    said = [
        ngettext("one call", "%(num)d calls", calls) if calls else "",
        ngettext("one missing answer", "%(num)d missing answers", late) if late else "",
        ngettext("one next step", "%(num)d next steps", steps) if steps else "",
    ]
    words = ", ".join(filter(None, said))
    return f"{words[0].upper()}{words[1:]}." if words else _("Nothing is due.")


def _url_of(task: TaskRow | DueTask) -> str:
    return record_url(task.subject_kind.value, task.subject_id) or url_for("advisor_contacts.tasks")


def _call_about(task: DueTask) -> Call:
    step = task_step(task)
    if not task.company_name:
        return Call(step.title, step.url, step.text, task.due_on, task.phone)
    text = step.title if task.note in (None, step.title) else f"{step.title}: {task.note}"
    return Call(task.company_name, step.url, text, task.due_on, task.phone)


def _call_for_answer(step: AdvisorStep) -> Call:
    url = url_for("advisor_proposals.show", proposal_id=step.proposal_id)
    text = _("Proposal %(reference)s for %(person)s", reference=step.reference, person=step.person)
    return Call(step.company_name, url, f"{text}, {step.opening_title}", step.due_on, step.company_phone)


def _proposal_step(step: AdvisorStep) -> NextStep:
    url = url_for("advisor_proposals.show", proposal_id=step.proposal_id)
    about = f"{step.opening_title}, {step.company_name}"
    if step.kind is StepKind.CALL:  # it is the company that is spoken to
        return NextStep(str(step.kind.label), url, f"{step.person}, {about}", step.due_on, "people")
    return NextStep(f"{step.kind.label}: {step.person}", url, about, step.due_on, "people")


def _message_step(thread: WaitingThread) -> NextStep:
    """Make a step of what a company wrote."""
    url = url_for("advisor_messages.thread", proposal_id=thread.proposal_id)
    text = _("Proposal %(reference)s, %(title)s", reference=thread.reference, title=thread.opening_title)
    due_on = working_days_after(local_day(thread.since), DAYS_TO_ANSWER)
    return NextStep(_("Answer %(company)s", company=thread.company_name), url, text, due_on, "message")


def _begun_steps(figures: MyFigures, day: date) -> Iterator[NextStep]:
    """Lead back to who is being taken in: to the person, or to all of them on top of the list."""
    if figures.begun == 1 and figures.begun_id:
        url = url_for("advisor_candidates.show", candidate_id=figures.begun_id)
        person = name_of(figures.begun_given, figures.begun_family)
        yield NextStep(_("Go on taking in: %(person)s", person=person), url, _("What you entered is kept."), day, "person")
    elif figures.begun > 1:
        text = ngettext("One person has been begun.", "%(num)d people have been begun.", figures.begun)
        yield NextStep(_("Go on taking in people"), url_for("advisor_candidates.index"), text, day, "person")


def _internship_steps(internships: Iterable[InternshipAtWork], day: date) -> Iterator[NextStep]:
    for each in internships:
        url = url_for("advisor_internships.show", internship_id=each.id)
        text = f"{each.person}, {each.company_name}"
        if each.state is InternshipState.PLANNED:
            yield NextStep(_("Get the approval for the internship"), url, text, each.starts_on, "document")
        elif each.state is InternshipState.APPROVED and each.starts_on <= day:
            yield NextStep(_("Has the internship begun?"), url, text, each.starts_on, "calendar")
        elif each.state is InternshipState.RUNNING and each.ends_on <= day:
            yield NextStep(_("Ask how the internship went"), url, text, each.ends_on, "pencil")
