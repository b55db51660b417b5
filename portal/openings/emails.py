"""Letters to companies about their openings."""

from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.orm import Session

from portal.companies.queries import letter_addresses
from portal.kernel.access import STAFF
from portal.kernel.audit import trail
from portal.kernel.mail import Letter
from portal.openings.queries import standing_of
from portal.openings.words import OpeningState


@dataclass(frozen=True)
class OpeningLetter:
    """What the letters say: greeting, title, where to look, what to do."""

    opening_id: UUID
    title: str
    name: str = ""
    reason: str = ""
    needs_confirmation: bool = False
    is_public: bool = True


def opening_is_online(session: Session, opening_id: UUID) -> list[Letter]:
    """Tell a company that the team put its opening online; whoever published it themselves knows."""
    stands = standing_of(session, opening_id)
    published = next((line for line in trail(session, opening_id) if line.verb == "opening.published"), None)
    if stands is None or stands.state is not OpeningState.PUBLISHED or published is None or published.by_role not in STAFF:
        return []
    context = OpeningLetter(
        opening_id, stands.title, needs_confirmation=stands.confirmed_at is None, is_public=stands.is_for_everyone
    )
    return _to_company(session, stands.company_id, "openings/letters/opening_is_online", context)


def opening_sent_back(session: Session, opening_id: UUID) -> list[Letter]:
    """Tell a company what to change in its opening."""
    stands = standing_of(session, opening_id)
    if stands is None or stands.state is not OpeningState.REJECTED:
        return []
    context = OpeningLetter(opening_id, stands.title, reason=stands.rejection_reason or "")
    return _to_company(session, stands.company_id, "openings/letters/opening_sent_back", context)


def _to_company(session: Session, company_id: UUID, template: str, context: OpeningLetter) -> list[Letter]:
    return [
        Letter(to.email, to.language, template, replace(context, name=to.name)) for to in letter_addresses(session, company_id)
    ]
