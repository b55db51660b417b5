"""`portal bench year`: lives the year, prints what it was like, and ends with 1 if a promise was broken."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy import func, select

from portal.bench.year.books import Books, lines_of
from portal.bench.year.child import KILLED, WAITING, settings_of_year
from portal.bench.year.driving import Told, house_of, live_the_year
from portal.bench.year.founding import FIRST_DAY, FULL, SMALL, Size
from portal.bench.year.promises import broken
from portal.internships.models import Internship
from portal.internships.words import InternshipState
from portal.placements.models import Placement
from portal.proposals.models import Proposal
from portal.proposals.words import ProposalState

SEED: Final = 20261123
SHOWN: Final = 5
"""So many findings of one promise are printed."""


def report(*, is_small: bool, database_url: str, seed: int = SEED) -> int:
    """Live the year in a folder of its own, and say what came of it."""
    size = SMALL if is_small else FULL
    with TemporaryDirectory(prefix="portal-year-") as name:
        data = Path(name)
        told = live_the_year(data, database_url, size, seed=seed)
        with house_of(data, database_url) as database, database.reading() as session:
            settings = settings_of_year(data, database_url, 25)
            books = Books(session, told.ledger, settings, lines_of(data / KILLED), lines_of(data / WAITING))
            return conclude(books, told, size)


def conclude(books: Books, told: Told, size: Size) -> int:
    """Print the figures and the promises; 1 if one is broken."""
    found = broken(books, size)
    found["as_many_died_as_should"] = [] if told.killed == size.kills else [f"{told.killed} processes were killed"]
    for line in (*_figures(books, told, size), "", *_promises(found)):
        sys.stdout.write(f"{line}\n")
    return int(any(found.values()))


def _figures(books: Books, told: Told, size: Size) -> Iterator[str]:
    last = FIRST_DAY + timedelta(days=size.days - 1)
    yield f"A year from {FIRST_DAY} to {last}, lived in {told.seconds:.0f} seconds"
    yield f"killed              {told.killed} processes: {_killed(books.killed)}"
    between = len(books.sent_twice_for_a_reason)
    yield f"letters             {len(told.ledger.entries)}, {between} times killed between sending and noting"
    people = {each.to for each in books.posted}
    companies = people & books.company_of.keys()
    staff = {to for to in people if to.endswith(("@kai.example", "@vhs-lkl.example"))} - companies
    for name, who in (("companies", companies), ("people", people - companies - staff), ("team", staff)):
        yield f"letters to {name:9}{_a_week(books, who, size)}"
    yield from _answers(books, last)
    stays = Counter(books.session.scalars(select(Internship.state)).all())
    yield f"internships         {stays.total()}: {', '.join(f'{stays[state]} {state.value}' for state in InternshipState)}"
    yield f"work found          {books.session.scalar(select(func.count(Placement.id)))}"
    yield f"refused             {told.done['people: refused']} acts that the portal refused"


def _answers(books: Books, last: date) -> Iterator[str]:
    shown = books.session.scalars(select(Proposal).where(Proposal.presented_at.is_not(None))).all()
    answered = [each for each in shown if each.answered_at is not None]
    late = [each for each in shown if each.state is ProposalState.EXPIRED]
    waiting = [each for each in shown if each.state is ProposalState.PRESENTED]
    overdue = [each for each in waiting if each.answer_until is not None and each.answer_until < last]
    rate = _percent(len(answered), len(answered) + len(late))
    yield f"proposals shown     {len(shown)}, answered {len(answered)}, never answered {len(late)}, answer rate {rate}"
    yield f"answers overdue     {len(overdue)} on the last day"
    waits = [(each.answered_at - each.presented_at).days for each in answered if each.answered_at and each.presented_at]
    yield f"days until answered {mean(waits) if waits else 0:.1f} on average, {max(waits, default=0)} at most"


def _a_week(books: Books, who: set[str], size: Size) -> str:
    """Say how many letters one of these gets in a week: on average, at most, and at most of those that are not critical."""
    weeks = Counter((each.to, each.week) for each in books.posted if each.to in who)
    spare = Counter((each.to, each.week) for each in books.posted if each.to in who and each.kind and not each.kind.is_critical)
    average = weeks.total() / (len(who) * size.days / 7) if who else 0
    most, most_spare = max(weeks.values(), default=0), max(spare.values(), default=0)
    return f"{average:.2f} per head and week, {most} at most, {most_spare} at most that are not critical ({len(who)} heads)"


def _killed(places: Sequence[str]) -> str:
    kinds = Counter(" ".join(place.split()[: 2 if place.startswith("worker in") else 3]) for place in places)
    return ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items()))


def _promises(found: dict[str, list[str]]) -> Iterator[str]:
    for name, findings in found.items():
        yield f"{'broken' if findings else 'kept':7} {name.replace('_', ' ')}"
        yield from (f"          {times} x {finding}" for finding, times in Counter(findings).most_common(SHOWN))
    yield f"{sum(map(len, found.values()))} violations"


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "-"
