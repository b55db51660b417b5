"""What candidates keep of a person: the record with all its lines, links, masked profiles, and what was noted."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate, CandidateText, PersonalLink, PublishedProfile
from portal.contacts.models import LogEntry, Task
from portal.contacts.services import erase_contacts
from portal.kernel.audit import By
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.identity import erase_link_sign_ins
from portal.kernel.outbox.forgetting import forget_announced
from portal.kernel.retention import Going, Part
from portal.profiles.services import erase_profiles


def forget_published(session: Session, profile_ids: Collection[UUID]) -> None:
    """Delete masked profiles, and the note whose they were."""
    session.execute(delete(PublishedProfile).where(PublishedProfile.profile_id.in_(profile_ids)))
    erase_profiles(session, profile_ids)


def _going(session: Session, candidate_id: UUID) -> Iterable[Going]:
    def count(column: Any, key: UUID = candidate_id) -> int:
        return session.scalar(select(func.count()).where(column == key)) or 0

    yield Going(_l("The record: name, contact, languages, experience, competences, courses, notes"), count(Candidate.id))
    yield Going(_l("Texts for the profile"), count(CandidateText.candidate_id))
    yield Going(_l("Masked profiles"), count(PublishedProfile.candidate_id))
    yield Going(_l("Personal links"), count(PersonalLink.candidate_id))
    yield Going(_l("Conversations and tasks about the person"), count(LogEntry.subject_id) + count(Task.subject_id))


def _forget(session: Session, candidate_id: UUID, _by: By, _at: datetime) -> None:
    """Delete the record last: nothing refers to it any more."""
    profiles = session.scalars(select(PublishedProfile.profile_id).where(PublishedProfile.candidate_id == candidate_id)).all()
    forget_published(session, profiles)
    session.execute(delete(PersonalLink).where(PersonalLink.candidate_id == candidate_id))
    erase_link_sign_ins(session, candidate_id)
    erase_contacts(session, [candidate_id])
    forget_announced(session, [candidate_id])
    session.delete(session.get_one(Candidate, candidate_id))
    session.flush()  # lines go by the cascade, before anything else is asked


def _touched(since: datetime) -> tuple[Select[Any], ...]:
    return (
        select(Candidate.id).where((Candidate.changed_at >= since) | (Candidate.interviewed_at >= since)),
        select(LogEntry.subject_id).where(LogEntry.at >= since),
        select(PersonalLink.candidate_id).where(PersonalLink.last_used_at >= since),
    )


PART = Part(forget=_forget, going=_going, touched=_touched)
