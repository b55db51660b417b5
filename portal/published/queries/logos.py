"""Reading the logos of partners."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.kernel.access import Actor
from portal.kernel.i18n import current_language
from portal.published.models import Logo


@dataclass(frozen=True)
class PartnerLogo:
    """A public logo: name, text for those who do not see it, picture, website."""

    name: str
    alt: str
    address: str
    width: int
    height: int
    website: str | None


@dataclass(frozen=True)
class LogoRecord:
    """A logo on the coordinators' desk."""

    id: UUID
    name: str
    alt_de: str
    alt_en: str
    website: str | None
    position: int
    is_public: bool
    width: int
    height: int


MOST_LOGOS: Final = 1_000
_COLUMNS = (
    Logo.id, Logo.name, Logo.alt_de, Logo.alt_en, Logo.website, Logo.position, Logo.is_public, Logo.width, Logo.height,
)  # fmt: skip
_RECORDS = select(*_COLUMNS).order_by(Logo.position, Logo.id)
_PUBLIC = (
    select(Logo.name, Logo.alt_de, Logo.alt_en, Logo.digest, Logo.width, Logo.height, Logo.website)
    .where(Logo.is_public.is_(True))
    .order_by(Logo.position, Logo.id)
    .limit(MOST_LOGOS)
)


def partner_logos(session: Session) -> tuple[PartnerLogo, ...]:
    """Return the public logos in their order, described in the language of the page."""
    is_english = current_language() == "en"
    return tuple(
        PartnerLogo(
            row.name, row.alt_en if is_english else row.alt_de, address_of(row.digest), row.width, row.height, row.website
        )
        for row in session.execute(_PUBLIC)
    )


def public_picture(session: Session, digest: str) -> bytes | None:
    """Return the picture behind an address, if it is public."""
    return session.scalar(select(Logo.picture).where(Logo.digest == digest, Logo.is_public.is_(True)).limit(1))


def all_logos(session: Session) -> tuple[LogoRecord, ...]:
    """Return all logos in their order, also those that are not public."""
    return tuple(LogoRecord(*row) for row in session.execute(_RECORDS.limit(MOST_LOGOS)))


def logo_record(session: Session, _actor: Actor, logo_id: UUID) -> LogoRecord | None:
    """Return a logo for its editor."""
    row = session.execute(_RECORDS.where(Logo.id == logo_id)).one_or_none()
    return LogoRecord(*row) if row else None


def picture_of(session: Session, logo_id: UUID) -> bytes | None:
    """Return a logo's picture, public or not."""
    return session.scalar(select(Logo.picture).where(Logo.id == logo_id))


def address_of(digest: str) -> str:
    """Return the address of a picture; it changes with the picture."""
    return f"/partner-logos/{digest}"
