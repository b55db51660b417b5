"""Filters: dates, numbers and names as people write them, in the language of the page."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from markupsafe import Markup, escape

from portal.kernel.clock import LOCAL_ZONE, local_day
from portal.kernel.i18n import current_language, current_locale, gettext, ngettext
from portal.kernel.phones import as_written

NO_BREAK = "\N{NO-BREAK SPACE}"


def _written(value: date, pattern: str) -> str:
    return _written_in(current_language(), local_day(value) if isinstance(value, datetime) else value, pattern)


@lru_cache(maxsize=4096)
def _written_in(_language: str, value: date, pattern: str) -> str:
    """Write a day once: a page of dates says the days of some weeks again and again."""
    return format_date(value, pattern, locale=current_locale())


def day(value: date) -> str:
    """Write a day in full: Freitag, 27. November 2026."""
    return _written(value, {"de": "EEEE, d. MMMM y", "en": "EEEE, d MMMM y"}.get(current_locale().language, "full"))


def short_day(value: date) -> str:
    """Write a day in figures: 27.11.2026."""
    return _written(value, {"de": "dd.MM.y", "en": "d MMM y"}.get(current_locale().language, "long"))


def near_day(value: date) -> str:
    """Write a day of these weeks, without its year: Freitag, 27.11."""
    return _written(value, "EEEE, d.M." if current_locale().language == "de" else "EEEE, d MMMM")


def weekday(value: date) -> str:
    """Write which day of the week it is: Freitag."""
    return _written(value, "EEEE")


def short_weekday(value: date) -> str:
    """Write which day of the week it is, over a narrow column: Fr."""
    return _written(value, "cccccc")


def month(value: date) -> str:
    """Write a month: November 2026."""
    return _written(value, "LLLL y")


def moment(value: datetime) -> str:
    """Write a moment with its time: 27.11.2026, 9:12 Uhr."""
    local = value.astimezone(LOCAL_ZONE)
    return gettext("%(day)s, %(time)s", day=short_day(local.date()), time=clock(local.time()))


def meeting_time(value: datetime) -> str:
    """Write a moment of these weeks with its weekday: Freitag, 27. November, 14:00 Uhr."""
    local = value.astimezone(LOCAL_ZONE)
    written = _written(local.date(), {"de": "EEEE, d. MMMM", "en": "EEEE, d MMMM"}.get(current_locale().language, "EEEE, d MMMM"))
    return gettext("%(day)s, %(time)s", day=written, time=clock(local.time()))


def moment_code(value: datetime) -> str:
    """Write a moment as a part of an address: 20261127T1300, in UTC."""
    return f"{value.astimezone(UTC):%Y%m%dT%H%M}"


def clock(value: time) -> str:
    """Write a time of day: 7:30 Uhr."""
    return gettext("%(time)s o'clock", time=f"{value.hour}:{value.minute:02d}")


def until(value: date, today: date) -> str:
    """Say how far away a day is: noch 3 Tage, heute, seit gestern."""
    days = (value - today).days
    if days == 0:
        return gettext("today")
    if days > 0:
        return ngettext("1 day left", "%(num)d days left", days)
    return ngettext("since yesterday", "%(num)d days late", -days)


def decimal(value: float | Decimal) -> str:
    """Write a number: 1.234,5."""
    return format_decimal(value, locale=current_locale())


def euro(value: Decimal) -> str:
    """Write an amount: 14,60 €."""
    return format_currency(value, "EUR", locale=current_locale())


def km(value: float) -> str:
    """Write a distance in kilometres, rounded."""
    return f"{max(1, round(value))}{NO_BREAK}km"


def lines(value: str) -> Markup:
    """Write a text with its own line breaks."""
    return Markup("<br>").join(escape(line) for line in value.split("\n"))


FILTERS: dict[str, Callable[..., Any]] = {
    "clock": clock,
    "day": day,
    "decimal": decimal,
    "euro": euro,
    "km": km,
    "lines": lines,
    "local_day": local_day,
    "meeting_time": meeting_time,
    "moment": moment,
    "moment_code": moment_code,
    "month": month,
    "near_day": near_day,
    "phone": as_written,
    "short_day": short_day,
    "short_weekday": short_weekday,
    "until": until,
    "weekday": weekday,
}
