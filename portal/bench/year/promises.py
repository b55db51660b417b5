"""What the portal promises about letters, answers and names, asked of the books of a year (docs/year.md)."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from portal.bench.year.books import Books, Posted
from portal.bench.year.founding import FIRST_DAY, Size
from portal.bench.year.paths import wrong_steps
from portal.candidates.models import Candidate
from portal.companies.models import Company
from portal.companies.words import CompanyState
from portal.internships.assessment.models import Assessment
from portal.internships.models import Internship
from portal.internships.services import DONE as OF_INTERNSHIPS
from portal.internships.words import INTERNSHIP_STATES, InternshipState
from portal.kernel.audit import verify
from portal.kernel.clock import local_day
from portal.kernel.states import StateTable
from portal.letters.words import Reader
from portal.placements.models import FollowUp, Placement
from portal.placements.words import PLACEMENT_STATES, PlacementState
from portal.proposals.disclosure import identity_for
from portal.proposals.models import Consent, Proposal
from portal.proposals.services.moving import DONE as OF_PROPOSALS
from portal.proposals.services.presenting import DAYS_TO_ANSWER
from portal.proposals.services.reminding import CALL_AFTER, LETTERS_AFTER
from portal.proposals.words import KNOWN, PROPOSAL_STATES, ConsentPurpose, ConsentState, ProposalState

MOST_A_WEEK: Final = 3
"""So many letters that are not critical one person gets in a week."""
OF_PLACEMENTS: Final = ("placement.started", "placement.ended", "placement.cancelled")


def letters_are_neither_lost_nor_doubled(books: Books) -> Iterator[str]:
    """Each letter the portal noted stands in the mail server's book once, and nothing else does."""
    taken = Counter(entry.message_id for entry in books.ledger.entries)
    for found in books.noted.keys() - taken.keys():
        yield f"{books.noted[found][0].topic}: noted as sent, the mail server has no such letter"
    for _unknown in taken.keys() - books.noted.keys():
        yield "the mail server has a letter that the portal did not note"
    for found, times in taken.items():
        if times > 1 + (found in books.sent_twice_for_a_reason):
            yield f"a letter came {times} times"


def everything_announced_is_delivered(books: Books) -> Iterator[str]:
    """Nothing waits and nothing was given up when the year is over."""
    last = max((row.happened_at for row in books.rows), default=None)
    for row in books.rows:
        if row.dead_at is not None or (row.done_at is None and last is not None and row.due_at <= last - timedelta(hours=2)):
            yield f"{row.topic} of {row.happened_at:%d.%m.} was never delivered ({row.last_error})"


def nobody_gets_a_letter_twice(books: Books) -> Iterator[str]:
    """Of one fact one letter each; of a proposal that is not answered, two reminders at most."""
    facts = Counter((each.to, each.row.topic, each.row.subject_id, each.kind, local_day(each.at)) for each in books.posted)
    yield from (f"{topic} reached one person {times} times on a day" for (_to, topic, *_), times in facts.items() if times > 1)
    most = {"proposal.presented": 1, "proposal.reminded": len(LETTERS_AFTER), "follow_up.asked": 1, "assessment.asked": 3}
    ever = Counter((each.to, each.row.topic, each.row.subject_id) for each in books.about(*most))
    yield from (f"{topic} reached one person {times} times" for (_to, topic, _id), times in ever.items() if times > most[topic])


def nobody_is_reminded_after_an_answer(books: Books) -> Iterator[str]:
    """No reminder to whoever has answered, nor about what is over."""
    for each in books.about("proposal.reminded"):
        proposal = books.session.get_one(Proposal, each.row.subject_id)
        over = min((moment for moment in (proposal.answered_at, proposal.ended_at) if moment), default=None)
        if over is not None and each.at > over:
            yield f"a company was reminded at {each.at} of what was over at {over}"
    for each in books.about("assessment.asked"):
        row = books.session.get_one(Assessment, each.row.subject_id)
        said = row.company_said_at if each.to in books.company_of else row.person_said_at
        if said is not None and each.at > said:
            yield "somebody was asked how an internship went who had said so"
    for each in books.about("follow_up.asked"):
        check = books.session.get_one(FollowUp, each.row.subject_id)
        said = check.company_said_at if each.to in books.company_of else check.person_said_at
        if said is not None and each.at > said:
            yield "somebody was asked how the work goes who had said so"


