"""Who has left gets no letter: a colleague does, or the team calls. Who is blocked gets none that the law does not demand."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from portal.accounts.models import Account
from portal.app import make_worker
from portal.candidates.models import Candidate
from portal.companies.models import Company, Membership
from portal.companies.words import CompanyState
from portal.contacts.models import Task
from portal.contacts.words import TaskKind
from portal.kernel.clock import pretended
from portal.kernel.outbox import announce
from portal.kernel.outbox.models import OutboxRow
from portal.letters.kinds import KINDS
from portal.letters.words import Reader
from portal.proposals.models import Proposal
from tests.builders.accounts import a_coordinator, an_advisor
from tests.builders.companies import a_company, an_employer
from tests.builders.openings import an_opening
from tests.builders.proposals import a_proposal
from tests.moments import NOON

pytestmark = pytest.mark.one_database
INA, UDO = "ina@firma.example", "udo@firma.example"


class Firm:
    """A company with two people, and one proposal."""

    def __init__(self, app, database, letters):
        self.app, self.database, self.letters = app, database, letters
        with database.transaction() as session:
            advisor = an_advisor(session, email="nadja@kai.example")
            self.advisor = advisor.id
            company = a_company(session, advisor_id=advisor.id)
            self.company = company.id
            self.people = [an_employer(session, company, email=email).id for email in (INA, UDO)]
            proposal = a_proposal(session, opening=an_opening(session, company))
            self.proposal = proposal.id
            session.execute(delete(OutboxRow))

    def announce(self, *topics: str, about=None, at=NOON) -> None:
        with self.database.transaction() as session:
            for topic in topics:
                announce(session, topic, about or self.proposal, at=at)
        with pretended(at):
            make_worker(self.app).deliver_all(at)

    def leave(self, *people: int) -> None:
        with self.database.transaction() as session:
            for number in people:
                session.get_one(Account, self.people[number]).is_active = False
                session.scalars(select(Membership).where(Membership.account_id == self.people[number])).one().left_at = NOON

    def tasks(self):
        with self.database.reading() as session:
            found = select(Task.company_id, Task.assigned_to_id).where(Task.kind == TaskKind.NOBODY_READS)
            return [tuple(row) for row in session.execute(found)]

    def addressed(self) -> list[str]:
        return sorted(each.to for each in self.letters())


@pytest.fixture
def firm(app, database, letters):
    return Firm(app, database, letters)


def test_when_one_has_left_the_colleague_gets_the_letter_and_nobody_has_to_call(firm):
    firm.leave(0)
    firm.announce("proposal.presented", "proposal.reminded")
    assert firm.addressed() == [UDO, UDO]
    assert firm.tasks() == []


def test_when_the_last_has_left_their_advisor_calls_once_for_all_letters(firm):
    firm.announce("proposal.presented")
    assert firm.tasks() == []
    firm.leave(0, 1)
    firm.announce("proposal.presented", "proposal.reminded", at=NOON + timedelta(minutes=1))
    firm.announce("proposal.reminded", at=NOON + timedelta(days=1))
    assert firm.addressed() == [INA, UDO]
    assert firm.tasks() == [(firm.company, firm.advisor)]


def test_a_company_nobody_ever_acted_for_and_one_with_no_letter_coming_are_not_called(firm):
    firm.leave(0, 1)
    with firm.database.transaction() as session:
        never = a_proposal(session, opening=an_opening(session, a_company(session))).id
        session.execute(delete(OutboxRow))
    firm.announce("company.visited", about=firm.company)
    assert firm.tasks() == []
    firm.announce("proposal.presented", about=never)
    assert firm.company not in [company for company, _ in firm.tasks()]


def test_when_an_advisor_has_left_a_colleague_of_the_team_gets_the_letter(firm):
    with firm.database.transaction() as session:
        proposal = session.get_one(Proposal, firm.proposal)
        gone = session.get_one(Candidate, proposal.candidate_id).advisor_id
        session.get_one(Account, gone).is_active = False
        session.get_one(Account, firm.advisor).is_active = True
        a_coordinator(session, email="ralf@kai.example")
        session.execute(delete(OutboxRow))
    firm.announce("proposal.declined")
    assert firm.addressed() == ["nadja@kai.example"]


def test_a_blocked_company_gets_no_reminder_and_no_news_and_its_partner_does(firm):
    topics = ("proposal.presented", "proposal.reminded", "company.approved", "proposal.ended")
    with firm.database.transaction() as session:
        session.get_one(Company, firm.company).state = CompanyState.BLOCKED
    firm.announce(*topics, about=firm.proposal)
    firm.announce("company.approved", about=firm.company)
    assert firm.addressed() == []
    firm.announce("proposals.erased", about=firm.company)
    assert firm.addressed() == [INA, UDO], "the law: what they saw is gone"
    with firm.database.transaction() as session:
        session.get_one(Company, firm.company).state = CompanyState.ACTIVE
    firm.announce("proposal.presented")
    assert len(firm.addressed()) == 4


def test_only_the_law_and_ones_own_account_reach_who_is_blocked():
    reach = {kind.template.partition("/letters/")[2] for kind in KINDS if kind.reaches_blocked}
    own = {kind.template.partition("/letters/")[2] for kind in KINDS if kind.template.startswith("accounts/")}
    assert reach == own | {"confirm", "already_with_us", "something_is_gone", "please_delete"}
    assert not any(kind.reaches_blocked for kind in KINDS if kind.group or kind.reader is Reader.PERSON)
