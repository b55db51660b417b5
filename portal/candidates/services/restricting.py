"""Keeping the data of a person without using them, and using them again (Art. 18, 21 GDPR)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.candidates.services.moving import pause_candidate
from portal.candidates.words import CandidateState
from portal.kernel.audit import By, Change, record


def restrict_candidate(session: Session, candidate_id: UUID, reason: str, *, by: By, at: datetime) -> None:
    """Stop the use at once: nobody is shown anything, nothing is proposed. A second wish changes nothing."""
    person = session.get_one(Candidate, candidate_id, with_for_update=True)
    if person.restricted_at is not None:
        return
    if person.state is CandidateState.ACTIVE:
        pause_candidate(session, candidate_id, by=by, at=at)
    person.restricted_at = at
    record(session, "candidate.restricted", candidate_id, Change(reason=reason), by=by, at=at)


def lift_restriction(session: Session, candidate_id: UUID, *, by: By, at: datetime) -> None:
    """Let the data be used again. Somebody who rested goes on resting until they or we say otherwise."""
    person = session.get_one(Candidate, candidate_id, with_for_update=True)
    if person.restricted_at is None:
        return
    person.restricted_at = None
    record(session, "candidate.unrestricted", candidate_id, by=by, at=at)
