"""What the law allows of an internship. Dated figures stand in tables, each with its source."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from portal.internships.models import Internship
from portal.internships.words import LegalBasis
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l


class Plan(Protocol):
    """What the rules need to know of a planned internship."""

    @property
    def basis(self) -> LegalBasis:
        """The law it stands on."""

    @property
    def starts_on(self) -> date:
        """The first day."""

    @property
    def ends_on(self) -> date:
        """The last day, included."""

    @property
    def hours_per_week(self) -> int:
        """Hours a week."""

    @property
    def is_long_term_exception(self) -> bool:
        """Whether the longer limit for long-term unemployed people is asked for."""


@dataclass(frozen=True)
class Limit:
    """A figure of the law: from which day it counts, how many days or months, and where it stands."""

    valid_from: date
    source: str
    days: int = 0
    months: int = 0

    def last_day(self, starts_on: date) -> date:
        """Return the last day allowed for an internship that starts on this day."""
        if self.months:
            return _months_later(starts_on, self.months) - timedelta(days=1)
        return starts_on + timedelta(days=self.days - 1)


# Parts of a measure at one employer: six weeks (section 45 (2) sentence 2 SGB III); twelve for long-term
# unemployed people with serious obstacles (section 45 (8) SGB III). In force since 1 April 2012.
LONGEST_MEASURE = (Limit(date(2012, 4, 1), "§ 45 Abs. 2 Satz 2 SGB III", days=42),)
LONGEST_EXCEPTION = (Limit(date(2012, 4, 1), "§ 45 Abs. 8 SGB III", days=84),)
# Orientation before training: up to three months without minimum wage (section 22 (1) no. 2 MiLoG), since 2015.
LONGEST_ORIENTATION = (Limit(date(2015, 1, 1), "§ 22 Abs. 1 Satz 2 Nr. 2 MiLoG", months=3),)
HOURS_PER_WEEK = range(1, 41)


def limit_on(limits: tuple[Limit, ...], day: date) -> Limit:
    """Return the limit that counts on a day; a LookupError if none does."""
    valid = [limit for limit in limits if limit.valid_from <= day]
    if not valid:
        raise LookupError(f"no limit is known for {day}")
    return max(valid, key=lambda limit: limit.valid_from)


def limit_of(plan: Plan) -> Limit | None:
    """Return the limit of the plan's legal basis; None where the law sets none."""
    if plan.basis is LegalBasis.MEASURE:
        return limit_on(LONGEST_EXCEPTION if plan.is_long_term_exception else LONGEST_MEASURE, plan.starts_on)
    return limit_on(LONGEST_ORIENTATION, plan.starts_on) if plan.basis is LegalBasis.ORIENTATION else None


def refuse_unlawful_plan(plan: Plan, *, at: datetime) -> None:
    """Refuse a plan that the law does not allow, with the sentence beside its field."""
    if plan.ends_on < plan.starts_on:
        raise RuleBroken(_l("The end must not come before the start."), field="ends_on")
    if plan.starts_on < local_day(at):
        raise RuleBroken(_l("The start must not lie in the past."), field="starts_on")
    if plan.hours_per_week not in HOURS_PER_WEEK:
        raise RuleBroken(_l("Please enter between 1 and 40 hours a week."), field="hours_per_week")
    limit = limit_of(plan)
    if limit is not None and plan.ends_on > limit.last_day(plan.starts_on):
        raise RuleBroken(
            _l(
                "This is too long. On this legal basis the last day is %(day)s at the latest (%(source)s).",
                day=f"{limit.last_day(plan.starts_on):%d.%m.%Y}",
                source=limit.source,
            ),
            field="ends_on",
        )


def refuse_unlawful_start(internship: Internship, *, at: datetime) -> None:
    """Refuse to let an internship run before its day or without its approval."""
    if internship.basis is LegalBasis.MEASURE and internship.approval_on is None:
        raise RuleBroken(_l("The approval of the jobcentre is missing. The internship must not start without it."))
    if local_day(at) < internship.starts_on:
        raise RuleBroken(_l("The internship starts later. Please come back on the first day."))


def _months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or the last day of a shorter one (section 188 (2), (3) BGB)."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    next_month = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=day.day - 1), next_month - timedelta(days=1))
