"""Texts about a person with their marks: names of everyone in the file are looked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.queries import staff_choices
from portal.candidates.models import Candidate, CandidateText
from portal.candidates.rewording import MarkedText
from portal.candidates.words import TextPurpose
from portal.kernel.crypto import blind_index
from portal.redaction import NameBook, find_marks_by

_SEEN = "text that was looked at"


@dataclass(frozen=True)
class WrittenText:
    """A text about a person as it stands now, and what of it may be read outside."""

    marked: MarkedText
    seen: str
    """Which text this is, so that nobody releases another one than was looked at."""
    released: str | None
    reviewed_at: datetime | None


def written_text(
    session: Session, candidate_id: UUID, purpose: TextPurpose, subject_id: UUID | None = None
) -> WrittenText | None:
    """Return the text with its marks, found anew each time: names may have come to the file meanwhile."""
    row = text_row(session, candidate_id, purpose, subject_id)
    if row is None:
        return None
    return WrittenText(mark_text(session, candidate_id, row.text), seen_of(row.text), row.released, row.reviewed_at)


def text_row(session: Session, candidate_id: UUID, purpose: TextPurpose, subject_id: UUID | None = None) -> CandidateText | None:
    """Return the row of a text; each purpose and subject has one."""
    query = select(CandidateText).where(CandidateText.candidate_id == candidate_id, CandidateText.purpose == purpose)
    return session.scalars(query.where(CandidateText.subject_id == subject_id)).one_or_none()


def mark_text(session: Session, candidate_id: UUID, text: str) -> MarkedText:
    """Mark a text about a person: their own names by loose rules, those of everyone else by strict ones."""
    return MarkedText(text, tuple(find_marks_by(text, names_around(session, candidate_id))))


def names_around(session: Session, candidate_id: UUID, further: Iterable[str] = ()) -> NameBook:
    """Return the person's own names, and those of everyone else in the file and in the team."""
    rows = session.execute(select(Candidate.id, Candidate.given_name, Candidate.family_name, Candidate.other_spellings))
    people: list[tuple[str, ...]] = []
    others: list[tuple[str, ...]] = [(name,) for name in (*(name for _id, name in staff_choices(session)), *further)]
    for row_id, given, family, spellings in rows:
        names = (" ".join(part for part in (given, family) if part), *(spellings or ()))
        (people if row_id == candidate_id else others).append(tuple(name for name in names if name))
    return NameBook(people, others)


def seen_of(text: str) -> str:
    """Return a keyed hash of the text: the page carries it, and it tells nobody anything."""
    return blind_index(text, _SEEN)
