"""Personal links: handed to the person, good for thirty days, revoked at any time."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate, PersonalLink
from portal.candidates.queries import hash_of, link_secret, usable_link, usable_links
from portal.candidates.words import CandidateState
from portal.kernel.access import Role
from portal.kernel.audit import By, record
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.identity import end_link_sign_ins

LASTS = timedelta(days=30)
BY_THE_PERSON = By(None, Role.CANDIDATE.value)


def create_personal_link(session: Session, candidate_id: UUID, *, by: By, at: datetime) -> PersonalLink:
    """Make a link for the person, and end those they had; `link_secret(link.id)` is its secret part.

    Whoever is just answering by an older link may finish: their sign-in ends by itself within half an hour.
    """
    candidate = session.get_one(Candidate, candidate_id, with_for_update=True)
    if candidate.state is CandidateState.LEFT:
        raise RuleBroken(_l("We no longer accompany this person. Take them up again first."))
    if candidate.state is CandidateState.DRAFT:
        raise RuleBroken(_l("Please finish taking in the person first."))
    for older in session.scalars(usable_links(at).where(PersonalLink.candidate_id == candidate_id).with_for_update()):
        older.revoked_at = at
        record(session, "personal_link.revoked", candidate_id, by=by, at=at)
    link = PersonalLink(candidate_id=candidate_id, created_at=at, created_by_id=by.account_id, expires_at=at + LASTS)
    session.add(link)
    session.flush()  # the secret follows from link.id
    link.secret_hash = hash_of(link_secret(link.id))
    record(session, "personal_link.created", candidate_id, by=by, at=at)
    return link


def link_handed_out_last(session: Session, *, at: datetime) -> UUID | None:
    """Return the link of the person who was handed one last, a new one if theirs has ended; for the demo alone."""
    handed = (
        select(PersonalLink)
        .join(Candidate)
        .where(Candidate.state == CandidateState.ACTIVE)
        .order_by(PersonalLink.created_at.desc(), PersonalLink.id)
    )
    last = session.scalars(handed.limit(1)).one_or_none()
    if last is None:
        return None
    if usable_link(session, last.id, at):
        return last.id
    return create_personal_link(session, last.candidate_id, by=By.system(), at=at).id


def revoke_personal_link(session: Session, candidate_id: UUID, link_id: UUID, *, by: By, at: datetime) -> None:
    """End a link and every sign-in it may have started."""
    link = session.get_one(PersonalLink, link_id, with_for_update=True)
    if link.candidate_id != candidate_id or link.revoked_at is not None:
        raise RuleBroken(_l("This link has ended already."))
    link.revoked_at = at
    end_link_sign_ins(session, candidate_id, at=at)
    record(session, "personal_link.revoked", candidate_id, by=by, at=at)


def open_personal_link(session: Session, link_id: UUID, *, by: By = BY_THE_PERSON, at: datetime) -> UUID | None:
    """Return whose link it is and note its use; None if it has ended.

    `by` is somebody who was signed in at the browser: an answer given there could be theirs, and the record must say so.
    """
    link = usable_link(session, link_id, at)
    if link is None:
        return None
    link.last_used_at = at
    record(session, "personal_link.used", link.candidate_id, by=by, at=at)
    return link.candidate_id
