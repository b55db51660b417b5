"""Letters about the first day: that the kit is there, and where. They name nobody, no company and no place."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from portal.candidates.queries import link_secret, links_of
from portal.internships.agreement.keys import members_of
from portal.internships.kit.sending import sent_kit
from portal.internships.kit.texts import kit_text
from portal.kernel.clock import today
from portal.kernel.i18n import person_language
from portal.kernel.mail import Letter
from portal.proposals.models import Proposal
from portal.proposals.queries import may_hear_of


@dataclass(frozen=True)
class KitLetter:
    """What a member of the company reads: the code of the internship, its first day, where the kit is."""

    name: str
    reference: str
    starts_on: date
    internship_id: UUID


@dataclass(frozen=True)
class PersonKitLetter:
    """What the person reads, in the words of the kit."""

    title: str
    lead: str
    token: str


def kit_for_person(session: Session, kit_id: UUID) -> list[Letter]:
    """Tell the person where the kit is, by a link that works on the first morning."""
    found = sent_kit(session, kit_id)
    if found is None:
        return []
    sent_at, _internship, person = found
    links = links_of(session, person.id, sent_at)
    if not person.email or person.restricted_at is not None or not links:
        return []
    language = person_language(person.contact_language)
    text = kit_text(language)
    told = PersonKitLetter(text.title, text.letter, link_secret(links[0].id))
    return [Letter(person.email, language, "internships/letters/kit_person", told)]


def kit_for_company(session: Session, kit_id: UUID) -> list[Letter]:
    """Tell everyone in the company that the kit is there, and what they can still add."""
    found = sent_kit(session, kit_id)
    if found is None or not may_hear_of(session, found[1].proposal_id, on=today()):
        return []
    internship = found[1]
    reference = session.get_one(Proposal, internship.proposal_id).reference
    return [
        Letter(
            member.email,
            member.language,
            "internships/letters/kit_company",
            KitLetter(member.name, reference, internship.starts_on, internship.id),
        )
        for member in members_of(session, internship.company_id)
    ]
