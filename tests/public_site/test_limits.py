"""Robots are slowed down; people never notice, and whoever does has a number to call."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from portal.app import create_app
from portal.companies.models import Registration
from portal.contacts.models import Enquiry
from portal.kernel import clock
from portal.kernel.limits import Limit, RecentSenders, TooOften
from portal.kernel.limits.models import Sending
from tests.builders.accounts import a_site
from tests.inspection import form_token_in
from tests.moments import NOON
from tests.public_site.test_calling import ANSWERS
from tests.visiting import Visitor

COMPANY = {
    "company_name": "Bäckerei Lindner",
    "postcode": "04668",
    "contact_name": "Jens Lindner",
    "email": "jens@lindner.example",
    "phone": "03437 123456",
    "interests": "internship",
}
PER_PERSON, PER_ADDRESS = 5, 10


def count(database, kind):
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(kind))


def send(visit, path, fields, address="127.0.0.1", **headers):
    around = {"environ_base": {"REMOTE_ADDR": address}, "headers": headers}
    token = form_token_in(visit.get(path, **around).text)
    return visit.post(path, {**fields, "csrf_token": token}, **around)


@pytest.mark.parametrize(
    ("path", "fields", "kind"),
    [("/contact", ANSWERS, Enquiry), ("/register", COMPANY, Registration)],
    ids=["contact", "register"],
)
def test_a_person_is_taken_in_five_times_an_hour_and_again_when_it_is_over(visit, database, path, fields, kind):
    with database.transaction() as session:
        a_site(session)
    taken = [send(visit, path, fields, f"203.0.113.{number}").status_code for number in range(PER_PERSON)]
    refused = send(visit, path, fields, "203.0.113.99")
    other = send(visit, path, {**fields, "phone": "03433 999999", "email": "other@lindner.example"}, "203.0.113.99")

    assert taken == [302] * PER_PERSON
    assert refused.status_code == 429, "from another address it is the same person"
    assert 'href="tel:+493433744330"' in refused.text
    assert "13:00" in refused.text
    assert refused.headers["Retry-After"].startswith("Mon, 23 Nov 2026 12:00:"), "the clock goes on while the test runs"
    assert other.status_code == 302
    assert count(database, kind) == PER_PERSON + 1
    clock.pretend_now(NOON + timedelta(minutes=61))
    assert send(visit, path, fields, "203.0.113.99").status_code == 302
    assert count(database, Sending) in (1, 2), "what no longer counts is deleted: one row for each way to reach somebody"


def test_an_address_is_heard_ten_times_an_hour_and_others_still_are(visit, database):
    def call(number, address, path="/contact", **headers):
        return send(visit, path, {**ANSWERS, "phone": f"03433 5551{number:02}"}, address, **headers).status_code

    assert [call(number, "203.0.113.7") for number in range(PER_ADDRESS)] == [302] * PER_ADDRESS
    assert call(20, "203.0.113.7") == 429
    assert call(21, "203.0.113.7", "/en/contact") == 429, "another language is the same form"
    assert call(22, "203.0.113.7", **{"X-Forwarded-For": "198.51.100.1"}) == 429, "nobody may choose their address"
    assert call(23, "203.0.113.8") == 302
    assert visit.get("/contact").status_code == 200, "looking is never limited"
    clock.pretend_now(NOON + timedelta(minutes=61))
    assert call(24, "203.0.113.7") == 302
    assert count(database, Enquiry) == PER_ADDRESS + 2


def test_behind_a_proxy_each_address_it_vouches_for_counts_for_itself(app, database):
    settings = app.extensions["portal_settings"]
    house = create_app(settings.model_copy(update={"proxy_hops": 1, "forms_per_address": 1}))
    visit = Visitor(house)
    number = iter(range(10, 99))

    def call(passed_on):
        fields = {**ANSWERS, "phone": f"03433 5551{next(number)}"}
        return send(visit, "/contact", fields, "10.0.0.1", **{"X-Forwarded-For": passed_on}).status_code

    assert [call("198.51.100.1"), call("198.51.100.1"), call("198.51.100.2")] == [302, 429, 302]
    assert call("203.0.113.9, 198.51.100.2") == 429, "what the sender wrote in front of it does not count"
    assert [call("2001:db8:1:2::1"), call("2001:db8:1:2:ffff::9"), call("2001:db8:1:3::1")] == [302, 429, 302], "a household"
    house.extensions["portal_database"].close()


def test_a_server_that_listens_to_both_kinds_of_address_still_tells_people_apart(app):
    house = create_app(app.extensions["portal_settings"].model_copy(update={"forms_per_address": 1}))
    visit = Visitor(house)
    number = iter(range(10, 99))

    def call(address):
        return send(visit, "/contact", {**ANSWERS, "phone": f"03433 5551{next(number)}"}, address).status_code

    assert [call(each) for each in ("::ffff:203.0.113.7", "203.0.113.7", "::ffff:203.0.113.8")] == [302, 429, 302]
    house.extensions["portal_database"].close()


def test_the_page_of_a_refusal_speaks_the_language_of_the_form(visit, database):
    for number in range(PER_PERSON + 1):
        answer = send(visit, "/en/contact", ANSWERS, f"203.0.113.{number}")

    assert answer.status_code == 429
    assert '<html lang="en"' in answer.text
    assert "Please wait until 13:00" in answer.text


def test_mistakes_do_not_count(visit, database):
    for _number in range(PER_ADDRESS + 1):
        assert visit.submit("/contact", {**ANSWERS, "topic": ""}).status_code == 422
    assert visit.submit("/contact", ANSWERS).status_code == 302
    assert count(database, Enquiry) == 1


@pytest.mark.parametrize(
    ("path", "fields", "kind"),
    [
        ("/contact", ANSWERS, Enquiry),
        ("/register", COMPANY, Registration),
        ("/accessibility/report", {"message": "x"}, Enquiry),
    ],
    ids=["contact", "register", "barrier"],
)
def test_a_robot_that_fills_in_everything_is_thanked_and_nothing_is_kept(visit, database, path, fields, kind):
    robot = visit.submit(path, {**fields, "homepage": "https://spam.example"})
    assert count(database, kind) == 0
    person = visit.submit(path, {**fields, "homepage": ""})

    assert (robot.status_code, person.status_code) == (302, 302)
    assert robot.location == person.location
    assert count(database, kind) == 1


def test_nobody_is_stored_by_name(visit, database):
    visit.submit("/contact", {**ANSWERS, "email": "Samir@haddad.example"})

    with database.reading() as session:
        kept = session.scalars(select(Sending.who_hash)).all()
    assert [len(each) for each in kept] == [64, 64]


def test_the_limit_moves_with_the_clock():
    senders, limit = RecentSenders(), Limit("x", 2)
    senders.count(limit, "a", at=NOON)
    senders.count(limit, "a", at=NOON + timedelta(minutes=30))

    with pytest.raises(TooOften) as refused:
        senders.count(limit, "a", at=NOON + timedelta(minutes=59, seconds=59))
    assert refused.value.until == NOON + timedelta(hours=1)
    senders.count(limit, "b", at=NOON + timedelta(minutes=59))
    senders.count(Limit("y", 1), "a", at=NOON + timedelta(minutes=59))
    senders.count(limit, "a", at=NOON + timedelta(hours=1))


def test_a_flood_of_addresses_does_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr("portal.kernel.limits.counting.MOST_SENDERS", 50)
    senders, limit = RecentSenders(), Limit("x", 1)
    for number in range(200):
        senders.count(limit, str(number), at=NOON)

    assert len(senders) == 50
    with pytest.raises(TooOften):
        senders.count(limit, "199", at=NOON)
