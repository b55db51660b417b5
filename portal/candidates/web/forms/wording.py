"""Forms of a text about a person: writing it, and deciding about every mark in it."""

from typing import Any, ClassVar

from wtforms import HiddenField

from portal.candidates.rewording import MOST_LETTERS, MarkedText, offered
from portal.candidates.words import Decision
from portal.kernel.forms import Form, RadioChoiceField, TextField, choice_required, optional
from portal.kernel.i18n import lazy_gettext as _l


class TextForm(Form):
    """A short text of the profile."""

    text = TextField(
        _l("Short text"),
        [optional()],
        longest=MOST_LETTERS,
        description=_l("At most 300 characters, about the work alone. An empty field takes the text away."),
    )


class ReviewForm(Form):
    """One decision for each mark; made for the text that is shown."""

    marks: ClassVar[int] = 0
    looked_at = HiddenField()

    @property
    def decisions(self) -> list[Decision | None]:
        """What was decided, mark by mark; None where nothing was."""
        return [self[f"mark{number}"].data for number in range(1, self.marks + 1)]


def review_form(marked: MarkedText, seen: str) -> ReviewForm:
    """Make the form for this text."""
    fields: dict[str, Any] = {"marks": len(marked.marks)}
    for number, mark in enumerate(marked.marks, start=1):
        label = f"{number}. „{marked.words(mark)}“"
        fields[f"mark{number}"] = RadioChoiceField(label, offered(mark), [choice_required()])
    kind: type[ReviewForm] = type("ReviewOfThisText", (ReviewForm,), fields)
    return kind(data={"looked_at": seen})
