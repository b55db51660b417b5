"""Writing a text about a person, and releasing it once every mark in it is decided."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.candidates.models import Candidate, CandidateText
from portal.candidates.queries.wording import mark_text, seen_of, text_row
from portal.candidates.rewording import MOST_LETTERS, settled
from portal.candidates.words import Decision, TextPurpose
from portal.kernel.audit import By, record
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l


def write_text(session: Session, candidate_id: UUID, purpose: TextPurpose, text: str, *, by: By, at: datetime) -> None:
    """Keep a text; whatever was released before no longer is. An empty text takes it away."""
    session.get_one(Candidate, candidate_id, with_for_update=True)
    row = text_row(session, candidate_id, purpose)
    written = text.strip()
    if len(written) > MOST_LETTERS:
        raise RuleBroken(_l("Please write at most 300 characters."), field="text")
    if row is not None and row.text == written:
        return
    if not written:
        if row is not None:
            session.delete(row)
    elif row is None:
        row = CandidateText(candidate_id=candidate_id, purpose=purpose)
        row.write(written, at=at, by_id=by.account_id)
        session.add(row)
    else:
        row.write(written, at=at, by_id=by.account_id)
    session.flush()
    record(session, "text.written", candidate_id, by=by, at=at)


def release_text(
    session: Session, candidate_id: UUID, seen: str, decisions: Sequence[Decision | None], *, by: By, at: datetime
) -> None:
    """Let the short text of the profile out, as it became. Refuses a text that is not the one that was looked at."""
    session.get_one(Candidate, candidate_id, with_for_update=True)
    row = text_row(session, candidate_id, TextPurpose.SHORT_TEXT)
    if row is None or seen_of(row.text) != seen:
        raise RuleBroken(_l("The text has changed meanwhile. Please look at it again."))
    marked = mark_text(session, candidate_id, row.text)
    text = settled(marked, decisions)
    kept = [
        {"start": mark.start, "end": mark.end, "kind": mark.kind.value, "decision": decision.value}
        for mark, decision in zip(marked.marks, decisions, strict=True)
        if decision is not None
    ]
    row.release(text, kept, at=at, by_id=by.account_id)
    record(session, "text.released", candidate_id, by=by, at=at)
