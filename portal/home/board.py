"""Who stands where: a company's cases in four columns, each with one state in words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask import url_for

from portal.home.steps import NextStep
from portal.internships.queries import LedInternship
from portal.internships.words import InternshipState
from portal.kernel.clock import LOCAL_ZONE
from portal.kernel.i18n import gettext as _
from portal.proposals.meeting_words import MeetingSide
from portal.proposals.queries import CaseRow
from portal.proposals.words import CaseColumn, Standing
from portal.ui.filters import clock, near_day

TONES = {Standing.ANSWER_NEEDED: "soon", Standing.MEETING: "good", Standing.KNOWN: "info", Standing.OFFER: "good"}
MINUTES_TO_DECIDE = 2


@dataclass(frozen=True)
class Case:
    """A card on the board: a code or a name, the place, one state."""

    name: str
    url: str
    text: str
    state: str
    tone: str
    due_on: date | None = None


@dataclass(frozen=True)
class CaseLine:
    """A case in the list: the same card, with the column it stands in."""

    column: str
    case: Case


Board = tuple[tuple[str, tuple[Case, ...]], ...]


def board_of(cases: Iterable[CaseRow], led: Iterable[LedInternship], on: date) -> Board:
    """Put every case into the column where it really stands: an internship that is planned is no meeting any more."""
    by_proposal = {each.proposal_id: each for each in led}
    placed = [_placed(case, by_proposal.get(case.proposal_id), on) for case in cases]
    return tuple((str(column.label), tuple(case for where, case in placed if where is column)) for column in CaseColumn)


def lines_of(board: Board) -> tuple[CaseLine, ...]:
    """Return the cases of the board as a list: what we need from the company first, the soonest first."""
    lines = [CaseLine(column, case) for column, cases in board for case in cases]
    return tuple(sorted(lines, key=lambda line: (line.case.due_on is None, line.case.due_on or date.max)))


def meetings(cases: Iterable[CaseRow]) -> Iterator[NextStep]:
    """Yield a step for every meeting that waits for the company: it chooses a time, or offers others."""
    for case in cases:
        if not case.plan.waits_for(MeetingSide.COMPANY):
            continue
        asks = case.plan.asks(MeetingSide.COMPANY)
        yield NextStep(
            _("Choose a time to meet %(person)s", person=case.name)
            if asks
            else _("Offer other times to meet %(person)s", person=case.name),
            url_for("employer_proposals.show", proposal_id=case.proposal_id, _anchor="meeting"),
            _("For your place: %(title)s. Three times, one click.", title=case.opening_title) if asks else case.opening_title,
            case.plan.pick_by,
            "calendar",
            MINUTES_TO_DECIDE,
        )


def decisions(cases: Iterable[CaseRow], led: Iterable[LedInternship], on: date) -> Iterator[NextStep]:
    """Yield a step for every internship that ends: the company says how it goes on."""
    people: Mapping[UUID, CaseRow] = {case.proposal_id: case for case in cases if case.is_name}
    for each in led:
        if each.proposal_id in people and each.asks_for_decision(on):
            case = people[each.proposal_id]
            yield NextStep(
                _("Say how it goes on with %(person)s", person=case.name),
                url_for("employer_internships.show", internship_id=each.id, _anchor="decision"),
                _("%(title)s. One question, one cross.", title=case.opening_title),
                each.decide_by,
                "pencil",
                MINUTES_TO_DECIDE,
            )


def _placed(case: CaseRow, internship: LedInternship | None, on: date) -> tuple[CaseColumn, Case]:
    if internship is None or case.column is CaseColumn.DECISION or not case.is_name:
        url = url_for("employer_proposals.show", proposal_id=case.proposal_id)
        tone = "soon" if case.plan.waits_for(MeetingSide.COMPANY) else TONES.get(case.standing, "info")
        due_on = case.plan.pick_by if case.plan.waits_for(MeetingSide.COMPANY) else case.due_on
        return case.column, Case(case.name, url, case.opening_title, _state(case), tone, due_on)
    column, state, tone = _internship(internship, on)
    url = url_for("employer_internships.show", internship_id=internship.id)
    due_on = internship.decide_by if internship.asks_for_decision(on) and not internship.is_decided else None
    return column, Case(case.name, url, case.opening_title, state, tone, due_on)


def _state(case: CaseRow) -> str:
    if case.plan.asks(MeetingSide.COMPANY):
        return _("Please choose a time")
    if case.plan.must_offer(MeetingSide.COMPANY):
        return _("Please offer other times")
    if case.standing is Standing.MEETING and case.plan.at is not None:
        local = case.plan.at.astimezone(LOCAL_ZONE)
        return _("Meeting: %(day)s %(time)s", day=near_day(local.date()), time=clock(local.time()))
    if case.standing is Standing.KNOWN:
        return _("We arrange a meeting")
    if case.standing is Standing.INTERNSHIP:
        return _("Internship is over")
    return str(case.standing.label)


def _internship(internship: LedInternship, on: date) -> tuple[CaseColumn, str, str]:
    """Say the column, the state and its tone."""
    if internship.state in (InternshipState.PLANNED, InternshipState.APPROVED):
        day = near_day(internship.starts_on)
        if internship.state is InternshipState.APPROVED:
            return CaseColumn.INTERNSHIP, _("begins %(day)s", day=day), "good"
        return CaseColumn.INTERNSHIP, _("planned from %(day)s", day=day), "planned"
    if internship.is_decided:
        return CaseColumn.DECISION, _("We talk it over with you"), "info"
    if internship.state is InternshipState.COMPLETED:
        return CaseColumn.DECISION, _("Internship is over"), "info"
    if internship.asks_for_decision(on):
        return CaseColumn.DECISION, _("Your answer is missing"), "late" if internship.decide_by < on else "soon"
    week, weeks = internship.week(on)
    return CaseColumn.INTERNSHIP, _("Week %(week)s of %(weeks)s", week=week, weeks=weeks), "good"
