"""Six months after a case in which it knew a name, a company is asked to delete its notes, and says so with one button."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.app import make_worker
from portal.candidates.models import Candidate
from portal.companies.models import Company
from portal.contacts.models import Task
from portal.contacts.words import TaskKind
from portal.kernel import clock
from portal.kernel.audit import By
from portal.kernel.clock import start_of
from portal.kernel.db import Database
from portal.kernel.links import link_token
from portal.kernel.mail import StoredLetter
from portal.kernel.retention import months_later
from portal.kernel.retention.models import RetentionRule
from portal.proposals import services
from portal.proposals.models import CompanyNotes, Proposal
from portal.proposals.services.company_notes import ask_to_delete, confirm_deleted
from portal.proposals.words import ProposalState
from portal.retention.erasing import erase
from tests.builders.accounts import a_coordinator, an_advisor
from tests.builders.companies import an_employer
from tests.builders.openings import an_opening
from tests.builders.proposals import EMPLOYER, PERSON, SYSTEM, a_proposal, consent_of, some_notes
from tests.inspection import form_token_in
from tests.moments import MONDAY, NOON

pytestmark = pytest.mark.one_database

S = ProposalState
Letters = Callable[[], list[StoredLetter]]
DAY = timedelta(days=1)
DUE = date(2027, 5, 24)  # the case ends on Monday 23 November 2026; the 23rd of May is the last of the six months


def morning_of(day: date) -> datetime:
    return start_of(day) + timedelta(hours=8, minutes=30)


def all_notes(session: Session) -> list[CompanyNotes]:
    return list(session.scalars(select(CompanyNotes)))


def calls(session: Session) -> list[Task]:
    return list(session.scalars(select(Task).where(Task.kind == TaskKind.NOTES_KEPT)))


@pytest.mark.parametrize("state", [S.NOT_PLACED])
def test_the_day_before_nobody_is_asked_and_on_the_day_the_company_is(session: Session, state: ProposalState):
    a_proposal(session, state=state)

    ask_to_delete(session, morning_of(DUE - DAY))
    assert [row.asked_at for row in all_notes(session)] == [None]

    ask_to_delete(session, morning_of(DUE))
    assert [row.asked_at for row in all_notes(session)] == [morning_of(DUE)]


@pytest.mark.parametrize("end", ["withdraw", "take back", "supersede"])
def test_every_end_of_a_case_with_a_name_counts(session: Session, end: str):
    proposal = a_proposal(session, state=S.DISCLOSED)
    if end == "withdraw":
        services.withdraw_proposal(session, proposal.id, by=PERSON, at=NOON)
    elif end == "take back":
        services.withdraw_consent(session, consent_of(session, proposal).id, by=PERSON, at=NOON)
    else:
        services.supersede_for_company(session, proposal.company_id, NOON)

    assert [(row.company_id, row.due_on) for row in all_notes(session)] == [(proposal.company_id, DUE)]


@pytest.mark.parametrize("state", [S.WITHDRAWN, S.DECLINED, S.DISCLOSURE_DECLINED, S.PLACED])
def test_who_never_knew_the_name_or_hired_the_person_is_not_asked(session: Session, state: ProposalState):
    a_proposal(session, state=state)

    assert all_notes(session) == []


def test_cases_of_one_place_and_month_are_asked_about_together_on_the_last_of_their_days(session: Session):
    opening = an_opening(session)
    a_proposal(session, state=S.NOT_PLACED, opening=opening)
    later = a_proposal(session, state=S.DISCLOSED, opening=opening)

    services.end_without_work(session, later.id, by=SYSTEM, at=NOON + 3 * DAY)

    assert [row.due_on for row in all_notes(session)] == [DUE + 3 * DAY]


def test_a_newer_rule_moves_the_day(session: Session):
    rule = RetentionRule(code="company_notes", months=3, days=0, source="AGG", valid_from=MONDAY, at=NOON, by_id=uuid4())
    session.add(rule)
    a_proposal(session, state=S.NOT_PLACED)

    assert [row.due_on for row in all_notes(session)] == [date(2027, 2, 24)]


def test_the_request_outlives_the_person_and_leads_to_nobody(session: Session):
    proposal = a_proposal(session, state=S.DISCLOSED)
    ids = {str(proposal.id), str(proposal.candidate_id), str(proposal.profile_id), proposal.reference}
    erase(session, proposal.candidate_id, by=By.system(), at=NOON)

    row = all_notes(session)[0]
    assert session.scalars(select(Candidate)).all() == session.scalars(select(Proposal)).all() == []
    assert row.due_on == DUE
    assert not ids & {str(value) for value in vars(row).values()}


def test_two_weeks_later_a_second_letter_and_after_four_a_call_and_no_third(session: Session):
    a_proposal(session, state=S.NOT_PLACED)
    seen = []
    for day in (0, 13, 14, 27, 28, 29, 60):
        ask_to_delete(session, morning_of(DUE + day * DAY))
        session.flush()
        seen.append((day, all_notes(session)[0].reminded_after, len(calls(session))))

    assert seen == [(0, 0, 0), (13, 0, 0), (14, 14, 0), (27, 14, 0), (28, 28, 1), (29, 28, 1), (60, 28, 1)]


def test_who_has_confirmed_is_left_alone_and_the_call_goes(session: Session):
    row = some_notes(session)
    for day in (14, 28):
        ask_to_delete(session, NOON + day * DAY)
    confirm_deleted(session, row.id, by=EMPLOYER, at=NOON + 29 * DAY)
    ask_to_delete(session, NOON + 90 * DAY)

    assert [task.done_at for task in calls(session)] == [NOON + 29 * DAY]
    confirm_deleted(session, row.id, by=EMPLOYER, at=NOON + 40 * DAY)
    assert row.confirmed_at == NOON + 29 * DAY


@pytest.fixture
def asked(app: Flask, database: Database) -> CompanyNotes:
    """A request that waits for an answer; somebody of the company can be written to."""
    with app.test_request_context("/"), database.transaction() as session:
        proposal = a_proposal(session, state=S.NOT_PLACED, at=start_of(months_later(MONDAY, -8)) + timedelta(hours=12))
        an_employer(session, session.get_one(Company, proposal.company_id), email="kim@lindner.example", language="de")
        notes = all_notes(session)[0]
        erase(session, proposal.candidate_id, by=By.system(), at=NOON)
        ask_to_delete(session, NOON)
        session.flush()  # the pages read what was asked
        session.expunge(notes)
    make_worker(app).deliver_all(NOON)
    return notes


def test_the_letter_shows_the_page_and_only_pressing_the_button_confirms(
    app: Flask, database: Database, asked: CompanyNotes, letters: Letters
):
    clock.pretend_today(MONDAY)
    letter = next(each for each in letters() if "kim@lindner.example" in each.to and "/deleted/" in each.text)
    address = "/deleted/" + letter.text.split("/deleted/")[1].split()[0]
    client = app.test_client()

    shown = client.get(address)
    client.get(address)
    with database.reading() as session:
        assert session.get_one(CompanyNotes, asked.id).confirmed_at is None

    pressed = client.post(address, data={"csrf_token": form_token_in(shown.text)}, follow_redirects=True)
    with database.reading() as session:
        assert session.get_one(CompanyNotes, asked.id).confirmed_at is not None
    assert pressed.status_code == 200
    assert "<button" not in pressed.text.split("<main")[1].split("</main")[0]
    with app.test_request_context("/"):
        foreign = "/deleted/" + link_token("other", asked.id)
    assert client.get(address + "x").status_code == client.get(foreign).status_code == 404


def test_the_team_sees_on_the_company_what_is_open_and_writes_down_what_it_heard(visit, database: Database):
    with database.transaction() as session:
        row, advisor, coordinator = some_notes(session), an_advisor(session), a_coordinator(session)
    page, confirm = f"/advisor/companies/{row.company_id}", f"/advisor/companies/{row.company_id}/notes/{row.id}"

    assert confirm in visit.as_(advisor).get(page).text
    assert confirm in visit.as_(coordinator).get(page).text
    visit.as_(advisor).press(confirm)

    with database.reading() as session:
        assert session.get_one(CompanyNotes, row.id).confirmed_by_id == advisor.id
    assert confirm not in visit.as_(advisor).get(page).text
    assert visit.as_(advisor).press(confirm).status_code == 404
