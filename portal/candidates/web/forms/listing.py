"""Forms of the list of people."""

from collections.abc import Iterable
from uuid import UUID

from portal.candidates.queries import CandidateFilter
from portal.candidates.words import CandidateState
from portal.kernel.access import Actor
from portal.kernel.forms import ChoiceField, Form, LineField, ListForm, RecordField, choice_required, optional
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word
from portal.labour.words import Goal


class Whose(Word):
    """Whose people a list shows."""

    MINE = "mine", _l("My people")
    ALL = "all", _l("Everyone")


class FilterForm(ListForm):
    """What narrows the list; its answers stay in the address, so a list can be kept as a bookmark."""

    open_answers = {"whose": Whose.ALL.value}

    whose = ChoiceField(_l("Whose"), Whose)
    state = ChoiceField(_l("State"), CandidateState, empty=_l("Every state"))
    goal = ChoiceField(_l("Looking for"), Goal, empty=_l("Everything"))
    site = RecordField(_l("KAI site"), empty=_l("All sites"))

    @classmethod
    def among(cls, sites: Iterable[tuple[UUID, str]]) -> "FilterForm":
        """Return the form that offers these sites; it begins with one's own people who are with us now."""
        return cls(offers={"site": sites}, data={"whose": Whose.MINE, "state": CandidateState.ACTIVE})

    def wanted(self, actor: Actor) -> CandidateFilter:
        """Return what the list shall show; what cannot be read narrows nothing."""
        is_mine = self.sound("whose") is Whose.MINE
        return CandidateFilter(
            advisor_id=actor.own_id if is_mine else None,
            state=self.sound("state"),
            goal=self.sound("goal"),
            site_id=self.sound("site"),
        )


class NameForm(Form):
    """A search for somebody among everyone. The name is sent, not put into the address (OWASP ASVS 14.2.1)."""

    name = LineField(_l("Name, or its beginning"), [optional()], longest=80)

    def wanted(self) -> CandidateFilter:
        """Return whom to look for."""
        return CandidateFilter(name=(self.name.data or "")[:80])


class HandOverForm(Form):
    """Another advisor for the person."""

    advisor_id = RecordField(_l("Advisor"), [choice_required()], empty=_l("Please choose"))
