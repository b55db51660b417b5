"""Forms of a text about a person: writing it, and deciding about every mark in it."""

from typing import Any, ClassVar, TypeVar

from wtforms import HiddenField

from portal.candidates.rewording import MOST_LETTERS, Looked, MarkedText, Stretch, offered
from portal.candidates.words import Decision
from portal.kernel.forms import Form, RadioChoiceField, TextField, choice_required, optional
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l

F = TypeVar("F", bound="ReviewForm")


class TextForm(Form):
    """A short text of the profile."""

    text = TextField(
        _l("Short text"),
        [optional()],
        longest=MOST_LETTERS,
        description=_l("At most 300 characters, about the work alone. An empty field takes the text away."),
    )


class ReviewForm(Form):
    """One decision for each mark; made for the text that is shown (`with_marks`)."""

    marked: ClassVar[MarkedText] = MarkedText("", ())
    looked_at = HiddenField()

    @property
    def decisions(self) -> list[Decision | None]:
        """What was decided, mark by mark; None where nothing was."""
        return [self[f"mark{number}"].data for number in range(1, len(self.marked.marks) + 1)]

    @property
    def before(self) -> tuple[Stretch, ...]:
        """The text as it was written."""
        return self.marked.before()

    @property
    def after(self) -> tuple[Stretch, ...]:
        """The text as it would leave by what is chosen now."""
        return self.marked.after(self.decisions)

    @property
    def questions(self) -> list[tuple[Any, str]]:
        """Each question with the reason of its mark."""
        return [
            (self[f"mark{number}"], _("%(kind)s: %(reason)s", kind=mark.kind.label, reason=mark.reason.label))
            for number, mark in enumerate(self.marked.marks, start=1)
        ]

    @property
    def looked(self) -> Looked:
        """Which text was looked at, and what was decided."""
        return Looked(self.looked_at.data or "", tuple(self.decisions))

    def begin_anew(self, seen: str) -> None:
        """Ask about this text: what was decided about another one does not count."""
        self.looked_at.data = seen
        for number in range(1, len(self.marked.marks) + 1):
            self[f"mark{number}"].data = None


class _AskedNext:
    """A mark that somebody sees for the first time: the question is not optional, and not answered yet."""

    field_flags: ClassVar[dict[str, bool]] = {"required": True}

    def __call__(self, _form: Any, _field: Any) -> None:
        """Refuse nothing; the service refuses a text of which a mark is not decided."""


def with_marks(kind: type[F], marked: MarkedText, *, name_is_known: bool = False, asks: bool = True) -> type[F]:
    """Return the form with a question for each mark of this text; `asks`: whether each has to be answered already."""
    fields: dict[str, Any] = {"marked": marked}
    for number, mark in enumerate(marked.marks, start=1):
        label = f"{number}. „{marked.words(mark)}“"
        check = choice_required() if asks else _AskedNext()
        fields[f"mark{number}"] = RadioChoiceField(label, offered(mark, name_is_known=name_is_known), [check])
    return type(kind.__name__, (kind,), fields)
