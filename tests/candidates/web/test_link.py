"""The door of personal links."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from flask import Flask

from portal.candidates.models import PersonalLink
from portal.candidates.queries import link_secret
from portal.candidates.services import create_personal_link, revoke_personal_link
from portal.kernel import clock
from portal.kernel.audit import By, trail
from portal.kernel.db import Database
from portal.kernel.identity.models import SignIn
from tests.builders.accounts import an_advisor
from tests.builders.candidates import a_candidate
from tests.inspection import form_token_in


def address(link_id: UUID) -> str:
    return "/link/" + link_secret(link_id)


@pytest.fixture
def link(app: Flask, database: Database) -> PersonalLink:
    with app.test_request_context("/"), database.transaction() as session:
        candidate = a_candidate(session)
        return create_personal_link(session, candidate.id, by=By(candidate.advisor_id, "advisor"), at=clock.now())


def sign_ins(database: Database) -> int:
    with database.reading() as session:
        return session.query(SignIn).count()


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_door_names_nobody(visit, app, link, language):
    page = visit.get(language + address(link.id))

    assert page.status_code == 200
    for word in ("Salma", "Rahimi", "Grimma", "Bäckerei"):
        assert word not in page.text


def test_looking_through_the_door_changes_nothing(visit, app, database, link):
    visit.get(address(link.id))

    assert sign_ins(database) == 0
    with database.reading() as session:
        assert session.get_one(PersonalLink, link.id).last_used_at is None


def test_the_button_signs_in_for_half_an_hour(visit, app, database, link):
    answer = visit.submit(address(link.id), {})

    assert answer.status_code == 302
    assert answer.location.startswith("/my")
    with database.reading() as session:
        sign_in = session.query(SignIn).one()
        assert sign_in.subject_id == link.candidate_id
        assert sign_in.account_id is None
        assert sign_in.ends_at - sign_in.started_at == timedelta(minutes=30)


@pytest.mark.parametrize("is_signed_in", [False, True])
def test_the_record_says_if_a_member_of_staff_was_signed_in_where_the_link_was_used(visit, app, database, link, is_signed_in):
    with database.transaction() as session:
        advisor = an_advisor(session, email="curious@partner.example")
    browser = visit.as_(advisor) if is_signed_in else visit

    browser.submit(address(link.id), {})

    with database.reading() as session:
        used = next(entry for entry in trail(session, link.candidate_id) if entry.verb == "personal_link.used")
    assert (used.by_id, used.by_role) == ((advisor.id, "advisor") if is_signed_in else (None, "candidate"))


def test_the_button_without_its_token_opens_nothing(visit, app, database, link):
    assert visit.post(address(link.id)).status_code == 422
    assert sign_ins(database) == 0


def test_a_link_of_another_purpose_or_a_forged_one_does_not_exist(visit, app, link):
    good = address(link.id)
    for wrong in (
        address(uuid4()),
        good[:-9] + ("A" if good[-9] != "A" else "B") + good[-8:],
        "/link/x",
    ):
        assert visit.get(wrong).status_code == 404, wrong


def test_an_expired_or_revoked_link_does_not_exist(visit, app, database, link):
    path = address(link.id)
    token = form_token_in(visit.get(path).text)
    with database.transaction() as session:
        revoke_personal_link(session, link.candidate_id, link.id, by=By.system(), at=clock.now())

    gone = visit.get(path)
    assert gone.status_code == 404
    assert visit.post(path, {"csrf_token": token}).status_code == 404
    missing = address(uuid4())
    assert gone.text.replace(path, "") == visit.get(missing).text.replace(missing, "")


def test_a_link_ends_by_itself(visit, app, database, link):
    path = address(link.id)
    with database.transaction() as session:
        session.get_one(PersonalLink, link.id).expires_at = clock.now() - timedelta(seconds=1)

    assert visit.get(path).status_code == 404