def silence_is_followed_up(books: Books) -> Iterator[str]:
    """Whoever never answered got both reminders, the advisor a call, and the proposal its end the day after the last."""
    for proposal in books.session.scalars(select(Proposal).where(Proposal.state == ProposalState.EXPIRED)):
        steps = [step for step in books.trails[proposal.id] if step.verb in ("proposal.reminded", "proposal.unanswered")]
        if [int(step.becomes or 0) for step in steps] != [*LETTERS_AFTER, CALL_AFTER] and not _rested(books, proposal):
            yield f"an unanswered proposal climbed {[step.becomes for step in steps]}"
        if proposal.ended_at is None or local_day(proposal.ended_at) != (proposal.answer_until or date.min) + timedelta(days=1):
            yield "an unanswered proposal did not end the day after its last"


def _rested(books: Books, proposal: Proposal) -> bool:
    """Whether the company was no partner for a while in the days it had."""
    assert proposal.presented_at is not None  # noqa: S101 - it has expired
    end = proposal.presented_at + DAYS_TO_ANSWER + timedelta(days=2)
    return any(
        _state_of_company(books, proposal.company_id, proposal.presented_at + timedelta(days=days)) != CompanyState.ACTIVE.value
        for days in range((end - proposal.presented_at).days)
    )


def nobody_answers_too_late(books: Books) -> Iterator[str]:
    """No answer is taken after its last day."""
    for proposal in books.session.scalars(select(Proposal).where(Proposal.answered_at.is_not(None))):
        assert proposal.answered_at is not None  # noqa: S101 - asked for
        if proposal.answer_until is None or local_day(proposal.answered_at) > proposal.answer_until:
            yield "an answer was taken after its last day"


def every_state_has_an_actor(books: Books) -> Iterator[str]:
    """Each state was reached step by step, as the tables allow, by somebody who may."""
    ways: tuple[tuple[type[Any], StateTable[Any], Iterable[str], str], ...] = (
        (Proposal, PROPOSAL_STATES, OF_PROPOSALS.values(), ProposalState.DRAFT.value),
        (Internship, INTERNSHIP_STATES, (*OF_INTERNSHIPS.values(), "internship.changed"), InternshipState.PLANNED.value),
        (Placement, PLACEMENT_STATES, OF_PLACEMENTS, PlacementState.AGREED.value),
    )
    for model, table, verbs, first in ways:
        known = set(verbs)
        for thing in books.session.scalars(select(model)):
            steps = [step for step in books.trails.get(thing.id, []) if step.verb in known]
            yield from (
                f"{model.__tablename__}: {wrong}" for wrong in wrong_steps(table, steps, first=first, now=thing.state.value)
            )


def no_name_without_a_yes(books: Books) -> Iterator[str]:
    """Nobody is known by name without their own yes to this company and this place, given before."""
    given = {
        consent.proposal_id: consent
        for consent in books.session.scalars(select(Consent).where(Consent.purpose == ConsentPurpose.KNOW))
        if consent.answered_at is not None and consent.state in (ConsentState.GIVEN, ConsentState.WITHDRAWN)
    }
    last = max((local_day(row.happened_at) for row in books.rows), default=FIRST_DAY)
    for proposal in books.session.scalars(select(Proposal)):
        steps = [step for step in books.trails.get(proposal.id, []) if step.becomes == ProposalState.DISCLOSED.value]
        yes = given.get(proposal.id)
        is_theirs = yes is not None and (yes.company_id, yes.opening_id) == (proposal.company_id, proposal.opening_id)
        if (steps or proposal.state in KNOWN) and not (is_theirs and yes and steps and yes.answered_at <= steps[0].at):  # type: ignore[operator]
            yield f"a name was given away ({proposal.state}) without a yes before"
        shown = identity_for(books.session, proposal, on=last)
        if shown is not None and not (is_theirs and yes and yes.is_in_force(last)):
            yield f"a name is shown ({proposal.state}) without a yes in force"


