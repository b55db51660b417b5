"""Erasing on the advisors' desk, and the coordinators' desk of retention."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from portal.app import make_worker
from portal.candidates.models import Candidate
from portal.internships.words import InternshipState
from portal.kernel.audit import AuditEntry
from portal.kernel.clock import pretended
from portal.kernel.retention import rule_book
from portal.kernel.retention.models import RetentionRule
from portal.retention.models import RetentionRun
from tests.builders.accounts import a_coordinator, an_advisor
from tests.builders.candidates import a_candidate
from tests.builders.contacts import an_enquiry
from tests.builders.internships import an_internship
from tests.moments import MONDAY, NOON

pytestmark = pytest.mark.one_database


@pytest.fixture
def advisor(database, visit):
    with database.transaction() as session:
        account = an_advisor(session)
    return visit.as_(account)


@pytest.fixture
def coordinator(database, visit):
    with database.transaction() as session:
        account = a_coordinator(session)
    return visit.as_(account)


def a_person_of(database):
    with database.transaction() as session:
        return a_candidate(session).id


def people(database):
    with database.reading() as session:
        return session.scalars(select(Candidate.id)).all()


def test_the_plan_is_shown_and_without_the_tick_nothing_goes(database, advisor):
    person_id = a_person_of(database)

    page = advisor.get(f"/advisor/candidates/{person_id}/erase")
    answer = advisor.submit(f"/advisor/candidates/{person_id}/erase", {})

    assert "Salma Rahimi" in page.text
    assert "Kurse, Notizen" in page.text
    assert answer.status_code == 422
    assert people(database) == [person_id]


def test_after_the_tick_the_person_is_gone(database, advisor):
    person_id = a_person_of(database)

    answer = advisor.submit(f"/advisor/candidates/{person_id}/erase", {"is_sure": "y"})

    assert answer.status_code == 302
    assert people(database) == []
    assert advisor.get(f"/advisor/candidates/{person_id}").status_code == 404
    assert advisor.get(f"/advisor/candidates/{person_id}/erase").status_code == 404


def test_what_is_held_says_why_and_until_when_and_has_no_button(database, advisor):
    with database.transaction() as session:
        person_id = an_internship(session, state=InternshipState.RUNNING).candidate_id

    page = advisor.get(f"/advisor/candidates/{person_id}/erase")
    answer = advisor.submit(f"/advisor/candidates/{person_id}/erase", {"is_sure": "y"})

    assert "Ein Praktikum ist geplant oder läuft. Bis 18.12.2026." in page.text
    assert "is_sure" not in page.text
    assert answer.status_code == 422
    assert person_id in people(database)


def test_a_record_leads_to_its_deletion(database, advisor):
    person_id = a_person_of(database)

    assert f"/advisor/candidates/{person_id}/erase" in advisor.get(f"/advisor/candidates/{person_id}").text


def test_the_rules_stand_with_period_ground_and_day(coordinator):
    page = coordinator.get("/coordinator/retention/")

    for said in ("6 Monate", "3 Jahre", "§§ 195, 199", "Stand 01.11.2026", "Ende des Vorschlags", "Noch kein Lauf"):
        assert said in page.text, said


def test_what_is_due_and_what_is_held_is_counted(database, coordinator):
    with database.transaction() as session:
        an_enquiry(session)
        an_internship(session, state=InternshipState.RUNNING)

    with pretended(NOON + timedelta(days=400)):
        with database.transaction() as session:
            later = a_coordinator(session, email="spaeter@kai.example")
        page = coordinator.as_(later).get("/coordinator/retention/")

    assert "1 gehalten" in page.text
    assert "1 × Praktikum geplant oder läuft" in page.text


def test_a_run_begins_after_the_tick_and_stands_in_the_log(app, database, coordinator):
    with database.transaction() as session:
        an_enquiry(session)
    later = NOON + timedelta(days=400)
    with pretended(later):
        with database.transaction() as session:
            later_on = a_coordinator(session, email="spaeter@kai.example")
        coordinator = coordinator.as_(later_on)
        assert coordinator.submit("/coordinator/retention/run", {}).status_code == 422
        assert coordinator.submit("/coordinator/retention/run", {"is_sure": "y"}).status_code == 302
        make_worker(app).deliver_all(later + timedelta(minutes=1))
        page = coordinator.get("/coordinator/retention/")

    with database.reading() as session:
        (run,) = session.scalars(select(RetentionRun)).all()
    assert run.by_id is not None
    assert run.ended_at is not None
    assert "Rückrufe und Meldungen von Barrieren: 1 gelöscht" in page.text


def test_a_rule_is_changed_beside_the_older_one(database, coordinator):
    with database.reading() as session:
        rule_id = session.scalars(select(RetentionRule.id).where(RetentionRule.code == "enquiries")).one()
    path = f"/coordinator/retention/rules/{rule_id}"
    typed = {"months": "3", "days": "0", "valid_from": "01.12.2026", "source": "Absprache vom 23.11.2026"}

    assert coordinator.submit(path, {**typed, "valid_from": "22.11.2026"}).status_code == 422
    assert coordinator.submit(path, {**typed, "months": "0"}).status_code == 422
    assert coordinator.submit(path, typed).status_code == 302

    with database.reading() as session:
        held = [rule_book(session, day).periods["enquiries"].months for day in (MONDAY, date(2026, 12, 1))]
        verbs = session.scalars(select(AuditEntry.verb)).all()
    assert held == [6, 3]
    assert "retention.rule_changed" in verbs
    page = coordinator.get(path)
    assert "6 Monate" in page.text
    assert "3 Monate" in page.text
