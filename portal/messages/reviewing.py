"""What the team writes to a company leaves after somebody looked at it, mark by mark. A known name is no mark."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from portal.candidates.queries import mark_text, seen_of
from portal.candidates.rewording import MarkedText, settled
from portal.candidates.words import Decision
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.proposals.disclosure import identity_for
from portal.proposals.models import Proposal
from portal.redaction import Kind


@dataclass(frozen=True)
class Review:
    """A text with what has to be looked at. `name_is_known`: the company knows the person, whose name is no mark then."""

    marked: MarkedText
    seen: str
    name_is_known: bool

    @property
    def is_needed(self) -> bool:
        """Whether anybody has to look; a text without marks only once the name is known needs nobody."""
        return bool(self.marked.marks) or not self.name_is_known


def review_of(session: Session, proposal: Proposal, text: str, *, on: date) -> Review:
    """Mark a text as it would be read by the company today."""
    marked, is_known = mark_text(session, proposal.candidate_id, text), identity_for(session, proposal, on=on) is not None
    if is_known:
        marked = replace(marked, marks=tuple(mark for mark in marked.marks if mark.kind is not Kind.OWN_NAME))
    return Review(marked, seen_of(text), is_known)


def leaving(review: Review, looked_at: str, decisions: Sequence[Decision | None]) -> str:
    """Return the text as it leaves; refuse one that nobody looked at as it stands now."""
    if review.is_needed and looked_at != review.seen:
        raise RuleBroken(_l("Please look at every mark before this leaves."))
    return settled(review.marked, decisions, name_is_known=review.name_is_known)
