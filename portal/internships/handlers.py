"""What follows for internships from what happens to their proposal."""

from datetime import datetime
from uuid import UUID

from flask import url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.contacts.services import finish_tasks
from portal.contacts.words import TaskKind
from portal.internships import emails
from portal.internships.agreement.chain import code_of
from portal.internships.agreement.making import make_document
from portal.internships.agreement.models import Agreement
from portal.internships.assessment import emails as assessment_emails
from portal.internships.kit import emails as kit_emails
from portal.internships.models import Internship
from portal.internships.services import cancel_internship
from portal.internships.words import InternshipState
from portal.kernel.audit import By
from portal.kernel.outbox import Topics, follows, writes
from portal.proposals.models import Proposal

NOT_BEGUN = (InternshipState.PLANNED, InternshipState.APPROVED)


def call_off_what_has_not_begun(session: Session, proposal_id: UUID, at: datetime) -> None:
    """Call off the plan of a proposal that has ended: the company must not wait for somebody who took their yes back."""
    proposal = session.get(Proposal, proposal_id)
    if proposal is None or not proposal.state.is_over:
        return
    planned = select(Internship.id).where(Internship.proposal_id == proposal_id, Internship.state.in_(NOT_BEGUN))
    for internship_id in session.scalars(planned.order_by(Internship.id)).all():
        cancel_internship(session, internship_id, by=By.system(), at=at)


def make_agreement(session: Session, agreement_id: UUID, at: datetime) -> None:
    """Make the document of a version; whoever scans its code comes to the page that checks it."""
    code = code_of(agreement_id)
    make_document(session, agreement_id, url_for("public_internships.check", language="de", code=code, _external=True), at=at)


def close_call(session: Session, agreement_id: UUID, at: datetime) -> None:
    """Take the missing signature off the advisor's list."""
    agreement = session.get(Agreement, agreement_id)
    if agreement is not None:
        close_call_of(session, agreement.internship_id, at)


def close_call_of(session: Session, internship_id: UUID, at: datetime) -> None:
    """Take the missing signature off the advisor's list: nobody waits for this internship any more."""
    finish_tasks(session, TaskKind.SIGN_AGREEMENT, internship_id, by=By.system(), at=at)


TOPICS: Topics = {
    "proposal.ended": (follows(call_off_what_has_not_begun),),
    "internship.cancelled": (follows(close_call_of),),
    "agreement.issued": (follows(make_agreement),),
    "agreement.made": (writes(emails.person_signs), writes(emails.version_changed)),
    "agreement.person_signed": (writes(emails.company_signs),),
    "agreement.code_made": (writes(emails.code_made),),
    "agreement.completed": (follows(close_call), writes(emails.everyone_signed)),
    "agreement.reminded": (writes(emails.signature_missing),),
    "assessment.asked": (writes(assessment_emails.company_asked), writes(assessment_emails.person_asked)),
    "assessment.company_said": (writes(assessment_emails.person_shown),),
    "internship.kit_sent": (writes(kit_emails.kit_for_person), writes(kit_emails.kit_for_company)),
}
