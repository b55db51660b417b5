"""What is sent twice counts once: double clicks, resent forms, two at once; what is new or was refused is taken."""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from portal.app import make_worker
from portal.companies.models import Company, CompanySite, Membership
from portal.contacts.models import Enquiry, LogEntry, Task
from portal.kernel.once import KEPT_FOR, Sending, SentBefore, forget_old_keys
from portal.kernel.once.models import SentOnce
from portal.openings.models import Opening
from portal.published.models import Logo, News
from tests.builders.accounts import PASSWORD, a_coordinator, a_person_with_password, an_advisor
from tests.builders.companies import an_employer, company_of
from tests.builders.openings import an_opening
from tests.inspection import form_token_in, once_key_in
from tests.moments import NOON
from tests.published.test_pictures import a_picture

BEGIN = {"kind": "vacancy", "source": "phone", "title": "Hilfe in der Küche"}


@pytest.fixture
def house(app, database, visit) -> dict[str, Any]:
    """A company, its person, an advisor, a coordinator; each with a browser of their own."""
    with app.test_request_context("/"), database.transaction() as session:
        employer = an_employer(session)
        company = company_of(session, employer)
        people = {"employer": employer.id, "advisor": an_advisor(session).id, "coordinator": a_coordinator(session).id}
        found = {"company": company.id, "opening": an_opening(session, company).id}
    return {**found, **{role: visit.as_(account_id) for role, account_id in people.items()}, "visitor": visit}


def filled(browser: Any, page: str, fields: dict[str, Any]) -> dict[str, Any]:
    """Open a page and fill in what it asks, with everything the page hides."""
    text = browser.get(page).text
    return {**fields, "csrf_token": form_token_in(text), "once": once_key_in(text)}


def count(database: Any, kind: Any) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(kind)) or 0


def test_the_second_of_two_clicks_is_led_where_the_first_one_was(house, database):
    path = f"/advisor/openings/new/{house['company']}"
    sent = filled(house["advisor"], path, BEGIN)

    first, second = (house["advisor"].post(path, sent) for _click in range(2))

    assert count(database, Opening) == 2
    assert first.location == second.location
    assert "zweimal" in house["advisor"].follow(second).text


def test_of_two_at_once_one_is_done(app, house, database):
    path = f"/advisor/openings/{house['opening']}/copy"
    sent = filled(house["advisor"], f"/advisor/openings/{house['opening']}", {})
    browsers = [_again(app, house["advisor"].client) for _window in range(4)]

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda browser: browser.post(path, data=sent), browsers))

    assert count(database, Opening) == 2
    assert {answer.status_code for answer in answers} == {302}
    assert len({answer.headers["Location"] for answer in answers}) == 1


def test_who_comes_while_the_first_one_works_does_nothing(app, database):
    first, second = (Sending(database, "the same", NOON) for _one in range(2))
    with database.transaction() as session:
        first.take(session)
    with pytest.raises(SentBefore), database.transaction() as session:
        second.take(session)

    second.came_to_nothing()
    first.came_through("/there")
    assert second.wait_for_way() == "/there"
    with pytest.raises(SentBefore), database.transaction() as session:
        second.take(session)


def test_what_was_rolled_back_is_free_again(app, database):
    first, second = (Sending(database, "the same", NOON) for _one in range(2))
    with pytest.raises(RuntimeError):
        _take_and_fail(database, first)

    with database.transaction() as session:
        second.take(session)
    assert second.is_taken


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("role", "page", "act", "fields", "kind"),
    [
        ("advisor", "/advisor/companies/new", None, "ENTRY", Company),
        ("advisor", "/advisor/notes/company/{company}", None, {"channel": "visit", "text": "War dort"}, LogEntry),
        ("advisor", "/advisor/notes/company/{company}/task", None, {"note": "Flyer", "due_on": "1.12.2026"}, Task),
        ("advisor", "/advisor/openings/{opening}", "/advisor/openings/{opening}/copy", {}, Opening),
        ("employer", "/employer/openings/{opening}", "/employer/openings/{opening}/copy", {}, Opening),
        ("employer", "/employer/company/sites/new", None, {"name": "Filiale", "postcode": "04552"}, CompanySite),
        (
            "employer",
            "/employer/company/team/new",
            None,
            {"name": "Mia Roth", "email": "mia@lindner.example", "role": "member"},
            Membership,
        ),
        ("coordinator", "/coordinator/website/news/new", None, "NEWS", News),
        ("coordinator", "/coordinator/website/logos/new", None, "LOGO", Logo),
        ("visitor", "/contact", None, "CALL", Enquiry),
    ],
)
def test_every_form_that_makes_something_new_makes_it_once(house, database, role, page, act, fields, kind):
    from tests.companies.web.test_advisor import ENTRY
    from tests.public_site.test_calling import ANSWERS
    from tests.published.test_desk import LOGO, NEWS

    named = {"ENTRY": ENTRY, "NEWS": NEWS, "LOGO": LOGO, "CALL": ANSWERS}
    page, act = page.format(**house), (act or page).format(**house)
    before = count(database, kind)
    sent = filled(house[role], page, named[fields] if isinstance(fields, str) else fields)

    answers = []
    for _click in range(2):
        upload = {"picture": (io.BytesIO(a_picture()), "a.png")} if fields == "LOGO" else {}
        answers.append(house[role].post(act, {**sent, **upload}))

    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].location == answers[1].location
    assert count(database, kind) == before + 1


