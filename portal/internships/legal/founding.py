"""The figures the portal begins with, each with its source. Coordinators add what comes after; nothing here is changed."""

from datetime import date
from decimal import Decimal

from portal.internships.legal.figures import Figure, Figures, figures_of
from portal.internships.legal.words import FigureCode as F

CHECKED_ON = date(2026, 11, 22)
WAGE = "§ 1 Abs. 2 MiLoG mit Mindestlohnanpassungsverordnung"
INTRODUCTORY = "§ 54a Abs. 2 SGB III"
# Our own line: the law knows no number for watching. Practice speaks of a few days; more than a week is no longer a few.
SHADOWING = "Arbeitsregel von KAI: wenige Tage, höchstens eine Woche (kein Gesetz)"
_IN_FORCE = (
    (F.MEASURE_DAYS, "42", date(2012, 4, 1), "§ 45 Abs. 2 Satz 2 SGB III mit § 16 Abs. 1 SGB II"),
    (F.EXCEPTION_DAYS, "84", date(2012, 4, 1), "§ 45 Abs. 8 SGB III mit § 16 Abs. 1 SGB II"),
    (F.ORIENTATION_MONTHS, "3", date(2015, 1, 1), "§ 22 Abs. 1 Satz 2 Nr. 2 MiLoG"),
    (F.INTRODUCTORY_SHORTEST, "6", date(2012, 4, 1), INTRODUCTORY),
    (F.INTRODUCTORY_SHORTEST, "4", date(2024, 4, 1), INTRODUCTORY),
    (F.INTRODUCTORY_LONGEST, "12", date(2012, 4, 1), INTRODUCTORY),
    (F.INTRODUCTORY_HOURS, "20", date(2012, 4, 1), "§ 54a Abs. 2 Satz 1 Nr. 3 SGB III"),
    (F.SHADOWING_DAYS, "7", date(2012, 4, 1), SHADOWING),
    (F.WEEK_HOURS, "48", date(1994, 7, 1), "§ 3 Satz 1 ArbZG (acht Stunden an sechs Werktagen)"),
    (F.DAY_HOURS, "10", date(1994, 7, 1), "§ 3 Satz 2 ArbZG (über acht Stunden nur mit Ausgleich)"),
    (F.MINOR_WEEK_HOURS, "40", date(1984, 10, 16), "§ 8 Abs. 1 JArbSchG"),
    (F.MINOR_DAY_HOURS, "8", date(1984, 10, 16), "§ 8 Abs. 1 JArbSchG"),
    (F.CHILD_WEEK_HOURS, "35", date(1997, 3, 1), "§ 5 Abs. 2 Satz 2 mit § 7 Satz 1 Nr. 2 JArbSchG"),
    (F.CHILD_DAY_HOURS, "7", date(1997, 3, 1), "§ 5 Abs. 2 Satz 2 mit § 7 Satz 1 Nr. 2 JArbSchG"),
    (F.ADULT_AGE, "18", date(1997, 3, 1), "§ 2 Abs. 2 JArbSchG"),
    (F.YOUTH_AGE, "15", date(1997, 3, 1), "§ 2 Abs. 1 mit § 5 Abs. 1 und 2 JArbSchG"),
    (F.EXAMINATION_MONTHS, "2", date(1997, 3, 1), "§ 32 JArbSchG"),
    (F.MINIMUM_WAGE, "8.50", date(2015, 1, 1), "§ 1 Abs. 2 MiLoG"),
    (F.MINIMUM_WAGE, "8.84", date(2017, 1, 1), WAGE),
    (F.MINIMUM_WAGE, "9.19", date(2019, 1, 1), WAGE),
    (F.MINIMUM_WAGE, "9.35", date(2020, 1, 1), WAGE),
    (F.MINIMUM_WAGE, "9.50", date(2021, 1, 1), WAGE),
    (F.MINIMUM_WAGE, "9.60", date(2021, 7, 1), WAGE),
    (F.MINIMUM_WAGE, "9.82", date(2022, 1, 1), WAGE),
    (F.MINIMUM_WAGE, "10.45", date(2022, 7, 1), WAGE),
    (F.MINIMUM_WAGE, "12.00", date(2022, 10, 1), "§ 1 Abs. 2 MiLoG"),
    (F.MINIMUM_WAGE, "12.41", date(2024, 1, 1), WAGE),
    (F.MINIMUM_WAGE, "12.82", date(2025, 1, 1), WAGE),
    (F.MINIMUM_WAGE, "13.90", date(2026, 1, 1), WAGE),
    (F.MINIMUM_WAGE, "14.60", date(2027, 1, 1), WAGE),
    (F.MEASURE_APPROVAL, "1", date(2012, 4, 1), "§ 45 SGB III mit § 324 Abs. 1 Satz 1 SGB III und § 16 Abs. 1 SGB II"),
    (F.INTRODUCTORY_APPROVAL, "1", date(2012, 4, 1), "§ 54a mit § 324 Abs. 1 Satz 1 SGB III"),
    (F.MEASURE_UNPAID, "1", date(2012, 4, 1), "§ 45 SGB III (kein Arbeitsverhältnis, Leistungen laufen weiter)"),
    (F.COMPULSORY_UNPAID, "1", date(2015, 1, 1), "§ 22 Abs. 1 Satz 2 Nr. 1 MiLoG"),
    (F.INTRODUCTORY_PAY, "1", date(2015, 1, 1), "§ 22 Abs. 1 Satz 2 Nr. 4 MiLoG, § 26 mit § 17 BBiG"),
    (F.SHADOWING_UNPAID, "1", date(2012, 4, 1), "§ 611a BGB (Arbeit nach Weisung ist ein Arbeitsverhältnis)"),
    (F.MINOR_PAY, "1", date(2015, 1, 1), "§ 22 Abs. 2 MiLoG"),
    (F.PERMISSION, "1", date(2005, 1, 1), "§ 4 Abs. 3 AufenthG, § 61 AsylVfG"),
    (F.PERMISSION, "1", date(2020, 3, 1), "§ 4a AufenthG, § 61 AsylG, § 32 BeschV"),
    (F.NO_PERMISSION, "1", date(2012, 4, 1), "§ 45 SGB III (keine Beschäftigung im Sinn von § 7 SGB IV)"),
    (F.COURSE_DUTY, "1", date(2005, 1, 1), "§ 44a AufenthG"),
    (F.FREE_DAYS, "1", date(1994, 7, 1), "§§ 9, 10 ArbZG, § 1 SächsSFG"),
    (F.MINOR_FREE_DAYS, "1", date(1984, 10, 16), "§§ 15 bis 18 JArbSchG"),
    (F.BACK_DATING, "1", date(2012, 4, 1), "§ 324 Abs. 1 Satz 1 SGB III, § 2 Abs. 1a NachwG"),
    (F.PREREQUISITES, "1", date(1997, 3, 1), "§ 22 JArbSchG, § 12 ArbSchG, § 43 IfSG, § 30a BZRG"),
)


def founding_figures() -> Figures:
    """Return what is known before a coordinator has written anything."""
    rows = (Figure(code, Decimal(amount), since, source, CHECKED_ON) for code, amount, since, source in _IN_FORCE)
    return figures_of(rows)
