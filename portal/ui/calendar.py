"""A month as weeks of days, Monday first, with holidays of Saxony and what lies on each day."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from portal.kernel.clock import first_of_next_month
from portal.kernel.errors import Sentence
from portal.kernel.workdays import holiday_name

_WEEK = 7
_CODE = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line on a day: `what` happens (begins, ends, visit) and to whom, as a link; `text` says where."""

    day: date
    what: Sentence
    title: str
    url: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the month."""

    day: date
    is_today: bool
    holiday: Sentence | None
    entries: tuple[Entry, ...]

    @property
    def number(self) -> int:
        """The number that stands on a calendar's leaf."""
        return self.day.day


@dataclass(frozen=True, slots=True)
class Month:
    """A month: weeks of seven places, None where the place belongs to another month."""

    first: date
    weeks: tuple[tuple[Day | None, ...], ...]
    weekdays: tuple[date, ...]
    previous: date
    next: date

    @property
    def is_empty(self) -> bool:
        """Whether nothing lies on any day."""
        return not any(each and each.entries for week in self.weeks for each in week)


def month_of(day: date, entries: Iterable[Entry], *, today: date) -> Month:
    """Return the month in which a day lies; entries of other months are left out, the others keep their order."""
    first, following = day.replace(day=1), first_of_next_month(day)
    by_day: defaultdict[date, list[Entry]] = defaultdict(list)
    for each in entries:
        by_day[each.day].append(each)
    monday = first - timedelta(days=first.weekday())
    places = [monday + timedelta(days=number) for number in range(-(-(following - monday).days // _WEEK) * _WEEK)]
    days = [
        Day(each, each == today, holiday_name(each), tuple(by_day[each])) if first <= each < following else None
        for each in places
    ]
    weeks = tuple(tuple(days[start : start + _WEEK]) for start in range(0, len(days), _WEEK))
    return Month(first, weeks, tuple(places[:_WEEK]), (first - timedelta(days=1)).replace(day=1), following)


def month_in(code: str | None) -> date | None:
    """Read a month of this century from an address: 2026-11 is its first day, everything else is None."""
    found = _CODE.fullmatch(code or "")
    return date(int(found[1]), int(found[2]), 1) if found else None
