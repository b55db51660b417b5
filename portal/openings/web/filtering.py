"""What the team narrows the list of all openings by."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from portal.kernel.forms import ChoiceField, LineField, ListForm, ManyChoicesField, RecordField
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.places import find_place, postcodes_within, suggest_places
from portal.labour.words import DayPart, LanguageLevel, OccupationField
from portal.openings.queries import StaffFilter, Wanted
from portal.openings.words import LicenceAsked, OpeningKind, OpeningState, Radius, StartBand


class StaffFilterForm(ListForm):
    """What the team looks for among all openings."""

    q = LineField(_l("Title or company"))
    state = ManyChoicesField(_l("State"), OpeningState)
    kind = ManyChoicesField(_l("Kind"), OpeningKind)
    site = RecordField(_l("KAI site"), empty=_l("All sites"))
    place = LineField(_l("Place or postcode"), longest=100)
    km = ChoiceField(_l("Radius"), Radius, empty=_l("20 km"))
    field = ChoiceField(_l("Field of work"), OccupationField, empty=_l("all fields"))
    german = ChoiceField(_l("German at most"), LanguageLevel, empty=_l("any level"))
    time = ManyChoicesField(_l("Time of day"), DayPart)
    start = ChoiceField(_l("Begins"), StartBand, empty=_l("at any time"))
    licence = ManyChoicesField(_l("Licence"), LicenceAsked)

    def __init__(self, *, offers: Mapping[str, Any] | None = None) -> None:
        super().__init__(offers=offers)
        self.centre = find_place(self.sound("place") or "") if self.sound("place") else None
        if self.place.data and self.centre is None and not self.place.errors:
            near = ", ".join(map(str, suggest_places(self.place.data)[:3]))
            unknown = _("We do not know this place. Please check the spelling, or enter a postcode.")
            self.place.errors = [f"{unknown} {near}".strip()]

    def tell(self, counts: Mapping[str, Counter[str]]) -> None:
        """Write beside each answer how many openings it shows, with everything else that is asked."""
        for name, each in counts.items():
            if name in self._fields:
                self._fields[name].count_beside(each)

    def wanted(self, today: date, found_ids: Iterable[UUID] = ()) -> StaffFilter:
        """Return the filter; what cannot be read filters nothing."""
        states, kinds = frozenset(self.sound("state") or ()), frozenset(self.sound("kind") or ())
        work = Wanted(
            on=today,
            fields=frozenset(filter(None, [self.sound("field")])),
            day_parts=frozenset(self.sound("time") or ()),
            language=self.sound("german"),
            start=self.sound("start"),
            licences=frozenset(self.sound("licence") or ()),
            postcodes=postcodes_within(self.centre, (self.sound("km") or Radius.KM_20).km) if self.centre else None,
        )
        return StaffFilter(states, kinds, self.sound("q") or "", self.sound("site"), work, frozenset(found_ids))
