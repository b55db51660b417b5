"""Words of what is released for the public."""

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word


class Tongue(Word):
    """A language in which the website is complete."""

    GERMAN = "de", _l("German")
    ENGLISH = "en", _l("English")


class NewsState(Word):
    """Where a piece of news stands."""

    DRAFT = "draft", _l("Draft")
    PUBLISHED = "published", _l("Published")
    WITHDRAWN = "withdrawn", _l("Withdrawn")


class FigureKey(Word):
    """What a figure counts, in the order in which figures are shown."""

    CONTRACTS = "contracts", _l("signed employment contracts")
    INTERNSHIPS = "internships", _l("internships in companies")
    COMPANIES = "companies", _l("partner companies")
    SITES = "sites", _l("sites in the county")


class FigureSource(Word):
    """Where a figure comes from."""

    CONCEPT = "concept", _l("Founding documents of KAI")
    PORTAL = "portal", _l("Counted in the partner portal")


class FigureChoice(Word):
    """What becomes of a figure in the next release."""

    FRESH = "fresh", _l("As it reads today")
    HELD = "held", _l("As it is public now")
    NONE = "none", _l("Do not show it")
