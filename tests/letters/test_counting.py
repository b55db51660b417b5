"""Three letters within seven days, the rest in the letter of the day; nothing is lost, nothing comes twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete, select

from portal.accounts.models import Account
from portal.app import make_worker
from portal.companies.words import MemberRole
from portal.kernel.audit import By
from portal.kernel.clock import pretended
from portal.kernel.outbox import announce
from portal.kernel.outbox.models import OutboxRow
from portal.letters.choosing import Owner, choose, pace_of
from portal.letters.counting import has_room
from portal.letters.models import Choice, Notice
from portal.letters.words import LetterGroup, Pace
from portal.proposals.models import Proposal
from portal.proposals.words import ProposalState
from tests.builders.companies import a_company, an_employer
from tests.builders.openings import an_opening
from tests.builders.proposals import a_proposal
from tests.moments import NOON

INA, UDO = "ina@firma.example", "udo@firma.example"
REMIND = "proposal.reminded"
MORNING = NOON.replace(hour=8)
"""Nine o'clock in Germany, when the letter of the day is written."""


class Firm:
    """A company with two people and five proposals, and what is sent to them."""

    def __init__(self, app, database, letters):
        self.app, self.database, self.letters = app, database, letters
        with database.transaction() as session:
            company = a_company(session)
            self.company_id = company.id
            self.ina = an_employer(session, company, email=INA, role=MemberRole.ADMIN).id
            self.udo = an_employer(session, company, email=UDO).id
            self.cases = [
                a_proposal(session, state=ProposalState.PRESENTED, opening=an_opening(session, company)).id for _ in range(5)
            ]
            session.execute(delete(OutboxRow))

    def remind(self, case: int, at: datetime, topic: str = REMIND) -> None:
        """Announce a reminder and let the worker deliver it."""
        with self.database.transaction() as session:
            announce(session, topic, self.cases[case], at=at)
        with pretended(at):
            make_worker(self.app).deliver_all(at)

    def morning(self, at: datetime) -> None:
        """Let the letter of the day be written and delivered."""
        with pretended(at):
            worker = make_worker(self.app)
            worker.run_schedule(at)
            worker.deliver_all(at)

    def got(self, email: str = INA) -> list[str]:
        """Say in order what somebody got: a code of a case, or the letter of the day."""
        with self.database.reading() as session:
            codes = dict(session.execute(select(Proposal.reference, Proposal.id)).all())
        found = [each for each in reversed(self.letters()) if email in each.to]
        names = [next((f"case {self.cases.index(codes[c])}" for c in codes if c in each.subject), "day") for each in found]
        self.digests = [each for each in found if "Neues für Sie" in each.subject or "What is new" in each.subject]
        return names

    def choose(self, pace: Pace | None, group: LetterGroup = LetterGroup.REMINDERS, owner: Owner | None = None) -> None:
        """Choose for Ina, or for somebody else."""
        with self.database.transaction() as session:
            choose(session, owner or Owner(self.ina), {group: pace}, by=By.system(), at=NOON)


@pytest.fixture
def firm(app, database, letters):
    return Firm(app, database, letters)


def minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


def test_three_come_at_once_the_fourth_waits_and_comes_when_there_is_room(firm):
    for case in range(4):
        firm.remind(case, NOON + minutes(case))
    assert firm.got() == firm.got(UDO) == ["case 0", "case 1", "case 2"]

    firm.morning(MORNING + timedelta(days=1))
    firm.morning(MORNING + timedelta(days=7))
    assert len(firm.got()) == 3, "three within seven days: the first came at noon"
    firm.morning(MORNING + timedelta(days=8))
    assert firm.got() == ["case 0", "case 1", "case 2", "day"]
    with firm.database.reading() as session:
        code = session.get_one(Proposal, firm.cases[3]).reference
    assert code in firm.digests[0].text
    assert f"/employer/proposals/{firm.cases[3]}" in firm.digests[0].html
    firm.morning(MORNING + timedelta(days=9))
    assert len(firm.got()) == 4, "what was told once is not told again"


@pytest.mark.one_database
def test_a_letter_counts_for_seven_days_to_the_moment(firm):
    for case in range(3):
        firm.remind(case, NOON)
    with firm.database.reading() as session:
        first = min(session.scalars(select(Notice.noted_at).where(Notice.account_id == firm.ina)))
        assert not has_room(session, firm.ina, first + timedelta(days=7) - timedelta(microseconds=1))
        assert has_room(session, firm.ina, first + timedelta(days=7))
    firm.remind(3, NOON + timedelta(days=7) + minutes(1))
    assert len(firm.got()) == 4