@pytest.mark.one_database
def test_another_content_another_page_and_another_person_are_something_else(house, database):
    path = f"/advisor/openings/new/{house['company']}"
    advisor, coordinator = house["advisor"], house["coordinator"]
    sent = filled(advisor, path, BEGIN)
    before = count(database, Opening)

    advisor.post(path, sent)
    advisor.post(path, {**sent, "title": "Hilfe im Lager"})
    advisor.post(path, filled(advisor, path, BEGIN))
    theirs = filled(coordinator, path, BEGIN)
    coordinator.post(path, {**theirs, "once": sent["once"]})

    assert count(database, Opening) == before + 4


@pytest.mark.one_database
def test_what_was_refused_may_be_sent_again_from_the_same_page(house, database):
    path = f"/advisor/openings/new/{house['company']}"
    refused = filled(house["advisor"], path, {**BEGIN, "title": ""})
    before = count(database, Opening)

    assert house["advisor"].post(path, refused).status_code == 422
    assert house["advisor"].post(path, {**refused, "title": "Hilfe"}).status_code == 302
    assert count(database, Opening) == before + 1


@pytest.mark.one_database
def test_signing_in_is_never_answered_from_memory(visit, database):
    with database.transaction() as session:
        person = a_person_with_password(session)
    sent = filled(visit, "/sign-in", {"email": person.email, "password": PASSWORD})
    visit.post("/sign-in", sent)

    assert count(database, SentOnce) == 0


@pytest.mark.one_database
def test_keys_are_kept_as_hashes_for_some_hours_and_the_worker_deletes_them(app, house, database):
    path = f"/advisor/openings/new/{house['company']}"
    sent = filled(house["advisor"], path, BEGIN)
    location = house["advisor"].post(path, sent).location
    with database.reading() as session:
        row = session.scalars(select(SentOnce)).one()
        stored = str(session.connection().exec_driver_sql("SELECT * FROM kernel_sent_once").all())
    assert row.leads_to == location
    assert sent["once"] not in stored
    assert location not in stored

    with database.transaction() as session:
        forget_old_keys(session, row.at + KEPT_FOR - timedelta(seconds=1))
    assert count(database, SentOnce) == 1
    make_worker(app).run_schedule(row.at + KEPT_FOR)
    assert count(database, SentOnce) == 0


@pytest.mark.one_database
@pytest.mark.parametrize("key", ["", "short", "x" * 65, "\0" * 20, "ä" * 20])
def test_a_key_that_somebody_made_up_harms_nobody(house, database, key):
    path = f"/advisor/openings/new/{house['company']}"
    sent = {**filled(house["advisor"], path, BEGIN), "once": key}

    assert house["advisor"].post(path, sent).status_code == 302


@pytest.mark.one_database
def test_every_form_of_a_page_carries_the_key(house):
    for role in ("advisor", "employer"):
        text = house[role].get(f"/{role}/openings/{house['opening']}").text
        forms = re.findall(r'<form[^>]*method="post".*?</form>', text, re.DOTALL)
        without = [each for each in forms if 'name="once"' not in each and "sign-out" not in each]
        assert len(forms) > 1
        assert without == []


def _take_and_fail(database: Any, sending: Sending) -> None:
    with database.transaction() as session:
        sending.take(session)
        raise RuntimeError


def _again(app: Any, client: FlaskClient) -> FlaskClient:
    """Return one more window of the same browser."""
    window = app.test_client()
    with client.session_transaction() as known, window.session_transaction() as cookie:
        cookie.update(dict(known))
    return window
