"""Internships over eight weeks, two of them gone: bars whose text says everything the drawing shows."""

from dataclasses import dataclass
from datetime import date, timedelta

from portal.home.work import InternshipAtWork
from portal.internships.words import InternshipState
from portal.kernel.i18n import gettext as _

WEEKS = 8
WEEKS_GONE = 2
WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Bar:
    """A row of the drawing: columns are weeks from 1, `until` is the first column after it."""

    name: str
    url: str
    place: str
    text: str
    tone: str
    first: int
    until: int


def first_monday(day: date) -> date:
    """Return the Monday the drawing begins with."""
    return day - timedelta(days=day.weekday()) - WEEKS_GONE * WEEK


def mondays(day: date) -> tuple[date, ...]:
    """Return the Mondays over the columns."""
    return tuple(first_monday(day) + number * WEEK for number in range(WEEKS))


def bar_of(each: InternshipAtWork, url: str, day: date) -> Bar:
    """Draw an internship: what lies outside the eight weeks is cut off."""
    first = min(max(_column(each.starts_on, day), 1), WEEKS)
    until = min(max(_column(each.ends_on, day) + 1, first + 1), WEEKS + 1)
    text, tone = _said(each, day)
    return Bar(each.person, url, each.company_name, text, tone, first, until)


def _column(of: date, day: date) -> int:
    return (of - first_monday(day)).days // 7 + 1


def _said(each: InternshipAtWork, day: date) -> tuple[str, str]:
    start = f"{each.starts_on.day}.{each.starts_on.month}."
    if each.state is InternshipState.PLANNED:
        return _("from %(day)s · approval is missing", day=start), "planned"
    if each.state is InternshipState.APPROVED:
        if each.starts_on > day:
            return _("from %(day)s · approved", day=start), "planned"
        return _("Approved · has it begun?"), "attention"
    if each.ends_on < day:
        return _("Over · ask how it went"), "attention"
    weeks = -(-((each.ends_on - each.starts_on).days + 1) // 7)
    week = min(max((day - each.starts_on).days // 7 + 1, 1), weeks)
    if week == weeks:
        return _("Week %(week)d of %(weeks)d · plan the closing talk", week=week, weeks=weeks), "attention"
    return _("Week %(week)d of %(weeks)d", week=week, weeks=weeks), "running"
