"""Days: how long each kind may last, when it may begin, and what was there before."""

from collections.abc import Iterator
from datetime import date, timedelta

from portal.internships.legal.facts import Answer, Asking, day
from portal.internships.legal.words import FigureCode as F
from portal.internships.words import LegalBasis
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.workdays import SATURDAY, is_working_day


def ask_dates(asking: Asking) -> Iterator[Answer]:
    """Begin on a day to come and end after it; say if it begins when most people are at home."""
    facts = asking.facts
    if facts.ends_on < facts.starts_on:
        yield asking.blocked(_l("The end must not come before the start."), F.BACK_DATING, "ends_on")
        return
    if facts.planned_on is not None and facts.starts_on < facts.planned_on:
        yield asking.blocked(_l("The start must not lie in the past."), F.BACK_DATING, "starts_on")
    is_minor = facts.age is not None and facts.age < asking.figure(F.ADULT_AGE).amount
    for free in (each for each in dict.fromkeys((facts.starts_on, facts.ends_on)) if not is_working_day(each)):
        yield _free_day(asking, free, is_minor=is_minor)


def _free_day(asking: Asking, free: date, *, is_minor: bool) -> Answer:
    if is_minor:
        reason = _l("%(day)s is a free day. Under 18 people work then in some trades only. Please check it.", day=day(free))
        return asking.fine(reason, F.MINOR_FREE_DAYS)
    if free.weekday() == SATURDAY:
        return asking.fine(_l("%(day)s is a Saturday. Please ask whether the company works then.", day=day(free)), F.FREE_DAYS)
    reason = _l("%(day)s is a Sunday or a public holiday in Saxony. Only some trades work then.", day=day(free))
    return asking.fine(reason, F.FREE_DAYS)


def ask_length(asking: Asking) -> Iterator[Answer]:
    """Last no longer than the law allows for this kind, and long enough."""
    if asking.facts.ends_on >= asking.facts.starts_on:
        yield _LENGTHS[asking.facts.basis](asking)


def _measure(asking: Asking) -> Answer:
    code = F.EXCEPTION_DAYS if asking.facts.is_long_term else F.MEASURE_DAYS
    limit = asking.figure(code)
    said = {"days": str(asking.facts.days), "most": limit.number}
    if asking.facts.days > limit.amount:
        last = asking.facts.starts_on + timedelta(days=int(limit.amount) - 1)
        reason = _l(
            "%(days)s days are too long. A measure in one company lasts %(most)s days: until %(day)s.", day=day(last), **said
        )
        return asking.blocked(reason, code, "ends_on")
    if asking.facts.days > asking.figure(F.MEASURE_DAYS).amount:
        reason = _l("%(days)s days, up to %(most)s: the jobcentre has to name the exception in its approval.", **said)
        return asking.fine(reason, code)
    return asking.fine(_l("%(days)s days. A measure in one company lasts %(most)s days at the most.", **said), code)


def _orientation(asking: Asking) -> Answer:
    limit = asking.figure(F.ORIENTATION_MONTHS)
    said = {"months": limit.number, "day": day(limit.last_day(asking.facts.starts_on))}
    if not is_long_orientation(asking):
        reason = _l("Up to %(months)s months are free from the minimum wage: until %(day)s.", **said)
        return asking.fine(reason, F.ORIENTATION_MONTHS)
    if asking.facts.is_paid:
        reason = _l("Longer than %(months)s months, after %(day)s: this is paid work, the minimum wage counts.", **said)
        return asking.fine(reason, F.ORIENTATION_MONTHS)
    reason = _l("Orientation without the minimum wage lasts %(months)s months at the most: until %(day)s.", **said)
    return asking.blocked(reason, F.ORIENTATION_MONTHS, "ends_on")


def is_long_orientation(asking: Asking) -> bool:
    """Say whether it lasts longer than the law leaves it free from the minimum wage."""
    return asking.facts.ends_on > asking.figure(F.ORIENTATION_MONTHS).last_day(asking.facts.starts_on)


def _introductory(asking: Asking) -> Answer:
    least, most = asking.figure(F.INTRODUCTORY_SHORTEST), asking.figure(F.INTRODUCTORY_LONGEST)
    first = asking.facts.starts_on
    if asking.facts.ends_on < least.last_day(first):
        said = {"months": least.number, "day": day(least.last_day(first))}
        reason = _l("Introductory training lasts %(months)s months at least: until %(day)s.", **said)
        return asking.blocked(reason, F.INTRODUCTORY_SHORTEST, "ends_on")
    said = {"months": most.number, "day": day(most.last_day(first))}
    if asking.facts.ends_on > most.last_day(first):
        reason = _l("Introductory training lasts %(months)s months at the most: until %(day)s.", **said)
        return asking.blocked(reason, F.INTRODUCTORY_LONGEST, "ends_on")
    said = {"least": least.number, "most": most.number}
    return asking.fine(_l("Introductory training lasts %(least)s to %(most)s months.", **said), F.INTRODUCTORY_LONGEST)


def _shadowing(asking: Asking) -> Answer:
    limit = asking.figure(F.SHADOWING_DAYS)
    said = {"days": str(asking.facts.days), "most": limit.number}
    if asking.facts.days > limit.amount:
        reason = _l("%(days)s days are too long for watching: %(most)s days at the most. Who stays longer works.", **said)
        return asking.blocked(reason, F.SHADOWING_DAYS, "ends_on")
    return asking.fine(_l("Watching for a few days, %(most)s at the most. Nobody works.", **said), F.SHADOWING_DAYS)


def _compulsory(asking: Asking) -> Answer:
    return asking.fine(_l("The school or the course says how long it lasts."), F.COMPULSORY_UNPAID)


_LENGTHS = {
    LegalBasis.MEASURE: _measure,
    LegalBasis.ORIENTATION: _orientation,
    LegalBasis.COMPULSORY: _compulsory,
    LegalBasis.INTRODUCTORY: _introductory,
    LegalBasis.SHADOWING: _shadowing,
}


def ask_repeated(asking: Asking) -> Iterator[Answer]:
    """Count earlier measures in the same company: "each" in section 45 (2) sentence 2 SGB III is no way around the limit."""
    facts = asking.facts
    if facts.basis is not LegalBasis.MEASURE:
        return
    if not facts.earlier_days:
        yield asking.fine(_l("There was no earlier measure in this company."), F.MEASURE_DAYS)
        return
    total = facts.earlier_days + facts.days
    said = {"earlier": str(facts.earlier_days), "total": str(total), "most": asking.figure(F.MEASURE_DAYS).number}
    if facts.is_repeat_agreed:
        reason = _l("The jobcentre agreed to another measure in this company: %(total)s days in all.", **said)
        yield asking.fine(reason, F.MEASURE_DAYS)
    elif total > asking.figure(F.MEASURE_DAYS).amount:
        reason = _l(
            "With the earlier %(earlier)s days it is %(total)s days, more than %(most)s. The jobcentre has to agree to that.",
            **said,
        )
        yield asking.needs(reason, F.MEASURE_DAYS)
    else:
        reason = _l(
            "There were %(earlier)s days of a measure in this company already. The jobcentre has to agree to a second one.",
            **said,
        )
        yield asking.needs(reason, F.MEASURE_DAYS)
