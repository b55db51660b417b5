"""What a company's browser keeps of an internship."""

import re
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from portal.contacts.models import Task
from portal.contacts.words import TaskKind
from portal.internships.words import InternshipState
from portal.kernel.clock import local_day, now, start_of
from portal.kernel.db import Database
from portal.openings.models import Opening
from tests.builders.companies import an_employer
from tests.builders.internships import an_internship
from tests.inspection import form_token_in
from tests.visiting import Visitor

S = InternshipState


def test_the_page_names_the_person_and_its_title_does_not(visit: Visitor, database: Database) -> None:
    with database.transaction() as session:
        internship = an_internship(session, at=now())
        employer = an_employer(session, session.get_one(Opening, internship.opening_id).company)

    page = visit.as_(employer).get(f"/employer/internships/{internship.id}").text

    titles = re.findall(r"<title>(.*?)</title>", page, re.DOTALL)
    assert "Salma" in page
    assert [title for title in titles if "Salma" in title or "Rahimi" in title] == []


def running(database: Database, days: int) -> tuple[Any, Any]:
    """Build an internship that has run for three weeks and ends in some days, and somebody of its company."""
    with database.transaction() as session:
        last = local_day(now()) + timedelta(days=days)
        first = last - timedelta(days=20)
        begun_at = start_of(first) + timedelta(hours=9)
        internship = an_internship(session, state=S.RUNNING, at=begun_at, starts_on=first, ends_on=last)
        return an_employer(session, session.get_one(Opening, internship.opening_id).company), internship


def test_in_the_last_week_a_company_says_once_how_it_goes_on_and_the_advisor_calls(visit: Visitor, database: Database) -> None:
    employer, internship = running(database, 3)
    visitor = visit.as_(employer)
    address = f"/employer/internships/{internship.id}"

    page = visitor.get(address).text
    token = form_token_in(page)
    empty = visitor.post(f"{address}/decide", {"csrf_token": token})
    told = visitor.post(f"{address}/decide", {"decision": "hire", "csrf_token": token})
    again = visitor.post(f"{address}/decide", {"decision": "no", "csrf_token": token})

    assert "Wie geht es weiter?" in page
    assert empty.status_code == 422
    assert "Ihre Beratung ruft Sie an" in visitor.follow(told).text
    assert again.status_code == 409
    assert "Wie geht es weiter?" not in visitor.get(address).text
    with database.reading() as session:
        [task] = session.scalars(select(Task).where(Task.kind == TaskKind.TALK_OVER)).all()
        assert (task.subject_id, task.assigned_to_id) == (internship.proposal_id, internship.planned_by_id)
        assert task.note == "Wir möchten die Person einstellen"


def test_before_its_last_week_nobody_asks_and_no_page_thanks(visit: Visitor, database: Database) -> None:
    employer, internship = running(database, 8)
    visitor = visit.as_(employer)
    address = f"/employer/internships/{internship.id}"
    page = visitor.get(address).text

    assert "Wie geht es weiter?" not in page
    assert "Woche 2 von 3" in page
    assert visitor.get(f"{address}/decided").location == address


def test_the_history_is_the_companys_own_and_filters_stay_in_the_address(visit: Visitor, database: Database) -> None:
    employer, internship = running(database, 3)
    stranger, _other = running(database, 3)
    visitor = visit.as_(employer)
    page = visitor.get(f"/employer/internships/{internship.id}").text
    story = page[page.index('class="timeline"') : page.index("</ol>", page.index('class="timeline"'))]

    assert story.index("Erster Tag") < story.index("Praktikum geplant")
    assert "Jobcenter" not in story
    assert str(internship.id) in visitor.get("/employer/internships/?state=running").text
    assert str(internship.id) not in visitor.get("/employer/internships/?state=planned").text
    for path in ("", "/decided"):
        assert visit.as_(stranger).get(f"/employer/internships/{internship.id}{path}").status_code == 404