@pytest.mark.one_database
def test_critical_letters_come_whatever_came_before_and_whatever_was_chosen(firm):
    for case in range(3):
        firm.remind(case, NOON)
    for group in LetterGroup:
        firm.choose(Pace.NEVER, group)
    for case in range(5):
        firm.remind(case, NOON + minutes(1), "proposal.presented")
    assert len(firm.got()) == 8
    assert [each.html.count("stop-letters") for each in firm.letters() if INA in each.to].count(1) == 3


@pytest.mark.one_database
def test_who_wants_one_letter_a_day_gets_one_a_day_and_who_wants_none_gets_none(firm):
    firm.choose(Pace.DAILY)
    firm.choose(Pace.NEVER, owner=Owner(firm.udo))
    for day in range(5):
        firm.remind(day, NOON + timedelta(days=day))
        firm.remind((day + 1) % 5, NOON + timedelta(days=day, minutes=1))
        firm.morning(MORNING + timedelta(days=day + 1))
        firm.morning(MORNING + timedelta(days=day + 1, minutes=30))
    assert firm.got() == ["day"] * 5
    assert firm.digests[0].html.count("/employer/proposals/") == 2
    assert firm.got(UDO) == []


@pytest.mark.one_database
def test_what_was_answered_or_switched_off_meanwhile_is_not_told(firm):
    firm.choose(Pace.DAILY)
    for case in range(2):
        firm.remind(case, NOON)
    with firm.database.transaction() as session:
        session.get_one(Proposal, firm.cases[0]).state = ProposalState.WITHDRAWN
        gone = session.get_one(Proposal, firm.cases[0]).reference
    firm.morning(MORNING + timedelta(days=1))
    assert firm.got() == ["day"]
    assert gone not in firm.digests[0].text

    firm.remind(2, NOON + timedelta(days=1))
    firm.choose(Pace.NEVER)
    firm.morning(MORNING + timedelta(days=2))
    assert firm.got() == ["day"]


@pytest.mark.one_database
def test_a_person_chooses_before_the_company_and_takes_it_back(firm, database):
    firm.choose(Pace.DAILY, owner=Owner(company_id=firm.company_id))
    firm.choose(Pace.NEVER)

    def paces():
        with database.reading() as session:
            return [pace_of(session, who, LetterGroup.REMINDERS) for who in (firm.ina, firm.udo)]

    assert paces() == [Pace.NEVER, Pace.DAILY]
    firm.choose(None)
    assert paces() == [Pace.DAILY, Pace.DAILY]


def test_two_workers_write_the_letter_of_the_day_once_and_count_to_three_together(firm):
    with firm.database.transaction() as session:
        for case in firm.cases:
            announce(session, REMIND, case, at=NOON)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: make_worker(firm.app).deliver_all(NOON), range(2)))
    assert len(firm.got()) == len(firm.got(UDO)) == 3

    at = MORNING + timedelta(days=8)
    with pretended(at), ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: make_worker(firm.app).run_schedule(at), range(2)))
        list(pool.map(lambda _: make_worker(firm.app).deliver_all(at), range(2)))
    assert firm.got().count("day") == firm.got(UDO).count("day") == 1
    assert firm.digests[0].html.count("/employer/proposals/") == 2


@pytest.mark.one_database
def test_a_letter_that_failed_is_counted_once_and_comes_when_it_is_tried_again(firm, monkeypatch):
    mailer = firm.app.extensions["portal_mailer"]
    monkeypatch.setattr(mailer, "_transport", Away())
    for case in range(3):
        firm.remind(case, NOON)
    monkeypatch.undo()
    with pretended(NOON + minutes(30)):
        make_worker(firm.app).deliver_all(NOON + minutes(30))
    assert len(firm.got()) == 3
    firm.remind(3, NOON + minutes(31))
    assert len(firm.got()) == 3


class Away:
    """A mail server that does not answer."""

    def send(self, _message):
        raise ConnectionRefusedError


@pytest.mark.one_database
def test_who_leaves_is_forgotten_with_their_choices(firm, database):
    firm.choose(Pace.DAILY)
    firm.remind(0, NOON)
    with database.transaction() as session:
        session.get_one(Account, firm.ina).is_active = False
    firm.morning(MORNING + timedelta(days=1))
    with database.reading() as session:
        left = [session.scalars(select(each).where(each.account_id == firm.ina)).all() for each in (Choice, Notice)]
    assert left == [[], []]
    assert firm.got() == []
