"""Moves of a person between the states of the table in `words.py`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate, PersonalLink
from portal.candidates.words import CANDIDATE_STATES
from portal.kernel.audit import By, Change, record
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.identity import end_link_sign_ins
from portal.kernel.outbox import announce

TOPICS = {
    "pause": "candidate.paused",
    "resume": "candidate.resumed",
    "place": "candidate.placed",
    "return": "candidate.returned",
    "leave": "candidate.left",
}


def pause_candidate(session: Session, candidate_id: UUID, *, by: By, at: datetime) -> None:
    """Pause: no new proposals, at the person's wish or ours."""
    _move(session, candidate_id, "pause", by, at)


def resume_candidate(session: Session, candidate_id: UUID, *, by: By, at: datetime) -> None:
    """Go on after a pause."""
    _move(session, candidate_id, "resume", by, at)


def mark_placed(session: Session, candidate_id: UUID, *, by: By, at: datetime) -> None:
    """Note that the person has found work."""
    _move(session, candidate_id, "place", by, at)


def return_candidate(session: Session, candidate_id: UUID, *, by: By, at: datetime) -> None:
    """Take the person up again after work ended or after they had left."""
    _move(session, candidate_id, "return", by, at)


def leave_candidate(session: Session, candidate_id: UUID, *, by: By, at: datetime) -> None:
    """End the accompaniment; every personal link ends with it."""
    _move(session, candidate_id, "leave", by, at)
    links = select(PersonalLink).where(PersonalLink.candidate_id == candidate_id, PersonalLink.revoked_at.is_(None))
    for link in session.scalars(links):
        link.revoked_at = at
    end_link_sign_ins(session, candidate_id, at=at)


def _move(session: Session, candidate_id: UUID, verb: str, by: By, at: datetime) -> None:
    candidate = session.get_one(Candidate, candidate_id, with_for_update=True)
    was = candidate.state
    found = next((move for move in CANDIDATE_STATES.moves if move.verb == verb and was in move.sources), None)
    if found is None:
        raise RuleBroken(_l("This has changed in the meantime. Please look at the current state."))
    candidate.move_to(found.target)
    candidate.changed_at = at
    record(session, TOPICS[verb], candidate_id, Change(was, candidate.state), by=by, at=at)
    announce(session, TOPICS[verb], candidate_id, at=at)
