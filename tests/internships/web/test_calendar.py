"""The calendar of internships: first and last days, in one month, one's own or everyone's."""

from datetime import date

import pytest

from portal.internships.models import Internship
from portal.internships.words import InternshipState
from portal.proposals.models import Proposal
from tests.builders.accounts import an_advisor
from tests.builders.internships import an_internship

pytestmark = pytest.mark.one_database
CALENDAR = "/advisor/internships/calendar"


@pytest.fixture
def advisor(app, database, visit):
    """The advisor of somebody who works from 23 November to 18 December 2026."""
    with app.test_request_context("/"), database.transaction() as session:
        internship = an_internship(session)
        return session.get_one(Proposal, internship.proposal_id).made_by_id


def changed(app, database, **changes):
    with app.test_request_context("/"), database.transaction() as session:
        internship = session.query(Internship).one()
        for name, value in changes.items():
            setattr(internship, name, value)


def day_in(text: str, day: str) -> str:
    """What stands on a day: from its date to the end of its cell."""
    return text.split(f'datetime="{day}"')[1].split("</td>", maxsplit=1)[0]


def test_the_first_day_stands_in_its_month_and_the_last_in_its_own(advisor, visit):
    november = visit.as_(advisor).get(f"{CALENDAR}?month=2026-11").text
    december = visit.as_(advisor).get(f"{CALENDAR}?month=2026-12").text

    assert "Erster Tag" in day_in(november, "2026-11-23")
    assert "Salma Rahimi" in day_in(november, "2026-11-23")
    assert "Letzter Tag" not in november
    assert "Letzter Tag" in day_in(december, "2026-12-18")
    assert "Erster Tag" not in december


def test_a_holiday_of_saxony_says_its_name(advisor, visit):
    assert "Buß- und Bettag" in day_in(visit.as_(advisor).get(f"{CALENDAR}?month=2026-11").text, "2026-11-18")


def test_who_is_there_all_through_a_month_is_named_below(app, database, advisor, visit):
    changed(app, database, ends_on=date(2027, 1, 29))
    december = visit.as_(advisor).get(f"{CALENDAR}?month=2026-12").text

    assert "Den ganzen Monat dabei" in december
    assert "Salma Rahimi" in december.split("Den ganzen Monat dabei")[1]
    assert "Salma Rahimi" not in visit.as_(advisor).get(f"{CALENDAR}?month=2027-02").text


def test_one_that_ended_early_ends_on_that_day_and_one_called_off_does_not_show(app, database, advisor, visit):
    changed(app, database, state=InternshipState.ABORTED, ended_on=date(2026, 11, 27))
    assert "Letzter Tag" in day_in(visit.as_(advisor).get(f"{CALENDAR}?month=2026-11").text, "2026-11-27")
    assert "Letzter Tag" not in visit.as_(advisor).get(f"{CALENDAR}?month=2026-12").text

    changed(app, database, state=InternshipState.CANCELLED, ended_on=None)
    assert "Salma Rahimi" not in visit.as_(advisor).get(f"{CALENDAR}?month=2026-11").text


def test_it_begins_with_ones_own_and_keeps_everyones_from_month_to_month(app, database, advisor, visit):
    with app.test_request_context("/"), database.transaction() as session:
        colleague = an_advisor(session).id
    browser = visit.as_(colleague)

    assert "Salma Rahimi" not in browser.get(f"{CALENDAR}?month=2026-11").text
    everyones = browser.get(f"{CALENDAR}?month=2026-11&whose=all").text
    assert "Salma Rahimi" in everyones
    assert f"{CALENDAR}?whose=all&amp;month=2026-10" in everyones
    assert f"{CALENDAR}?whose=all&amp;month=2026-12" in everyones


@pytest.mark.parametrize("month", ["", "2026-13", "1999-12", "x", "2026-11-23"])
def test_a_month_that_does_not_exist_shows_this_one(advisor, visit, month):
    this = visit.as_(advisor).get(CALENDAR)
    answer = visit.as_(advisor).get(f"{CALENDAR}?month={month}")

    assert answer.status_code == 200
    assert _caption(answer.text) == _caption(this.text)


def test_the_list_of_internships_leads_there(advisor, visit):
    assert f'href="{CALENDAR}"' in visit.as_(advisor).get("/advisor/internships").text


def _caption(text: str) -> str:
    return text.split("<caption>")[1].split("<", maxsplit=1)[0]