def no_letter_names_a_person(books: Books) -> Iterator[str]:
    """No letter to a company holds a name, an address or a number of anybody we accompany."""
    rows = books.session.execute(select(Candidate.family_name, Candidate.given_name, Candidate.email, Candidate.phone))
    traits = {trait for row in rows for trait in row if trait}
    for each in books.posted:
        if each.to in books.company_of and (
            "Nachnam" in each.entry.words or "Vornam" in each.entry.words or "person" in each.entry.words
        ):
            found = next((trait for trait in traits if trait in each.entry.words), None)
            if found:
                yield f"{each.row.topic} names a person to a company"


def nothing_goes_to_a_blocked_company(books: Books) -> Iterator[str]:
    """Who is blocked or has left reads only what the law demands, and about their own account."""
    silent = (CompanyState.BLOCKED.value, CompanyState.LEFT.value)
    for each in books.posted:
        company_id = books.company_of.get(each.to)
        if company_id is None or (each.kind is not None and each.kind.reaches_blocked):
            continue
        if _state_of_company(books, company_id, each.at) in silent:
            yield f"{each.row.topic} reached a company that was blocked"


def _state_of_company(books: Books, company_id: UUID, at: datetime) -> str:
    """Return where a company stood at a moment."""
    states = {state.value for state in CompanyState}
    steps = [step for step in books.trails.get(company_id, []) if step.becomes in states and step.at <= at]
    return steps[-1].becomes or "" if steps else ""


def few_letters_a_week(books: Books) -> Iterator[str]:
    """Nobody outside the team gets more than three letters a week that are not critical."""
    few = Counter((each.to, each.week) for each in books.posted if _is_not_critical(each))
    for (_to, (_year, week)), number in few.items():
        if number > MOST_A_WEEK:
            yield f"somebody got {number} letters that are not critical in week {week}"


def _is_not_critical(each: Posted) -> bool:
    return each.kind is not None and not each.kind.is_critical and each.kind.reader is not Reader.STAFF


def the_trail_is_whole(books: Books) -> Iterator[str]:
    """No line of the trail was changed, lost or slipped in."""
    yield from (f"the trail is broken at {found.position}: {found.fault}" for found in verify(books.session).found)


def the_year_happened(books: Books, size: Size) -> Iterator[str]:
    """As many companies and people came as should, and internships were planned."""
    counts = {Company: size.companies, Candidate: size.people, Internship: size.internships}
    for model, wanted in counts.items():
        found = len(books.session.scalars(select(model.id)).all())
        if found < wanted * size.at_least:
            yield f"{model.__tablename__}: {found} of {wanted} since {FIRST_DAY}"


PROMISES: Final[tuple[Callable[[Books], Iterator[str]], ...]] = (
    letters_are_neither_lost_nor_doubled,
    everything_announced_is_delivered,
    nobody_gets_a_letter_twice,
    nobody_is_reminded_after_an_answer,
    silence_is_followed_up,
    nobody_answers_too_late,
    every_state_has_an_actor,
    no_name_without_a_yes,
    no_letter_names_a_person,
    nothing_goes_to_a_blocked_company,
    few_letters_a_week,
    the_trail_is_whole,
)


def broken(books: Books, size: Size) -> dict[str, list[str]]:
    """Return what is broken, by the name of the promise; each promise stands there, kept or not."""
    found = {promise.__name__: list(promise(books)) for promise in PROMISES}
    return {**found, the_year_happened.__name__: list(the_year_happened(books, size))}
