"""Personal links and whether they still work."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from portal.candidates.models import PersonalLink

LINK_PURPOSE = "candidate"


@dataclass(frozen=True)
class LinkRow:
    """A link that still works."""

    id: UUID
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None


def usable_link(session: Session, link_id: UUID, at: datetime) -> PersonalLink | None:
    """Return the link, if it neither ended nor was revoked."""
    return session.scalar(usable_links(at).where(PersonalLink.id == link_id))


def links_of(session: Session, candidate_id: UUID, at: datetime) -> tuple[LinkRow, ...]:
    """Return the person's links that still work, the newest first."""
    rows = session.scalars(
        usable_links(at).where(PersonalLink.candidate_id == candidate_id).order_by(PersonalLink.created_at.desc())
    )
    return tuple(LinkRow(row.id, row.created_at, row.expires_at, row.last_used_at) for row in rows)


def usable_links(at: datetime) -> Select[PersonalLink]:
    """Select the links that neither ended nor were revoked."""
    return select(PersonalLink).where(PersonalLink.revoked_at.is_(None), PersonalLink.expires_at > at)
