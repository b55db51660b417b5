"""What a person does about everything at once: rest, go on, take every yes back. Nobody asks why."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates.services import pause_candidate, resume_candidate
from portal.kernel.audit import By
from portal.proposals.models import Consent
from portal.proposals.services.asking import withdraw_consent
from portal.proposals.words import ConsentPurpose, ConsentState


def rest(session: Session, candidate_id: UUID, *, by: By, at: datetime) -> None:
    """Let the profile rest: nothing new, and who does not know the name sees nothing until the person goes on."""
    pause_candidate(session, candidate_id, by=by, at=at)


def go_on(session: Session, candidate_id: UUID, *, by: By, at: datetime) -> None:
    """Go on after a rest."""
    resume_candidate(session, candidate_id, by=by, at=at)


def withdraw_everything(session: Session, candidate_id: UUID, *, by: By, at: datetime) -> None:
    """Take every yes of a person back; the first yes takes the second along."""
    given = select(Consent.id, Consent.proposal_id, Consent.purpose).where(
        Consent.candidate_id == candidate_id, Consent.state == ConsentState.GIVEN
    )
    taken: set[UUID] = set()
    # The same order everywhere, so that two of these never wait for each other.
    for consent_id, proposal_id, purpose in sorted(session.execute(given), key=lambda row: (row[1], row[2] is not SHOW)):
        if proposal_id not in taken:
            withdraw_consent(session, consent_id, by=by, at=at)
        taken |= {proposal_id} if purpose is SHOW else set()


SHOW = ConsentPurpose.SHOW
