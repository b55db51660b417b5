"""What is written about an internship is read by the company: it leaves only after somebody has looked at each marked word.

The name is known to the company by then. Whatever else tells of the person, or of others, is marked by `portal/redaction`.
"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy.orm import Session

from portal.candidates.queries import mark_text, seen_of
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.redaction import Kind


class Unread(RuleBroken):
    """Words that nobody has looked at yet; `seen` names the text they stand in, to be sent back with the yes."""

    def __init__(self, sentence: str, seen: str) -> None:
        super().__init__(sentence, field="tasks")
        self.seen = seen


def refuse_unread(
    session: Session, candidate_id: UUID, text: str | None, *, known: Collection[str | None], looked_at: str | None
) -> None:
    """Refuse a text with marks unless this very text was looked at; what the company wrote or read before is `known`."""
    written = (text or "").strip()
    if not written or written in known or looked_at == seen_of(written):
        return
    marked = mark_text(session, candidate_id, written)
    found = [(marked.words(mark), mark.kind.label) for mark in marked.marks if mark.kind is not Kind.OWN_NAME]
    if found:
        words = ", ".join(_("“%(words)s” (%(kind)s)", words=words, kind=kind) for words, kind in dict.fromkeys(found))
        raise Unread(
            _("The company reads this. Please look at: %(words)s. Take out what is not needed for the work.", words=words),
            seen_of(written),
        )
