"""The start page of a company: what we need from it, who stands where, its places."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from flask import request, url_for

from portal.companies.queries import OwnStanding
from portal.companies.words import CompanyState
from portal.home import policy
from portal.home.board import Board, CaseLine, board_of, decisions, lines_of, meetings
from portal.home.queries import company_at_work
from portal.home.steps import NextStep, in_order, in_words
from portal.kernel.access import Actor, Role
from portal.kernel.clock import LOCAL_ZONE, now, today
from portal.kernel.db import reading
from portal.kernel.i18n import gettext as _
from portal.kernel.web import Answer, Desk, Page
from portal.messages.queries import WaitingThread, unread_by_company
from portal.openings.queries import OwnRow, openings_of_company
from portal.openings.words import OpeningState
from portal.proposals.queries import CaseRow, cases_of_company

desk = Desk("employer_home", __name__, audience=Role.EMPLOYER, url_prefix="/employer")

SHOWN_OPENINGS = 6
# How long each kind of task takes, about; said in the head of the page.
MINUTES = {"company": 2, "answer": 3, "correct": 3, "confirm": 1, "draft": 4, "read": 1}
NOON, EVENING = 11, 18  # hours: bakers are up early


@dataclass(frozen=True)
class StartPage(Page):
    """What the company's person sees first."""

    template: ClassVar[str] = "home/employer/index.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    greeting: str
    today: date
    company_state: CompanyState
    is_met: bool
    is_confirmed: bool
    steps: tuple[NextStep, ...]
    board: Board
    openings: tuple[OwnRow, ...]

    @property
    def in_words(self) -> tuple[str, str]:
        """How many things we need, and how many minutes they take together."""
        return in_words(len(self.steps)), in_words(max(2, sum(step.minutes for step in self.steps)))

    @property
    def is_new(self) -> bool:
        """Whether the company still has its first steps before it."""
        is_on_its_way = self.company_state in (CompanyState.LEAD, CompanyState.REGISTERED, CompanyState.IN_REVIEW)
        return is_on_its_way or (self.company_state is CompanyState.ACTIVE and not self.openings)

    @property
    def has_cases(self) -> bool:
        """Whether anybody stands anywhere."""
        return any(cases for _title, cases in self.board)


@dataclass(frozen=True)
class CasesPage(Page):
    """All cases that go on, as a board or as a list: the same rows."""

    template: ClassVar[str] = "home/employer/cases.html"
    audience: ClassVar[Role] = Role.EMPLOYER

    board: Board
    lines: tuple[CaseLine, ...]
    is_list: bool
    today: date


@desk.page("/", access=policy.EMPLOYERS_START)
def index(actor: Actor) -> Answer:
    """Show what is to be done, then who stands where."""
    day = today()
    with reading() as session:
        company, led = company_at_work(session, actor)
        rows = cases_of_company(session, company.id, on=day)
        openings = openings_of_company(session, company.id).rows
        unread = unread_by_company(session, company.id, on=day)
    steps = [
        *_about_company(company),
        *map(_about_case, (case for case in rows if case.due_on)),
        *meetings(rows),
        *decisions(rows, led, day),
        *map(_about_message, unread),
        *_about_openings(openings),
    ]
    return StartPage(
        greeting=_greeting(actor.name, now().astimezone(LOCAL_ZONE).hour),
        today=day,
        company_state=company.state,
        is_met=company.is_met,
        is_confirmed=company.is_confirmed or not company.was_entered_for_us,
        steps=in_order(steps),
        board=board_of(rows, led, day),
        openings=openings[:SHOWN_OPENINGS],
    )


@desk.page("/cases", access=policy.EMPLOYERS_START)
def cases(actor: Actor) -> Answer:
    """Show where everybody stands, as a board or as a list."""
    day = today()
    with reading() as session:
        company, led = company_at_work(session, actor)
        board = board_of(cases_of_company(session, company.id, on=day), led, day)
    return CasesPage(board, lines_of(board), request.args.get("view") == "list", day)


def _greeting(name: str, hour: int) -> str:
    if hour < NOON:
        return _("Good morning, %(name)s", name=name)
    return _("Good day, %(name)s", name=name) if hour < EVENING else _("Good evening, %(name)s", name=name)


def _about_company(company: OwnStanding) -> Iterator[NextStep]:
    if company.was_entered_for_us and not company.is_confirmed:
        yield NextStep(
            _("Look at your company's facts"),
            url_for("employer_companies.show"),
            _("Your advisor entered them for you. Please confirm them."),
            icon="check",
            minutes=MINUTES["company"],
        )


def _about_case(case: CaseRow) -> NextStep:
    """Make a step of a case that waits for the company's answer."""
    return NextStep(
        _("Look at proposal %(reference)s", reference=case.name),
        url_for("employer_proposals.show", proposal_id=case.proposal_id),
        _("For your place: %(title)s. You answer with one click.", title=case.opening_title),
        case.due_on,
        "eye",
        MINUTES["answer"],
    )


def _about_message(thread: WaitingThread) -> NextStep:
    return NextStep(
        _("Read a message from your advisor"),
        url_for("employer_messages.thread", proposal_id=thread.proposal_id),
        _("Proposal %(reference)s, %(title)s", reference=thread.reference, title=thread.opening_title),
        icon="message",
        minutes=MINUTES["read"],
    )


def _about_openings(openings: tuple[OwnRow, ...]) -> Iterator[NextStep]:
    for own in openings:
        title, kind = own.card.title, str(own.card.kind.label)
        url = url_for("employer_openings.show", opening_id=own.card.id)
        if own.card.state is OpeningState.REJECTED:
            yield NextStep(_("Correct “%(title)s”", title=title), url, kind, icon="pencil", minutes=MINUTES["correct"])
        elif own.awaits_confirmation:
            yield NextStep(_("Confirm “%(title)s”", title=title), url, kind, icon="check", minutes=MINUTES["confirm"])
        elif own.card.state is OpeningState.DRAFT:
            yield NextStep(_("Finish “%(title)s”", title=title), url, kind, icon="pencil", minutes=MINUTES["draft"])
