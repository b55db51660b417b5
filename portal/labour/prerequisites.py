"""What has to be there before somebody can begin: papers, clothes, an age; as of November 2026."""

from collections.abc import Iterable

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word


class Prerequisite(Word):
    """Something the work cannot begin without. Sources: IfSG ss. 20, 43; BZRG s. 30a; ArbSchG s. 12; JArbSchG."""

    FOOD_HYGIENE = "food_hygiene", _l("instruction for work with food (health office)")
    MEASLES = "measles", _l("proof of protection against measles")
    RECORD = "record", _l("extended certificate of conduct")
    SAFETY_SHOES = "safety_shoes", _l("safety shoes and protective clothing")
    FIRST_DAY = "first_day", _l("safety instruction on the first day")
    OWN_CAR = "own_car", _l("a car of one's own")
    HEAVY = "heavy", _l("lifting heavy things")
    ALLERGENS = "allergens", _l("contact with substances that can cause allergies")
    ADULT = "adult", _l("at least 18 years old")


def prerequisites_of(codes: Iterable[str]) -> tuple[Prerequisite, ...]:
    """Return the prerequisites behind codes; unknown ones are left out."""
    known = frozenset(codes)
    return tuple(each for each in Prerequisite if each.value in known)
