"""Words of the visitors' front."""

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word


class Order(Word):
    """How results are ordered."""

    BEST = "best", _l("Best matches first")
    NEAREST = "nearest", _l("Nearest first")
    NEWEST = "newest", _l("Newest first")
