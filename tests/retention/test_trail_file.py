"""The trail as a file for an audit: all of its time and nothing else, no name, provable afterwards."""

import csv
import hashlib
from contextlib import nullcontext
from datetime import date, datetime, timedelta
from io import StringIO

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.kernel.audit import AuditEntry, By, Change, record
from portal.kernel.clock import start_of
from portal.kernel.errors import RuleBroken
from portal.retention.erasing import erase
from portal.retention.trail_file import HEADER, hand_out_trail
from tests.builders.accounts import a_coordinator, an_advisor
from tests.builders.proposals import a_proposal
from tests.moments import MONDAY, NOON

pytestmark = pytest.mark.one_database

DAY = timedelta(days=1)
SOMEBODY = By(None, "coordinator")


def lines_of(content: bytes) -> list[list[str]]:
    head, *lines = csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";")
    assert tuple(head) == HEADER
    return lines


def an_act(session: Session, at: datetime, **change: str) -> None:
    record(session, "candidate.viewed", a_coordinator(session).id, Change(**change), by=SOMEBODY, at=at)


def test_both_days_are_in_it_and_the_moments_beside_them_are_not(session: Session):
    first, last = start_of(MONDAY), start_of(MONDAY + 2 * DAY)
    for at in (first - timedelta(seconds=1), first, last - timedelta(seconds=1), last):
        an_act(session, at)

    lines = lines_of(hand_out_trail(session, MONDAY, MONDAY + DAY, by=SOMEBODY, at=NOON))

    assert [line[0] for line in lines] == [first.isoformat(), (last - timedelta(seconds=1)).isoformat()]


def test_it_names_nobody_also_of_somebody_who_was_erased(session: Session):
    proposal = a_proposal(session)
    person = session.get_one(Candidate, proposal.candidate_id)
    names = {person.given_name, person.family_name, person.phone, person.email, person.town} - {None}
    erase(session, person.id, by=By.system(), at=NOON)

    said = hand_out_trail(session, MONDAY - 400 * DAY + 40 * DAY, MONDAY + DAY, by=SOMEBODY, at=NOON).decode()

    assert "candidate.erased" in said
    assert not [name for name in names if str(name) in said]


def test_that_it_was_handed_out_stands_in_the_trail_with_the_mark_of_the_file(session: Session):
    by = By(a_coordinator(session).id, "coordinator")

    content = hand_out_trail(session, MONDAY, MONDAY, by=by, at=NOON)

    noted = session.scalars(select(AuditEntry).where(AuditEntry.verb == "trail.handed_out")).one()
    assert (noted.by_id, noted.was, noted.reason) == (by.account_id, "2026-11-23", hashlib.sha256(content).hexdigest())


@pytest.mark.parametrize("text", ["=1+1", "+4", "-4", "@a"])
def test_no_spreadsheet_runs_what_stands_in_it(session: Session, text: str):
    an_act(session, NOON, reason=text)

    assert lines_of(hand_out_trail(session, MONDAY, MONDAY, by=SOMEBODY, at=NOON))[0][-1] == f"'{text}"


@pytest.mark.parametrize(("first", "last", "is_refused"), [
    (MONDAY, MONDAY - DAY, True),
    (MONDAY, MONDAY, False),
    (date(2026, 1, 1), date(2027, 1, 1), False),
    (date(2026, 1, 1), date(2027, 1, 2), True),
])  # fmt: skip
def test_a_time_is_at_most_a_year_and_not_backwards(session: Session, first: date, last: date, is_refused: bool):
    with pytest.raises(RuleBroken) if is_refused else nullcontext():
        hand_out_trail(session, first, last, by=SOMEBODY, at=NOON)


def test_coordinators_download_it_and_advisors_do_not(visit, database):
    with database.transaction() as session:
        coordinator, advisor = a_coordinator(session), an_advisor(session)
    page = "/coordinator/retention/trail"

    answer = visit.as_(coordinator).submit(page, {"first": "2026-11-01", "last": "2026-11-30"})

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/csv; charset=utf-8")
    assert "no-store" in answer.headers["Cache-Control"]
    assert visit.as_(coordinator).get("/coordinator/retention/").text.count(page) == 1
    assert visit.as_(advisor).get(page).status_code == 403
    assert visit.as_(coordinator).submit(page, {"first": "2026-11-30", "last": "2026-11-01"}).status_code == 422
