"""Personal links and whether they still work."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from portal.candidates.models import PersonalLink
from portal.kernel.crypto import blind_index

PURPOSE = "personal link"
TO_HAND_OVER = timedelta(minutes=10)


@dataclass(frozen=True)
class LinkRow:
    """A link that still works."""

    id: UUID
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None
    created_by_id: UUID | None

    def may_be_read(self, by_id: UUID, at: datetime) -> bool:
        """Whether its address may be shown: to who made it, just after; nobody else can answer in the person's name by it."""
        return self.created_by_id == by_id and at < self.created_at + TO_HAND_OVER


def link_secret(link_id: UUID) -> str:
    """Return the secret part of a link's address.

    It follows from the row's id by a key that no database holds, so that a letter that is sent once more says the same.
    """
    return blind_index(link_id.hex, PURPOSE)


def hash_of(secret: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def link_behind(session: Session, secret: str, at: datetime) -> PersonalLink | None:
    """Return the link of a secret, if it works; forged, ended and revoked ones are the same nothing."""
    return session.scalar(usable_links(at).where(PersonalLink.secret_hash == hash_of(secret[:200])))


def usable_link(session: Session, link_id: UUID, at: datetime) -> PersonalLink | None:
    """Return the link, if it neither ended nor was revoked."""
    return session.scalar(usable_links(at).where(PersonalLink.id == link_id))


def links_of(session: Session, candidate_id: UUID, at: datetime) -> tuple[LinkRow, ...]:
    """Return the person's links that still work, the newest first."""
    rows = session.scalars(
        usable_links(at).where(PersonalLink.candidate_id == candidate_id).order_by(PersonalLink.created_at.desc())
    )
    return tuple(LinkRow(row.id, row.created_at, row.expires_at, row.last_used_at, row.created_by_id) for row in rows)


def usable_links(at: datetime) -> Select[PersonalLink]:
    """Select the links that neither ended nor were revoked."""
    return select(PersonalLink).where(PersonalLink.revoked_at.is_(None), PersonalLink.expires_at > at)
