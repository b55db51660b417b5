"""Lists of internships: walked page by page without losing or repeating a row, narrowed by what the address says."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import inspect
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.internships.models import Internship
from portal.internships.queries import StaffFilter, count_on_shelves, internships_for_staff, internships_of_company
from portal.internships.words import InternshipShelf, InternshipState, InternshipView
from portal.kernel.db import DayPosition
from tests.builders.accounts import a_site, an_advisor
from tests.builders.internships import an_internship
from tests.moments import MONDAY

S = InternshipState


def another(session: Session, first: Internship, **changes: Any) -> Internship:
    """One more internship of the same person, as the years bring them."""
    columns = {column.key: getattr(first, column.key) for column in inspect(Internship).column_attrs}
    copy = Internship(**{**columns, "id": uuid4(), **changes})
    session.add(copy)
    return copy


@pytest.fixture
def first(session):
    return an_internship(session)


@pytest.fixture
def seven(session, first):
    """Seven that begin on three days, one after the other."""
    for number in range(6):
        another(session, first, starts_on=MONDAY + timedelta(days=number // 2))
    session.flush()
    return first


@pytest.mark.parametrize("view", [InternshipView.OPEN, InternshipView.ALL])
def test_the_teams_list_is_walked_without_losing_a_row(session, seven, view):
    met, after, pages = [], None, 0
    while pages == 0 or after:
        page = internships_for_staff(session, StaffFilter(view), after=after, limit=3)
        met, after, pages = [*met, *page.rows], page.after, pages + 1

    assert pages == 3
    assert len({each.id for each in met}) == len(met) == 7
    days = [each.starts_on for each in met]
    assert days == sorted(days, reverse=view is InternshipView.ALL)


def test_a_company_walks_its_internships_and_its_shelves(session, seven):
    another(session, seven, state=S.COMPLETED, starts_on=date(2025, 5, 5), ends_on=date(2025, 6, 6))
    session.flush()

    page = internships_of_company(session, seven.company_id, on=MONDAY, limit=5)
    rest = internships_of_company(session, seven.company_id, on=MONDAY, limit=5, after=page.after)
    over = internships_of_company(session, seven.company_id, on=MONDAY, shelf=InternshipShelf.OVER)

    assert len({each.id for each in (*page.rows, *rest.rows)}) == 8
    assert rest.after is None
    assert [each.state for each in over.rows] == [S.COMPLETED]
    assert dict(count_on_shelves(session, seven.company_id)) == {
        InternshipShelf.PLANNED: 7,
        InternshipShelf.RUNNING: 0,
        InternshipShelf.OVER: 1,
    }
    assert internships_of_company(session, uuid4(), on=MONDAY).rows == ()


def test_the_teams_list_is_narrowed(session, first):
    site = a_site(session)
    colleague = an_advisor(session, site_id=site.id)
    theirs = an_internship(session)
    session.flush()

    def shown(**wanted: Any) -> set[Any]:
        return {each.id for each in internships_for_staff(session, StaffFilter(**wanted)).rows}

    session.get_one(Candidate, theirs.candidate_id).advisor_id = colleague.id
    session.flush()
    assert shown() == {first.id, theirs.id}
    assert shown(advisor_id=colleague.id) == shown(site_id=site.id) == {theirs.id}
    assert shown(advisor_id=uuid4()) == shown(site_id=uuid4()) == shown(view=InternshipView.OVER) == set()
    # They last from 23 November to 18 December: in both months, in neither of their neighbours.
    months = [date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)]
    assert [bool(shown(month=month)) for month in months] == [False, True, True, False]


@pytest.mark.parametrize("text", [None, "", "x", "2026-11-23", "2026-13-01." + "0" * 32, "2026-11-23.z", "." * 90])
def test_a_made_up_position_is_none(text):
    assert DayPosition.read(text) is None
