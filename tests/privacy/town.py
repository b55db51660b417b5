"""Two companies, and in every state a proposal of a person full of canaries to the first of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate, PublishedProfile
from portal.candidates.services import create_personal_link
from portal.companies.models import Company, CompanySite, Membership
from portal.internships.agreement.keys import make_key
from portal.internships.agreement.models import Agreement
from portal.internships.agreement.scans import keep_scan
from portal.internships.agreement.signing import signatures_of
from portal.internships.agreement.words import KeyWay, Party
from portal.internships.models import Internship
from portal.internships.words import InternshipState
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.db import Entity
from portal.kernel.marks import Mark
from portal.openings.words import OpeningKind
from portal.proposals.models import Consent
from portal.proposals.words import KNOWN, ProposalState
from tests.builders.agreements import an_agreement
from tests.builders.candidates import a_candidate, a_released_text
from tests.builders.companies import a_company, an_employer
from tests.builders.internships import a_request, an_assessment, an_internship
from tests.builders.messages import a_message
from tests.builders.openings import an_opening
from tests.builders.placements import a_follow_up, a_placement
from tests.builders.proposals import a_proposal, offer_three_times
from tests.moments import NOON
from tests.privacy.canaries import Aviary, Canary
from tests.privacy.rounds import Heard

# The places where a company reads a name, while the person's second yes carries.
SHOWS_ONE = {
    "employer_proposals.show": "proposal_id",
    "employer_messages.thread": "proposal_id",
    "employer_internships.show": "internship_id",
    "employer_agreements.show": "agreement_id",
    "employer_internships.decide": "internship_id",  # the same page again, when the answer could not be read
}
SHOWS_ALL = {"employer_home.index", "employer_home.cases", "employer_internships.index"}
NOBODY = UUID(int=0)
S = ProposalState


@dataclass
class Town:
    """Who lives there, which records there are, and whose name may be heard."""

    birds: Aviary = field(default_factory=Aviary)
    employer_id: UUID = NOBODY
    other_employer_id: UUID = NOBODY
    advisor_id: UUID = NOBODY
    outsider_id: UUID = NOBODY
    company_id: UUID = NOBODY
    proposals: dict[ProposalState, UUID] = field(default_factory=dict)
    persons: dict[UUID, UUID] = field(default_factory=dict)
    records: dict[str, list[Any]] = field(default_factory=dict)
    answers: dict[UUID, list[UUID]] = field(default_factory=dict)
    named: set[UUID] = field(default_factory=set)

    def leaks(self, heard: Heard) -> set[Canary]:
        """Return what the first company must not hear."""
        allowed = self._may_be_named(heard)
        found = self.birds.heard_in(heard.text)
        return {bird for bird in found if not (bird.mark is Mark.DISCLOSED and bird.owner in allowed)}

    def _may_be_named(self, heard: Heard) -> set[UUID]:
        if heard.endpoint in SHOWS_ALL:
            return self.named
        key = SHOWS_ONE.get(heard.endpoint)
        return {self.persons[heard.values[key]]} & self.named if key else set()


def a_town(session: Session, states: Iterable[ProposalState] = tuple(S)) -> Town:
    """Build the town, with one proposal in each of these states."""
    town = Town()
    companies = [a_company(session), a_company(session, name="Elektro Schöne")]
    town.company_id = companies[0].id
    town.employer_id, town.other_employer_id = (an_employer(session, company).id for company in companies)
    outsider = a_proposal(session, state=S.CONSENT_REQUESTED, opening=an_opening(session, companies[1]))
    town.outsider_id = outsider.candidate_id
    # Building one that nobody answered in time ends all others that wait for an answer: these come last.
    for number, state in enumerate(sorted(states, key=lambda state: state is S.PRESENTED)):
        _case(session, town, companies[0], state, list(OpeningKind)[number % len(OpeningKind)])
    own = {"site_id": CompanySite, "membership_id": Membership}
    for key, kind in own.items():
        town.records[key] = list(session.scalars(select(kind.id).where(kind.company_id == town.company_id)))
    town.records["proposal_id"] = list(town.proposals.values())
    return town


def _case(session: Session, town: Town, company: Company, state: ProposalState, kind: OpeningKind) -> None:
    """A person, a place and a proposal in this state, with the work or the internship that belongs to it."""
    person = _a_person(session, town.birds)
    opening = an_opening(session, company, kind=kind)
    proposal = a_proposal(session, state=S.DISCLOSED if state is S.PLACED else state, candidate=person, opening=opening)
    if state is S.DISCLOSED:
        town.records["moment"] = [offer_three_times(session, proposal, By(proposal.made_by_id, Role.ADVISOR.value))]
        internship = an_internship(session, proposal, state=InternshipState.APPROVED)
        town.birds.plant(session, internship, person.id, only_filled=True)
        town.birds.plant(session, a_request(session, internship), person.id, only_filled=True)
        town.birds.plant(session, a_message(session, proposal), person.id, only_filled=True)
        agreement = an_agreement(session, internship, signed=(Party.PERSON,))
        for row in _filled(session, agreement, internship.planned_by_id):
            town.birds.plant(session, row, person.id)
        town.persons[agreement.id] = person.id
        town.records.setdefault("agreement_id", []).append(agreement.id)
        town.birds.plant(session, _an_assessed(session, internship), person.id, only_filled=True)
        town.persons[internship.id] = person.id
        town.records.setdefault("internship_id", []).append(internship.id)
    if state is S.PLACED:
        placement = a_placement(session, proposal)
        for row in (placement, a_follow_up(session, placement)):
            town.birds.plant(session, row, person.id, only_filled=True)
    consents = list(session.scalars(select(Consent).where(Consent.proposal_id == proposal.id)))
    profiles = session.scalars(select(PublishedProfile).where(PublishedProfile.candidate_id == person.id))
    for row in (proposal, *consents, *profiles):
        town.birds.plant(session, row, person.id, only_filled=True)
    town.proposals[state] = proposal.id
    town.persons[proposal.id] = person.id
    town.records.setdefault("opening_id", []).append(opening.id)
    town.records.setdefault("consent_id", []).extend(consent.id for consent in consents)
    town.answers[person.id] = [consent.id for consent in consents]
    town.named |= {person.id} if state in KNOWN else set()
    town.advisor_id = proposal.made_by_id


def _filled(session: Session, agreement: Agreement, advisor_id: UUID) -> Iterable[Entity]:
    """An agreement with everything that can lie beside it."""
    by = By(advisor_id, Role.ADVISOR.value)
    scan = keep_scan(session, agreement.id, b"%PDF-1.4 a sheet %%EOF", "sheet.pdf", by=by, at=NOON)
    key = make_key(session, agreement.id, Party.PERSON, KeyWay.SLIP, by=by, at=NOON)
    key.sign_in_id, key.used_at = uuid4(), NOON
    (signature,) = signatures_of(session, agreement.id)
    signature.account_id = signature.witness_id = advisor_id
    session.flush()
    return agreement, scan, signature, key


def _an_assessed(session: Session, internship: Internship) -> Entity:
    """An assessment with everything both sides can say."""
    said = {"company_said_at": NOON, "received_at": NOON, "person_said_at": NOON, "own_words": "Ich sehe es anders."}
    return an_assessment(session, internship, **said)


def _a_person(session: Session, birds: Aviary) -> Candidate:
    """Somebody whose every inner column holds a canary, before anything is published of them."""
    person = a_candidate(session)
    link = create_personal_link(session, person.id, by=By(person.advisor_id, Role.ADVISOR.value), at=NOON)
    person.texts.append(a_released_text(person.advisor_id))
    session.flush()
    hours = [hour for course in person.courses for hour in course.hours]
    rows = (
        *person.languages,
        *person.experiences,
        *person.competences,
        *person.courses,
        *hours,
        *person.name_tokens,
        *person.texts,
        link,
    )
    for row in (*rows, person):
        birds.plant(session, row, person.id)
    return person
