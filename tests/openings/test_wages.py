"""Pay is held against the law of the day the work starts: on both sides of the turn of the year, and to the cent."""

from datetime import date
from decimal import Decimal

import pytest

from portal.kernel.audit import By
from portal.kernel.errors import RuleBroken
from portal.labour.words import OccupationField
from portal.openings.helping import helps_for
from portal.openings.models import Opening
from portal.openings.queries.guide import Guide
from portal.openings.queries.rates import all_rates
from portal.openings.services import RateDraft, add_rate, draft_of, publish_opening, save_opening, submit_opening
from portal.openings.wages import Pay, hints_on_pay, too_low
from portal.openings.words import OpeningKind, OpeningState, PayUnit, RateCode
from tests.builders.openings import an_opening
from tests.builders.rates import founding_rates
from tests.moments import NOON

pytestmark = pytest.mark.one_database
TODAY = date(2026, 11, 23)
LAST, FIRST = date(2026, 12, 31), date(2027, 1, 1)
JOB, TRAINING = OpeningKind.VACANCY, OpeningKind.APPRENTICESHIP_PLACE


@pytest.fixture
def rates(database):
    with database.transaction() as session:
        founding_rates(session)
        return all_rates(session)


def hour(amount, starts_on=None, **more):
    return Pay(JOB, Decimal(amount), PayUnit.HOUR, starts_on=starts_on, **more)


@pytest.mark.parametrize(
    ("amount", "starts_on", "is_lawful"),
    [
        ("12.81", date(2025, 12, 31), False), ("12.82", date(2025, 12, 31), True),
        ("13.89", LAST, False), ("13.90", LAST, True), ("14.59", LAST, True),
        ("13.90", FIRST, False), ("14.59", FIRST, False), ("14.60", FIRST, True),
        ("13.89", None, False), ("13.90", None, True),
        ("0.50", date(2024, 12, 31), True),
    ],
)  # fmt: skip
def test_an_hour_is_paid_at_least_as_the_law_of_the_start_day_says(rates, amount, starts_on, is_lawful):
    found = too_low(hour(amount, starts_on), rates, on=TODAY)

    assert (found is None) is is_lawful
    assert found is None or found.field == "pay_amount"


@pytest.mark.parametrize(
    ("amount", "hours", "starts_on", "is_lawful"),
    [("2409.33", 40, LAST, True), ("2408.00", 40, LAST, False), ("2530.67", 40, FIRST, True), ("2409.33", 40, FIRST, False),
     ("500", None, FIRST, True)],
)  # fmt: skip
def test_a_months_pay_counts_by_its_hours_and_without_hours_is_only_a_hint(rates, amount, hours, starts_on, is_lawful):
    pay = Pay(JOB, Decimal(amount), PayUnit.MONTH, hours, starts_on)

    assert (too_low(pay, rates, on=TODAY) is None) is is_lawful
    if hours is None:
        assert any("hours a week" in str(sentence) for _field, sentence in hints_on_pay(pay, rates, on=TODAY))


@pytest.mark.parametrize(
    ("amount", "starts_on", "is_lawful"),
    [("723.99", date(2026, 8, 1), False), ("724", date(2026, 8, 1), True), ("724", LAST, True), ("300", FIRST, True),
     ("723.99", None, False)],
)  # fmt: skip
def test_training_is_paid_by_the_row_of_its_year_and_without_a_row_there_is_a_hint(rates, amount, starts_on, is_lawful):
    pay = Pay(TRAINING, first_year=Decimal(amount), starts_on=starts_on)

    assert (too_low(pay, rates, on=TODAY) is None) is is_lawful
    hints = [str(sentence) for _field, sentence in hints_on_pay(pay, rates, on=TODAY)]
    assert any("2027" in hint for hint in hints) is (starts_on == FIRST)


