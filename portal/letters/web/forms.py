"""Forms about letters: one question for each group."""

from collections.abc import Mapping

from portal.kernel.access import STAFF, Role
from portal.kernel.forms import ChoiceField, Form, choice_required
from portal.kernel.i18n import lazy_gettext as _l
from portal.letters.words import LetterGroup, Pace


def _own(group: LetterGroup) -> ChoiceField:
    return ChoiceField(group.label, Pace, empty=_l("as chosen for the whole company"))


def _plain(group: LetterGroup) -> ChoiceField:
    return ChoiceField(group.label, Pace, [choice_required()], default=Pace.AT_ONCE)


class ChoicesForm(Form):
    """How often letters come, group by group; fields carry the codes of groups."""

    @classmethod
    def about(cls, chosen: Mapping[LetterGroup, Pace]) -> "ChoicesForm":
        """Take what was chosen, unless something was sent."""
        form = cls(data={group.value: pace for group, pace in chosen.items()})
        for group in LetterGroup:
            if group.value in form:
                form[group.value].flags.required = True  # a list always has an answer
        return form

    def choices(self) -> dict[LetterGroup, Pace | None]:
        """Return what was chosen."""
        return {group: self[group.value].data for group in LetterGroup if group.value in self}


class MemberChoicesForm(ChoicesForm):
    """What somebody in a company chooses for themselves."""

    reminders = _own(LetterGroup.REMINDERS)
    places = _own(LetterGroup.PLACES)
    messages = _own(LetterGroup.MESSAGES)
    first_day = _own(LetterGroup.FIRST_DAY)
    afterwards = _own(LetterGroup.AFTERWARDS)


class CompanyChoicesForm(ChoicesForm):
    """What is chosen for everyone in a company."""

    reminders = _plain(LetterGroup.REMINDERS)
    places = _plain(LetterGroup.PLACES)
    messages = _plain(LetterGroup.MESSAGES)
    first_day = _plain(LetterGroup.FIRST_DAY)
    afterwards = _plain(LetterGroup.AFTERWARDS)


class StaffChoicesForm(ChoicesForm):
    """What members of the team choose."""

    messages = _plain(LetterGroup.MESSAGES)
    answers = _plain(LetterGroup.ANSWERS)
    signatures = _plain(LetterGroup.SIGNATURES)


class StopForm(Form):
    """One button."""


def own_form(role: Role) -> type[ChoicesForm]:
    """Return the form for somebody of this role."""
    return StaffChoicesForm if role in STAFF else MemberChoicesForm
