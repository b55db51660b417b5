"""Choosing how often letters come, and stopping them by the link in them."""

import re
from dataclasses import dataclass

import pytest
from sqlalchemy import select

from portal.app import make_worker
from portal.companies.words import MemberRole
from portal.kernel.mail import Letter, read_mailbox
from portal.letters.choosing import Owner, chosen, pace_of
from portal.letters.models import Choice
from portal.letters.stopping import stop_url
from portal.letters.words import LetterGroup, Pace
from portal.messages.emails import MessageLetter
from tests.builders.accounts import a_coordinator, an_advisor
from tests.builders.companies import a_company, an_employer
from tests.kernel.following import announced, the_row

pytestmark = pytest.mark.one_database
PAGE, COMPANY = "/account/letters", "/account/letters/company"
G = LetterGroup


@dataclass(frozen=True)
class People:
    """Everyone who may choose."""

    company_id: object
    admin: object
    member: object
    advisor: object
    coordinator: object


@pytest.fixture
def people(database):
    with database.transaction() as session:
        company = a_company(session)
        return People(
            company.id,
            an_employer(session, company, email="ina@firma.example").id,
            an_employer(session, company, role=MemberRole.MEMBER).id,
            an_advisor(session).id,
            a_coordinator(session).id,
        )


def choices(database, owner):
    with database.reading() as session:
        return chosen(session, owner)


def test_everyone_with_an_account_chooses_and_finds_the_choice_again(visit, database, people):
    for who, groups in (
        (people.admin, [G.REMINDERS, G.PLACES, G.MESSAGES, G.FIRST_DAY, G.AFTERWARDS]),
        (people.advisor, [G.MESSAGES, G.ANSWERS, G.SIGNATURES]),
        (people.coordinator, [G.MESSAGES, G.ANSWERS, G.SIGNATURES]),
    ):
        browser = visit.as_(who)
        assert PAGE in browser.get("/account").text
        page = browser.get(PAGE).text
        assert re.findall(r'<select[^>]* name="(\w+)"', page) == [group.value for group in groups]
        answer = browser.submit(PAGE, {group.value: "daily" for group in groups} | {"messages": "never"})
        assert answer.status_code == 302
        wanted = dict.fromkeys(groups, Pace.DAILY) | {G.MESSAGES: Pace.NEVER}
        assert choices(database, Owner(who)) == wanted
        assert browser.get(PAGE).text.count('<option selected value="daily"') == len(groups) - 1


def test_what_was_never_offered_is_refused(visit, database, people):
    browser = visit.as_(people.advisor)
    fields = {"messages": "hourly", "answers": "daily", "signatures": "daily"}
    assert browser.submit(PAGE, fields).status_code == 422
    assert browser.post(PAGE, dict.fromkeys(fields, "never")).status_code == 422, "without the token of the page"
    assert choices(database, Owner(people.advisor)) == {}


def test_who_manages_the_team_chooses_for_the_company_and_nobody_else_does(visit, database, people):
    fields = dict.fromkeys([group.value for group in (G.REMINDERS, G.PLACES, G.MESSAGES, G.FIRST_DAY, G.AFTERWARDS)], "daily")
    assert COMPANY not in visit.as_(people.member).get(PAGE).text
    assert visit.as_(people.member).get(COMPANY).status_code == 404
    assert visit.as_(people.member).press(COMPANY, fields).status_code == 404
    assert visit.as_(people.advisor).get(COMPANY).status_code == 403
    browser = visit.as_(people.admin)
    assert COMPANY in browser.get(PAGE).text
    assert browser.submit(COMPANY, fields).status_code == 302
    with database.reading() as session:
        assert {pace_of(session, who, G.PLACES) for who in (people.admin, people.member)} == {Pace.DAILY}
        assert pace_of(session, people.advisor, G.MESSAGES) is Pace.AT_ONCE


@pytest.fixture
def link(app, people):
    with app.test_request_context("/"):
        return stop_url(people.admin, G.MESSAGES.value, "de")


