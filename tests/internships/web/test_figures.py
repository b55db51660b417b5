"""Coordinators keep the figures of the law; plans are held against those of their first day."""

from datetime import date, timedelta
from decimal import Decimal
from importlib import import_module

import pytest
from sqlalchemy import insert

from portal.internships.judging import about_proposal, judge
from portal.internships.lawful import known_figures
from portal.internships.legal.founding import founding_figures
from portal.internships.legal.words import FigureCode, LegalRule
from portal.internships.models import LegalFigure
from portal.openings.models import Rate
from portal.openings.words import RateCode
from portal.proposals.words import ProposalState
from tests.builders.accounts import a_coordinator
from tests.builders.internships import a_plan
from tests.builders.proposals import a_proposal
from tests.moments import MONDAY, NOON

pytestmark = pytest.mark.one_database

NEW = "§ 45 Abs. 2 Satz 2 SGB III n. F."
FOUNDING = import_module("portal.migrations.versions.0027_figures_of_the_law")


def test_the_rows_of_the_migration_say_what_the_command_says(session):
    without = known_figures(session).rows
    session.execute(insert(LegalFigure), FOUNDING.founding_rows())
    known = known_figures(session).rows

    assert set(known) == set(without) == set(founding_figures().rows)


def test_the_minimum_wage_comes_from_the_lawful_amounts(session):
    first = {"source": "§ 1 MiLoG", "note": None, "checked_on": MONDAY, "at": NOON, "by_id": None}
    session.add(Rate(code=RateCode.MINIMUM_WAGE, amount=Decimal("15.20"), valid_from=date(2028, 1, 1), **first))
    session.flush()
    figures = known_figures(session)

    assert figures.on(FigureCode.MINIMUM_WAGE, date(2027, 12, 31)).amount == Decimal("14.60")
    assert figures.on(FigureCode.MINIMUM_WAGE, date(2028, 1, 1)).amount == Decimal("15.20")


def test_a_coordinator_adds_a_figure_and_plans_from_its_day_on_are_held_against_it(visit, database, app):
    with app.test_request_context("/"), database.transaction() as session:
        coordinator = a_coordinator(session).id
        proposal_id = a_proposal(session, state=ProposalState.DISCLOSED).id
        session.execute(insert(LegalFigure), FOUNDING.founding_rows())
    desk = visit.as_(coordinator)
    answers = {
        "amount": "56",
        "valid_from": "2027-03-01",
        "source": "§ 45 Abs. 2 Satz 2 SGB III n. F.",
        "checked_on": "2026-11-23",
    }
    for wrong in ({"amount": ""}, {"amount": "0"}, {"source": ""}, {"valid_from": "29.02.2027"}):
        assert desk.submit("/coordinator/legal-figures/measure_days", {**answers, **wrong}).status_code == 422
    assert desk.submit("/coordinator/legal-figures/measure_days", answers).location == "/coordinator/legal-figures/"
    page, history = desk.get("/coordinator/legal-figures/").text, desk.get("/coordinator/legal-figures/measure_days").text

    assert "56" in page
    assert NEW in history
    assert "§ 45 Abs. 2 Satz 2 SGB III mit" in history
    with database.reading() as session:
        assert too_long(session, proposal_id, date(2027, 2, 28), 43)
        assert not too_long(session, proposal_id, date(2027, 3, 1), 56)
        assert too_long(session, proposal_id, date(2027, 3, 1), 57)


def too_long(session, proposal_id, starts_on, days):
    """Whether a measure of so many days is refused for its length."""
    plan = a_plan(starts_on=starts_on, ends_on=starts_on + timedelta(days=days - 1))
    found = judge(session, plan, about_proposal(session, proposal_id))
    return LegalRule.LENGTH in {answer.rule for answer in found.answers if not answer.is_fine}


def test_a_law_without_a_number_gets_its_new_paragraph_alone(visit, database):
    with database.transaction() as session:
        coordinator = a_coordinator(session).id
    answers = {"valid_from": "2027-01-01", "source": "§ 44a AufenthG n. F.", "checked_on": "2026-11-23"}

    assert visit.as_(coordinator).submit("/coordinator/legal-figures/course_duty", answers).status_code == 302
    with database.reading() as session:
        assert known_figures(session).on(FigureCode.COURSE_DUTY, date(2027, 1, 1)).source == "§ 44a AufenthG n. F."


@pytest.mark.parametrize("code", ["minimum_wage", "no_figure"])
def test_what_is_kept_elsewhere_or_nowhere_is_not_found(visit, database, code):
    with database.transaction() as session:
        coordinator = a_coordinator(session).id

    assert visit.as_(coordinator).get(f"/coordinator/legal-figures/{code}").status_code == 404
