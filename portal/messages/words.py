"""Words of messages: who writes, and what a company should not ask."""

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word


class Side(Word):
    """Who wrote a message."""

    COMPANY = "company", _l("Company")
    TEAM = "team", _l("Our team")


class Protected(Word):
    """What may play no part in a decision about work (AGG s. 1, in force since 18 Aug 2006), and what tells of it."""

    AGE = "age", _l("the age")
    BELIEF = "belief", _l("religion or belief")
    ORIGIN = "origin", _l("the origin")
    HEALTH = "health", _l("health or a disability")
    FAMILY = "family", _l("family or pregnancy")
    SEX = "sex", _l("sex or sexual identity")
    PHOTO = "photo", _l("a photo")
