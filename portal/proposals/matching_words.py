"""Words of matching: what speaks for a person and a place."""

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word


class Ground(Word):
    """What speaks for a person and a place, in points (`matching.py`)."""

    OCCUPATION = "occupation", _l("Kind of work")
    COMPETENCES = "competences", _l("What the person can do")
    LANGUAGE = "language", _l("German")
    DISTANCE = "distance", _l("Way to work")
    SHIFTS = "shifts", _l("Shifts")
    WAITING = "waiting", _l("Waiting")


GROUND_SENTENCES = {
    (Ground.OCCUPATION, 8): _l("has done exactly this kind of work"),
    (Ground.OCCUPATION, 6): _l("has done related work"),
    (Ground.OCCUPATION, 5): _l("has worked in this field"),
    (Ground.OCCUPATION, 4): _l("looks for work in this field"),
    (Ground.OCCUPATION, 2): _l("knows a similar field"),
    (Ground.OCCUPATION, 0): _l("comes from another field"),
    (Ground.LANGUAGE, 3): _l("enough German"),
    (Ground.LANGUAGE, 1): _l("one level of German is missing"),
    (Ground.LANGUAGE, 0): _l("too little German"),
    (Ground.DISTANCE, 3): _l("lives in the same region"),
    (Ground.DISTANCE, 1): _l("we do not know the region"),
    (Ground.DISTANCE, 0): _l("lives in another region"),
    (Ground.SHIFTS, 1): _l("can work in shifts"),
    (Ground.SHIFTS, 0): _l("shifts have not been talked about"),
    (Ground.WAITING, 2): _l("has waited eight weeks or longer"),
    (Ground.WAITING, 1): _l("has waited four weeks or longer"),
}
"""What is said of each number of points; competences are counted, and who has not waited long needs no sentence."""
