"""The search for openings, as it stands in the address."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from flask import url_for

from portal.kernel.forms import ChoiceField, LineField, ManyChoicesField, QueryForm
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.places import Place, find_place
from portal.labour.words import DayPart, HoursBand, LanguageLevel, OccupationField
from portal.openings.queries import Hits, Wanted
from portal.openings.words import LicenceAsked, OpeningKind, Radius, StartBand
from public_site.searching import Asked
from public_site.understanding import understand
from public_site.words import Order

DAY_PARTS = (DayPart.MORNING, DayPart.AFTERNOON, DayPart.WHOLE_DAY, DayPart.SHIFTS)
LEVELS = (LanguageLevel.NONE, LanguageLevel.A1, LanguageLevel.A2, LanguageLevel.B1, LanguageLevel.B2)


class SearchForm(QueryForm):
    """What visitors look for. Names are short, because they stand in addresses that people share."""

    q = LineField(_l("What are you looking for?"))
    place = LineField(_l("Place or postcode"), longest=100)
    km = ChoiceField(_l("Radius"), Radius, default=Radius.KM_20)
    kind = ManyChoicesField(_l("Kind"), OpeningKind)
    german = ChoiceField(_l("German I need at most"), LEVELS, empty=_l("any level"))
    time = ManyChoicesField(_l("Time of day"), DAY_PARTS)
    hours = ChoiceField(_l("Hours"), HoursBand, empty=_l("any hours"))
    field = ChoiceField(_l("Field of work"), OccupationField, empty=_l("all fields"))
    start = ChoiceField(_l("Begins"), StartBand, empty=_l("at any time"))
    licence = ManyChoicesField(_l("Licence"), LicenceAsked)
    sort = ChoiceField(_l("Order"), Order, empty=_l("what fits best"))

    def __init__(self) -> None:
        super().__init__()
        self.q.render_kw = {"list": "words", "data-suggest": url_for("feeds.suggestions")}
        self.centre = find_place(self.sound("place") or "") if self.sound("place") else None
        if self.names_unknown_place:
            self.place.errors = [_("We do not know this place. Please check the spelling, or enter a postcode.")]

    @property
    def names_unknown_place(self) -> bool:
        """Whether a place was asked for that the table of places does not hold."""
        return bool(self.place.data) and self.centre is None and len(self.place.data) <= 100

    @property
    def more_filters(self) -> int:
        """How many filters are set beside words and place."""
        asked = self.asked()
        return sum(name in asked for name in ("kind", "german", "time", "hours", "field", "start", "licence"))

    def search(self, today: date) -> Asked:
        """Return what is asked; what cannot be read narrows nothing."""
        typed = understand(self.sound("q") or "")
        filters = Wanted(
            on=today,
            kinds=frozenset(self.sound("kind") or ()),
            fields=frozenset(filter(None, [self.sound("field")])),
            day_parts=frozenset(self.sound("time") or ()),
            hours=self.sound("hours"),
            language=self.sound("german") or (LanguageLevel.A1 if typed.is_without_german else None),
            start=self.sound("start"),
            licences=frozenset(self.sound("licence") or ()),
        )
        return Asked(
            words=typed.words,
            filters=filters,
            centre=self.centre,
            radius=self.sound("km") or Radius.KM_20,
            order=self.sound("sort"),
        )

    def tell(self, hits: Hits, filters: Wanted) -> None:
        """Write beside each answer how many openings it shows, with everything else that is asked."""
        for name, counts in hits.beside(filters).items():
            self._fields[name].count_beside(counts)

    def narrowing(self, centre: Place | None) -> Iterator[tuple[str, str, str]]:
        """Give each filter as (field, value, label)."""
        if self.sound("q"):
            yield "q", "", self.q.data
            if understand(self.q.data).is_without_german and not self.sound("german"):
                yield "q", "", _("German at most %(level)s", level=LanguageLevel.A1.label)
        if centre:
            yield (
                "place",
                "",
                _("within %(radius)s of %(place)s", radius=(self.sound("km") or Radius.KM_20).label, place=centre.name),
            )
        for name in ("kind", "time", "licence"):
            for word in self.sound(name) or ():
                yield name, word.value, str(word.label)
        if self.sound("german"):
            yield "german", "", _("German at most %(level)s", level=self.german.data.label)
        for name in ("hours", "field", "start"):
            if self.sound(name):
                yield name, "", str(self.sound(name).label)

    def asked_without(self, name: str, value: str) -> dict[str, Any]:
        """Return what is asked without one filter."""
        asked = self.asked()
        left = [word for word in asked.pop(name, []) if value and word != value]
        if name == "place":
            asked.pop("km", None)
        return {**asked, name: left} if left else asked
