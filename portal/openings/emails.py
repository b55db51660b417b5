"""Letters to companies about their openings."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from portal.companies.queries import company_card, letter_addresses
from portal.kernel.access import STAFF
from portal.kernel.audit import trail
from portal.kernel.clock import today
from portal.kernel.links import link_token
from portal.kernel.mail import Letter
from portal.openings.queries import Freshness, freshness_of, standing_of
from portal.openings.words import STILL_FREE, OpeningState


@dataclass(frozen=True)
class OpeningLetter:
    """What the letters say: greeting, title, where to look, what to do."""

    opening_id: UUID
    title: str
    name: str = ""
    reason: str = ""
    needs_confirmation: bool = False
    is_public: bool = True


@dataclass(frozen=True)
class StillFreeLetter:
    """A place, the last day it stays online without an answer, and the secret part of the link."""

    token: str
    title: str
    until: date | None
    name: str = ""


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


def is_it_still_free(session: Session, opening_id: UUID) -> list[Letter]:
    """Ask a company about a place that it has not spoken of for weeks."""
    place = freshness_of(session, opening_id)
    if place is None or not place.is_asked_about(today()):
        return []
    return _ask(session, place, "openings/letters/is_it_still_free")


def went_offline(session: Session, opening_id: UUID) -> list[Letter]:
    """Tell a company that its place is offline because nobody answered, and how it comes back."""
    place = freshness_of(session, opening_id)
    if place is None or not place.is_stale(today()):
        return []
    return _ask(session, place, "openings/letters/went_offline")


def _ask(session: Session, place: Freshness, template: str) -> list[Letter]:
    """Ask partners alone: whoever rests, is blocked or has left offers nothing that could still be free."""
    company = company_card(session, place.company_id)
    if company is None or not company.is_active:
        return []
    context = StillFreeLetter(link_token(STILL_FREE, place.id), place.title, place.until)
    return [
        Letter(to.email, to.language, template, replace(context, name=to.name))
        for to in letter_addresses(session, place.company_id)
    ]


def _to_company(session: Session, company_id: UUID, template: str, context: OpeningLetter) -> list[Letter]:
    return [
        Letter(to.email, to.language, template, replace(context, name=to.name)) for to in letter_addresses(session, company_id)
    ]
