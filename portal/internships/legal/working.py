"""Hours, age and pay: what protects people at work."""

from collections.abc import Iterator
from decimal import Decimal

from portal.internships.legal.facts import Answer, Asking, day
from portal.internships.legal.figures import Figure
from portal.internships.legal.lasting import is_long_orientation
from portal.internships.legal.words import FigureCode as F
from portal.internships.words import LegalBasis
from portal.kernel.i18n import lazy_gettext as _l


def ask_hours(asking: Asking) -> Iterator[Answer]:
    """Keep to the hours of a week and a day for this age; introductory training also has a least number."""
    facts = asking.facts
    week, a_day = _limits(asking)
    most = asking.figure(week)
    said = {"hours": _number(facts.hours_per_week), "most": most.number}
    if facts.hours_per_week > most.amount:
        reason = _l("%(hours)s hours a week are too many: %(most)s at the most.", **said)
        yield asking.blocked(reason, week, "hours_per_week")
    else:
        yield asking.fine(_l("%(hours)s hours a week, %(most)s at the most.", **said), week)
    if facts.hours_per_day is not None and facts.hours_per_day > asking.figure(a_day).amount:
        said = {"hours": _number(facts.hours_per_day), "most": asking.figure(a_day).number}
        yield asking.blocked(_l("%(hours)s hours a day are too many: %(most)s at the most.", **said), a_day, "hours_per_week")
    if facts.basis is LegalBasis.INTRODUCTORY and facts.hours_per_week < asking.figure(F.INTRODUCTORY_HOURS).amount:
        said = {"hours": _number(facts.hours_per_week), "least": asking.figure(F.INTRODUCTORY_HOURS).number}
        reason = _l("%(hours)s hours a week are too few for introductory training: %(least)s at least.", **said)
        yield asking.blocked(reason, F.INTRODUCTORY_HOURS, "hours_per_week")


def _limits(asking: Asking) -> tuple[F, F]:
    if is_child(asking):
        return F.CHILD_WEEK_HOURS, F.CHILD_DAY_HOURS
    return (F.MINOR_WEEK_HOURS, F.MINOR_DAY_HOURS) if is_minor(asking) else (F.WEEK_HOURS, F.DAY_HOURS)


def is_child(asking: Asking) -> bool:
    """Say whether the person is a child for the law: under 15 on the first day."""
    return asking.facts.age is not None and asking.facts.age < asking.figure(F.YOUTH_AGE).amount


def is_minor(asking: Asking) -> bool:
    """Say whether the person is under 18 on the first day; who has no known age counts as grown up."""
    return asking.facts.age is not None and asking.facts.age < asking.figure(F.ADULT_AGE).amount


def ask_age(asking: Asking) -> Iterator[Answer]:
    """Protect who is under 18: children only where the school requires it, with light work."""
    if asking.facts.age is None:
        reason = _l("The date of birth is not known. Under 18 other limits count: please ask.")
        yield asking.fine(reason, F.ADULT_AGE)
    elif not is_minor(asking):
        yield asking.fine(_l("The person is grown up."), F.ADULT_AGE)
    elif not is_child(asking):
        yield from _minor(asking)
    elif asking.facts.basis is LegalBasis.COMPULSORY:
        yield asking.fine(_l("Under 15 only light work that the school requires. The parents sign too."), F.YOUTH_AGE)
    else:
        yield asking.blocked(_l("Under 15 only an internship that the school requires is allowed."), F.YOUTH_AGE, "basis")


def _minor(asking: Asking) -> Iterator[Answer]:
    reason = _l("Under 18: five days a week, between 6 and 20 o’clock, longer breaks, no dangerous work. The parents sign too.")
    yield asking.fine(reason, F.MINOR_DAY_HOURS)
    if asking.facts.basis is LegalBasis.COMPULSORY:
        most = asking.figure(F.CHILD_WEEK_HOURS)
        reason = _l("Who still has to go to school full time works %(most)s hours a week at the most.", most=most.number)
        yield asking.fine(reason, F.CHILD_WEEK_HOURS)
    limit = asking.figure(F.EXAMINATION_MONTHS)
    if asking.facts.basis is not LegalBasis.SHADOWING and asking.facts.ends_on > limit.last_day(asking.facts.starts_on):
        reason = _l("Under 18 and longer than %(months)s months: a doctor has to examine the person first.", months=limit.number)
        yield asking.fine(reason, F.EXAMINATION_MONTHS)


def ask_prerequisites(asking: Asking) -> Iterator[Answer]:
    """Keep people under 18 from places that are not for them."""
    if asking.facts.needs_adult and is_minor(asking):
        yield asking.blocked(_l("The company says: this place is for people from 18 on."), F.PREREQUISITES)


def ask_pay(asking: Asking) -> Iterator[Answer]:
    """Pay nothing where this would make it work, and the minimum wage where the law sets one."""
    facts = asking.facts
    if facts.basis is LegalBasis.MEASURE:
        yield _unpaid(asking, F.MEASURE_UNPAID)
    elif facts.basis is LegalBasis.SHADOWING:
        yield _unpaid(asking, F.SHADOWING_UNPAID)
    elif facts.basis is LegalBasis.COMPULSORY:
        yield asking.fine(_l("What a school or course requires needs no minimum wage."), F.COMPULSORY_UNPAID)
    elif facts.basis is LegalBasis.INTRODUCTORY:
        yield asking.fine(_l("Introductory training needs no minimum wage, but a fitting pay by contract."), F.INTRODUCTORY_PAY)
    elif facts.ends_on < facts.starts_on or not is_long_orientation(asking):
        yield asking.fine(_l("Orientation of this length needs no minimum wage."), F.ORIENTATION_MONTHS)
    elif facts.is_paid:
        yield _minimum_wage(asking)


def _unpaid(asking: Asking, code: F) -> Answer:
    if not asking.facts.is_paid:
        return asking.fine(_l("The company pays nothing, as the law asks."), code)
    if asking.facts.basis is LegalBasis.MEASURE:
        return asking.blocked(_l("The company must not pay in a measure. With pay it is work and needs a contract."), code)
    return asking.blocked(_l("Who is paid does not only watch. With pay it is work and needs a contract."), code)


def _minimum_wage(asking: Asking) -> Answer:
    facts, pay = asking.facts, asking.facts.pay_per_hour or Decimal(0)
    if is_minor(asking):
        return asking.fine(_l("Under 18 without a finished training there is no minimum wage."), F.MINOR_PAY)
    wages = asking.figures.during(F.MINIMUM_WAGE, facts.starts_on, facts.ends_on)
    low: Figure | None = next((wage for wage in wages if pay < wage.amount), None)
    said = {"pay": _euros(pay), "wage": _euros((low or wages[-1]).amount)}
    if low is None:
        return asking.fine(_l("%(pay)s euros an hour reach the minimum wage of %(wage)s.", **said), F.MINIMUM_WAGE)
    reason = _l(
        "%(pay)s euros an hour are too little: from %(day)s on the minimum wage is %(wage)s.", day=day(low.valid_from), **said
    )
    return Answer(asking.rule, asking.blocked(reason, F.MINIMUM_WAGE).verdict, reason, low)


def _number(amount: Decimal) -> str:
    return f"{amount.normalize():f}".replace(".", ",")


def _euros(amount: Decimal) -> str:
    return f"{amount:.2f}".replace(".", ",")
