"""Whoever wants their data no longer used, or takes a yes back: from then on no letter about them goes to the company.

The neutral letters stay: that something is no longer available, and that a meeting is called off.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.app import make_worker
from portal.candidates.models import Candidate
from portal.companies.models import Membership
from portal.internships.agreement.keys import make_key, send_links
from portal.internships.agreement.models import Agreement, SignKey
from portal.internships.agreement.reminding import remind_signers
from portal.internships.agreement.words import KeyWay, Party
from portal.internships.assessment.models import Assessment
from portal.internships.kit.models import Kit
from portal.internships.words import InternshipState
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.clock import LOCAL_ZONE, pretended
from portal.kernel.db import Database
from portal.kernel.errors import RuleBroken
from portal.kernel.mail import Letter, StoredLetter
from portal.messages.models import Message
from portal.placements.following_up import ask_how_it_goes
from portal.placements.models import FollowUp
from portal.placements.words import PlacementState
from portal.proposals import services
from portal.proposals.meeting_words import MAY_MEET, MeetingNews
from portal.proposals.models import CompanyNotes, Consent, Proposal
from portal.proposals.services import offer_times
from portal.proposals.services.meeting import NOT_OPEN
from portal.proposals.words import ProposalState
from portal.retention.requests import ask
from portal.retention.words import RequestKind
from portal.roof import TOPICS
from tests.builders.agreements import an_agreement
from tests.builders.companies import an_employer, company_of
from tests.builders.internships import an_internship
from tests.builders.messages import a_message
from tests.builders.openings import an_opening
from tests.builders.placements import a_follow_up, a_placement
from tests.builders.proposals import EMPLOYER, PERSON, a_proposal, advisor_of, three_times
from tests.moments import MONDAY, NOON

S, Stage = ProposalState, InternshipState
DAYS = 60
COMPANY = "company-"
# What a letter may be about, by the first word of its topic; of the others nobody is the subject.
ABOUT = {
    "proposal": Proposal,
    "meeting": Proposal,
    "consent": Consent,
    "message": Message,
    "agreement": Agreement,
    "internship": Kit,  # of internships, the only letters are about the first day
    "assessment": Assessment,
    "follow_up": FollowUp,
    "notes": CompanyNotes,
}
# The letter of the day asks the same writers again.
ABOUT_NOBODY = {"digest", "account", "company", "factor", "registration", "opening", "password", "proposals"}
NEUTRAL = {"proposals/letters/no_longer_available", "proposals/letters/please_delete"}
NEUTRAL_SUBJECTS = ("nicht mehr verfügbar", "Der Termin ist abgesagt")


@dataclass(frozen=True)
class Town:
    """Cases at every stage, each of a person and a company of its own."""

    app: Flask
    database: Database
    letters: Callable[[], list[StoredLetter]]
    proposals: tuple[UUID, ...]

    def stop(self, session: Session, how: str, at: datetime) -> None:
        """Let every person object, or take every yes back."""
        for key in self.proposals:
            candidate_id = session.get_one(Proposal, key).candidate_id
            if how == "restricted":
                ask(session, candidate_id, RequestKind.OBJECTION, None, by=PERSON, at=at)
            else:
                services.withdraw_everything(session, candidate_id, by=PERSON, at=at)

    def morning(self, day: int) -> None:
        """Let the worker come round at nine: recurring work, then what it announced."""
        at = datetime.combine(MONDAY + timedelta(days=day), time(9), LOCAL_ZONE).astimezone(UTC)
        with pretended(at):
            worker = make_worker(self.app)
            worker.run_schedule(at)
            worker.deliver_all(at)

    def to_companies(self) -> list[StoredLetter]:
        """What companies got."""
        return [each for each in self.letters() if COMPANY in each.to]


def _case(session: Session, state: ProposalState) -> Proposal:
    number = len(session.scalars(select(Proposal.id)).all())
    employer = an_employer(session, email=f"{COMPANY}{number}@lindner.example")
    proposal = a_proposal(session, state=state, opening=an_opening(session, company_of(session, employer)))
    session.get_one(Candidate, proposal.candidate_id).email = f"person-{number}@mail.example"
    return proposal


def _in_mid_course(session: Session) -> Iterator[Proposal]:
    """Cases with an internship, work, a message, times to choose from."""
    begins = {"starts_on": date(2026, 12, 7), "ends_on": date(2026, 12, 18)}
    for state in (Stage.PLANNED, Stage.APPROVED, Stage.RUNNING):
        proposal = _case(session, S.DISCLOSED)
        internship = an_internship(session, proposal, state=state, **({} if state is Stage.RUNNING else begins))
        if state is not Stage.RUNNING:
            agreement = an_agreement(session, internship, signed=(Party.PERSON,))
            session.add(Kit(internship_id=internship.id, sent_at=NOON))
            send_links(session, agreement, proposal.company_id, at=NOON)
            by = By(internship.planned_by_id, Role.ADVISOR.value)
            make_key(session, agreement.id, Party.COMPANY, KeyWay.EMAIL, account_id=_member(session, proposal), by=by, at=NOON)
        yield proposal
    proposal = _case(session, S.DISCLOSED)
    a_follow_up(session, a_placement(session, proposal, state=PlacementState.STARTED))
    yield proposal
    for state in (S.PRESENTED, S.DISCLOSED):
        proposal = _case(session, state)
        a_message(session, proposal, read_at=None)
        yield proposal
    proposal = _case(session, S.WANTED)
    offer_times(session, proposal.id, three_times(), by=EMPLOYER, at=NOON)
    yield proposal
    proposal = _case(session, S.DISCLOSED)
    offer_times(session, proposal.id, three_times(), by=advisor_of(session.get_one(Candidate, proposal.candidate_id)), at=NOON)
    yield proposal


def _member(session: Session, proposal: Proposal) -> UUID:
    return session.scalars(select(Membership.account_id).where(Membership.company_id == proposal.company_id)).one()


@pytest.fixture
def town(app: Flask, database: Database, letters: Any) -> Town:
    with app.test_request_context("/"), database.transaction() as session:
        cases = [_case(session, state) for state in S] + list(_in_mid_course(session))
        keys = tuple(each.id for each in cases)
    return Town(app, database, letters, keys)


@pytest.mark.one_database
def test_no_letter_of_any_kind_tells_a_company_of_somebody_who_has_stopped(town: Town) -> None:
    """Whatever still lies in the outbox or is announced later: each kind of letter is asked for each record."""
    with town.app.test_request_context("/"), town.database.transaction() as session, pretended(NOON):
        assert len(_written(session)) >= 11, "without an objection the letters go out: the test looks at something"
        for how in ("restricted", "withdrawn"):
            savepoint = session.begin_nested()
            town.stop(session, how, NOON)
            session.flush()
            assert _written(session) <= NEUTRAL, how
            savepoint.rollback()


def _written(session: Session) -> set[str]:
    """The letters companies would get of every kind, about every record there is."""
    found = set()
    for topic, listeners in TOPICS.items():
        writers = [each.letters for each in listeners if each.letters]
        kind = topic.split(".")[0]
        if writers and kind not in ABOUT_NOBODY:
            entity = SignKey if topic == "agreement.code_made" else ABOUT[kind]
            for key in session.scalars(select(entity.id)).all():
                letters = [letter for write in writers for letter in write(session, key)]
                found |= {each.template for each in letters if COMPANY in each.to and not _calls_off(each)}
    return found


def _calls_off(letter: Letter) -> bool:
    return getattr(letter.context, "news", None) is MeetingNews.CALLED_OFF


@pytest.mark.long
@pytest.mark.one_database
@pytest.mark.parametrize("how", ["restricted", "withdrawn"])
def test_in_the_weeks_after_nothing_reaches_the_company(town: Town, how: str) -> None:
    town.morning(1)
    before = len(town.to_companies())
    with town.app.test_request_context("/"), town.database.transaction() as session:
        town.stop(session, how, NOON + timedelta(days=1))
    for day in range(1, DAYS, 3):  # the 10th is two working days before the internships begin
        town.morning(day)

    after = town.to_companies()[: len(town.to_companies()) - before]
    assert [each.subject for each in after if not any(said in each.subject for said in NEUTRAL_SUBJECTS)] == []


@pytest.mark.one_database
@pytest.mark.parametrize("state", sorted(MAY_MEET))
def test_the_team_arranges_no_meeting_for_somebody_who_objected_but_calls_one_off(session: Session, state: Any) -> None:
    proposal = a_proposal(session, state=state)
    by = advisor_of(session.get_one(Candidate, proposal.candidate_id))
    ask(session, proposal.candidate_id, RequestKind.OBJECTION, None, by=PERSON, at=NOON)
    for act in (
        lambda: services.offer_times(session, proposal.id, three_times(), by=by, at=NOON),
        lambda: services.schedule_meeting(session, proposal.id, three_times()[0], by=by, at=NOON),
    ):
        with pytest.raises(RuleBroken, match=str(NOT_OPEN)):
            act()
    if state is S.MEETING_SCHEDULED:
        services.call_off_meeting(session, proposal.id, by=by, at=NOON)
        assert proposal.meeting_at is None


@pytest.mark.one_database
@pytest.mark.parametrize(("objects", "asked"), [(False, 1), (True, 0)])
def test_recurring_work_begins_nothing_about_somebody_who_objected(session: Session, objects: bool, asked: int) -> None:
    works, signs = _case(session, S.DISCLOSED), _case(session, S.DISCLOSED)
    a_placement(session, works, state=PlacementState.STARTED)
    internship = an_internship(session, signs, starts_on=date(2026, 12, 7), ends_on=date(2026, 12, 18))
    an_agreement(session, internship, signed=(Party.PERSON,))
    for proposal in (works, signs) if objects else ():
        ask(session, proposal.candidate_id, RequestKind.OBJECTION, None, by=PERSON, at=NOON)
    session.flush()

    ask_how_it_goes(session, NOON + timedelta(days=14))
    remind_signers(session, NOON + timedelta(days=10))

    session.flush()
    reminded = select(Agreement).where(Agreement.reminded_at.is_not(None))
    assert [len(session.scalars(each).all()) for each in (select(FollowUp), reminded)] == [asked, asked]
