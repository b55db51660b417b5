"""What narrows the team's list of proposals."""

from collections.abc import Iterable
from uuid import UUID

from portal.kernel.access import Actor
from portal.kernel.forms import ChoiceField, ListForm, RecordField
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word
from portal.proposals.queries import StaffFilter


class Whose(Word):
    """Whose proposals, internships or work found a list shows."""

    MINE = "mine", _l("Mine")
    ALL = "all", _l("Everyone's")


class Phase(Word):
    """Which proposals a list shows."""

    OPEN = "open", _l("going on")
    OVER = "over", _l("ended")
    ALL = "all", _l("all proposals")


class FilterForm(ListForm):
    """Which proposals a list of the team shows."""

    open_answers = {"whose": Whose.ALL.value, "phase": Phase.ALL.value}

    whose = ChoiceField(_l("Whose"), Whose)
    phase = ChoiceField(_l("Which"), Phase)
    site = RecordField(_l("KAI site"), empty=_l("All sites"))

    @classmethod
    def among(cls, sites: Iterable[tuple[UUID, str]]) -> "FilterForm":
        """Return the form that offers these sites; it begins with one's own that go on."""
        return cls(offers={"site": sites}, data={"whose": Whose.MINE, "phase": Phase.OPEN})

    def wanted(self, actor: Actor) -> StaffFilter:
        """Return what to list; what cannot be read narrows nothing."""
        mine = actor.own_id if self.sound("whose") is Whose.MINE else None
        return StaffFilter(mine, is_over=IS_OVER.get(self.sound("phase")), site_id=self.sound("site"))


IS_OVER = {Phase.OPEN: False, Phase.OVER: True}
