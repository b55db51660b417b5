"""The calendar feed: a secret address, days and codes, and nothing of anybody."""

import pytest
from icalendar import Calendar
from sqlalchemy import select

from portal.accounts.models import CalendarLink
from portal.accounts.services import deactivate_account
from portal.candidates.models import Candidate
from portal.candidates.words import CandidateState
from portal.internships.words import InternshipState
from portal.kernel.audit import By
from portal.kernel.clock import now
from portal.openings.models import Opening
from portal.proposals.models import Proposal
from portal.proposals.services import withdraw_proposal
from portal.proposals.words import ProposalState
from tests.builders.candidates import a_candidate
from tests.builders.companies import an_employer
from tests.builders.internships import an_internship
from tests.builders.openings import an_opening
from tests.builders.proposals import PERSON, a_proposal
from tests.moments import NOON
from tests.visiting import Visitor

pytestmark = pytest.mark.one_database
NEVER = ("Salma", "Rahimi", "12345678", "Lange Straße", "Syrien", "1994")


def address_on(page: str) -> str:
    """The path of the calendar address on a page."""
    start = page.index("/calendar/")
    return page[start : page.index(".ics", start) + 4]


def events(answer) -> dict[str, str]:
    return {str(event["SUMMARY"]): str(event["UID"]) for event in Calendar.from_ical(answer.response.data).walk("VEVENT")}


def test_a_calendar_gets_days_and_codes_until_the_address_is_renewed_or_closed(visit: Visitor, database):
    with database.transaction() as session:
        meets = a_proposal(session, state=ProposalState.MEETING_SCHEDULED, at=now())
        company = session.get_one(Opening, meets.opening_id).company
        employer = an_employer(session, company)
        worked = a_proposal(
            session, state=ProposalState.DISCLOSED, at=now(), opening=an_opening(session, company), candidate=a_candidate(session)
        )
        an_internship(session, worked, state=InternshipState.APPROVED)
        a_proposal(session, state=ProposalState.MEETING_SCHEDULED, at=now(), opening=an_opening(session))  # another company's
    browser = visit.as_(employer)

    first = address_on(browser.submit("/account/calendar", {}).text)
    answer = visit.get(first)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert set(events(answer)) == {
        f"KAI-Termin {meets.reference}",
        f"KAI-Praktikum {worked.reference}: erster Tag",
        f"KAI-Praktikum {worked.reference}: letzter Tag",
    }
    assert not [word for word in (*NEVER, employer.name, employer.email) if word in answer.text]
    assert "ATTENDEE" not in answer.text

    with database.reading() as session:
        kept = session.scalars(select(CalendarLink.secret_hash)).one()
    assert first.removeprefix("/calendar/").removesuffix("/kai.ics").encode() not in kept
    assert first not in browser.get("/account/calendar").text  # shown once
    second = address_on(browser.submit("/account/calendar", {}).text)
    assert (visit.get(first).status_code, visit.get(second).status_code) == (404, 200)
    browser.press("/account/calendar/close")
    closed, missing = visit.get(second), visit.get("/calendar/never-made/kai.ics")
    assert closed.status_code == missing.status_code == 404
    assert closed.text.replace(second, "") == missing.text.replace("/calendar/never-made/kai.ics", "")
    assert closed.headers["Cache-Control"] == missing.headers["Cache-Control"] == "no-store"


def test_what_the_person_took_back_leaves_the_feed_and_who_is_out_gets_nothing(visit: Visitor, database):
    with database.transaction() as session:
        proposal = a_proposal(session, state=ProposalState.MEETING_SCHEDULED, at=now())
        employer = an_employer(session, session.get_one(Opening, proposal.opening_id).company)
        advisor_id, key = proposal.made_by_id, proposal.id
    address, desk = (address_on(visit.as_(each).submit("/account/calendar", {}).text) for each in (employer, advisor_id))
    assert len(events(visit.get(address))) == len(events(visit.get(desk))) == 1

    with database.transaction() as session:
        withdraw_proposal(session, key, by=PERSON, at=now())
        assert session.get_one(Proposal, key).meeting_at is not None  # the worker has not come round yet
    assert events(visit.get(address)) == {}
    assert events(visit.get(desk)) == {}
    with database.transaction() as session:
        deactivate_account(session, employer.id, by=By.system(), at=now())
    assert visit.get(address).status_code == 404


@pytest.mark.parametrize("changes", [{"restricted_at": NOON}, {"state": CandidateState.LEFT}])
def test_who_left_or_whose_data_are_only_kept_stands_in_no_feed(visit: Visitor, database, changes):
    with database.transaction() as session:
        proposal = a_proposal(session, state=ProposalState.MEETING_SCHEDULED, at=now())
        an_internship(session, proposal, state=InternshipState.APPROVED)
        employer = an_employer(session, session.get_one(Opening, proposal.opening_id).company)
        advisor_id, person_id = proposal.made_by_id, proposal.candidate_id
    feeds = [address_on(visit.as_(each).submit("/account/calendar", {}).text) for each in (employer, advisor_id)]
    assert [len(events(visit.get(each))) for each in feeds] == [3, 3]

    with database.transaction() as session:
        person = session.get_one(Candidate, person_id)
        for name, value in changes.items():
            setattr(person, name, value)
    assert [events(visit.get(each)) for each in feeds] == [{}, {}]
