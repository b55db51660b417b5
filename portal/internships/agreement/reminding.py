"""Two working days before an internship begins: who has not signed hears of it; have all signed, both sides get the kit."""

from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.contacts.services import TaskDraft, add_task
from portal.contacts.words import SubjectKind, TaskKind
from portal.internships.agreement.issuing import NOT_BEGUN, counting_agreement
from portal.internships.agreement.keys import send_links
from portal.internships.agreement.making import let_the_person_in
from portal.internships.agreement.models import Agreement
from portal.internships.agreement.signing import missing_parties
from portal.internships.agreement.words import AgreementState, Party
from portal.internships.kit.sending import send_kit
from portal.internships.models import Internship
from portal.kernel.audit import By, Change, record
from portal.kernel.clock import local_day
from portal.kernel.outbox import announce
from portal.kernel.workdays import working_days_before

DAYS_BEFORE: Final = 2
LONGEST_WAIT: Final = timedelta(days=14)
"""Two working days never lie further apart, also around Christmas and Easter."""


def remind_signers(session: Session, at: datetime) -> None:
    """Look at every internship that begins soon; who missed the day, because nothing ran, is reminded until the start.

    Whose data may not be used is reminded of nothing, and nobody else is because of them.
    """
    today = local_day(at)
    is_used = exists().where(Candidate.id == Internship.candidate_id, Candidate.restricted_at.is_(None))
    soon = select(Internship).where(
        Internship.state.in_(NOT_BEGUN), Internship.starts_on > today, Internship.starts_on <= today + LONGEST_WAIT, is_used
    )
    for internship in session.scalars(soon.order_by(Internship.id).with_for_update()).all():
        if reminds_on(internship.starts_on) <= today:
            _remind(session, internship, at=at)


def reminds_on(starts_on: date) -> date:
    """Return the day on which signatures are asked for once more: two working days in Saxony before the start."""
    return working_days_before(starts_on, DAYS_BEFORE)


def _remind(session: Session, internship: Internship, *, at: datetime) -> None:
    agreement = counting_agreement(session, internship.id)
    missing = missing_parties(session, agreement) if agreement else tuple(Party)
    if agreement is not None and not missing:
        send_kit(session, internship, agreement, at=at)
        return
    if agreement is not None and agreement.state is AgreementState.OPEN and agreement.reminded_at is None:
        _write_to(session, internship, agreement, missing, at=at)
    advisor_id = session.get_one(Candidate, internship.candidate_id).advisor_id or internship.planned_by_id
    subject = (SubjectKind.INTERNSHIP, internship.id, local_day(at), internship.company_id, advisor_id)
    add_task(session, TaskDraft(TaskKind.SIGN_AGREEMENT, *subject), at=at)


def _write_to(
    session: Session, internship: Internship, agreement: Agreement, missing: tuple[Party, ...], *, at: datetime
) -> None:
    agreement.reminded_at = at
    if Party.COMPANY in missing and Party.PERSON not in missing:
        send_links(session, agreement, internship.company_id, at=at)
    if Party.PERSON in missing:
        let_the_person_in(session, agreement, at=at)
    change = Change(becomes=str(agreement.number), reason=missing[0].value)
    record(session, "agreement.reminded", internship.id, change, by=By.system(), at=at)
    announce(session, "agreement.reminded", agreement.id, at=at)
