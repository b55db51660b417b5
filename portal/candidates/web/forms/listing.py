"""Forms of the list of people."""

from typing import Any

from portal.candidates.queries import CandidateFilter
from portal.candidates.words import CandidateState
from portal.kernel.access import Actor
from portal.kernel.forms import ChoiceField, Form, LineField, RecordField, choice_required, optional
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word
from portal.labour.words import Goal


class Whose(Word):
    """Whose people a list shows."""

    MINE = "mine", _l("My people")
    ALL = "all", _l("Everyone")


class FilterForm(Form):
    """What narrows the list; its answers stay in the address, so a list can be kept as a bookmark."""

    whose = ChoiceField(_l("Whose"), Whose, default=Whose.MINE)
    state = ChoiceField(_l("State"), CandidateState, [optional()], empty=_l("Every state"))
    goal = ChoiceField(_l("Looking for"), Goal, [optional()], empty=_l("Everything"))

    @classmethod
    def sent(cls, answers: Any) -> "FilterForm":
        """Read the answers of an address; what cannot be read narrows nothing."""
        return cls(formdata=answers) if answers else cls(data={"whose": Whose.MINE, "state": CandidateState.ACTIVE})

    def wanted(self, actor: Actor) -> CandidateFilter:
        """Return what the list shall show."""
        is_mine = self.whose.data is not Whose.ALL
        return CandidateFilter(
            advisor_id=actor.own_id if is_mine else None,
            state=self.state.data,
            goal=self.goal.data,
        )

    def answers(self) -> dict[str, str]:
        """Return the answers as an address carries them."""
        return {name: str(field.data) for name, field in self._fields.items() if field.data}


class NameForm(Form):
    """A search for somebody among everyone. The name is sent, not put into the address (OWASP ASVS 14.2.1)."""

    name = LineField(_l("Name, or its beginning"), [optional()], longest=80)

    def wanted(self) -> CandidateFilter:
        """Return whom to look for."""
        return CandidateFilter(name=(self.name.data or "")[:80])


class HandOverForm(Form):
    """Another advisor for the person."""

    advisor_id = RecordField(_l("Advisor"), [choice_required()], empty=_l("Please choose"))
