"""What people do on a day of the year: each act is a use case in a transaction of its own, and follows from where things stand.

Whoever is killed in the middle of a day begins the same day again: what was committed is not done twice, because it no longer
stands where it stood. What somebody decides is drawn from the case itself, so that it is decided the same way each time.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.bench.year import staying
from portal.bench.year.founding import Size, chance, comings, first_member, staff
from portal.bench.year.fuse import Fuse
from portal.candidates.drafts import ProfileChoice
from portal.candidates.models import Candidate
from portal.candidates.words import CandidateState, ReleaseReason
from portal.companies import services as companies
from portal.companies.models import Company
from portal.kernel.access import Role
from portal.kernel.audit import AuditEntry, By
from portal.kernel.clock import local_day
from portal.kernel.db import Database
from portal.kernel.errors import RuleBroken
from portal.kernel.workdays import is_working_day
from portal.labour.competences import Competence
from portal.openings import services as openings
from portal.openings.models import Opening
from portal.openings.words import OpeningState
from portal.proposals import services
from portal.proposals.models import Consent, Proposal
from portal.proposals.services import OwnAnswer, Preparation
from portal.proposals.texts import reading_of
from portal.proposals.words import OPEN, AnswerChannel, ConsentPurpose, ConsentState, DeclineReason, ProposalState

S = ProposalState
PERSON: Final = By(None, Role.CANDIDATE.value)
SHOWN: Final = ProfileChoice(competences=(Competence.DOUGH,), release_reason=ReleaseReason.AGREED)
PROPOSED_FOR_ONE: Final = 6.0
"""So many proposals are made for one internship."""
ANSWERS_OF_100: Final = 86
NEVER: Final = 9
SHORTEST_STAY: Final = 9
ASKED: Final = {S.CONSENT_REQUESTED: ConsentPurpose.SHOW, S.DISCLOSURE_REQUESTED: ConsentPurpose.KNOW}
SAID_AGAIN: Final = timedelta(days=50)
STRANGE_DAYS: Final = {
    30: ("rest", 1),
    44: ("wake", 1),
    40: ("block", 2),
    120: ("block", 5),
    200: ("rest", 8),
    228: ("wake", 8),
    260: ("block", 11),
}
"""On which day of the year a company rests, comes back, or is blocked in the middle of its cases."""


@dataclass
class Day:
    """A day of the year, and the process in which it is lived."""

    database: Database
    fuse: Fuse
    size: Size
    number: int
    at: datetime
    done: Counter[str] = field(default_factory=Counter)

    def act(self, name: str, act: Callable[[Session], Any]) -> bool:
        """Do one thing in a transaction; whoever refuses it has left everything as it was."""
        try:
            with self.database.transaction() as session:
                result = act(session)
                session.flush()  # all of it is said to the database, and none of it is committed
                self.fuse.burn(f"people before commit of {name}")
        except RuleBroken:
            self.done["refused"] += 1
            return False
        self.fuse.burn(f"people after commit of {name}")
        self.done[name] += result is not False
        return result is not False


def live_a_day(database: Database, fuse: Fuse, size: Size, number: int, at: datetime) -> dict[str, int]:
    """Let everyone act who acts on this day, and count what was done."""
    day = Day(database, fuse, size, number, at)
    if is_working_day(local_day(at)):
        for coming in comings(size, number):
            while day.act("come", lambda session, coming=coming: coming(session, at)):  # type: ignore[misc]
                continue
        _look_after_places(day)
        _propose(day)
        for proposal_id, key, age in _open_cases(day):
            _go_on(day, proposal_id, key, age)
    _on_strange_days(day)
    staying.go_on(day)
    return dict(day.done)


def _on_strange_days(day: Day) -> None:
    verb, number = STRANGE_DAYS.get(day.number, ("", 0))
    if not verb:
        return

    def move(session: Session) -> None:
        coordinator, _advisors = staff(session)
        company_id = session.scalar(select(Company.id).where(Company.name.startswith(f"Betrieb {number:03d} ")))
        if company_id is not None:
            companies.move_company(session, company_id, verb, by=coordinator, at=day.at)

    day.act(verb, move)


def _look_after_places(day: Day) -> None:
    """Let companies say that a place is still free before it goes offline; some forget it and come back later."""
    with day.database.reading() as session:
        rows = session.execute(
            select(Opening.id, Opening.company_id, Opening.state, Opening.title).where(
                Opening.state.in_((OpeningState.PUBLISHED, OpeningState.PAUSED)), Opening.confirmed_at < day.at - SAID_AGAIN
            )
        ).all()
        members = {row.company_id: first_member(session, row.company_id) for row in rows}
    for row in sorted(rows, key=lambda row: row.title):
        by = members[row.company_id]
        if by is None or chance(f"{row.title} {day.number // 7}", 5) == 0:
            continue
        again = openings.prolong_opening if row.state is OpeningState.PUBLISHED else openings.resume_opening
        day.act("said again", lambda session, row=row, by=by, again=again: again(session, row.id, by=by, at=day.at))  # type: ignore[misc]


def _propose(day: Day) -> None:
    """Propose those for whom nothing is open, who waited longest first, for places in turn."""
    whole = day.size.internships * PROPOSED_FOR_ONE / day.size.days * 365 / 250
    today = int(whole * (day.number + 1)) - int(whole * day.number) if day.number < day.size.days * 0.85 else 0
    with day.database.reading() as session:
        if session.scalar(select(func.count(Proposal.id)).where(Proposal.created_at >= day.at - timedelta(hours=1))):
            return  # this morning has been lived already
        busy = select(Proposal.candidate_id).where(Proposal.state.in_(OPEN))
        free = select(Candidate.id, Candidate.advisor_id).where(
            Candidate.state == CandidateState.ACTIVE, Candidate.restricted_at.is_(None), Candidate.id.not_in(busy)
        )
        people = session.execute(free.order_by(Candidate.changed_at, Candidate.id).limit(today)).all()
        places = session.scalars(select(Opening.id).where(Opening.state == OpeningState.PUBLISHED).order_by(Opening.title)).all()
    for number, person in enumerate(people if places else ()):
        place = places[(day.number * 7 + number * 3) % len(places)]
        by = By(person.advisor_id, Role.ADVISOR.value)
        wanted = Preparation(person.id, place, SHOWN)
        day.act("propose", lambda session, wanted=wanted, by=by: services.prepare_proposal(session, wanted, by=by, at=day.at))  # type: ignore[misc]


def _open_cases(day: Day) -> list[tuple[Any, str, int]]:
    """Return the open cases: the id, what decides about it, and for how many days it has stood where it stands."""
    with day.database.reading() as session:
        moved = (
            select(AuditEntry.subject_id, func.max(AuditEntry.at).label("at"))
            .where(AuditEntry.becomes.in_([state.value for state in S]))
            .group_by(AuditEntry.subject_id)
            .subquery()
        )
        rows = session.execute(
            select(Proposal.id, Proposal.state, Candidate.family_name, Opening.title, moved.c.at)
            .join(Candidate, Candidate.id == Proposal.candidate_id)
            .join(Opening, Opening.id == Proposal.opening_id)
            .join(moved, moved.c.subject_id == Proposal.id)
            .where(Proposal.state.in_(OPEN))
        ).all()
    today = local_day(day.at)
    cases = [(row, f"{row.family_name} {row.title}", (today - local_day(row.at)).days) for row in rows]
    return sorted(((row.id, key, age) for row, key, age in cases if _acts_today(row.state, key, age)), key=lambda case: case[1])


def _acts_today(state: ProposalState, key: str, age: int) -> bool:
    """Say whether anybody in a case acts today, as far as can be told without looking: most wait on most days."""
    if state in ASKED:
        return _answers_today(ASKED[state], key, age)
    if state is S.PRESENTED:
        return age >= _company_waits(key) and chance(f"{key} answers", 100) < ANSWERS_OF_100
    if state is S.INTERNSHIP:
        return age >= SHORTEST_STAY and (age + chance(key, 3)) % 3 == 0
    return state in STEPS


def _answers_today(purpose: ConsentPurpose, key: str, age: int) -> bool:
    return age >= 1 + chance(key, 3) and chance(f"{key} {purpose}", 10) != NEVER


def _company_waits(key: str) -> int:
    return (1, 2, 4, 5, 8, 9, 11)[chance(key, 7)]


def _go_on(day: Day, proposal_id: Any, key: str, age: int) -> None:
    """Let a case go one step on, if its people act today."""

    def step(session: Session) -> bool:
        proposal = session.get_one(Proposal, proposal_id, with_for_update=True)
        way = STEPS.get(proposal.state)
        return bool(way and way(session, proposal, key, age, day))

    day.act("step", step)


def _advisor(proposal: Proposal) -> By:
    return By(proposal.made_by_id, Role.ADVISOR.value)


def _ask(session: Session, proposal: Proposal, _key: str, _age: int, day: Day) -> bool:
    services.request_consent(session, proposal.id, by=_advisor(proposal), at=day.at)
    return True


def _answer(purpose: ConsentPurpose, yes_of_ten: int) -> Callable[..., bool]:
    """Let the person answer by their own link: mostly yes, sometimes no, sometimes never."""

    def step(session: Session, proposal: Proposal, key: str, age: int, day: Day) -> bool:
        if not _answers_today(purpose, key, age):
            return False
        asked = select(Consent.id).where(
            Consent.proposal_id == proposal.id, Consent.purpose == purpose, Consent.state == ConsentState.ASKED
        )
        answer = OwnAnswer(chance(f"{key} {purpose}", 10) < yes_of_ten, reading_of(purpose, "de", ()))
        services.answer_question(session, session.scalars(asked).one(), answer, by=PERSON, at=day.at)
        return True

    return step


def _present(session: Session, proposal: Proposal, _key: str, _age: int, day: Day) -> bool:
    services.present(session, proposal.id, by=_advisor(proposal), at=day.at)
    return True


def _company_answers(session: Session, proposal: Proposal, key: str, age: int, day: Day) -> bool:
    """Answer on the third day, after a letter or a call, or never; or the person takes the proposal back."""
    drawn, waits = chance(f"{key} answers", 100), _company_waits(key)
    if age < waits or drawn >= ANSWERS_OF_100:
        return False
    if drawn >= 83:
        services.withdraw_proposal(session, proposal.id, by=PERSON, at=day.at)
        return True
    member, is_called = first_member(session, proposal.company_id), waits > 10
    by, how = (_advisor(proposal), AnswerChannel.PHONE) if is_called or member is None else (member, AnswerChannel.PORTAL)
    if drawn < 60:
        services.want_candidate(session, proposal.id, how, by=by, at=day.at)
    else:
        services.decline_proposal(session, proposal.id, DeclineReason.TIMES, how, by=by, at=day.at)
    return True


STEPS: dict[ProposalState, Callable[..., bool]] = {
    S.DRAFT: _ask,
    S.CONSENT_REQUESTED: _answer(ConsentPurpose.SHOW, 8),
    S.CONSENT_GIVEN: _present,
    S.PRESENTED: _company_answers,
    S.DISCLOSURE_REQUESTED: _answer(ConsentPurpose.KNOW, 8),
    S.DISCLOSED: staying.meet_or_plan,
    S.MEETING_SCHEDULED: staying.after_the_meeting,
    S.INTERNSHIP: staying.after_the_internship,
}
