"""Pay in the forms, and the page where coordinators keep the lawful amounts."""

from datetime import date
from decimal import Decimal

import pytest

from portal.internships.lawful import FigureDraft, add_figure
from portal.internships.legal.words import FigureCode
from portal.kernel.audit import By
from portal.openings.models import Opening
from portal.openings.queries.rates import all_rates
from portal.openings.services import RateDraft, add_rate
from portal.openings.words import OpeningKind, OpeningState, RateCode
from tests.builders.accounts import a_coordinator, an_advisor
from tests.builders.companies import a_company, an_employer, company_of
from tests.builders.openings import an_opening
from tests.builders.rates import founding_rates
from tests.moments import NOON

pytestmark = pytest.mark.one_database


@pytest.fixture
def job(database):
    with database.transaction() as session:
        founding_rates(session)
        employer = an_employer(session, a_company(session, is_trusted=True))
        opening = an_opening(session, company_of(session, employer), kind=OpeningKind.VACANCY, state=OpeningState.DRAFT)
        return {"account": employer.id, "id": opening.id}


def test_pay_below_the_law_comes_back_with_its_sentence_and_what_was_typed(visit, job, database):
    path = f"/employer/openings/{job['id']}/edit/more"
    typed = {"pay_amount": "14,59", "pay_unit": "hour", "language_level": "a2"}

    refused = visit.as_(job["account"]).submit(path, typed)
    accepted = visit.as_(job["account"]).submit(path, {**typed, "pay_amount": "14,60"})

    assert refused.status_code == 422
    assert "14,60" in refused.text
    assert 'value="14,59"' in refused.text
    assert accepted.status_code == 302
    with database.reading() as session:
        assert session.get_one(Opening, job["id"]).pay_amount == Decimal("14.60")


def test_pay_that_a_later_start_day_makes_too_low_is_named_before_sending(visit, job, database):
    with database.transaction() as session:
        session.get_one(Opening, job["id"]).pay_amount = Decimal("14.00")

    page = visit.as_(job["account"]).get(f"/employer/openings/{job['id']}/review").text

    assert f"/employer/openings/{job['id']}/edit/more#pay_amount" in page
    assert f"/employer/openings/{job['id']}/submit" not in page


def test_a_coordinator_writes_an_amount_down_and_reads_the_history(visit, database, job):
    with database.transaction() as session:
        coordinator = a_coordinator(session).id
    visitor = visit.as_(coordinator)
    answers = {"amount": "15,20", "valid_from": "2028-01-01", "source": "BGBl. I", "checked_on": "2026-11-23"}

    missing = visitor.submit("/coordinator/rates/minimum_wage", {**answers, "source": ""})
    kept = visitor.submit("/coordinator/rates/minimum_wage", answers)

    assert missing.status_code == 422
    assert kept.status_code == 302
    page = visitor.get("/coordinator/rates/minimum_wage").text
    assert all(amount in page for amount in ("15.20", "14.60", "13.90", "12.82")) or "15,20" in page
    assert "BGBl. I" in page
    with database.reading() as session:
        assert all_rates(session).history(RateCode.MINIMUM_WAGE)[0].amount == Decimal("15.20")


def test_both_pages_of_dated_figures_say_source_day_and_when_to_look_again(visit, database, job):
    a_year_ago, older = date(2025, 11, 23), date(2025, 11, 22)
    with database.transaction() as session:
        coordinator = a_coordinator(session)
        for code, checked_on in ((RateCode.MINIMUM_WAGE, a_year_ago), (RateCode.MINIJOB_LIMIT, older)):
            draft = RateDraft(code, Decimal("700.00"), date(2026, 11, 1), f"BGBl. {code.value}", checked_on)
            add_rate(session, draft, by=By(coordinator.id, "coordinator"), at=NOON)
        for code, checked_on in ((FigureCode.MEASURE_DAYS, a_year_ago), (FigureCode.EXCEPTION_DAYS, older)):
            draft = FigureDraft(code, 20, date(2026, 11, 1), f"BGBl. {code.value}", checked_on)
            add_figure(session, draft, by=By(coordinator.id, "coordinator"), at=NOON)
    desk = visit.as_(coordinator)

    for path, fresh, old in (
        ("/coordinator/rates/", RateCode.MINIMUM_WAGE, RateCode.MINIJOB_LIMIT),
        ("/coordinator/legal-figures/", FigureCode.MEASURE_DAYS, FigureCode.EXCEPTION_DAYS),
    ):
        rows = {code: line_of(desk.get(path).text, f"BGBl. {code.value}") for code in (fresh, old)}
        assert all("ab 01.11.2026" in row for row in rows.values())
        assert "bitte neu prüfen" in rows[old]
        assert "bitte neu prüfen" not in rows[fresh]


def line_of(page: str, words: str) -> str:
    """Return the row of a table that holds these words."""
    return next(row for row in page.split("<tr") if words in row)


def test_only_coordinators_see_the_amounts(visit, database, job):
    with database.transaction() as session:
        advisor = an_advisor(session).id

    assert visit.as_(advisor).get("/coordinator/rates/").status_code == 403
    assert visit.as_(job["account"]).get("/coordinator/rates/minimum_wage").status_code == 403


def test_an_unknown_amount_does_not_exist(visit, database):
    with database.transaction() as session:
        coordinator = a_coordinator(session).id

    assert visit.as_(coordinator).get("/coordinator/rates/made-up").status_code == 404
