"""The run: what is due goes, what is held stays and is counted with its reason, and the day decides."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.app import make_worker
from portal.candidates.models import Candidate
from portal.companies.models import Registration
from portal.contacts.models import Enquiry
from portal.internships.words import InternshipState
from portal.kernel.audit import AuditEntry, By
from portal.kernel.audit.models import AuditSeal, AuditSegment
from portal.kernel.clock import start_of
from portal.kernel.db import Database
from portal.kernel.identity.models import SignIn
from portal.kernel.outbox import announce
from portal.kernel.outbox.models import OutboxRow
from portal.proposals.models import CompanyNotes, Consent, Proposal
from portal.proposals.words import ProposalState
from portal.retention import kinds, running
from portal.retention.erasing import erase
from portal.retention.handlers import plan_daily_run
from portal.retention.models import RetentionLine, RetentionRun
from portal.retention.running import begin_run, preview, take_step
from tests.builders.candidates import a_candidate
from tests.builders.companies import a_registration
from tests.builders.contacts import an_enquiry
from tests.builders.internships import an_internship
from tests.builders.proposals import a_proposal, some_notes
from tests.moments import NOON

pytestmark = pytest.mark.postgres_later

Build = Callable[[Session], object]


def noon_of(day: date) -> datetime:
    return start_of(day) + timedelta(hours=12)


def run_all(session: Session, at: datetime) -> dict[str, RetentionLine]:
    run_id = begin_run(session, by=By.system(), at=at)
    while take_step(session, run_id, at=at):
        pass
    return {line.code: line for line in session.get_one(RetentionRun, run_id).lines}


def a_proof(session: Session) -> None:
    proposal = a_proposal(session, state=ProposalState.DECLINED)
    erase(session, proposal.candidate_id, by=By.system(), at=NOON)


def a_sign_in(session: Session) -> None:
    session.add(SignIn(token_hash=b"x", started_at=NOON, seen_at=NOON, ends_at=NOON))
    session.flush()


def a_delivery(session: Session) -> None:
    announce(session, "candidate.entered", begin_run(session, by=By.system(), at=NOON), at=NOON)
    session.flush()
    session.scalars(select(OutboxRow).where(OutboxRow.topic == "candidate.entered")).one().done_at = NOON


def a_month_of_the_trail(session: Session) -> None:
    act = AuditEntry(verb="candidate.viewed", subject_id=a_candidate(session).id, by_role="system", at=NOON)
    session.add(act)
    session.flush()
    session.add(AuditSeal(position=1, entry_id=act.id, mac=""))
    session.add(AuditSegment(first=1, last=1, newest_at=NOON, last_mac="", mac="", closed_at=NOON))


EDGES = [
    ("candidate_file", Candidate, a_candidate, date(2027, 11, 24)),
    ("masked_proposals", Proposal, lambda session: a_proposal(session, state=ProposalState.DECLINED), date(2027, 5, 24)),
    ("consent_proof", Consent, a_proof, date(2030, 1, 1)),
    ("notes_requests", CompanyNotes, some_notes, date(2027, 11, 24)),
    ("enquiries", Enquiry, an_enquiry, date(2027, 5, 24)),
    ("registrations", Registration, a_registration, date(2027, 5, 24)),
    ("audit_log", AuditSeal, a_month_of_the_trail, date(2027, 11, 24)),
    ("outbox", OutboxRow, a_delivery, date(2026, 12, 24)),
    ("sign_ins", SignIn, a_sign_in, date(2026, 12, 24)),
]


@pytest.mark.parametrize(("code", "entity", "build", "goes_on"), EDGES, ids=[edge[0] for edge in EDGES])
def test_the_day_before_it_stays_and_on_the_day_it_goes(session, code: str, entity: type, build: Build, goes_on: date):
    build(session)
    session.flush()
    there = session.scalars(select(entity.id)).all()
    if code == "outbox":
        there = session.scalars(select(entity.id).where(entity.done_at <= NOON)).all()

    before = run_all(session, noon_of(goes_on - timedelta(days=1)))
    left_before = session.scalars(select(entity.id).where(entity.id.in_(there))).all()
    on_the_day = run_all(session, start_of(goes_on))
    left_after = session.scalars(select(entity.id).where(entity.id.in_(there))).all()

    assert code not in before
    assert sorted(left_before) == sorted(there) != []
    assert left_after == []
    assert on_the_day[code].gone == len(there)


def test_every_kind_that_goes_is_tried_at_its_edge():
    assert {edge[0] for edge in EDGES} == {kind.code for kind in kinds.KINDS}


def test_what_is_held_stays_and_is_counted_with_its_reason(session):
    internship = an_internship(session, state=InternshipState.RUNNING)
    at = noon_of(date(2028, 1, 1))

    lines = run_all(session, at)

    assert session.get(Candidate, internship.candidate_id) is not None
    assert (lines["candidate_file"].gone, lines["candidate_file"].held) == (0, 1)
    assert lines["candidate_file"].reasons == {"internship": 1}


def test_a_case_of_which_something_came_stays_with_the_file(session):
    internship = an_internship(session, state=InternshipState.COMPLETED)
    proposal = session.get_one(Proposal, internship.proposal_id)
    proposal.state, proposal.ended_at = ProposalState.NOT_PLACED, NOON
    session.flush()

    lines = run_all(session, noon_of(date(2027, 6, 1)))

    assert session.get(Proposal, proposal.id) is not None
    assert lines["masked_proposals"].reasons == {"internship_followed": 1}


def test_a_yes_outlives_its_case_for_the_person_who_is_still_here(session):
    proposal = a_proposal(session, state=ProposalState.DECLINED)

    run_all(session, noon_of(date(2027, 5, 24)))

    consent = session.scalars(select(Consent)).one()
    session.refresh(consent)
    assert (consent.proposal_id, consent.candidate_id) == (None, proposal.candidate_id)


def test_who_was_spoken_to_is_not_forgotten(session):
    quiet, spoken = a_candidate(session), a_candidate(session)
    spoken.changed_at = NOON + timedelta(days=1)
    session.flush()

    run_all(session, noon_of(date(2027, 11, 24)))

    assert session.scalars(select(Candidate.id)).all() == [spoken.id]
    assert quiet.id != spoken.id


def test_the_preview_says_what_the_run_then_does(session):
    an_internship(session, state=InternshipState.RUNNING)
    for _number in range(3):
        an_enquiry(session)
    a_candidate(session)
    at = noon_of(date(2028, 1, 1))

    seen = {count.code: (count.gone, count.held, count.reasons) for count in preview(session, at=at)}
    done = {code: (line.gone, line.held, line.reasons) for code, line in run_all(session, at).items()}

    # The run erases people, which ends cases and writes a line into the trail of its own; what is due is the same.
    assert {code: seen[code] for code in done} == done
    assert seen["enquiries"] == (3, 0, {})


def test_one_that_cannot_go_keeps_none_of_the_others(session, monkeypatch):
    first, second = a_candidate(session), a_candidate(session)

    def fails(session: Session, ids: list[object], by: By, at: datetime) -> None:
        if first.id in ids:
            raise OSError
        kinds.KEPT_FILES.forget(session, ids, by, at)

    broken = [kind if kind.code != "candidate_file" else running.Kept(**{**vars(kind), "forget": fails}) for kind in kinds.KINDS]
    monkeypatch.setattr(running, "KINDS", tuple(broken))

    lines = run_all(session, noon_of(date(2028, 1, 1)))

    assert session.scalars(select(Candidate.id)).all() == [first.id]
    assert (lines["candidate_file"].gone, lines["candidate_file"].failed) == (1, 1)
    assert second.id != first.id


def test_the_log_names_nobody(session):
    person = a_candidate(session)
    run_all(session, noon_of(date(2028, 1, 1)))

    written = str([vars(line) for line in session.scalars(select(RetentionLine))])

    assert "Salma" not in written
    assert str(person.id) not in written


class TestTheWorker:
    """What the worker does by itself."""

    AT = noon_of(date(2028, 1, 3))

    def deliver(self, app: Flask) -> None:
        make_worker(app).deliver_all(self.AT)

    def runs(self, database: Database) -> list[RetentionRun]:
        with database.reading() as session:
            return list(session.scalars(select(RetentionRun)))

    def test_there_is_one_run_a_day_however_many_workers_come(self, app: Flask, database: Database):
        for _worker in range(2):
            make_worker(app).run_schedule(self.AT)
        self.deliver(app)
        make_worker(app).run_schedule(self.AT + timedelta(hours=5))
        self.deliver(app)

        assert [(run.day, run.ended_at is not None) for run in self.runs(database)] == [(date(2028, 1, 3), True)]

    def test_it_begins_at_night_and_not_before(self, app: Flask, database: Database):
        make_worker(app).run_schedule(start_of(date(2028, 1, 3)) + timedelta(hours=2, minutes=59))
        assert self.runs(database) == []

        make_worker(app).run_schedule(start_of(date(2028, 1, 3)) + timedelta(hours=3))
        assert len(self.runs(database)) == 1

    def test_it_lets_go_what_is_due(self, app: Flask, database: Database):
        with database.transaction() as session:
            a_candidate(session)
            an_enquiry(session)
        make_worker(app).run_schedule(self.AT)

        self.deliver(app)

        with database.reading() as session:
            assert session.scalar(select(func.count()).select_from(Candidate)) == 0
            assert session.scalar(select(func.count()).select_from(Enquiry)) == 0

    def test_a_run_that_was_killed_goes_on_where_it_was(self, app: Flask, database: Database, monkeypatch):
        with database.transaction() as session:
            people = [a_candidate(session).id for _number in range(3)]
        one_by_one = [running.Kept(**{**vars(kind), "batch": 1}) for kind in kinds.KINDS]
        monkeypatch.setattr(running, "KINDS", tuple(one_by_one))
        with database.transaction() as session:
            plan_daily_run(session, self.AT)
        worker = make_worker(app)
        self.until_gone(worker, database, len(people) - 1)
        with database.transaction() as session:  # what a killed worker leaves: a row in its hands
            row = session.scalars(
                select(OutboxRow).where(OutboxRow.topic == "retention.planned", OutboxRow.done_at.is_(None))
            ).one()
            row.leased_until, row.attempts = self.AT + timedelta(minutes=5), 1
        assert worker.deliver_all(self.AT) == 0

        make_worker(app).deliver_all(self.AT + timedelta(minutes=6))

        with database.reading() as session:
            assert session.scalar(select(func.count()).select_from(Candidate)) == 0
            (run,) = session.scalars(select(RetentionRun)).all()
            assert {line.code: line.gone for line in run.lines}["candidate_file"] == len(people)
            assert run.ended_at is not None

    def until_gone(self, worker: object, database: Database, left: int) -> None:
        for _step in range(40):
            with database.reading() as session:
                if session.scalar(select(func.count()).select_from(Candidate)) == left:
                    return
            assert worker.deliver_next(self.AT)  # type: ignore[attr-defined]

    def test_two_workers_at_the_same_moment_open_one_run(self, database: Database):
        ready = Barrier(2)

        def come() -> None:
            ready.wait()
            with database.transaction() as session:
                plan_daily_run(session, self.AT)

        with ThreadPoolExecutor(2) as workers:
            for done in [workers.submit(come) for _worker in range(2)]:
                done.result()

        with database.reading() as session:
            planned = select(func.count()).select_from(OutboxRow).where(OutboxRow.topic == "retention.planned")
            assert session.scalar(planned) == 1
        assert len(self.runs(database)) == 1
