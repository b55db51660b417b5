"""Letters about agreements: a code, a day, a way to sign. No letter names the person or says what is agreed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.queries import team_address
from portal.candidates.models import Candidate
from portal.candidates.queries import link_secret, links_of
from portal.internships.agreement.keys import PURPOSE, digits_said, members_of
from portal.internships.agreement.models import Agreement, SignKey
from portal.internships.agreement.signing import missing_parties
from portal.internships.agreement.words import AgreementState, KeyWay, Party
from portal.internships.models import Internship
from portal.kernel.clock import today
from portal.kernel.i18n import person_language
from portal.kernel.links import link_token
from portal.kernel.mail import Letter
from portal.proposals.models import Proposal
from portal.proposals.queries import may_hear_of


@dataclass(frozen=True)
class SignLetter:
    """What a member of the company reads: the code of the internship, its first day, the way to sign."""

    name: str
    reference: str
    starts_on: date
    internship_id: UUID
    token: str = ""


@dataclass(frozen=True)
class PersonLetter:
    """What the person reads: that there is something to sign, and where. It names nobody and no company."""

    token: str


@dataclass(frozen=True)
class CodeLetter:
    """What somebody reads who signs on another screen: eight digits and how long they count."""

    name: str
    digits: str


def person_signs(session: Session, agreement_id: UUID) -> list[Letter]:
    """Tell the person that an agreement waits for them, if we know an e-mail address."""
    found = _open(session, agreement_id, Party.PERSON)
    return _to_person(session, *found) if found else []


def version_changed(session: Session, agreement_id: UUID) -> list[Letter]:
    """Tell the company that there is a new version and that signatures under the old one no longer count."""
    found = _open(session, agreement_id, Party.COMPANY)
    if found is None or found[0].number == 1:
        return []
    return _to_company(session, found[1], "internships/letters/agreement_changed")


def company_signs(session: Session, agreement_id: UUID) -> list[Letter]:
    """Tell everyone who may sign for the company that it is their turn; each gets a link of their own."""
    found = _open(session, agreement_id, Party.COMPANY)
    if found is None or Party.PERSON in missing_parties(session, found[0]):
        return []
    return _to_company(session, found[1], "internships/letters/agreement_company", _links(session, agreement_id))


def everyone_signed(session: Session, agreement_id: UUID) -> list[Letter]:
    """Tell company and advisor that everyone has signed."""
    agreement = session.get(Agreement, agreement_id)
    if agreement is None or agreement.state is not AgreementState.SIGNED:
        return []
    internship = session.get_one(Internship, agreement.internship_id)
    return [
        *_to_company(session, internship, "internships/letters/agreement_complete"),
        *_to_advisor(session, internship, "internships/letters/agreement_complete_advisor"),
    ]


def signature_missing(session: Session, agreement_id: UUID) -> list[Letter]:
    """Remind whoever has not signed and can, with the way to sign."""
    return [*person_signs(session, agreement_id), *company_signs(session, agreement_id), *_advice_signs(session, agreement_id)]


def code_made(session: Session, key_id: UUID) -> list[Letter]:
    """Send the digits to the one person they are for."""
    key = session.get(SignKey, key_id)
    if key is None or key.way is not KeyWay.EMAIL or key.used_at is not None:
        return []
    internship = session.get_one(Internship, session.get_one(Agreement, key.agreement_id).internship_id)
    if key.party is Party.PERSON:
        person = session.get_one(Candidate, internship.candidate_id)
        if not person.email:
            return []
        language = person_language(person.contact_language)
        return [Letter(person.email, language, "internships/letters/sign_code_person", CodeLetter("", digits_said(key.id)))]
    member = next((each for each in members_of(session, internship.company_id) if each.account_id == key.account_id), None)
    if member is None or not may_hear_of(session, internship.proposal_id, on=today()):
        return []
    return [Letter(member.email, member.language, "internships/letters/sign_code", CodeLetter(member.name, digits_said(key.id)))]


def _advice_signs(session: Session, agreement_id: UUID) -> list[Letter]:
    found = _open(session, agreement_id, Party.ADVICE)
    return _to_advisor(session, found[1], "internships/letters/agreement_advisor") if found else []


def _open(session: Session, agreement_id: UUID, party: Party) -> tuple[Agreement, Internship] | None:
    """Return the agreement and its internship, if this party still has to sign it."""
    agreement = session.get(Agreement, agreement_id)
    if agreement is None or agreement.state is not AgreementState.OPEN or party not in missing_parties(session, agreement):
        return None
    return agreement, session.get_one(Internship, agreement.internship_id)


def _links(session: Session, agreement_id: UUID) -> dict[UUID | None, str]:
    """Return the newest link of each member, as it stands in an address."""
    made = select(SignKey).where(SignKey.agreement_id == agreement_id, SignKey.way == KeyWay.LINK, SignKey.used_at.is_(None))
    keys: Iterable[SignKey] = session.scalars(made.order_by(SignKey.created_at, SignKey.id))
    return {key.account_id: link_token(PURPOSE, key.id) for key in keys}


def _to_company(
    session: Session, internship: Internship, template: str, links: dict[UUID | None, str] | None = None
) -> list[Letter]:
    if not may_hear_of(session, internship.proposal_id, on=today()):
        return []
    reference = session.get_one(Proposal, internship.proposal_id).reference
    return [
        Letter(
            member.email,
            member.language,
            template,
            SignLetter(member.name, reference, internship.starts_on, internship.id, (links or {}).get(member.account_id, "")),
        )
        for member in members_of(session, internship.company_id)
        if links is None or member.account_id in links
    ]


def _to_advisor(session: Session, internship: Internship, template: str) -> list[Letter]:
    advisor_id = session.get_one(Candidate, internship.candidate_id).advisor_id or internship.planned_by_id
    to = team_address(session, advisor_id)
    if to is None:
        return []
    reference = session.get_one(Proposal, internship.proposal_id).reference
    return [Letter(to.email, to.language, template, SignLetter(to.name, reference, internship.starts_on, internship.id))]


def _to_person(session: Session, agreement: Agreement, internship: Internship) -> list[Letter]:
    """Write to the person, with a link that worked when it was decided to write."""
    person = session.get_one(Candidate, internship.candidate_id)
    links = links_of(session, person.id, agreement.reminded_at or agreement.made_at or agreement.issued_at)
    if not person.email or person.restricted_at is not None or not links:
        return []
    language = person_language(person.contact_language)
    return [Letter(person.email, language, "internships/letters/agreement_person", PersonLetter(link_secret(links[0].id)))]
