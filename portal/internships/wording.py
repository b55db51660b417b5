"""What is written about an internship is read by the company: it leaves only after somebody has decided about each mark.

The name is known to the company by then. Whatever else tells of the person, or of others, is marked by `portal/redaction`.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates.queries import mark_text, seen_of
from portal.candidates.rewording import Looked, MarkedText, settled
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import gettext as _
from portal.openings.models import Opening
from portal.proposals.models import Proposal
from portal.redaction import Kind


@dataclass(frozen=True)
class Review:
    """A text with marks to decide about; `seen` says which text it is."""

    marked: MarkedText
    seen: str


def review_of(session: Session, candidate_id: UUID, text: str | None, *, known: Collection[str | None]) -> Review | None:
    """Return what has to be decided about a text; None where nothing is marked, or the company read or wrote it before."""
    written = (text or "").strip()
    if not written or written in known:
        return None
    marked = mark_text(session, candidate_id, written)
    marked = replace(marked, marks=tuple(mark for mark in marked.marks if mark.kind is not Kind.OWN_NAME))
    return Review(marked, seen_of(written)) if marked.marks else None


def review_for_plan(session: Session, proposal_id: UUID, text: str | None) -> Review | None:
    """Return what has to be decided about the tasks of a first plan."""
    if not text:
        return None
    proposal = session.get_one(Proposal, proposal_id)
    return review_of(session, proposal.candidate_id, text, known={offered_tasks(session, proposal)})


def offered_tasks(session: Session, proposal: Proposal) -> str | None:
    """Return what the company itself wrote about the place."""
    return session.scalar(select(Opening.tasks).where(Opening.id == proposal.opening_id))


def leaving(review: Review | None, text: str | None, looked: Looked, *, field: str) -> str | None:
    """Return a text as the company will read it; refuse one of whose marks any is not decided."""
    if review is None:
        return text
    if looked.seen != review.seen or None in looked.decisions or len(looked.decisions) != len(review.marked.marks):
        found = dict.fromkeys((review.marked.words(mark), mark.kind.label) for mark in review.marked.marks)
        words = ", ".join(_("“%(words)s” (%(kind)s)", words=words, kind=kind) for words, kind in found)
        raise RuleBroken(_("The company reads this. Please decide about each mark below: %(words)s.", words=words), field=field)
    return settled(review.marked, looked.decisions, name_is_known=True)
