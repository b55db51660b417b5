"""What the worker does for agreements: documents that survive a kill, letters to whose turn it is, reminders in time."""

import hashlib
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from portal.candidates.models import Candidate, PersonalLink
from portal.candidates.queries import link_behind
from portal.candidates.services import create_personal_link
from portal.contacts.models import Task
from portal.contacts.words import TaskKind
from portal.internships import services
from portal.internships.agreement import issuing, making, signing
from portal.internships.agreement.models import Agreement
from portal.internships.agreement.reminding import remind_signers, reminds_on
from portal.internships.agreement.words import AgreementState, Party, SignChannel
from portal.internships.emails import signature_missing
from portal.internships.models import Internship
from portal.internships.words import InternshipState
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.mail import StoredLetter
from portal.kernel.outbox.models import OutboxRow
from portal.proposals.emails import question_asked
from portal.proposals.models import Proposal
from portal.proposals.words import ProposalState
from tests.builders.agreements import an_agreement, some_terms
from tests.builders.companies import an_employer, company_of
from tests.builders.internships import a_plan, an_internship
from tests.builders.openings import an_opening
from tests.builders.proposals import a_proposal, consent_of
from tests.moments import NOON

CHECK = "https://kai.example/check?code=1"


@pytest.fixture
def case(app, database):
    """A company with a member, and an approved internship that begins on Monday, 7 December."""
    with app.test_request_context("/"), database.transaction() as session:
        employer = an_employer(session)
        proposal = a_proposal(session, state=ProposalState.DISCLOSED, opening=an_opening(session, company_of(session, employer)))
        plan = {"starts_on": date(2026, 12, 7), "ends_on": date(2026, 12, 18)}
        internship = an_internship(session, proposal, state=InternshipState.APPROVED, **plan)
        session.get_one(Candidate, internship.candidate_id).email = "person@mail.example"
        return internship.id


def issue(session, internship_id):
    by = By(session.get_one(Internship, internship_id).planned_by_id, Role.ADVISOR.value)
    return issuing.issue_agreement(session, internship_id, some_terms(), by=by, at=NOON)


def sign(session, agreement, party, **who):
    role, channel = {
        Party.PERSON: (Role.CANDIDATE, SignChannel.LINK),
        Party.COMPANY: (Role.EMPLOYER, SignChannel.SIGNED_IN),
        Party.ADVICE: (Role.ADVISOR, SignChannel.SIGNED_IN),
    }[party]
    signing.sign(session, agreement.id, signing.Hand(role, party, channel, agreement.sha256, **who), by=By.system(), at=NOON)


class Killed(Exception):
    """The worker ends in the middle of it."""


def _die(is_killed: bool) -> None:
    if is_killed:
        raise Killed


@pytest.mark.one_database
def test_a_document_that_was_not_finished_is_made_again_with_the_same_bytes(app, database, case):
    made = []
    with app.test_request_context("/"):
        with database.transaction() as session:
            agreement_id = issue(session, case).id
        for is_killed in (True, False):
            try:
                with database.transaction() as session:
                    making.make_document(session, agreement_id, CHECK, at=NOON)
                    made.append(session.get_one(Agreement, agreement_id).document)
                    _die(is_killed)
            except Killed:
                with database.reading() as session:
                    assert session.get_one(Agreement, agreement_id).state is AgreementState.MAKING
        with database.transaction() as session:
            making.make_document(session, agreement_id, CHECK, at=NOON + timedelta(days=1))
            agreement = session.get_one(Agreement, agreement_id)
            assert (agreement.state, agreement.made_at) == (AgreementState.OPEN, NOON), "told twice, made once"
            assert agreement.sha256 == hashlib.sha256(made[0]).hexdigest()
    assert made[0] == made[1]


@pytest.mark.one_database
def test_letters_go_to_whose_turn_it_is_and_name_nobody(app, database, case, deliver, letters):
    deliver()
    known = {letter.id for letter in letters()}

    def arrived() -> list[StoredLetter]:
        found = [letter for letter in letters() if letter.id not in known]
        known.update(letter.id for letter in found)
        return found

    with app.test_request_context("/"), database.transaction() as session:
        agreement_id = issue(session, case).id
        person = session.get_one(Candidate, session.get_one(Internship, case).candidate_id)
        names = (person.given_name, person.family_name)
    deliver()
    first = arrived()
    assert [letter.to for letter in first] == ["person@mail.example"]
    with app.test_request_context("/"), database.transaction() as session:
        agreement, internship = session.get_one(Agreement, agreement_id), session.get_one(Internship, case)
        sign(session, agreement, Party.PERSON, subject_id=internship.candidate_id)
    deliver()
    turn = arrived()
    assert len(turn) == 1
    assert "/sign/" in turn[0].text
    with app.test_request_context("/"), database.transaction() as session:
        internship = session.get_one(Internship, case)
        services.change_plan(
            session,
            case,
            a_plan(starts_on=internship.starts_on, ends_on=internship.ends_on, hours_per_week=25),
            by=By(internship.planned_by_id, Role.ADVISOR.value),
            at=NOON,
        )
    deliver()
    changed = arrived()
    assert {letter.to for letter in changed} == {"person@mail.example", turn[0].to}, "both sides are told"
    assert not any(name in letter.text for letter in (*first, *turn, *changed) for name in names if name)


