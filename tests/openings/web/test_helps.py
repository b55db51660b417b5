"""Hints in the forms: shown when asked for, taken over when ticked, never in the way."""

import pytest
from sqlalchemy import select

from portal.companies.models import Company
from portal.openings.models import Opening
from portal.openings.words import OpeningKind, OpeningState
from tests.builders.accounts import an_advisor
from tests.builders.companies import a_company, an_employer, company_of
from tests.builders.openings import an_opening

pytestmark = pytest.mark.one_database
NEW = "/employer/openings/new/vacancy"
TYPED = {"title": "Putzfrau", "tasks": "Büros putzen, Fragen an 0163 5550187", "requirements": "Muttersprachler"}


@pytest.fixture
def company(database):
    with database.transaction() as session:
        employer = an_employer(session, a_company(session, is_trusted=True))
        return {"account": employer.id, "id": company_of(session, employer).id}


def openings(database):
    with database.reading() as session:
        return session.scalars(select(Opening)).all()


def a_draft_of(database, company, **changes):
    with database.transaction() as session:
        owner = session.get_one(Company, company["id"])
        return an_opening(session, owner, kind=OpeningKind.VACANCY, **{"state": OpeningState.DRAFT, **changes}).id


def test_checking_shows_hints_and_keeps_what_was_typed_without_saving(visit, company, database):
    answer = visit.as_(company["account"]).submit(NEW, {**TYPED, "then": "check"})

    assert answer.status_code == 422, "nothing is saved yet"
    assert 'value="title:Putzfrau"' in answer.text
    assert 'value="requirements:Muttersprachler"' in answer.text
    assert 'value="tasks:0163 5550187"' in answer.text
    assert "Büros putzen, Fragen an 0163 5550187</textarea>" in answer.text
    assert openings(database) == []


def test_what_is_ticked_is_taken_over_and_the_rest_stays_as_it_was_typed(visit, company, database):
    answer = visit.as_(company["account"]).submit(NEW, {**TYPED, "take": "title:Putzfrau"})

    (opening,) = openings(database)
    assert answer.status_code == 302
    assert (opening.title, opening.tasks, opening.requirements) == ("Reinigungskraft", TYPED["tasks"], "Muttersprachler")


def test_hints_never_keep_a_place_from_being_sent(visit, company, database):
    opening_id = a_draft_of(database, company, title="Koch", tasks="Nur Muttersprachler bis 30 Jahre.")
    visitor = visit.as_(company["account"])

    page = visitor.get(f"/employer/openings/{opening_id}/review").text
    sent = visitor.press(f"/employer/openings/{opening_id}/submit")

    assert f"/employer/openings/{opening_id}/edit#title" in page
    assert f"/employer/openings/{opening_id}/edit#tasks" in page
    assert sent.status_code == 302
    assert openings(database)[0].state is OpeningState.PUBLISHED


def test_checking_a_place_that_is_online_changes_nothing_yet(visit, company, database):
    opening_id = a_draft_of(database, company, state=OpeningState.PUBLISHED)
    page = visit.as_(company["account"]).submit(
        f"/employer/openings/{opening_id}/edit", {"title": "Koch", "tasks": "x", "then": "check"}
    )

    assert 'value="title:Koch"' in page.text
    assert openings(database)[0].title == "Küchenhilfe (m/w/d)"


def test_the_team_sees_the_same_hints_before_it_puts_a_place_online(visit, company, database):
    opening_id = a_draft_of(database, company, title="Koch", state=OpeningState.SUBMITTED)
    with database.transaction() as session:
        advisor = an_advisor(session).id
    visitor = visit.as_(advisor)

    assert f"/advisor/openings/{opening_id}/edit#title" in visitor.get(f"/advisor/openings/{opening_id}").text
    assert 'value="title:Koch"' in visitor.get(f"/advisor/openings/{opening_id}/edit").text


def test_a_sound_place_shows_no_hints(visit, company, database):
    opening_id = a_draft_of(database, company)
    visitor = visit.as_(company["account"])

    assert 'name="take"' not in visitor.get(f"/employer/openings/{opening_id}/edit").text
    assert "edit#title" not in visitor.get(f"/employer/openings/{opening_id}/review").text