@pytest.mark.parametrize(
    ("amount", "starts_on", "is_minijob"),
    [("603", LAST, True), ("603.01", LAST, False), ("633", FIRST, True), ("633.01", FIRST, False)],
)
def test_a_mini_job_is_called_one_up_to_its_limit(rates, amount, starts_on, is_minijob):
    pay = Pay(JOB, Decimal(amount), PayUnit.MONTH, 9, starts_on)

    assert any("mini-job" in str(sentence) for _field, sentence in hints_on_pay(pay, rates, on=TODAY)) is is_minijob


def test_a_wage_that_the_next_year_overtakes_gets_a_hint(rates):
    assert any("14,60" in str(sentence) for _field, sentence in hints_on_pay(hour("14.00"), rates, on=TODAY))
    assert not list(hints_on_pay(hour("14.60"), rates, on=TODAY))


def test_a_sector_without_a_row_gets_a_hint_and_never_an_error(rates):
    pay = hour("14.60", FIRST, field=OccupationField.CARE)

    assert too_low(pay, rates, on=TODAY) is None
    assert [field for field, _sentence in hints_on_pay(pay, rates, on=TODAY)] == ["pay_amount"]


def test_the_migration_knows_what_the_law_says_and_no_sector(rates):
    known = {(row.code, str(row.amount), row.valid_from.year) for row in rates.rows}

    assert known == {
        (RateCode.MINIMUM_WAGE, "12.82", 2025), (RateCode.MINIMUM_WAGE, "13.90", 2026), (RateCode.MINIMUM_WAGE, "14.60", 2027),
        (RateCode.MINIJOB_LIMIT, "603.00", 2026), (RateCode.MINIJOB_LIMIT, "633.00", 2027),
        (RateCode.TRAINING_1, "724.00", 2026), (RateCode.TRAINING_2, "854.00", 2026), (RateCode.TRAINING_3, "977.00", 2026),
        (RateCode.TRAINING_4, "1014.00", 2026),
    }  # fmt: skip


def test_a_correction_for_the_same_day_counts_and_the_history_keeps_both(database, rates):
    with database.transaction() as session:
        add_rate(session, RateDraft(RateCode.MINIMUM_WAGE, Decimal("15.00"), FIRST, "BGBl.", TODAY), by=By.system(), at=NOON)
        corrected = all_rates(session)

    assert corrected.on(RateCode.MINIMUM_WAGE, FIRST).amount == 15
    assert corrected.on(RateCode.MINIMUM_WAGE, LAST).amount == Decimal("13.90")
    assert [str(row.amount) for row in corrected.history(RateCode.MINIMUM_WAGE)] == ["15.00", "14.60", "13.90", "12.82"]


def a_job(session, **changes):
    return an_opening(
        session, kind=JOB, **{"state": OpeningState.DRAFT, "pay_amount": Decimal("14.00"), "starts_on": FIRST, **changes}
    )


def test_pay_below_the_law_neither_goes_online_nor_stays_online(database, rates):
    with database.transaction() as session:
        draft, online = a_job(session), a_job(session, state=OpeningState.PUBLISHED, starts_on=LAST)
        for move in (submit_opening, publish_opening):
            with pytest.raises(RuleBroken) as refused:
                move(session, draft.id, by=By.system(), at=NOON)
            assert refused.value.field == "pay_amount"
        later = draft_of(session.get_one(Opening, online.id))
        later = type(later)(**{**later.__dict__, "starts_on": FIRST})
        with pytest.raises(RuleBroken, match="14,60"):
            save_opening(session, online.id, later, by=By.system(), at=NOON)


def test_without_rows_nothing_is_refused(database):
    with database.transaction() as session:
        draft = a_job(session, pay_amount=Decimal("1.00"))
        submit_opening(session, draft.id, by=By.system(), at=NOON)

        assert draft.state in (OpeningState.SUBMITTED, OpeningState.PUBLISHED)


def test_an_internship_has_no_pay_to_hint_at(database, rates):
    with database.transaction() as session:
        slot = draft_of(an_opening(session))

    assert [each.field for each in helps_for(slot, Guide(rates), on=TODAY)] == []
    assert too_low(Pay(OpeningKind.INTERNSHIP_SLOT), rates, on=TODAY) is None
