"""What follows from openings: the index, the end of what ran out, letters."""

from datetime import date

import pytest
from sqlalchemy import select

from portal.companies.models import Company
from portal.companies.services import leave_company, move_company, take_over_lead
from portal.companies.words import CompanyState
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.openings.handlers import rebuild, refresh_index
from portal.openings.models import Opening
from portal.openings.services import (
    fill_opening,
    pause_opening,
    publish_opening,
    reject_opening,
    resume_opening,
    save_opening,
    show_opening_to,
    submit_opening,
)
from portal.openings.services.drafts import draft_of
from portal.openings.words import FilledHow, OpeningSource, OpeningState, Visibility
from search_index import Query
from tests.builders.accounts import a_coordinator, an_advisor
from tests.builders.companies import a_company, an_employer, company_of
from tests.builders.openings import an_opening
from tests.moments import NOON

SYSTEM = By.system()


@pytest.fixture
def index(app):
    rebuild(app)
    return app.extensions["portal_index"]


def found(index, text="Backstube"):
    return list(index.find(Query(text)).ids)


def test_the_index_follows_an_opening_through_its_life(database, index, deliver):
    with database.transaction() as session:
        opening = an_opening(session, state=OpeningState.SUBMITTED)
    steps = [
        (lambda s: publish_opening(s, opening.id, by=SYSTEM, at=NOON), True),
        (lambda s: pause_opening(s, opening.id, by=SYSTEM, at=NOON), False),
        (lambda s: resume_opening(s, opening.id, by=SYSTEM, at=NOON), True),
        (lambda s: show_opening_to(s, opening.id, Visibility.TEAM_ONLY, by=SYSTEM, at=NOON), False),
        (lambda s: show_opening_to(s, opening.id, Visibility.PUBLIC, by=SYSTEM, at=NOON), True),
        (lambda s: fill_opening(s, opening.id, FilledHow.KAI, by=SYSTEM, at=NOON), False),
    ]
    for step, is_found in steps:
        with database.transaction() as session:
            step(session)
        deliver()
        assert found(index) == ([str(opening.id)] if is_found else [])


def test_a_changed_title_is_found_and_the_old_one_is_not(database, index, deliver):
    with database.transaction() as session:
        opening = an_opening(session)
        draft = draft_of(opening)
        save_opening(session, opening.id, type(draft)(**{**vars(draft), "title": "Hilfe im Gewächshaus"}), by=SYSTEM, at=NOON)
    deliver()

    assert found(index, "Gewächshaus") == [str(opening.id)]
    assert found(index) == []


def test_telling_the_index_twice_changes_nothing(database, app, index):
    with database.transaction() as session:
        opening = an_opening(session)
    for _ in range(2):
        with app.app_context(), database.transaction() as session:
            refresh_index(session, opening.id, NOON)

    assert found(index) == [str(opening.id)]


def test_a_broken_index_holds_nothing_up(database, deliver):
    with database.transaction() as session:
        opening = an_opening(session, state=OpeningState.SUBMITTED)
        publish_opening(session, opening.id, by=SYSTEM, at=NOON)

    assert deliver() > 0
    assert deliver() == 0


def test_a_blocked_partners_openings_leave_the_index_and_come_back(database, app, index, deliver):
    with database.transaction() as session:
        company = a_company(session)
        opening = an_opening(session, company)
    rebuild(app)
    by = By(None, Role.COORDINATOR.value)
    for verb, is_found in (("rest", False), ("wake", True)):
        with database.transaction() as session:
            move_company(session, company.id, verb, by=by, at=NOON)
        deliver()
        assert found(index) == ([str(opening.id)] if is_found else [])


def test_an_opening_whose_last_day_is_over_ends_by_itself(database, index, deliver):
    with database.transaction() as session:
        opening = an_opening(session, state=OpeningState.SUBMITTED, valid_until=date(2026, 11, 23))
        publish_opening(session, opening.id, by=SYSTEM, at=NOON)
    deliver()

    with database.reading() as session:
        state = session.get_one(Opening, opening.id).state
    assert state is OpeningState.EXPIRED
    assert found(index) == []


def test_a_company_that_leaves_takes_its_openings_down(database, index, deliver):
    with database.transaction() as session:
        employer = an_employer(session)
        company = company_of(session, employer)
        opening = an_opening(session, company)
        leave_company(session, company.id, reasons_to_stay=(), by=By(employer.id, Role.EMPLOYER.value), at=NOON)
    deliver()

    with database.reading() as session:
        assert session.get_one(Opening, opening.id).state is OpeningState.WITHDRAWN
    assert found(index) == []


def test_a_joined_leads_openings_belong_to_the_company(database, index, deliver):
    with database.transaction() as session:
        lead = a_company(session, name="Baeckerei Lindner", state=CompanyState.LEAD, import_key="x")
        company = a_company(session)
        opening = an_opening(session, lead, source=OpeningSource.IMPORT)
        take_over_lead(session, company.id, lead.id, by=By(None, Role.COORDINATOR.value), at=NOON)
    deliver()

    with database.reading() as session:
        assert session.get_one(Opening, opening.id).company_id == company.id
    assert found(index) == [str(opening.id)]


def test_the_company_reads_that_its_first_opening_is_online_and_is_asked_to_confirm_what_was_entered(
    database, deliver, letters, index
):
    with database.transaction() as session:
        employer = an_employer(session)
        company = company_of(session, employer)
        coordinator = By(a_coordinator(session).id, Role.COORDINATOR.value)
        entered = an_opening(session, company, state=OpeningState.DRAFT, confirmed_at=None)
        publish_opening(session, entered.id, by=coordinator, at=NOON)
    deliver()

    letter = letters()[-1]
    assert employer.email in letter.to
    assert str(entered.id) in letter.text
    assert "bestätigen" in letter.text or "confirm" in letter.text
    assert "Lindner" not in letter.text.replace(company.name, "")


def test_a_trusted_partner_gets_no_letter_about_what_it_did_itself(database, deliver, letters, index):
    with database.transaction() as session:
        employer = an_employer(session, a_company(session, is_trusted=True))
        opening = an_opening(session, company_of(session, employer), state=OpeningState.DRAFT)
        submit_opening(session, opening.id, by=By(employer.id, Role.EMPLOYER.value), at=NOON)
    deliver()

    assert letters() == []


def test_what_was_sent_back_is_told_in_the_teams_words(database, deliver, letters):
    with database.transaction() as session:
        employer = an_employer(session)
        opening = an_opening(session, company_of(session, employer), state=OpeningState.SUBMITTED)
        reject_opening(session, opening.id, "Bitte nennen Sie die Uhrzeiten.", by=By(an_advisor(session).id, "advisor"), at=NOON)
    deliver()

    letter = letters()[-1]
    assert "Bitte nennen Sie die Uhrzeiten." in letter.text
    assert f"/employer/openings/{opening.id}/edit" in letter.text


def test_no_letter_goes_out_about_what_changed_again(database, deliver, letters):
    with database.transaction() as session:
        employer = an_employer(session)
        opening = an_opening(session, company_of(session, employer), state=OpeningState.SUBMITTED)
        by = By(an_advisor(session).id, "advisor")
        publish_opening(session, opening.id, by=by, at=NOON)
        pause_opening(session, opening.id, by=by, at=NOON)
    deliver()

    assert letters() == []
    with database.reading() as session:
        assert session.scalars(select(Company)).one().is_trusted
