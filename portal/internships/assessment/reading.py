"""Reading assessments: what stands behind a link, and what the team sees."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.companies.models import Company
from portal.internships.assessment.models import Assessment
from portal.internships.assessment.words import LanguageAtWork, OwnView, Verdict, WouldHire
from portal.internships.models import Internship
from portal.kernel.clock import local_day
from portal.labour.competences import Competence
from portal.labour.words import CompetenceLevel
from portal.proposals.models import Proposal
from portal.proposals.queries import may_hear_of

Levels = tuple[tuple[Competence, CompetenceLevel], ...]


@dataclass(frozen=True)
class CompanyAsked:
    """The question to the company: the code of the case. Nothing of the person, nothing the person said."""

    id: UUID
    reference: str
    company_name: str
    ends_on: date
    is_open: bool
    is_answered: bool


@dataclass(frozen=True)
class PersonAsked:
    """The question to the person, and what the company saw, if it has answered."""

    id: UUID
    company_name: str
    language: str
    asks_for_view: bool
    asks_for_verdict: bool
    is_answered: bool
    levels: Levels
    language_at_work: LanguageAtWork | None


@dataclass(frozen=True)
class StaffAssessment:
    """Both sides beside each other, for the team alone."""

    id: UUID
    due_on: date
    waits_for_company: bool
    is_received_otherwise: bool
    levels: Levels
    language_at_work: LanguageAtWork | None
    would_hire: WouldHire | None
    own_view: OwnView | None
    verdict: Verdict | None
    own_words: str | None


def asked_of_company(session: Session, assessment_id: UUID, at: datetime) -> CompanyAsked | None:
    """Return the question behind a link to the company."""
    row = session.execute(
        select(Assessment, Internship.proposal_id, Proposal.reference, Company.name)
        .join(Internship, Internship.id == Assessment.internship_id)
        .join(Proposal, Proposal.id == Internship.proposal_id)
        .join(Company, Company.id == Internship.company_id)
        .where(Assessment.id == assessment_id)
    ).one_or_none()
    if row is None:
        return None
    found, proposal_id, reference, name = row
    on = local_day(at)
    is_open = found.waits_for_company and found.takes_answers(on) and may_hear_of(session, proposal_id, on=on)
    return CompanyAsked(found.id, reference, name, found.due_on, is_open, not found.waits_for_company)


def asked_of_person(session: Session, assessment_id: UUID, at: datetime) -> PersonAsked | None:
    """Return the question behind a link to the person."""
    row = session.execute(
        select(Assessment, Company.name, Candidate.contact_language, Candidate.restricted_at)
        .join(Internship, Internship.id == Assessment.internship_id)
        .join(Candidate, Candidate.id == Internship.candidate_id)
        .join(Company, Company.id == Internship.company_id)
        .where(Assessment.id == assessment_id)
    ).one_or_none()
    if row is None:
        return None
    found, name, language, restricted_at = row
    is_open = found.takes_answers(local_day(at)) and restricted_at is None
    is_asked = is_open and found.waits_for_person, is_open and found.waits_for_verdict
    is_answered = not found.waits_for_person
    return PersonAsked(found.id, name, language, *is_asked, is_answered, tuple(found.levels.items()), found.language_at_work)


def open_to_company(session: Session, internship_id: UUID, on: date) -> UUID | None:
    """Return the assessment the company is still asked for."""
    row = session.scalars(select(Assessment).where(Assessment.internship_id == internship_id)).one_or_none()
    return row.id if row is not None and row.waits_for_company and row.takes_answers(on) else None


def assessment_of(session: Session, internship_id: UUID) -> StaffAssessment | None:
    """Return both sides for the team; None before anybody was asked."""
    row = session.scalars(select(Assessment).where(Assessment.internship_id == internship_id)).one_or_none()
    if row is None:
        return None
    said = (row.language_at_work, row.would_hire, row.own_view, row.verdict, row.own_words)
    is_otherwise = row.received_at is not None
    return StaffAssessment(row.id, row.due_on, row.waits_for_company, is_otherwise, tuple(row.levels.items()), *said)
