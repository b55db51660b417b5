"""Forms of messages: writing one, and deciding about every mark in it."""

from typing import Any, ClassVar
from uuid import UUID

from wtforms import HiddenField

from portal.candidates.rewording import offered
from portal.candidates.words import Decision
from portal.kernel.forms import Form, RadioChoiceField, TextField, choice_required, required
from portal.kernel.i18n import lazy_gettext as _l
from portal.messages.reviewing import Review
from portal.messages.services import LONGEST, Reply


class MessageForm(Form):
    """A message; `last` is the newest one that stood on the page."""

    message = TextField(_l("Your message"), [required(_l("Please write something."))], longest=LONGEST)
    last = HiddenField()


class ReviewForm(MessageForm):
    """The message once more, with one decision for each mark; made for the text that is shown."""

    marks: ClassVar[int] = 0
    looked_at = HiddenField()

    @property
    def decisions(self) -> list[Decision | None]:
        """What was decided, mark by mark; None where nothing was."""
        return [self[f"mark{number}"].data for number in range(1, self.marks + 1)]

    def begin_anew(self, seen: str) -> None:
        """Ask about this text: what was decided about another one does not count."""
        self.looked_at.data = seen
        for number in range(1, self.marks + 1):
            self[f"mark{number}"].data = None

    def reply(self) -> Reply:
        """Return what is to leave."""
        return Reply(self.message.data or "", self.looked_at.data or "", tuple(self.decisions), message_id(self.last.data))


def review_form(review: Review) -> ReviewForm:
    """Make the form for this text."""
    fields: dict[str, Any] = {"marks": review.decisions_needed}
    for number, mark in enumerate(review.marked.marks[: review.decisions_needed], start=1):
        label = f"{number}. „{review.marked.words(mark)}“"
        fields[f"mark{number}"] = RadioChoiceField(label, offered(mark), [choice_required()])
    kind: type[ReviewForm] = type("ReviewOfThisMessage", (ReviewForm,), fields)
    return kind()


def message_id(typed: str | None) -> UUID | None:
    """Read the id of a message; what is none counts as nothing."""
    try:
        return UUID(typed or "")
    except ValueError:
        return None
