"""The door of personal links."""

import io
import logging
import re
from datetime import timedelta
from uuid import UUID, uuid4

import pikepdf
import pytest
from flask import Flask
from sqlalchemy import update

from portal.candidates.models import PersonalLink
from portal.candidates.queries import hash_of, link_secret
from portal.candidates.services import create_personal_link, revoke_personal_link
from portal.candidates.sheets import code_for, link_sheet
from portal.kernel import clock
from portal.kernel.audit import By, trail
from portal.kernel.db import Database
from portal.kernel.i18n import PERSON_LANGUAGES
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
        good[:-9] + ("a" if good[-9] != "a" else "b") + good[-8:],
        good.upper().replace("/LINK/", "/link/"),
        good + "0",
        "/link/x",
        "/link/" + "x" * 5000,
        f"/link/{link.id}",
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


def test_the_database_keeps_the_hash_of_the_secret_and_not_the_secret(database, link):
    secret = link_secret(link.id)
    with database.reading() as session:
        row = session.get_one(PersonalLink, link.id)
        assert row.secret_hash == hash_of(secret)
        kept = [str(getattr(row, column.key)) for column in PersonalLink.__table__.columns]
    assert secret not in kept
    assert len(secret) == 64
    assert link.id.hex not in secret


def test_a_link_whose_hash_is_gone_opens_nothing(visit, database, link):
    """As those from before hashes were kept."""
    with database.transaction() as session:
        session.execute(update(PersonalLink).values(secret_hash=None))

    assert visit.get(address(link.id)).status_code == 404


def test_the_secret_is_told_to_no_other_site_no_cache_and_no_log(visit, link, caplog):
    path = address(link.id)
    with caplog.at_level(logging.DEBUG):
        page, dead = visit.get(path), visit.get("/link/" + "0" * 64)
        opened = visit.submit(path, {})

    for answer in (page, dead):
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"
    assert link_secret(link.id) not in caplog.text
    assert link_secret(link.id) not in opened.location
    inside = visit.get("/my")
    assert inside.headers["Referrer-Policy"] == "no-referrer"
    assert link_secret(link.id) not in inside.text


@pytest.mark.one_database
def test_the_door_has_a_button_for_every_language_and_opens_in_the_one_pressed(visit, link):
    buttons = re.findall(r'name="language" value="([^"]+)" lang="([^"]+)" dir="(ltr|rtl)"', visit.get(address(link.id)).text)

    assert [each[0] for each in buttons] == [each[1] for each in buttons] == list(PERSON_LANGUAGES)
    assert {each[0] for each in buttons if each[2] == "rtl"} == {"ar", "fa"}
    for language in PERSON_LANGUAGES:
        browser = type(visit)(visit.app)
        opened = browser.submit(address(link.id), {"language": language})
        assert f'<html lang="{language}"' in browser.follow(opened).text


@pytest.mark.one_database
@pytest.mark.parametrize("wrong", ["xx", "de; drop", "ar" * 2000, "../../etc", "de-simple-x"])
def test_a_language_that_does_not_exist_opens_in_the_persons_own(visit, link, wrong):
    opened = visit.submit(address(link.id), {"language": wrong})

    assert opened.status_code in (302, 422)
    if opened.status_code == 302:
        assert '<html lang="de"' in visit.follow(opened).text


@pytest.mark.one_database
def test_whose_time_is_over_reads_in_every_language_how_to_come_back(visit):
    answer = visit.get("/my")

    assert answer.status_code == 302
    page = visit.follow(answer)
    assert page.location == ""
    for said in ("Mit Ihrem Link öffnen Sie sie wieder.", "صفحتكم مغلقة", "ገጽኩም ተዓጽዩ", "Trang của quý vị đã đóng"):
        assert said in page.text


@pytest.mark.one_database
def test_a_used_link_opens_again_until_it_ends_and_each_time_for_half_an_hour(visit, database, link):
    for _ in range(2):
        assert type(visit)(visit.app).submit(address(link.id), {}).status_code == 302

    assert sign_ins(database) == 2


@pytest.mark.one_database
def test_the_sheet_with_the_code_is_given_to_who_made_the_link_and_for_ten_minutes(visit, database, link):
    with database.reading() as session:
        maker = session.get_one(PersonalLink, link.id).created_by_id
    with database.transaction() as session:
        colleague = an_advisor(session, email="colleague@partner.example")
    path = f"/advisor/candidates/{link.candidate_id}/links/{link.id}/sheet"

    sheet = visit.as_(maker).get(path)
    assert sheet.status_code == 200
    assert sheet.headers["Content-Disposition"] == 'attachment; filename="kai-page.pdf"'
    assert sheet.headers["Cache-Control"] == "no-store"
    assert visit.as_(colleague).get(path).status_code == 404
    with database.transaction() as session:
        session.get_one(PersonalLink, link.id).created_at = clock.now() - timedelta(minutes=10)
    assert visit.as_(maker).get(path).status_code == 404


@pytest.mark.one_database
def test_the_sheet_names_nobody_and_its_code_is_a_drawing_with_words_beside_it(app):
    del app  # its keys and its clock
    pdf = link_sheet("https://kai.example/link/" + "a" * 64, made_on=clock.today(), until=clock.today())

    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.Root.MarkInfo.Marked
        assert "/Author" not in document.docinfo
    assert code_for("https://kai.example").startswith("<svg")
    assert code_for("https://kai.example") != code_for("https://kai.example/x")
