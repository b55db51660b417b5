"""Three times offered, one taken: who may, which times, what is written, and what stands in calendars."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from icalendar import Calendar
from sqlalchemy.orm import Session

from portal.companies.models import Company
from portal.kernel.access import Role
from portal.kernel.audit import By, trail
from portal.kernel.clock import LOCAL_ZONE, local_day, pretended
from portal.kernel.db import Database
from portal.kernel.errors import RuleBroken
from portal.kernel.settings import Settings
from portal.kernel.workdays import working_days_after
from portal.proposals import services
from portal.proposals.meeting_words import MAY_OFFER, MeetingSide, refuse_unfit_times
from portal.proposals.models import Proposal
from portal.proposals.queries import meeting_plan
from portal.proposals.words import ProposalState
from tests.builders.companies import an_employer
from tests.builders.proposals import EMPLOYER, a_proposal
from tests.moments import NOON

S = ProposalState
NEVER = ("Salma", "Rahimi", "12345678", "Syrien")
COMPANY, TEAM = MeetingSide.COMPANY, MeetingSide.TEAM


def at_day(number: int, hour: int = 14, minute: int = 0) -> datetime:
    """A time on a working day after the first morning of the tests."""
    return datetime.combine(working_days_after(local_day(NOON), number), time(hour, minute), LOCAL_ZONE).astimezone(UTC)


TIMES = (at_day(3, 10), at_day(4), at_day(5, 16))
OTHERS = (at_day(6, 10), at_day(7), at_day(8, 16))


def advisor(proposal: Proposal) -> By:
    return By(proposal.made_by_id, Role.ADVISOR.value)


def offer(session: Session, proposal: Proposal, by: By, times: Any = TIMES) -> None:
    services.offer_times(session, proposal.id, times, by=by, at=NOON)


@pytest.mark.parametrize(
    ("moment", "field"),
    [
        (NOON - timedelta(minutes=1), "day_2"),
        (NOON, "day_2"),
        (NOON + timedelta(minutes=1), None),
        (datetime(2026, 11, 28, 10, tzinfo=UTC), "day_2"),  # Saturday
        (datetime(2026, 12, 25, 10, tzinfo=UTC), "day_2"),  # Friday, and Christmas
        (datetime(2026, 12, 24, 10, tzinfo=UTC), None),  # Thursday
        (datetime(2026, 11, 26, 5, 59, tzinfo=UTC), "time_2"),
        (datetime(2026, 11, 26, 6, 0, tzinfo=UTC), None),  # seven o'clock in winter
        (datetime(2026, 11, 26, 18, 0, tzinfo=UTC), None),
        (datetime(2026, 11, 26, 18, 1, tzinfo=UTC), "time_2"),
        (NOON + timedelta(weeks=8), None),
        (NOON + timedelta(weeks=8, minutes=1), "day_2"),
        (TIMES[0], "time_2"),  # twice the same
    ],
)
def test_times_lie_ahead_on_working_days_while_people_are_awake(moment: datetime, field: str | None) -> None:
    times = (TIMES[0], moment, TIMES[2])
    if field is None:
        refuse_unfit_times(times, at=NOON)
        return
    with pytest.raises(RuleBroken) as refused:
        refuse_unfit_times(times, at=NOON)
    assert refused.value.field == field


def test_a_holiday_is_named() -> None:
    with pytest.raises(RuleBroken, match="Christmas Day"):
        refuse_unfit_times((TIMES[0], datetime(2026, 12, 25, 10, tzinfo=UTC), TIMES[2]), at=NOON)
    with pytest.raises(RuleBroken):
        refuse_unfit_times(TIMES[:2], at=NOON)


@pytest.mark.one_database
@pytest.mark.parametrize("state", list(S))
def test_each_side_offers_times_only_where_it_may(session: Session, state: ProposalState) -> None:
    proposal = a_proposal(session, state=state)

    for side, by in ((TEAM, advisor(proposal)), (COMPANY, EMPLOYER)):
        savepoint = session.begin_nested()
        if state in MAY_OFFER[side]:
            offer(session, proposal, by)
            assert proposal.times_by is side
        else:
            with pytest.raises(RuleBroken):
                offer(session, proposal, by)
        savepoint.rollback()
    for role in (Role.CANDIDATE, Role.COORDINATOR, Role.VISITOR):
        with pytest.raises(RuleBroken):
            offer(session, proposal, By(None, role.value))


def test_a_company_takes_one_of_the_times_and_no_other(session: Session) -> None:
    proposal = a_proposal(session, state=S.DISCLOSED)
    offer(session, proposal, advisor(proposal))

    for by, moment in ((EMPLOYER, OTHERS[0]), (advisor(proposal), TIMES[1])):
        with pytest.raises(RuleBroken):
            services.take_time(session, proposal.id, moment, by=by, at=NOON)
    with pytest.raises(RuleBroken):
        services.schedule_meeting(session, proposal.id, OTHERS[0], by=EMPLOYER, at=NOON)
    services.take_time(session, proposal.id, TIMES[1], by=EMPLOYER, at=NOON)

    assert (proposal.state, proposal.meeting_at, proposal.times_offered) == (S.MEETING_SCHEDULED, TIMES[1], [])
    with pytest.raises(RuleBroken):
        services.take_time(session, proposal.id, TIMES[2], by=EMPLOYER, at=NOON)
    assert "proposal.meeting_scheduled" in [entry.verb for entry in trail(session, proposal.id)]


def test_times_a_company_named_wait_for_the_persons_yes(session: Session) -> None:
    proposal = a_proposal(session, state=S.WANTED)
    offer(session, proposal, EMPLOYER)

    plan = meeting_plan(session, proposal.id, on=local_day(NOON))
    assert plan is not None
    assert not plan.asks(TEAM)
    with pytest.raises(RuleBroken):
        services.take_time(session, proposal.id, TIMES[0], by=advisor(proposal), at=NOON)
    assert proposal.meeting_at is None


def test_where_none_fits_the_other_side_offers_others(session: Session) -> None:
    proposal = a_proposal(session, state=S.DISCLOSED)
    offer(session, proposal, advisor(proposal))

    with pytest.raises(RuleBroken):  # nobody refuses their own
        services.refuse_times(session, proposal.id, by=advisor(proposal), at=NOON)
    services.refuse_times(session, proposal.id, by=EMPLOYER, at=NOON)
    with pytest.raises(RuleBroken):
        services.take_time(session, proposal.id, TIMES[0], by=EMPLOYER, at=NOON)
    plan = meeting_plan(session, proposal.id, on=local_day(NOON))
    assert plan is not None
    assert plan.must_offer(TEAM)
    offer(session, proposal, advisor(proposal), OTHERS)
    services.take_time(session, proposal.id, OTHERS[2], by=EMPLOYER, at=NOON)

    assert proposal.meeting_at == OTHERS[2]


def test_a_meeting_stands_until_another_time_is_taken_and_its_entry_is_moved_then(session: Session) -> None:
    proposal = a_proposal(session, state=S.DISCLOSED)
    offer(session, proposal, advisor(proposal))
    services.take_time(session, proposal.id, TIMES[0], by=EMPLOYER, at=NOON)
    key = proposal.entry_key

    offer(session, proposal, EMPLOYER, OTHERS)
    assert (proposal.meeting_at, proposal.entry_version) == (TIMES[0], 0)
    services.take_time(session, proposal.id, OTHERS[0], by=advisor(proposal), at=NOON)

    assert (proposal.meeting_at, proposal.entry_version, proposal.entry_key) == (OTHERS[0], 1, key)
    services.call_off_meeting(session, proposal.id, by=EMPLOYER, at=NOON)
    assert (proposal.state, proposal.meeting_at, proposal.entry_version) == (S.DISCLOSED, None, 2)
    services.schedule_meeting(session, proposal.id, TIMES[1], by=advisor(proposal), at=NOON)
    assert (proposal.entry_version, proposal.entry_key) == (3, key)


def test_a_case_that_ends_takes_its_coming_meeting_out_of_calendars_once(session: Session) -> None:
    proposal = a_proposal(session, state=S.MEETING_SCHEDULED)
    services.withdraw_proposal(session, proposal.id, by=advisor(proposal), at=NOON)

    for _again in range(2):
        services.call_off_with_case(session, proposal.id, NOON)

    assert (proposal.meeting_at, proposal.entry_version) == (None, 1)


def test_a_meeting_that_was_is_not_called_off_when_the_case_ends(session: Session) -> None:
    proposal = a_proposal(session, state=S.MEETING_SCHEDULED)
    later = NOON + timedelta(days=9)
    services.end_without_work(session, proposal.id, by=advisor(proposal), at=later)

    services.call_off_with_case(session, proposal.id, later)

    assert proposal.meeting_at is not None


def test_of_two_who_choose_at_once_one_wins_and_the_other_is_told(database: Database) -> None:
    with database.transaction() as session:
        proposal = a_proposal(session, state=S.DISCLOSED)
        offer(session, proposal, advisor(proposal))
        key = proposal.id
    together = Barrier(2)

    def choose(moment: datetime) -> str:
        together.wait()
        try:
            with database.transaction() as session:
                services.take_time(session, key, moment, by=EMPLOYER, at=NOON)
        except RuleBroken as refusal:
            return str(refusal)
        return "taken"

    with ThreadPoolExecutor(2) as pool:
        told = sorted(pool.map(choose, TIMES[:2]))

    assert told[1] == "taken"
    assert "no longer offered" in told[0]
    with database.reading() as session:
        assert [entry.verb for entry in trail(session, key)].count("proposal.meeting_scheduled") == 1


def test_letters_carry_an_entry_that_is_moved_and_taken_back_and_names_nobody(
    database: Database, deliver: Callable[[], int], settings: Settings
) -> None:
    with database.transaction() as session:
        proposal = a_proposal(session, state=S.DISCLOSED)
        an_employer(session, session.get_one(Company, proposal.company_id))
        by, key, code = advisor(proposal), proposal.id, proposal.reference
    steps: tuple[Callable[[Session], None], ...] = (
        lambda session: services.offer_times(session, key, TIMES, by=by, at=NOON),
        lambda session: services.take_time(session, key, TIMES[0], by=EMPLOYER, at=NOON),
        lambda session: services.schedule_meeting(session, key, TIMES[1], by=by, at=NOON),
        lambda session: services.withdraw_proposal(session, key, by=by, at=NOON),
    )
    told = []
    for step in steps:
        with database.transaction() as session:
            step(session)
        with pretended(NOON):
            deliver()
        told.append(_meeting_letters(settings, told))

    # Asked: the company. Chosen by the company: both. Moved by the team: the company. The case is over: both.
    assert [len(letters) for letters in told] == [1, 2, 1, 2]
    events = [[event for each in letters for event in each.events] for letters in told]
    assert [{int(event["SEQUENCE"]) for event in each} for each in events] == [set(), {0}, {1}, {2}]
    assert {str(event["UID"]) for each in events for event in each} == {f"{_entry_key(database, key)}@kai"}
    assert [{str(event["STATUS"]) for event in each} for each in events[1:]] == [{"CONFIRMED"}, {"CONFIRMED"}, {"CANCELLED"}]
    assert {str(event["SUMMARY"]) for each in events for event in each} == {f"KAI-Termin {code}"}
    for letter in (each for letters in told for each in letters):
        assert not [word for word in NEVER if word in letter.text]
        assert letter.methods <= {"PUBLISH", "CANCEL"}
    assert "Donnerstag, 26. November, 10:00 Uhr" in told[0][0].text


@dataclass(frozen=True)
class Told:
    """A letter about a meeting, with all it says, and its calendar files."""

    path: Path
    text: str
    events: tuple[Any, ...]
    methods: set[str]


def _meeting_letters(settings: Settings, before: list[list[Told]]) -> list[Told]:
    known = {each.path for letters in before for each in letters}
    found = []
    for path in sorted(set(settings.mail_directory.glob("*.eml")) - known):
        message = message_from_bytes(path.read_bytes(), policy=SMTP)
        files = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
        text = "".join(str(part.get_content()) for part in message.walk() if part.get_content_maintype() == "text")
        if "Termin" in str(message["Subject"]) or "Zeit" in str(message["Subject"]):  # the letters about meetings
            events = tuple(event for file in files for event in Calendar.from_ical(file.get_payload(decode=True)).walk("VEVENT"))
            methods = {str(file.get_param("method")) for file in files}
            found.append(Told(path, f"{message['Subject']} {text}", events, methods))
    return found


def _entry_key(database: Database, proposal_id: UUID) -> str | None:
    with database.reading() as session:
        return session.get_one(Proposal, proposal_id).entry_key
