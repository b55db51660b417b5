"""Letters that ask how an internship went: a code, a day, a link. None names the person or says what was answered."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.candidates.words import CandidateState
from portal.companies.queries import letter_addresses
from portal.internships.assessment.asking import PURPOSES
from portal.internships.assessment.models import Assessment
from portal.internships.models import Internship
from portal.kernel.clock import today
from portal.kernel.i18n import person_language
from portal.kernel.links import link_token
from portal.kernel.mail import Letter
from portal.proposals.models import Proposal
from portal.proposals.queries import may_hear_of

ASK_PERSON: Final = "internships/letters/assessment_person"
SHOW_PERSON: Final = "internships/letters/assessment_shown_person"


@dataclass(frozen=True)
class CompanyAsked:
    """What a company reads: greeting, code, the last day, link."""

    name: str
    reference: str
    ends_on: date
    token: str


@dataclass(frozen=True)
class PersonAsked:
    """What the person reads: a question and a link. It names nobody and no company."""

    token: str


def company_asked(session: Session, assessment_id: UUID) -> list[Letter]:
    """Ask everyone who acts for the company; they may pass the link on to whoever guided. The first answer counts."""
    row = session.get(Assessment, assessment_id)
    if row is None or not row.waits_for_company:
        return []
    internship = session.get_one(Internship, row.internship_id)
    if not may_hear_of(session, internship.proposal_id, on=today()):
        return []
    reference = session.get_one(Proposal, internship.proposal_id).reference
    token = link_token(PURPOSES["company"], row.id)
    template = "internships/letters/assessment_company"
    return [
        Letter(to.email, to.language, template, CompanyAsked(to.name, reference, row.due_on, token))
        for to in letter_addresses(session, internship.company_id)
    ]


def person_asked(session: Session, assessment_id: UUID) -> list[Letter]:
    """Ask the person in their own language how it was."""
    row = session.get(Assessment, assessment_id)
    return _to_person(session, row, ASK_PERSON) if row is not None and row.waits_for_person else []


def person_shown(session: Session, assessment_id: UUID) -> list[Letter]:
    """Tell the person that the company has answered, and where to read it."""
    row = session.get(Assessment, assessment_id)
    return _to_person(session, row, SHOW_PERSON) if row is not None and row.waits_for_verdict else []


def _to_person(session: Session, row: Assessment, template: str) -> list[Letter]:
    internship = session.get_one(Internship, row.internship_id)
    person = session.get_one(Candidate, internship.candidate_id)
    if not person.email or person.state is CandidateState.LEFT or person.restricted_at is not None:
        return []
    letter = PersonAsked(link_token(PURPOSES["person"], row.id))
    return [Letter(person.email, person_language(person.contact_language), template, letter)]
