"""The line KAI publishes: at the midnight of Germany, at the site of the advisor at the time. `tests/demo` counts it by hand."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from portal.kernel.retention.periods import months_later
from portal.placements.words import PlacementKind
from portal.reports.banding import banded
from portal.reports.line import Sources, count
from portal.reports.periods import Period, period_of
from portal.reports.responsible import Responsible
from portal.reports.words import LineFigure, Span
from tests.builders.accounts import a_coordinator, an_advisor
from tests.moments import MONDAY

pytestmark = pytest.mark.one_database

DAY = timedelta(days=1)
YEAR = Period(date(2026, 1, 1), MONDAY)
F = LineFigure
NOBODY = Responsible({}, {})


@pytest.mark.parametrize(
    ("moment", "counts"),
    [
        (datetime(2025, 12, 31, 22, 59, 59, tzinfo=UTC), 0),
        (datetime(2025, 12, 31, 23, 0, tzinfo=UTC), 1),
        (datetime(2026, 11, 23, 22, 59, 59, tzinfo=UTC), 1),
        (datetime(2026, 11, 23, 23, 0, tzinfo=UTC), 0),
    ],
)
def test_a_day_begins_at_midnight_in_germany(moment, counts):
    person = (uuid4(), None, moment, None, moment)
    assert len(count(F.INTERVIEWS, Sources((person,), (), (), (), NOBODY), YEAR, MONDAY + 9 * DAY)) == counts


def test_the_site_is_that_of_the_advisor_at_the_time():
    person, first, second, borna, grimma = (uuid4() for _ in range(5))
    responsible = Responsible({first: borna, second: grimma}, {person: ((MONDAY, first),)})

    assert responsible.site_on(person, second, MONDAY - DAY) == borna
    assert responsible.site_on(person, second, MONDAY) == grimma


@pytest.mark.parametrize(("ended", "kept"), [(None, True), (MONDAY, True), (MONDAY - DAY, False)])
def test_who_leaves_a_day_before_the_sixth_month_is_over_is_not_kept(ended, kept):
    work = (None, None, PlacementKind.JOB, months_later(MONDAY, -6), ended)
    (found,) = count(F.KEPT_6, Sources((), (), (work,), (), NOBODY), YEAR, MONDAY)

    assert found.is_kept is kept


def test_periods_end_today_and_stand_beside_the_one_before():
    assert period_of(Span.THIS_YEAR, MONDAY) == YEAR
    assert YEAR.before == Period(date(2025, 1, 1), date(2025, 11, 23))
    assert period_of(Span.LAST_QUARTER, MONDAY) == Period(date(2026, 7, 1), date(2026, 9, 30))
    assert Period(MONDAY, MONDAY).before == Period(MONDAY - DAY, MONDAY - DAY)


def test_others_than_coordinators_are_told_no_small_number(app):
    with app.test_request_context("/"):
        assert banded(0) == banded(4) != banded(5)
        assert banded(5) == banded(9) != banded(10)


def test_the_coordinator_reads_the_line_and_takes_it_along_and_an_advisor_does_not(database, visit):
    with database.transaction() as session:
        coordinator, advisor = a_coordinator(session), an_advisor(session)
    reader = visit.as_(coordinator)

    assert "<rect" in reader.get("/coordinator/figures/?span=last_year").text
    assert reader.get("/coordinator/figures/behind?figure=companies&span=free&begin=2026-01-01&end=x").status_code == 200
    assert "unter 5" in reader.get("/coordinator/figures/line.csv?banded=1").text
    assert "unter 5" not in reader.get("/coordinator/figures/line.csv").text
    assert reader.get("/coordinator/figures/line.xlsx").status_code == 200
    assert visit.as_(advisor).get("/coordinator/figures/").status_code == 403
