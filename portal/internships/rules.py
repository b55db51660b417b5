"""What the law allows of an internship, asked where one is planned, approved and started. The rules stand in `legal/`."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Protocol

from portal.internships.legal.agreeing import APPROVED_BY_AUTHORITY
from portal.internships.legal.checking import Check
from portal.internships.legal.facts import Facts
from portal.internships.legal.words import Verdict
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
    def begins_at(self) -> time | None:
        """When the working day begins."""

    @property
    def is_long_term_exception(self) -> bool:
        """Whether the longer limit for long-term unemployed people is asked for."""


def facts_of(plan: Plan, *, on: date | None = None) -> Facts:
    """Return what a plan says by itself; of the person nothing is known here. `on` is the day it is planned."""
    return Facts(
        basis=plan.basis,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        hours_per_week=Decimal(plan.hours_per_week),
        is_long_term=plan.is_long_term_exception,
        planned_on=on,
    )


def refuse_blocked(checked: Check) -> None:
    """Refuse a plan that the law does not allow, with the sentence beside its field; what needs an authority may be planned."""
    for answer in checked.of(Verdict.BLOCKED):
        raise RuleBroken(
            _l("%(reason)s (%(source)s)", reason=answer.reason, source=answer.figure.source) if answer.figure else answer.reason,
            field=answer.field,
        )


def refuse_unlawful_start(internship: Internship, checked: Check, *, at: datetime) -> None:
    """Refuse to let an internship run before its day, without its approval, without a permission it needs, or against the law."""
    if internship.basis in APPROVED_BY_AUTHORITY and internship.approval_on is None:
        raise RuleBroken(_l("The approval of the jobcentre is missing. The internship must not start without it."))
    if local_day(at) < internship.starts_on:
        raise RuleBroken(_l("The internship starts later. Please come back on the first day."))
    refuse_blocked(checked)
    for answer in checked.of(Verdict.NEEDS_AUTHORITY):
        raise RuleBroken(answer.reason)