@pytest.mark.parametrize(
    ("starts_on", "reminded_on"),
    [
        (date(2026, 11, 26), date(2026, 11, 24)),
        (date(2026, 11, 30), date(2026, 11, 26)),  # a Monday: Thursday
        (date(2026, 11, 19), date(2026, 11, 16)),  # after Repentance Day, Wednesday 18 November: Monday
        (date(2027, 1, 4), date(2026, 12, 30)),  # after New Year on a Friday: Wednesday
        (date(2026, 12, 28), date(2026, 12, 23)),  # after Christmas: Wednesday
        (date(2027, 3, 30), date(2027, 3, 24)),  # after Easter Monday: Wednesday before Good Friday
        (date(2028, 3, 1), date(2028, 2, 28)),  # 29 February is a working day
    ],
)
def test_two_working_days_in_saxony_before_the_start(starts_on, reminded_on):
    assert reminds_on(starts_on) == reminded_on


def day_at(day: int, month: int = 12, hour: int = 8) -> datetime:
    return NOON.replace(day=day, month=month, hour=hour)


@pytest.mark.one_database
def test_whoever_has_not_signed_is_reminded_once_from_two_working_days_before_on(app, database, case):
    def reminders(session):
        return session.scalars(select(OutboxRow.subject_id).where(OutboxRow.topic == "agreement.reminded")).all()

    with app.test_request_context("/"), database.transaction() as session:
        agreement = an_agreement(session, session.get_one(Internship, case))
        remind_signers(session, day_at(2))
        assert reminders(session) == []
        remind_signers(session, day_at(3))  # Thursday before Monday
        remind_signers(session, day_at(4))
        assert reminders(session) == [agreement.id]
        tasks = session.scalars(select(Task).where(Task.kind == TaskKind.SIGN_AGREEMENT, Task.subject_id == case)).all()
        assert len(tasks) == 1


@pytest.mark.one_database
def test_where_everyone_has_signed_or_it_has_begun_nobody_is_reminded(app, database, case):
    with app.test_request_context("/"), database.transaction() as session:
        internship = session.get_one(Internship, case)
        an_agreement(session, internship, signed=(Party.PERSON, Party.COMPANY, Party.ADVICE))
        remind_signers(session, day_at(4))
        assert session.scalars(select(Task).where(Task.kind == TaskKind.SIGN_AGREEMENT)).all() == []
        other = an_internship(session)
        an_agreement(session, other)
        remind_signers(session, NOON)  # begins today: too late for a letter, the start itself is refused
        assert session.scalars(select(Task).where(Task.kind == TaskKind.SIGN_AGREEMENT)).all() == []
        assert session.get_one(Proposal, internship.proposal_id)


@pytest.mark.one_database
def test_a_reminder_brings_the_person_a_link_that_still_works_when_they_read_it(app, database, case):
    at = datetime(2026, 12, 3, 8, tzinfo=NOON.tzinfo)
    with app.test_request_context("/"), database.transaction() as session:
        internship = session.get_one(Internship, case)
        agreement = an_agreement(session, internship)
        create_personal_link(session, internship.candidate_id, by=By.system(), at=NOON)
        for link in session.scalars(select(PersonalLink)):
            link.expires_at = at + timedelta(days=1)  # over before the weekend is
        remind_signers(session, at)
        session.flush()

        def tokens() -> list[str]:
            written = signature_missing(session, agreement.id)
            return [letter.context.token for letter in written if letter.to == "person@mail.example"]

        (token,) = tokens()
        assert link_behind(session, token, at + timedelta(days=2)) is not None
        for link in session.scalars(select(PersonalLink).where(PersonalLink.revoked_at.is_(None))):
            link.expires_at = at - timedelta(days=1)
        session.flush()
        assert tokens() == [], "a link that is over is not sent"


@pytest.mark.one_database
def test_a_question_is_never_sent_with_a_link_that_had_ended(session):
    proposal = a_proposal(session, state=ProposalState.CONSENT_REQUESTED)
    session.get_one(Candidate, proposal.candidate_id).email = "person@mail.example"
    consent = consent_of(session, proposal)
    assert len(question_asked(session, consent.id)) == 1
    for link in session.scalars(select(PersonalLink)):
        link.expires_at = consent.asked_at
    session.flush()
    assert question_asked(session, consent.id) == []
