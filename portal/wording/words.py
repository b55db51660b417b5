"""The grounds on which nobody may be passed over (AGG s. 1, as of November 2026)."""

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word


class Ground(Word):
    """What a wording could pass people over for."""

    AGE = "age", _l("Age")
    SEX = "sex", _l("Gender")
    ORIGIN = "origin", _l("Origin and language")
    RELIGION = "religion", _l("Religion")
    DISABILITY = "disability", _l("Health and disability")
    IDENTITY = "identity", _l("Private life")
