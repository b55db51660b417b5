"""A meeting by buttons: the company and the advisor find a time, and nothing changes by looking."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from icalendar import Calendar

from portal.kernel.clock import local_day, now
from portal.kernel.db import Database
from portal.kernel.workdays import working_days_after
from portal.openings.models import Opening
from portal.proposals.models import Proposal
from portal.proposals.services import withdraw_proposal
from portal.proposals.words import ProposalState
from tests.builders.companies import a_company, an_employer
from tests.builders.proposals import PERSON, a_proposal
from tests.visiting import Visitor

pytestmark = pytest.mark.one_database
S = ProposalState


def built(database: Database, state: ProposalState = S.DISCLOSED) -> tuple[Any, Any]:
    with database.transaction() as session:
        proposal = a_proposal(session, state=state, at=now())
        return an_employer(session, session.get_one(Opening, proposal.opening_id).company), proposal


def three_times(after: int = 2) -> dict[str, str]:
    days = [working_days_after(local_day(now()), after + number) for number in range(3)]
    chosen = {f"day_{number}": day.isoformat() for number, day in enumerate(days, start=1)}
    return {**chosen, "time_1": "10:30", "time_2": "12:30", "time_3": "14:30"}


def offered(database: Database, key: UUID) -> list[str]:
    """The addresses of the times that are offered."""
    with database.reading() as session:
        times = session.get_one(Proposal, key).times_offered
    return [datetime.fromisoformat(each).strftime("%Y%m%dT%H%M") for each in times]


def test_the_advisor_offers_the_company_takes_one_moves_it_and_calls_it_off(visit: Visitor, database: Database) -> None:
    employer, proposal = built(database)
    desk, company = visit.as_(proposal.made_by_id), visit.as_(employer)
    ours, theirs = f"/advisor/proposals/{proposal.id}", f"/employer/proposals/{proposal.id}"

    assert f"{ours}/meeting/times" in desk.get(ours).text
    weekend = {**three_times(), "day_2": "2026-11-28"}
    assert desk.submit(f"{ours}/meeting/times", weekend).status_code == 422
    assert desk.submit(f"{ours}/meeting/times", three_times()).status_code == 302
    codes = offered(database, proposal.id)
    page = company.get(theirs).text
    assert all(f"{theirs}/meeting/take/{code}" in page for code in codes)
    assert company.get(f"{theirs}/meeting/take/{codes[1]}").status_code == 200
    assert offered(database, proposal.id) == codes  # looking takes nothing
    assert company.submit(f"{theirs}/meeting/take/{codes[1]}", {}).status_code == 302
    assert company.get(f"{theirs}/meeting/take/{codes[2]}").status_code == 409  # the second of two

    answer = company.get(f"{theirs}/meeting.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    (event,) = Calendar.from_ical(answer.response.data).walk("VEVENT")
    assert event.decoded("dtstart").strftime("%Y%m%dT%H%M") == codes[1]
    assert not [word for word in ("Salma", "Rahimi", employer.name) if word in answer.text]

    assert company.submit(f"{theirs}/meeting/times", three_times(6)).status_code == 302
    other = offered(database, proposal.id)[0]
    assert desk.submit(f"{ours}/meeting/take/{other}", {}).status_code == 302
    assert company.submit(f"{theirs}/meeting/call-off", {}).status_code == 302
    assert company.get(f"{theirs}/meeting.ics").status_code == 404
    assert company.get(f"{theirs}/meeting/call-off").status_code == 409


def test_where_none_fits_the_company_says_so_with_one_button(visit: Visitor, database: Database) -> None:
    employer, proposal = built(database)
    desk, company = visit.as_(proposal.made_by_id), visit.as_(employer)
    ours, theirs = f"/advisor/proposals/{proposal.id}", f"/employer/proposals/{proposal.id}"
    desk.submit(f"{ours}/meeting/times", three_times())
    (code, *_others) = offered(database, proposal.id)

    company.get(f"{theirs}/meeting/others")
    assert company.submit(f"{theirs}/meeting/others", {}).status_code == 302

    assert company.get(f"{theirs}/meeting/take/{code}").status_code == 409
    assert "Dem Betrieb passt keine Ihrer drei Zeiten." in desk.get(ours).text


def test_what_is_no_time_and_what_is_no_longer_shown_does_not_exist(visit: Visitor, database: Database) -> None:
    employer, proposal = built(database, S.MEETING_SCHEDULED)
    company, theirs = visit.as_(employer), f"/employer/proposals/{proposal.id}"
    with database.transaction() as session:
        stranger = an_employer(session, a_company(session, name="Elektro Schöne"))

    for code in ("tomorrow", "20261399T9999", "٢٠٢٦١١٢٧T1300"):
        assert company.get(f"{theirs}/meeting/take/{code}").status_code == 404
    assert visit.as_(stranger).get(f"{theirs}/meeting.ics").status_code == 404
    assert company.get(f"{theirs}/meeting.ics").status_code == 200
    with database.transaction() as session:
        withdraw_proposal(session, proposal.id, by=PERSON, at=now() + timedelta(seconds=1))
    for way in ("meeting.ics", "meeting/times", "meeting/others", "meeting/call-off"):
        assert company.get(f"{theirs}/{way}").status_code == 404


def test_a_company_that_waits_for_the_yes_may_say_when_it_has_time(visit: Visitor, database: Database) -> None:
    employer, proposal = built(database, S.WANTED)
    company, theirs = visit.as_(employer), f"/employer/proposals/{proposal.id}"

    assert f"{theirs}/meeting/times" in company.get(theirs).text
    assert company.submit(f"{theirs}/meeting/times", three_times()).status_code == 302

    assert visit.as_(proposal.made_by_id).get(f"/advisor/proposals/{proposal.id}/meeting/times").status_code == 409
