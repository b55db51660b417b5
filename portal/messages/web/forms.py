"""Forms of messages: writing one, and deciding about every mark in it."""

from uuid import UUID

from wtforms import HiddenField

from portal.candidates.web.forms.wording import ReviewForm, with_marks
from portal.kernel.forms import Form, TextField, required
from portal.kernel.i18n import lazy_gettext as _l
from portal.messages.reviewing import Review
from portal.messages.services import LONGEST, Reply


class MessageForm(Form):
    """A message; `last` is the newest one that stood on the page."""

    message = TextField(_l("Your message"), [required(_l("Please write something."))], longest=LONGEST)
    last = HiddenField()


class ReviewedMessageForm(MessageForm, ReviewForm):
    """The message once more, with one decision for each mark; made for the text that is shown."""

    def reply(self) -> Reply:
        """Return what is to leave."""
        return Reply(self.message.data or "", self.looked.seen, self.looked.decisions, message_id(self.last.data))


def review_form(review: Review) -> ReviewedMessageForm:
    """Make the form for this text."""
    return with_marks(ReviewedMessageForm, review.marked, name_is_known=review.name_is_known)()


def message_id(typed: str | None) -> UUID | None:
    """Read the id of a message; what is none counts as nothing."""
    try:
        return UUID(typed or "")
    except ValueError:
        return None
