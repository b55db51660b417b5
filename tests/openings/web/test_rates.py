"""Pay in the forms, and the page where coordinators keep the lawful amounts."""

from decimal import Decimal

import pytest

from portal.openings.models import Opening
from portal.openings.queries.rates import all_rates
from portal.openings.words import OpeningKind, OpeningState, RateCode
from tests.builders.accounts import a_coordinator, an_advisor
from tests.builders.companies import a_company, an_employer, company_of
from tests.builders.openings import an_opening
from tests.builders.rates import founding_rates

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


def test_only_coordinators_see_the_amounts(visit, database, job):
    with database.transaction() as session:
        advisor = an_advisor(session).id

    assert visit.as_(advisor).get("/coordinator/rates/").status_code == 403
    assert visit.as_(job["account"]).get("/coordinator/rates/minimum_wage").status_code == 403


def test_an_unknown_amount_does_not_exist(visit, database):
    with database.transaction() as session:
        coordinator = a_coordinator(session).id

    assert visit.as_(coordinator).get("/coordinator/rates/made-up").status_code == 404
