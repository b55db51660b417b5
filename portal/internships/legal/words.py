"""Words of the legal check: what an answer can be, which rules there are, which figures the law sets."""

from typing import Any, Self

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word


class Verdict(Word):
    """What the law says to a plan; whether it may start as planned."""

    FINE = "fine", _l("Fine")
    NEEDS_AUTHORITY = "needs_authority", _l("An authority has to agree")
    BLOCKED = "blocked", _l("Not allowed")

    @property
    def rank(self) -> int:
        """0 for fine, 2 for not allowed."""
        return tuple(Verdict).index(self)


class LegalRule(Word):
    """One question the law asks."""

    DATES = "dates", _l("Days")
    LENGTH = "length", _l("How long it lasts")
    REPEATED = "repeated", _l("Earlier measures in this company")
    APPROVAL = "approval", _l("Approval before the start")
    PAY = "pay", _l("Pay")
    HOURS = "hours", _l("Hours")
    AGE = "age", _l("Age")
    PERMIT = "permit", _l("Permission to work")
    COURSE = "course", _l("Course")
    GOAL = "goal", _l("What the person wants")
    PREREQUISITES = "prerequisites", _l("What the place asks for")


class Unit(Word):
    """In what a figure is counted; a law without a number holds or does not."""

    DAYS = "days", _l("days")
    MONTHS = "months", _l("months")
    HOURS = "hours", _l("hours")
    YEARS = "years", _l("years")
    EUROS = "euros", _l("euros")
    LAW = "law", _l("a law without a number")


class FigureCode(Word):
    """A figure of the law that can change from one day to the next, or a law without a number."""

    unit: Unit

    def __new__(cls, code: str, label: Any, unit: Unit) -> Self:
        """Make a member that also knows its unit."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        member.unit = unit
        return member

    MEASURE_DAYS = "measure_days", _l("Measure at an employer: longest"), Unit.DAYS
    EXCEPTION_DAYS = "exception_days", _l("Measure for long-term unemployed people: longest"), Unit.DAYS
    ORIENTATION_MONTHS = "orientation_months", _l("Orientation before training: longest without minimum wage"), Unit.MONTHS
    INTRODUCTORY_SHORTEST = "introductory_shortest", _l("Introductory training: shortest"), Unit.MONTHS
    INTRODUCTORY_LONGEST = "introductory_longest", _l("Introductory training: longest"), Unit.MONTHS
    INTRODUCTORY_HOURS = "introductory_hours", _l("Introductory training: fewest hours a week"), Unit.HOURS
    SHADOWING_DAYS = "shadowing_days", _l("Only watching: longest"), Unit.DAYS
    WEEK_HOURS = "week_hours", _l("Most hours a week"), Unit.HOURS
    DAY_HOURS = "day_hours", _l("Most hours a day"), Unit.HOURS
    MINOR_WEEK_HOURS = "minor_week_hours", _l("Under 18: most hours a week"), Unit.HOURS
    MINOR_DAY_HOURS = "minor_day_hours", _l("Under 18: most hours a day"), Unit.HOURS
    CHILD_WEEK_HOURS = "child_week_hours", _l("Under 15: most hours a week"), Unit.HOURS
    CHILD_DAY_HOURS = "child_day_hours", _l("Under 15: most hours a day"), Unit.HOURS
    ADULT_AGE = "adult_age", _l("Grown up from the age of"), Unit.YEARS
    YOUTH_AGE = "youth_age", _l("No longer a child from the age of"), Unit.YEARS
    EXAMINATION_MONTHS = "examination_months", _l("Under 18: medical examination if longer than"), Unit.MONTHS
    MINIMUM_WAGE = "minimum_wage", _l("Minimum wage an hour"), Unit.EUROS
    MEASURE_APPROVAL = "measure_approval", _l("Approval of a measure before it starts"), Unit.LAW
    INTRODUCTORY_APPROVAL = "introductory_approval", _l("Approval of introductory training before it starts"), Unit.LAW
    MEASURE_UNPAID = "measure_unpaid", _l("No pay in a measure"), Unit.LAW
    COMPULSORY_UNPAID = "compulsory_unpaid", _l("No minimum wage in what a school or course requires"), Unit.LAW
    INTRODUCTORY_PAY = "introductory_pay", _l("Pay in introductory training"), Unit.LAW
    SHADOWING_UNPAID = "shadowing_unpaid", _l("No work and no pay when somebody only watches"), Unit.LAW
    MINOR_PAY = "minor_pay", _l("No minimum wage under 18"), Unit.LAW
    PERMISSION = "permission", _l("Permission of the foreigners authority"), Unit.LAW
    NO_PERMISSION = "no_permission", _l("No permission needed for a measure"), Unit.LAW
    COURSE_DUTY = "course_duty", _l("Duty to attend the course"), Unit.LAW
    FREE_DAYS = "free_days", _l("Rest on Sundays and public holidays"), Unit.LAW
    MINOR_FREE_DAYS = "minor_free_days", _l("Under 18: rest at the weekend and on public holidays"), Unit.LAW
    BACK_DATING = "back_dating", _l("Nothing starts in the past"), Unit.LAW
    PREREQUISITES = "prerequisites", _l("What a place may ask for"), Unit.LAW
