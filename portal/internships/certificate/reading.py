"""Who may have the certificate of an internship: the person themselves and their advisor, once it was completed."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from portal.internships.agreement.content import Content
from portal.internships.agreement.models import Agreement
from portal.internships.agreement.words import AgreementState
from portal.internships.assessment.models import Assessment
from portal.internships.models import Internship
from portal.internships.words import InternshipState
from portal.kernel.access import Actor
from portal.labour.competences import Competence
from portal.labour.words import CompetenceLevel, OccupationField
from portal.openings.models import Opening

STRONG: Final = (CompetenceLevel.INDEPENDENT, CompetenceLevel.TEACHES)
"""Only what speaks for a person stands on paper they show to others."""


@dataclass(frozen=True)
class Certificate:
    """What may stand on it. Not: the legal basis, hours missed, health, what the person said, whom the company would employ."""

    internship_id: UUID
    reference: str
    person_name: str
    company_name: str
    advice_name: str
    first_day: date
    last_day: date
    hours_per_week: int
    field: OccupationField
    tasks: str
    strengths: tuple[Competence, ...]


def certificate_for_person(session: Session, actor: Actor, internship_id: UUID) -> Certificate | None:
    """Return the certificate to the person whose internship it was."""
    return _found(session, _COMPLETED.where(Internship.id == internship_id, Internship.candidate_id == actor.subject_id))


def certificate_for_staff(session: Session, _actor: Actor, internship_id: UUID) -> Certificate | None:
    """Return the certificate to the advisor, who prints it for the person."""
    return _found(session, _COMPLETED.where(Internship.id == internship_id))


def certificates_of_person(session: Session, candidate_id: UUID) -> tuple[UUID, ...]:
    """Return the internships a person has a certificate of, the last first."""
    wanted = _completed(select(Internship.id)).where(Internship.candidate_id == candidate_id)
    return tuple(session.scalars(wanted.order_by(Internship.starts_on.desc(), Internship.id)))


def _completed(wanted: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return wanted.join(Agreement, Agreement.internship_id == Internship.id).where(
        Agreement.state == AgreementState.SIGNED, Internship.state == InternshipState.COMPLETED
    )


_COMPLETED = _completed(select(Internship, Agreement, Opening.field, Assessment))
_COMPLETED = _COMPLETED.join(Opening, Opening.id == Internship.opening_id)
_COMPLETED = _COMPLETED.outerjoin(Assessment, Assessment.internship_id == Internship.id)


def _found(session: Session, wanted: Select[*tuple[Any, ...]]) -> Certificate | None:
    row = session.execute(wanted).one_or_none()
    if row is None:
        return None
    internship, agreement, field, assessment = row
    agreed = Content.kept(agreement.content)
    seen = assessment.levels if assessment else {}
    return Certificate(
        internship_id=internship.id,
        reference=agreed.reference,
        person_name=agreed.person_name,
        company_name=agreed.company_name,
        advice_name=agreed.advice_name,
        first_day=internship.starts_on,
        last_day=internship.ended_on or internship.ends_on,
        hours_per_week=internship.hours_per_week,
        field=field,
        tasks=agreed.tasks,
        strengths=tuple(each for each, level in seen.items() if level in STRONG),
    )
