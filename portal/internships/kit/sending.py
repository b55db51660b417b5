"""Two working days before the start, when everyone has signed: person and company hear where the kit is. Once."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.internships.agreement.making import let_the_person_in
from portal.internships.agreement.models import Agreement
from portal.internships.kit.filling import kit_row
from portal.internships.kit.models import Kit
from portal.internships.kit.reading import LIVE
from portal.internships.models import Internship
from portal.kernel.audit import By, Change, record
from portal.kernel.outbox import announce


def send_kit(session: Session, internship: Internship, agreement: Agreement, *, at: datetime) -> None:
    """Have both sides written to, unless they were."""
    kit = kit_row(session, internship.id)
    if kit.sent_at is not None:
        return
    kit.sent_at = at
    let_the_person_in(session, agreement, at=at)
    record(session, "internship.kit_sent", internship.id, Change(), by=By.system(), at=at)
    announce(session, "internship.kit_sent", kit.id, at=at)


def sent_kit(session: Session, kit_id: UUID) -> tuple[datetime, Internship, Candidate] | None:
    """Return when a kit was sent, its internship and its person; None where nobody comes any more."""
    kit = session.get(Kit, kit_id)
    if kit is None or kit.sent_at is None:
        return None
    internship = session.get_one(Internship, kit.internship_id)
    person = session.get_one(Candidate, internship.candidate_id)
    return (kit.sent_at, internship, person) if internship.state in LIVE else None
