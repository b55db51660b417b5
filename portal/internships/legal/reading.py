"""A line of JSON read as facts, strictly: what is broken is named, never guessed."""

import json
import re
from datetime import date
from decimal import Decimal
from typing import Any, NoReturn

from portal.internships.legal.facts import Facts
from portal.internships.words import LegalBasis
from portal.labour.words import PermitClass

PERMITS = {
    "free": PermitClass.FREE,
    "needs_permission": PermitClass.NEEDS_PERMISSION,
    "not_possible": PermitClass.IN_CLARIFICATION,
}
YEARS = range(2000, 2101)
HOURS_OF_A_WEEK, OLDEST, MOST_DAYS, MOST_EUROS = 168, 120, 3660, 1000
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class BadLine(ValueError):
    """A line that cannot be read; the text says what is wrong with it."""


def facts_of(line: str) -> Facts:
    """Read one line; fields that do not count for its legal basis may be left out, and `null` is the same as left out."""
    try:
        line.encode()
        given = json.loads(line, parse_float=Decimal, parse_constant=_refuse_constant)
    except UnicodeEncodeError:
        raise BadLine("this is not UTF-8") from None
    except (json.JSONDecodeError, RecursionError, ValueError) as error:
        raise BadLine(f"this is not JSON: {error}") from None
    if not isinstance(given, dict):
        raise BadLine("this has to be a JSON object")
    read = _Reader(given)
    basis = read.basis()
    is_measure = basis is LegalBasis.MEASURE
    return Facts(
        basis=basis,
        starts_on=read.day("start"),
        ends_on=read.day("end"),
        hours_per_week=read.hours("hours_week"),
        age=read.whole("age", most=OLDEST),
        pay_per_hour=read.amount("paid_per_hour", most=MOST_EUROS),
        earlier_days=read.whole("earlier_mag_days_same_employer", most=MOST_DAYS, is_optional=not is_measure),
        approval_on=read.optional_day("approval_on"),
        permit=read.permit(),
        permission_on=read.optional_day("permission_on"),
        has_course_overlap=read.flag("course_overlap"),
        is_long_term=read.flag("long_term_unemployed_flag", is_optional=not is_measure),
    )


class _Reader:
    """Fields of one line, by name."""

    def __init__(self, given: dict[str, Any]) -> None:
        self.given = given

    def needed(self, name: str) -> Any:
        if name not in self.given:
            raise BadLine(f'"{name}" is missing')
        return self.given[name]

    def basis(self) -> LegalBasis:
        value = self.needed("basis")
        if value not in tuple(LegalBasis):
            known = ", ".join(LegalBasis)
            raise BadLine(f'"basis" has to be one of {known}; trial work is work and is not offered')
        return LegalBasis(value)  # type: ignore[call-arg]  # looked up by code; mypy sees `__new__`

    def permit(self) -> PermitClass:
        value = self.needed("permit")
        if not isinstance(value, str) or value not in PERMITS:
            raise BadLine(f'"permit" has to be one of {", ".join(PERMITS)}')
        return PERMITS[value]

    def day(self, name: str) -> date:
        return _day(name, self.needed(name))

    def optional_day(self, name: str) -> date | None:
        value = self.given.get(name)
        return None if value is None else _day(name, value)

    def flag(self, name: str, *, is_optional: bool = False) -> bool:
        value = self.given.get(name) if is_optional else self.needed(name)
        if is_optional and value is None:
            return False
        if not isinstance(value, bool):
            raise BadLine(f'"{name}" has to be true or false')
        return value

    def whole(self, name: str, *, most: int, is_optional: bool = False) -> int:
        value = self.given.get(name) if is_optional else self.needed(name)
        if is_optional and value is None:
            return 0
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
            raise BadLine(f'"{name}" has to be a whole number from 0 to {most}')
        return value

    def hours(self, name: str) -> Decimal:
        value = _number(self.needed(name))
        if value is None or not 0 < value <= HOURS_OF_A_WEEK:
            raise BadLine(f'"{name}" has to be a number above 0, up to {HOURS_OF_A_WEEK}')
        return value

    def amount(self, name: str, *, most: int) -> Decimal | None:
        if self.given.get(name) is None:
            return None
        value = _number(self.given[name])
        if value is None or not 0 <= value <= most:
            raise BadLine(f'"{name}" has to be null or euros an hour from 0 to {most}')
        return value


def _number(value: object) -> Decimal | None:
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def _day(name: str, value: object) -> date:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise BadLine(f'"{name}" has to be a day like 2026-11-23')
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise BadLine(f'"{name}": there is no {value} in the calendar') from None
    if day.year not in YEARS:
        raise BadLine(f'"{name}" has to lie between {YEARS[0]} and {YEARS[-1]}')
    return day


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")
