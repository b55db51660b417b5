"""Personal links and whether they still work."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from portal.candidates.models import PersonalLink

LINK_PURPOSE = "candidate"
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
