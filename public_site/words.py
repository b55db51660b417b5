"""Words of the visitors' front."""

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word


class Radius(Word):
    """How far around a place."""

    KM_5 = "5", _l("5 km")
    KM_10 = "10", _l("10 km")
    KM_20 = "20", _l("20 km")
    KM_30 = "30", _l("30 km")
    KM_50 = "50", _l("50 km")

    @property
    def km(self) -> int:
        """The radius in kilometres."""
        return int(self.value)


class Order(Word):
    """How results are ordered."""

    BEST = "best", _l("Best matches first")
    NEAREST = "nearest", _l("Nearest first")
    NEWEST = "newest", _l("Newest first")
