"""Reading sign-ups whose address is not proved yet."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.companies.models import Registration
from portal.companies.words import Interest
from portal.kernel.places import place_of


@dataclass(frozen=True)
class PendingRegistration:
    """What somebody is about to confirm."""

    id: UUID
    company_name: str
    place: str
    contact_name: str
    email: str
    phone: str
    interests: tuple[Interest, ...]
    postcode: str
    expires_at: datetime
    is_confirmed: bool


def pending_registration(session: Session, registration_id: UUID) -> PendingRegistration | None:
    """Return a sign-up by the id its link carries."""
    found = session.get(Registration, registration_id)
    if found is None:
        return None
    place = place_of(found.postcode)
    return PendingRegistration(
        found.id,
        found.company_name,
        f"{found.postcode} {place.name if place else ''}".strip(),
        found.contact_name,
        found.email,
        found.phone,
        tuple(Interest(code) for code in found.interests),  # type: ignore[call-arg]  # Word takes a code
        found.postcode,
        found.expires_at,
        found.confirmed_at is not None,
    )
