"""Words of masked profiles."""

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word


class Trait(Word):
    """What a masked profile can say more coarsely, and how that reads then. The first ones cost a company least."""

    YEARS = "years", _l("Experience without its years")
    START = "start", _l("Start of work by arrangement")
    REGION = "region", _l("Half of the county instead of the region")
    HOURS = "hours", _l("Hours by arrangement")
    TIME = "time", _l("Time of day by arrangement")
    EXPERIENCE = "experience", _l("Area of work instead of the occupation")
    LANGUAGES = "languages", _l("Other languages not shown")
    LICENCES = "licences", _l("Licences and shifts not shown")
    PERMIT = "permit", _l("Permission to work on request")
    GERMAN = "german", _l("German in three steps")
