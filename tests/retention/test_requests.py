"""What a person asks becomes a task with a day, is answered once, and goes with the person."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.candidates.services import Who, note_look, resume_candidate
from portal.candidates.words import CandidateState
from portal.contacts.models import Task
from portal.contacts.services import LogDraft, add_log_entry
from portal.contacts.words import Channel, SubjectKind, TaskKind
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By, record
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import speaking
from portal.openings.queries import opening_card
from portal.proposals.disclosure import identity_for
from portal.proposals.matching import Work
from portal.proposals.queries import show_to_employer
from portal.proposals.queries.fitting import EVERYBODY, _among, nearly_fitting, people_for
from portal.proposals.words import ProposalState
from portal.retention.codes import create_code
from portal.retention.erasing import erase
from portal.retention.export import export_for_person
from portal.retention.holdings import holdings
from portal.retention.models import PersonRequest, RightsCode
from portal.retention.own_queries import who_looked
from portal.retention.requests import RequestAnswer, answer_request, ask, use_again
from portal.retention.words import LIMITING, TASKS, Looker, LookKind, RequestKind, RequestOutcome
from tests.builders.candidates import a_candidate, a_person
from tests.builders.openings import an_opening
from tests.builders.proposals import a_proposal, advisor_of
from tests.moments import MONDAY, NOON

pytestmark = pytest.mark.one_database
K, OUTCOME = RequestKind, RequestOutcome


@pytest.fixture
def person(session: Session):
    return a_candidate(session)


def asks(session, person, kind=K.CORRECTION, text="Ich heiße Selma.", at=NOON):
    return ask(session, person.id, kind, text, by=By(None, "candidate"), at=at)


def open_tasks(session, person):
    tasks = select(Task).where(Task.subject_id == person.id, Task.done_at.is_(None)).order_by(Task.created_at, Task.kind)
    return list(session.scalars(tasks))


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (NOON, date(2026, 12, 23)),
        (datetime(2027, 1, 31, 12, tzinfo=UTC), date(2027, 2, 28)),
        (datetime(2026, 11, 30, 23, 30, tzinfo=UTC), date(2027, 1, 1)),  # in Germany it is December already
    ],
)
def test_an_answer_is_due_within_a_month(session, person, asked, due):
    request = asks(session, person, at=asked)

    (task,) = open_tasks(session, person)
    assert (request.due_on, task.due_on, task.assigned_to_id) == (due, due, person.advisor_id)
    assert task.kind is TaskKind.CORRECT_DATA


def test_the_same_wish_is_taken_once_until_it_is_answered(session, person):
    first = asks(session, person)
    with pytest.raises(RuleBroken):
        asks(session, person, text="Noch etwas")
    asks(session, person, K.ERASURE, None)

    answer_request(session, person.id, first.id, RequestAnswer(OUTCOME.DONE), by=advisor_of(person), at=NOON)
    asks(session, person, text="Noch etwas")

    assert [task.kind for task in open_tasks(session, person)] == [TaskKind.CORRECT_DATA, TaskKind.ERASE_DATA]


def test_who_wants_to_go_is_shown_to_nobody_new(session, person):
    asks(session, person)
    assert person.state is CandidateState.ACTIVE

    asks(session, person, K.ERASURE, None)
    assert person.state is CandidateState.PAUSED


@pytest.mark.parametrize("outcome", [OUTCOME.REFUSED, OUTCOME.PARTLY])
def test_not_all_needs_a_reason(session, person, outcome):
    request = asks(session, person)

    with pytest.raises(RuleBroken):
        answer_request(session, person.id, request.id, RequestAnswer(outcome), by=advisor_of(person), at=NOON)
    answer_request(session, person.id, request.id, RequestAnswer(outcome, "Weil"), by=advisor_of(person), at=NOON)

    assert open_tasks(session, person) == []
    with pytest.raises(RuleBroken):
        answer_request(session, person.id, request.id, RequestAnswer(OUTCOME.DONE), by=advisor_of(person), at=NOON)


def test_a_wish_cannot_be_answered_through_another_persons_record(session, person):
    request = asks(session, person)

    with pytest.raises(RuleBroken):
        answer_request(session, a_candidate(session).id, request.id, RequestAnswer(OUTCOME.DONE), by=advisor_of(person), at=NOON)


def test_codes_and_wishes_are_handed_out_and_go_with_the_person(session, person):
    create_code(session, person.id, by=advisor_of(person), at=NOON)
    asks(session, person, K.ERASURE, "bitte")

    held = holdings(session, person.id)
    assert held["retention_request"][0]["text"] == "bitte"
    assert "code_hash" not in held["retention_code"][0]

    erase(session, person.id, by=advisor_of(person), at=NOON)
    for entity in (RightsCode, PersonRequest, Task):
        assert session.scalar(select(func.count()).select_from(entity)) == 0


def noted(session, person, text):
    add_log_entry(session, LogDraft(SubjectKind.CANDIDATE, person.id, Channel.PHONE, text), by=advisor_of(person), at=NOON)


def handed_out(session, person):
    session.flush()
    with speaking("en"):
        held = export_for_person(session, person.id, by=By(None, "candidate"), at=NOON)
    return [row["text"] for row in held["contacts_log_entry"]]


@pytest.mark.parametrize(
    "text",
    [
        "Frau Yilmaz hat für sie übersetzt.",
        "Ist mit Kanaria Zwergfalke befreundet.",
        "Der Bruder: 0176 5550123.",
        "Schreibt an bruder@post.example.",
    ],
)
def test_a_note_that_leads_to_somebody_else_waits_for_the_advisor(session, person, text):
    a_candidate(session, a_person(who=Who("Kanaria", "Zwergfalke", ())), advisor_id=person.advisor_id)
    noted(session, person, text)

    (said,) = handed_out(session, person)

    assert said == "Your advisor reads this note first, because it names somebody else."
    assert [task.kind for task in open_tasks(session, person)] == [TaskKind.READ_NOTES]


@pytest.mark.parametrize(
    "text", ["Salma Rahimi kommt am Montag.", "Erreichbar unter 0151 12345678.", "Möchte lieber früh arbeiten."]
)
def test_a_note_about_the_person_alone_goes_out(session, person, text):
    noted(session, person, text)

    assert handed_out(session, person) == [text]
    assert open_tasks(session, person) == []


def test_who_looked_names_companies_and_roles_and_nobody_of_the_team(session):
    proposal = a_proposal(session, state=ProposalState.PRESENTED, at=NOON)
    other = a_proposal(session, state=ProposalState.PRESENTED, at=NOON)
    person = session.get_one(Candidate, proposal.candidate_id)
    note_look(session, person.id, by=advisor_of(person), at=NOON)
    note_look(session, person.id, by=By(None, "advisor"), at=NOON)
    for each in (proposal, other):
        record(session, "profile.viewed", each.id, by=By(None, "employer"), at=NOON)
    export_for_person(session, person.id, by=By(None, "candidate"), at=NOON)
    session.flush()

    looks = who_looked(session, person.id)

    assert {(look.who, look.what) for look in looks} == {
        (Looker.ADVISOR, LookKind.RECORD),
        (Looker.TEAM, LookKind.RECORD),
        (Looker.COMPANY, LookKind.PROFILE),
        (Looker.YOURSELF, LookKind.ALL_DATA),
    }
    assert len(looks) == 4
    (company,) = (look.company_name for look in looks if look.who is Looker.COMPANY)
    assert company


class TestOnlyKept:
    """Art. 18 and 21: from the wish on nothing is used, until it was answered and the person was told."""

    def answers(self, session, request, outcome, words="Wir brauchen sie für Ihren Vertrag."):
        by = advisor_of(session.get_one(Candidate, request.candidate_id))
        answer_request(session, request.candidate_id, request.id, RequestAnswer(outcome, words), by=by, at=NOON)

    @pytest.mark.parametrize("kind", LIMITING)
    def test_the_use_stops_with_the_wish_and_is_a_task_within_a_month(self, session, person, kind):
        asks(session, person, kind, None)

        assert (person.restricted_at, person.state) == (NOON, CandidateState.PAUSED)
        assert [(task.kind, task.due_on) for task in open_tasks(session, person)] == [(TASKS[kind], date(2026, 12, 23))]

    def test_nobody_can_go_on_for_a_person_whose_data_are_only_kept(self, session, person):
        asks(session, person, K.RESTRICTION, None)

        for by in (By(None, "candidate"), advisor_of(person)):
            with pytest.raises(RuleBroken):
                resume_candidate(session, person.id, by=by, at=NOON)

    @pytest.mark.parametrize("state", [ProposalState.PRESENTED, ProposalState.DISCLOSED, ProposalState.PLACED])
    def test_no_company_sees_anything_not_even_the_name_it_knew(self, session, state):
        proposal = a_proposal(session, state=state)
        company = Actor(Role.EMPLOYER, organisation_id=proposal.company_id)

        def seen():
            session.flush()  # what was changed above is asked of the database
            found = show_to_employer(session, company, proposal.id, on=MONDAY)
            return found is not None and found.profile is not None, identity_for(session, proposal, on=MONDAY) is not None

        before = seen()
        asks(session, session.get_one(Candidate, proposal.candidate_id), K.OBJECTION, None)
        during = seen()
        self.answers(session, session.scalars(select(PersonRequest)).one(), OUTCOME.REFUSED)

        is_known = state is not ProposalState.PRESENTED
        assert (before, during) == ((True, is_known), (False, False))
        assert seen() == (is_known, is_known), "whoever rests is still seen by those alone who know the name"

    def test_the_person_fits_nothing_is_proposed_nothing_and_is_not_counted(self, session, person):
        opening = an_opening(session)
        work = Work.of(opening_card(session, opening.id), on=MONDAY)

        def compared():
            found = (*people_for(session, work).rows, *nearly_fitting(session, work).rows)
            return [each.id for each in found], session.scalar(_among(EVERYBODY, func.count(Candidate.id)))

        before = compared()
        asks(session, person, K.RESTRICTION, None)
        session.flush()  # what is matched is asked of the database

        assert (before[1], compared()) == (1, ([], 0))
        with pytest.raises(RuleBroken):
            a_proposal(session, candidate=person, opening=opening)

    @pytest.mark.parametrize(
        ("outcome", "stays"),
        [(OUTCOME.DONE, True), (OUTCOME.PARTLY, True), (OUTCOME.REFUSED, False), (OUTCOME.TAKEN_BACK, False)],
    )
    def test_granted_it_stays_refused_or_taken_back_it_ends_and_the_profile_rests_on(self, session, person, outcome, stays):
        self.answers(session, asks(session, person, K.RESTRICTION, None), outcome)

        assert (person.restricted_at is not None, person.state) == (stays, CandidateState.PAUSED)

    def test_one_refused_does_not_end_what_another_wish_still_holds(self, session, person):
        first = asks(session, person, K.RESTRICTION, None)
        asks(session, person, K.OBJECTION, None)
        self.answers(session, first, OUTCOME.REFUSED)

        assert person.restricted_at == NOON

    def test_an_advisor_lifts_it_only_when_no_wish_waits(self, session, person):
        request, by = asks(session, person, K.RESTRICTION, None), advisor_of(person)
        with pytest.raises(RuleBroken):
            use_again(session, person.id, by=by, at=NOON)
        self.answers(session, request, OUTCOME.DONE)
        use_again(session, person.id, by=by, at=NOON)

        assert person.restricted_at is None
        resume_candidate(session, person.id, by=by, at=NOON)
        assert person.state is CandidateState.ACTIVE
