"""Pay held against the lawful amounts of the day the work starts. No database: amounts come as rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from portal.kernel.errors import Sentence
from portal.kernel.i18n import lazy_gettext as _l
from portal.labour.words import OccupationField
from portal.openings.models import Gap
from portal.openings.queries.rates import RateRow, Rates
from portal.openings.words import OpeningKind, PayUnit, RateCode

SECTORS: Final = {
    OccupationField.CARE: RateCode.SECTOR_CARE,
    OccupationField.CLEANING: RateCode.SECTOR_CLEANING,
    OccupationField.BUILDING: RateCode.SECTOR_BUILDING,
    OccupationField.METAL_ELECTRICAL: RateCode.SECTOR_ELECTRICAL,
}
WEEKS_A_MONTH: Final = Decimal(13) / Decimal(3)


@dataclass(frozen=True)
class Pay:
    """What a place pays, and what that is held against."""

    kind: OpeningKind
    amount: Decimal | None = None
    unit: PayUnit | None = None
    hours_per_week: int | None = None
    starts_on: date | None = None
    first_year: Decimal | None = None
    field: OccupationField | None = None

    @property
    def per_hour(self) -> Decimal | None:
        """Euros an hour; of a month's pay only where the hours are known."""
        if self.amount is None or self.unit is PayUnit.HOUR or self.unit is None:
            return self.amount if self.unit is PayUnit.HOUR else None
        if not self.hours_per_week:
            return None
        return _cents(self.amount / (self.hours_per_week * WEEKS_A_MONTH))

    @property
    def per_month(self) -> Decimal | None:
        """Euros a month; of an hour's pay only where the hours are known."""
        if self.amount is None or self.unit is PayUnit.MONTH or self.unit is None:
            return self.amount if self.unit is PayUnit.MONTH else None
        return _cents(self.amount * self.hours_per_week * WEEKS_A_MONTH) if self.hours_per_week else None


def too_low(pay: Pay, rates: Rates, *, on: date) -> Gap | None:
    """Say that pay is below the law on the day the work starts; without a start day, today counts."""
    starts_on = pay.starts_on or on
    if pay.kind is OpeningKind.VACANCY:
        rate = rates.on(RateCode.MINIMUM_WAGE, starts_on)
        if rate and pay.per_hour is not None and pay.per_hour < rate.amount:
            return Gap("pay_amount", _below_wage(rate))
    if pay.kind is OpeningKind.APPRENTICESHIP_PLACE:
        rate = rates.in_year(RateCode.TRAINING_1, starts_on.year)
        if rate and pay.first_year is not None and pay.first_year < rate.amount:
            return Gap("first_year_pay", _below_training(rate))
    return None


def hints_on_pay(pay: Pay, rates: Rates, *, on: date) -> Iterator[tuple[str, Sentence]]:
    """Say what is good to know about pay: the field it belongs to, and a sentence."""
    starts_on = pay.starts_on or on
    if pay.kind is OpeningKind.VACANCY and pay.amount is not None:
        yield from _wage_hints(pay, rates, starts_on)
        yield from _sector_hints(pay, rates, starts_on)
    if pay.kind is OpeningKind.APPRENTICESHIP_PLACE and rates.in_year(RateCode.TRAINING_1, starts_on.year) is None:
        yield (
            "first_year_pay",
            _l(
                "We do not know the minimum pay for training that starts in %(year)s yet. Please ask the chamber.",
                year=str(starts_on.year),
            ),
        )


def _wage_hints(pay: Pay, rates: Rates, starts_on: date) -> Iterator[tuple[str, Sentence]]:
    if rates.on(RateCode.MINIMUM_WAGE, starts_on) is None:
        yield "pay_amount", _l("We do not know the minimum wage for this start day. Please check it yourself.")
    later = rates.after(RateCode.MINIMUM_WAGE, starts_on)
    if later and pay.per_hour is not None and pay.per_hour < later.amount:
        yield (
            "pay_amount",
            _l(
                "From %(day)s on the minimum wage is %(amount)s euros an hour.",
                day=_day(later.valid_from),
                amount=_amount(later.amount),
            ),
        )
    if pay.unit is PayUnit.MONTH and pay.per_hour is None:
        yield "pay_amount", _l("Please say how many hours a week: then we compare the pay with the minimum wage.")
    limit = rates.on(RateCode.MINIJOB_LIMIT, starts_on)
    if limit and pay.per_month is not None and pay.per_month <= limit.amount:
        yield (
            "pay_amount",
            _l(
                "This is a mini-job: up to %(amount)s euros a month. Many people look for more hours.",
                amount=_amount(limit.amount),
            ),
        )


def _sector_hints(pay: Pay, rates: Rates, starts_on: date) -> Iterator[tuple[str, Sentence]]:
    code = SECTORS.get(pay.field) if pay.field else None
    if code is None:
        return
    rate = rates.on(code, starts_on)
    if rate is None:
        yield "pay_amount", _l("In this field a higher minimum wage of the sector can hold. Please check it.")
    elif pay.per_hour is not None and pay.per_hour < rate.amount:
        yield (
            "pay_amount",
            _l(
                "In this field %(amount)s euros an hour can be the minimum. Please check whether it holds for you.",
                amount=_amount(rate.amount),
            ),
        )


def _below_wage(rate: RateRow) -> Sentence:
    sentence: Sentence = _l(
        "From %(day)s on at least %(amount)s euros an hour are due (minimum wage, checked on %(checked)s).",
        day=_day(rate.valid_from), amount=_amount(rate.amount), checked=_day(rate.checked_on),
    )  # fmt: skip
    return sentence


def _below_training(rate: RateRow) -> Sentence:
    sentence: Sentence = _l(
        "Training that starts in %(year)s pays at least %(amount)s euros a month in the first year (checked on %(checked)s).",
        year=str(rate.valid_from.year), amount=_amount(rate.amount), checked=_day(rate.checked_on),
    )  # fmt: skip
    return sentence


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _amount(amount: Decimal) -> str:
    return f"{amount:.2f}".replace(".", ",")
