"""Taking what company and person say, once each; what the company saw becomes evidence in the person's record."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates.drafts import CompetenceDraft
from portal.candidates.models import Candidate
from portal.candidates.services import add_competence
from portal.contacts.services import TaskDraft, add_task
from portal.contacts.words import SubjectKind, TaskKind
from portal.internships.assessment.models import Assessment
from portal.internships.assessment.words import LanguageAtWork, OwnView, Verdict, WouldHire
from portal.internships.models import Internship
from portal.kernel.access import Role
from portal.kernel.audit import By, Change, record
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import announce
from portal.labour.competences import Competence
from portal.labour.words import CompetenceLevel, Evidence
from portal.proposals.queries import may_hear_of

COMPANY, PERSON = By(None, Role.EMPLOYER.value), By(None, Role.CANDIDATE.value)
MEANWHILE = _l("This has changed in the meantime. Please look at the current state.")


@dataclass(frozen=True)
class CompanyDraft:
    """What a company says; it leaves out what it could not see."""

    language_at_work: LanguageAtWork
    would_hire: WouldHire
    levels: dict[Competence, CompetenceLevel] = field(default_factory=dict)


def assess_as_company(session: Session, assessment_id: UUID, draft: CompanyDraft, *, at: datetime) -> None:
    """Take what the company saw, while it may know the person, and note it as evidence."""
    row, internship = _locked(session, assessment_id, at)
    if not row.waits_for_company or not may_hear_of(session, internship.proposal_id, on=local_day(at)):
        raise RuleBroken(MEANWHILE)
    row.language_at_work, row.would_hire, row.company_said_at = draft.language_at_work, draft.would_hire, at
    for competence, level in draft.levels.items():
        setattr(row, competence.value, level)
        seen = CompetenceDraft(competence, level, Evidence.COMPANY_FEEDBACK, local_day(at))
        add_competence(session, internship.candidate_id, seen, by=COMPANY, at=at)
    record(session, "internship.assessed", internship.id, Change(), by=COMPANY, at=at)
    announce(session, "assessment.company_said", row.id, at=at)


def say_how_it_was(session: Session, assessment_id: UUID, view: OwnView, *, at: datetime) -> None:
    """Take how the internship was for the person."""
    row, internship = _locked(session, assessment_id, at)
    if not row.waits_for_person:
        raise RuleBroken(MEANWHILE)
    row.own_view, row.person_said_at = view, at
    record(session, "internship.person_said", internship.id, Change(), by=PERSON, at=at)


def answer_assessment(session: Session, assessment_id: UUID, verdict: Verdict, words: str | None, *, at: datetime) -> None:
    """Take whether the person agrees with the company; who does not is called, and their words stand beside."""
    row, internship = _locked(session, assessment_id, at)
    if not row.waits_for_verdict:
        raise RuleBroken(MEANWHILE)
    row.verdict, row.own_words = verdict, (words or "").strip() or None
    record(session, "internship.person_answered", internship.id, Change(), by=PERSON, at=at)
    if verdict is Verdict.DIFFERENT:
        advisor_id = session.scalar(select(Candidate.advisor_id).where(Candidate.id == internship.candidate_id))
        subject = (SubjectKind.INTERNSHIP, internship.id, local_day(at), internship.company_id)
        add_task(session, TaskDraft(TaskKind.SEES_DIFFERENTLY, *subject, advisor_id or internship.planned_by_id), at=at)


def receive_otherwise(session: Session, internship_id: UUID, *, by: By, at: datetime) -> None:
    """Note that the company's assessment came on paper or by phone: it is reminded no more."""
    row = session.scalars(select(Assessment).where(Assessment.internship_id == internship_id).with_for_update()).one_or_none()
    if row is None or not row.waits_for_company:
        raise RuleBroken(MEANWHILE)
    row.received_at = at
    record(session, "internship.assessment_received", internship_id, Change(), by=by, at=at)


def _locked(session: Session, assessment_id: UUID, at: datetime) -> tuple[Assessment, Internship]:
    row = session.get_one(Assessment, assessment_id, with_for_update=True)
    internship = session.get_one(Internship, row.internship_id)
    is_restricted = session.get_one(Candidate, internship.candidate_id).restricted_at is not None
    if is_restricted or not row.takes_answers(local_day(at)):
        raise RuleBroken(MEANWHILE)
    return row, internship
