"""Forms of placements."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from portal.kernel.access import Actor
from portal.kernel.forms import (
    ChoiceField,
    DayField,
    Form,
    ListForm,
    MonthField,
    NumberField,
    RadioChoiceField,
    RecordField,
    between,
    choice_required,
    optional,
    required,
)
from portal.kernel.i18n import lazy_gettext as _l
from portal.placements.queries import StaffFilter
from portal.placements.services import PlacementDraft
from portal.placements.words import EndOfWork, FollowUpResult, PlacementKind, PlacementState, Sign
from portal.proposals.web.filters import Whose


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
    """When the work ended, and why."""

    ended_on = DayField(_l("Last day"), [required(_l("Please enter a day."))])
    reason = RadioChoiceField(_l("Why did it end?"), EndOfWork, [choice_required()])


class HeardForm(Form):
    """What the advisor heard at a check."""

    result = RadioChoiceField(_l("What did you hear?"), FollowUpResult, [choice_required()])


class SignForm(Form):
    """How the work is going: one tap."""

    sign = RadioChoiceField(_l("How is the work going?"), Sign, [choice_required()])


class FilterForm(ListForm):
    """Which work found the list shows."""

    open_answers = {"whose": Whose.ALL.value}

    whose = ChoiceField(_l("Whose"), Whose)
    state = ChoiceField(_l("State"), PlacementState, empty=_l("Every state"))
    site = RecordField(_l("KAI site"), empty=_l("All sites"))
    month = MonthField(_l("Began in"), empty=_l("Every month"))

    @classmethod
    def among(cls, sites: Iterable[tuple[UUID, str]], today: date) -> "FilterForm":
        """Return the form that offers these sites and the months around today."""
        return cls(offers={"site": sites, "month": today}, data={"whose": Whose.MINE})

    def wanted(self, actor: Actor) -> StaffFilter:
        """Return what to list; what cannot be read narrows nothing."""
        is_mine = self.sound("whose") is Whose.MINE
        return StaffFilter(self.sound("state"), actor.own_id if is_mine else None, self.sound("site"), self.sound("month"))
