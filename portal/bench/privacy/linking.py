"""Two companies compare what they were shown, to tell which two proposals are of the same person.

A hundred people are proposed to two companies each, by the use cases themselves, into a database. Then two attackers read
both lists as companies do: one looks at ids, codes, order and days, the other at what the profiles say.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from random import Random  # noqa: TID251 - a benchmark draws the same people each time
from tempfile import TemporaryDirectory
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.models import Account
from portal.bench.filling import fill as fill_house
from portal.bench.filling import make_portal
from portal.bench.privacy.crowds import SEED
from portal.bench.privacy.drawing import people
from portal.bench.privacy.figures import Figure, share
from portal.candidates.crowd import Member
from portal.candidates.queries import release_of
from portal.candidates.services import (
    CandidateDraft,
    Contact,
    ExperienceDraft,
    LevelDraft,
    ProfileChoice,
    Search,
    Who,
    WorkPermit,
    add_experience,
    enter_candidate,
    set_language_level,
)
from portal.candidates.words import ReleaseReason
from portal.kernel import clock
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.db import Database
from portal.kernel.i18n import speaking
from portal.labour.words import HoursBand, LevelSource
from portal.openings.models import Opening
from portal.openings.words import OpeningState
from portal.profiles.queries import masked_profiles
from portal.proposals.models import Proposal
from portal.proposals.queries import EmployerRow, proposals_of_company
from portal.proposals.services import Preparation, prepare_proposal
from portal.proposals.words import ProposalState

TITLE: Final = "Linking the proposals of two companies"
PEOPLE: Final = 100
WEEKS: Final = 26
LUCKY: Final = 4
"""Guessing hits one of a hundred on average, and five or more in less than one of two hundred and fifty tries."""

HOURS: Final = {HoursBand.FULL: 38, HoursBand.PART: 25, HoursBand.SMALL: 15}
TOWNS: Final = {"north": "04416", "middle": "04552", "grimma": "04668", "wurzen": "04808"}


class Timing(StrEnum):
    """When people are presented to the two companies."""

    APART = "each company at another time"
    AT_ONCE = "everybody on one day, in one order"
    TOGETHER = "each person to both on one day"
    """Reported without a goal: who presents somebody to two companies on one day tells both the day."""


@dataclass(frozen=True)
class Seen:
    """One line as a company reads it, with the person behind it, whom only the benchmark knows."""

    person: UUID
    id: UUID
    reference: str
    day: date
    profile: str


def measure() -> Iterator[Figure]:
    """Yield how often each attacker is right."""
    with TemporaryDirectory(prefix="portal-bench-") as name:
        app = make_portal(Path(name))
        fill_house(app, openings=200)
        database: Database = app.extensions["portal_database"]
        with app.test_request_context("/"), speaking("de"), database.transaction() as session:
            entered = _enter(session, people(PEOPLE, SEED + 7))
            for timing in Timing:
                for is_coarse in (False, True):
                    yield from _tried(session, timing, entered, is_coarse=is_coarse)
        database.close()


def _tried(session: Session, timing: Timing, entered: list[UUID], *, is_coarse: bool) -> list[Figure]:
    """Propose, attack, and take all of it back."""
    attempt = session.begin_nested()
    one, other = _lists(session, entered, timing, is_coarse=is_coarse)
    figures = list(_of_lists(timing, one, other, is_coarse=is_coarse))
    attempt.rollback()
    session.expire_all()
    return figures


def _of_lists(timing: Timing, one: list[Seen], other: list[Seen], *, is_coarse: bool) -> Iterator[Figure]:
    if not is_coarse:
        for name, hits in ((name, _hits(attack(one, other))) for name, attack in BY_SIGNS.items()):
            tells_the_day = timing is Timing.TOGETHER and name in ("by order of the list", "by day")
            goal = "" if tells_the_day else f"at most {LUCKY}, as by guessing"
            yield Figure(f"{timing}: {name}", f"{hits} of {PEOPLE}", goal, hits <= LUCKY or tells_the_day)
    how = "said coarsely" if is_coarse else "as it is"
    yield Figure(
        f"{timing}: by what the profile says, {how}", f"{_hits(_by_profile(one, other))} of {PEOPLE}", remark=_alike(one)
    )


def _hits(pairs: Sequence[tuple[Seen, Seen]]) -> int:
    return sum(first.person == second.person for first, second in pairs)


def _sorted_by(key: Callable[[Seen], Any]) -> Callable[[list[Seen], list[Seen]], list[tuple[Seen, Seen]]]:
    return lambda one, other: list(zip(sorted(one, key=key), sorted(other, key=key), strict=True))


BY_SIGNS: Final = {
    "by order of the list": lambda one, other: list(zip(one, other, strict=True)),
    "by id": _sorted_by(lambda seen: seen.id.int),
    "by beginning of the id": _sorted_by(lambda seen: str(seen.id)[:8]),
    "by code": _sorted_by(lambda seen: seen.reference),
    "by day": _sorted_by(lambda seen: seen.day),
}


def _by_profile(one: list[Seen], other: list[Seen]) -> list[tuple[Seen, Seen]]:
    """Pair those whose profiles say the same; where several do, the first that is left."""
    left = list(other)
    pairs = []
    for seen in one:
        match = next((each for each in left if each.profile == seen.profile), None)
        if match is not None:
            left.remove(match)
            pairs.append((seen, match))
    return pairs


def _alike(seen: list[Seen]) -> str:
    profiles = [each.profile for each in seen]
    only_ones = sum(profiles.count(each) == 1 for each in profiles)
    return f"{share(only_ones, len(profiles))} of the profiles are the only ones of their kind"


def _enter(session: Session, drawn: Sequence[Member]) -> list[UUID]:
    advisor = session.scalars(select(Account).where(Account.role == Role.ADVISOR)).first()
    if advisor is None:
        raise LookupError("the house has an advisor")
    by, at = By(advisor.id, Role.ADVISOR.value), clock.now()
    return [_enter_one(session, person, by, at) for person in drawn]


def _enter_one(session: Session, person: Member, by: By, at: datetime) -> UUID:
    search = Search(person.goal, person.field, person.start, HOURS[person.hours or HoursBand.FULL], person.day_part)
    draft = CandidateDraft(
        who=Who("Ohne", "Namen"),
        contact=Contact(postcode=TOWNS[person.region.value] if person.region else None),
        search=search,
        permit=WorkPermit(person.permit, clock.local_day(at)),
        advisor_id=by.account_id,
    )
    candidate = enter_candidate(session, draft, by=by, at=at)
    if person.german:
        set_language_level(
            session, candidate.id, LevelDraft(person.german, LevelSource.TEACHER, clock.local_day(at)), by=by, at=at
        )
    for group, years in person.years.items():
        add_experience(session, candidate.id, ExperienceDraft(group, years), by=by, at=at)
    session.flush()  # profiles are made of the rows
    return candidate.id


def _lists(session: Session, entered: list[UUID], timing: Timing, *, is_coarse: bool) -> tuple[list[Seen], list[Seen]]:
    """Propose everybody to two companies, and read both lists."""
    luck = Random(SEED)  # noqa: S311 - no secret, a sample
    openings = session.scalars(select(Opening).where(Opening.state == OpeningState.PUBLISHED).order_by(Opening.id)).all()
    first = openings[0]
    second = next(each for each in openings if each.company_id != first.company_id)
    days = {person: luck.randrange(WEEKS * 7) if timing is Timing.TOGETHER else 0 for person in entered}
    lists = []
    for opening in (first, second):
        order = luck.sample(entered, len(entered)) if timing is Timing.APART else entered
        shown_on = {person: luck.randrange(WEEKS * 7) for person in order} if timing is Timing.APART else days
        for person in sorted(order, key=lambda each: shown_on[each]):
            _show(session, person, opening, clock.now() - timedelta(days=shown_on[person]), is_coarse=is_coarse)
        lists.append(_read(session, opening.company_id))
    return lists[0], lists[1]


def _show(session: Session, person: UUID, opening: Opening, at: datetime, *, is_coarse: bool) -> None:
    choice = ProfileChoice(release_reason=ReleaseReason.AGREED)
    if is_coarse:
        crowd = release_of(session, person, choice, at=clock.now()).crowd
        way = crowd.way_to()
        choice = replace(choice, coarse=frozenset(crowd.options if way is None else way))
    by = By(session.scalars(select(Account.id).where(Account.role == Role.ADVISOR)).first(), Role.ADVISOR.value)
    proposal = prepare_proposal(session, Preparation(person, opening.id, choice), by=by, at=clock.now())
    # Presented without the walk through both answers, which leaves nothing on the company's list.
    proposal.state, proposal.presented_at = ProposalState.EXPIRED, at
    proposal.answer_until = clock.local_day(at) + timedelta(days=14)
    session.flush()  # the list is read from the rows


def _read(session: Session, company_id: UUID) -> list[Seen]:
    rows: list[EmployerRow] = []
    after = ""
    while True:
        page = proposals_of_company(session, company_id, on=clock.today(), after=after)
        rows += page.rows
        if page.next_after is None:
            break
        after = page.next_after
    proposals = {each.reference: each for each in session.scalars(select(Proposal).where(Proposal.company_id == company_id))}
    told = masked_profiles(session, [each.profile_id for each in proposals.values()])
    return [_seen(proposals[row.reference], str(told[proposals[row.reference].profile_id])) for row in rows]


def _seen(proposal: Proposal, profile: str) -> Seen:
    if proposal.answer_until is None:
        raise LookupError("only presented proposals are listed")
    return Seen(proposal.candidate_id, proposal.id, proposal.reference, proposal.answer_until, profile)
