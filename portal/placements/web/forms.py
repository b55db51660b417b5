"""Forms of placements."""

from portal.kernel.forms import DayField, Form, NumberField, RadioChoiceField, between, choice_required, optional, required
from portal.kernel.i18n import lazy_gettext as _l
from portal.placements.services import PlacementDraft
from portal.placements.words import PlacementKind


class PlacementForm(Form):
    """What was found, from when, how many hours."""

    kind = RadioChoiceField(_l("What was found?"), PlacementKind, [choice_required()])
    starts_on = DayField(_l("First day"), [required(_l("Please enter a day."))])
    hours_per_week = NumberField(
        _l("Hours a week"), [required(_l("Please enter the hours a week, for example 30.")), between(1, 48)]
    )
    fixed_term_until = DayField(_l("Fixed term until"), [optional()])

    def draft(self) -> PlacementDraft:
        """Return what was entered."""
        return PlacementDraft(self.kind.data, self.starts_on.data, self.hours_per_week.data, self.fixed_term_until.data)


class EndForm(Form):
    """When the work ended."""

    ended_on = DayField(_l("Last day"), [required(_l("Please enter a day."))])