def test_the_link_shows_on_get_and_changes_nothing(visit, database, people, link):
    for _time in range(2):
        page = visit.get(link)
        assert (page.status_code, page.headers["Referrer-Policy"]) == (200, "no-referrer")
        assert visit.client.head(link).status_code == 200
    assert "ina@" not in page.text
    assert choices(database, Owner(people.admin)) == {}


def test_a_person_presses_the_button(visit, database, people, link):
    assert visit.submit(link, {}).status_code == 302
    assert choices(database, Owner(people.admin)) == {G.MESSAGES: Pace.NEVER}
    assert "<form" not in visit.get(link).text.partition("<main")[2]


def test_a_mail_program_stops_letters_by_one_post_without_session_and_token(app, database, people, link):
    client = app.test_client(use_cookies=False)
    for _time in range(2):
        answer = client.post(link, data={"List-Unsubscribe": "One-Click"})
        assert (answer.status_code, answer.location, "Set-Cookie" in answer.headers) == (200, None, False)
    assert choices(database, Owner(people.admin)) == {G.MESSAGES: Pace.NEVER}
    assert choices(database, Owner(people.member)) == {}


def test_any_other_post_without_a_token_changes_nothing(app, database, people, link):
    for fields in ({}, {"List-Unsubscribe": "yes"}, {"csrf_token": "made up"}):
        assert app.test_client().post(link, data=fields).status_code == 422
    assert choices(database, Owner(people.admin)) == {}


def test_a_link_stops_only_what_it_was_made_for(app, visit, database, people, link):
    one_click = {"List-Unsubscribe": "One-Click"}
    client = app.test_client()
    token = link.rpartition("/")[2]
    for forged in (
        link[:-1] + ("a" if link[-1] != "a" else "b"),
        f"/stop-letters/places/{token}",
        f"/stop-letters/every/{token}",
    ):
        assert client.post(forged, data=one_click).status_code == visit.get(forged).status_code == 404
    with app.test_request_context("/"):
        nonsense = stop_url(people.admin, "passwords", "de")
    assert client.post(nonsense, data=one_click).status_code == 404
    assert choices(database, Owner(people.admin)) == {}


def test_the_link_of_the_letter_of_the_day_stops_every_group_of_its_reader(app, database, people):
    for who, count in ((people.admin, 5), (people.advisor, 3)):
        with app.test_request_context("/"):
            every = stop_url(who, "every", "en")
        assert every.startswith("/en/")
        assert app.test_client().post(every, data={"List-Unsubscribe": "One-Click"}).status_code == 200
        found = choices(database, Owner(who))
        assert (len(found), set(found.values())) == (count, {Pace.NEVER})


def test_letters_of_groups_carry_the_link_in_head_and_foot_and_critical_ones_none(app, database, people, settings):
    worker = make_worker(app)
    letter = MessageLetter("Ina", "K-1", people.company_id)
    announced(database)
    key = f"{the_row(database).id}.x"
    with app.test_request_context("/"):
        worker._send(Letter("ina@firma.example", "de", "messages/letters/team_wrote", letter), key)  # noqa: SLF001
        worker._send(Letter("ina@firma.example", "de", "accounts/letters/password_changed", letter), "other")  # noqa: SLF001
    raw = [path.read_text() for path in settings.mail_directory.iterdir()]
    with_link = [text for text in raw if "List-Unsubscribe:" in text]
    assert (len(raw), len(with_link)) == (2, 1)
    head, _, _body = with_link[0].partition("\n\n")
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in head.replace("\r", "")
    (shown,) = [each for each in read_mailbox(settings.mail_directory) if "stop-letters" in each.text]
    address = re.search(r"http://localhost(/stop-letters/messages/\S+)", shown.text)
    assert address
    assert address.group(1) in shown.html
    assert app.test_client().post(address.group(1), data={"List-Unsubscribe": "One-Click"}).status_code == 200
    with database.reading() as session:
        assert session.scalars(select(Choice.pace)).all() == [Pace.NEVER]
