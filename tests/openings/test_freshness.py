"""Nobody meets a stale offer: letters a week and a day before, offline on the sixty-first day, back with one click."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import update

from portal.app import make_worker
from portal.companies.models import Company
from portal.companies.words import CompanyState
from portal.kernel import clock
from portal.kernel.audit import By, trail
from portal.kernel.clock import start_of
from portal.kernel.outbox.models import OutboxRow
from portal.openings.models import Opening
from portal.openings.services import publish_opening
from portal.openings.words import OpeningState
from tests.builders.companies import a_company, an_employer, company_of
from tests.builders.openings import an_opening
from tests.moments import MONDAY, NOON

S = OpeningState
SYSTEM = By.system()


@pytest.fixture(autouse=True)
def _truth():
    yield
    clock.tell_the_truth()


@pytest.fixture
def place(database):
    """A place that went online on Monday."""
    with database.transaction() as session:
        company = session.get_one(Company, company_of(session, an_employer(session, a_company(session))).id)
        opening = an_opening(session, company, state=S.SUBMITTED)
        publish_opening(session, opening.id, by=SYSTEM, at=NOON)
        return opening.id


@pytest.fixture
def after(app):
    """Let the worker do what is due by so many days after Monday, in the evening."""

    def days(number):
        clock.pretend_now(start_of(MONDAY + timedelta(days=number)) + timedelta(hours=20))
        make_worker(app).deliver_all(clock.now())

    return days


def state(database, place):
    with database.reading() as session:
        found = session.get_one(Opening, place)
        return found.state, found.fresh_on


def asked(letters):
    return [letter for letter in letters() if "noch frei" in letter.subject]


def link(letters):
    return re.findall(r"http://localhost(/\S*still-free/\S+)", letters()[-1].text)[-1]


@pytest.mark.parametrize(("day", "count"), [(52, 0), (53, 1)])
def test_a_week_before_a_letter_asks(place, after, letters, day, count):
    after(day)

    assert len(asked(letters)) == count


@pytest.mark.parametrize("company_state", [CompanyState.BLOCKED, CompanyState.DORMANT])
def test_a_company_that_is_blocked_or_rests_is_asked_nothing(database, place, after, letters, company_state):
    with database.transaction() as session:
        session.get_one(Company, session.get_one(Opening, place).company_id).state = company_state
    for day in (53, 59, 61):
        after(day)

    assert letters() == []
    assert state(database, place) == (S.PAUSED, MONDAY)


def test_the_day_before_a_second_letter_asks_and_on_day_61_the_place_goes_offline(database, place, after, letters):
    for day, count in ((53, 1), (58, 1), (59, 2), (60, 2)):
        after(day)
        assert len(asked(letters)) == count, day
        assert state(database, place) == (S.PUBLISHED, MONDAY), day

    after(61)

    assert state(database, place) == (S.PAUSED, MONDAY)
    assert [letter.subject for letter in letters()].count("Ihre Stelle ist offline: Praktikum in der Backstube") == 1
    with database.reading() as session:
        last = next(line for line in trail(session, place) if line.verb == "opening.paused")
        assert (last.by_role, last.reason) == ("system", "stale")


def test_the_link_alone_changes_nothing_and_a_yes_keeps_the_place_online(database, place, after, letters, visit):
    after(53)
    path = link(letters)

    page = visit.get(path)

    assert page.status_code == 200
    assert "Ist die Stelle noch frei?" in page.text
    assert state(database, place) == (S.PUBLISHED, MONDAY)

    visit.submit(path, {"answer": "yes"})

    day = MONDAY + timedelta(days=53)
    assert state(database, place) == (S.PUBLISHED, day)
    assert "Danke." in visit.get(path).text
    after(61)
    assert state(database, place) == (S.PUBLISHED, day)
    assert len(asked(letters)) == 1, "what was confirmed is not asked about again"
    after(53 + 53)
    assert len(asked(letters)) == 2


def test_a_no_takes_it_offline_at_once(database, place, after, letters, visit):
    after(53)

    visit.submit(link(letters), {"answer": "no"})

    assert state(database, place)[0] is S.PAUSED
    assert "offline" in visit.get(link(letters)).text


def test_after_it_went_offline_the_link_in_the_letter_brings_it_back(database, place, after, letters, visit):
    after(61)

    visit.submit(link(letters), {"answer": "yes"})

    assert state(database, place) == (S.PUBLISHED, MONDAY + timedelta(days=61))


def test_without_an_answer_nothing_happens_and_a_forged_link_leads_nowhere(database, place, after, letters, visit):
    after(53)

    assert visit.submit(link(letters), {}).status_code == 422
    assert visit.get(link(letters)[:-2] + "xx").status_code == 404
    assert state(database, place) == (S.PUBLISHED, MONDAY)


def test_the_company_says_so_on_its_page_and_a_stranger_can_not(database, place, visit):
    with database.transaction() as session:
        company_id = session.get_one(Opening, place).company_id
        colleague = an_employer(session, session.get_one(Company, company_id))
        stranger = an_employer(session, a_company(session, name="Andere Firma"))
    clock.pretend_now(NOON + timedelta(days=10))

    assert visit.as_(stranger).press(f"/employer/openings/{place}/still-free").status_code == 404
    assert state(database, place)[1] == MONDAY
    visit.as_(colleague).press(f"/employer/openings/{place}/still-free")

    assert state(database, place)[1] == MONDAY + timedelta(days=10)


def test_what_the_outbox_gave_up_is_taken_up_a_day_later_and_once(app, database, place, after, letters):
    with database.transaction() as session:
        session.execute(update(OutboxRow).where(OutboxRow.topic.like("opening.stale%")).values(dead_at=NOON))
    for day in (61, 62, 63, 64):
        clock.pretend_now(start_of(MONDAY + timedelta(days=day)) + timedelta(hours=5))
        make_worker(app).run_schedule(clock.now())
        after(day)
        assert state(database, place)[0] is (S.PUBLISHED if day == 61 else S.PAUSED)
    assert len([letter for letter in letters() if "offline" in letter.subject]) == 1
