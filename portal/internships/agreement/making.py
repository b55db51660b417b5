"""Making the document of a version, in the worker: as often as it takes, with the same bytes each time."""

import hashlib
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.candidates.queries import links_of
from portal.candidates.services import create_personal_link
from portal.candidates.words import CandidateState
from portal.internships.agreement.chain import code_of
from portal.internships.agreement.content import Content
from portal.internships.agreement.document import Issue, agreement_pdf
from portal.internships.agreement.models import Agreement
from portal.internships.agreement.words import AGREEMENT_STATES, AgreementState
from portal.internships.models import Internship
from portal.kernel.audit import By, Change, record
from portal.kernel.clock import local_day
from portal.kernel.outbox import announce

TO_BE_READ: Final = timedelta(days=3)
"""A letter may lie for a weekend."""


def make_document(session: Session, agreement_id: UUID, address: str, *, at: datetime) -> None:
    """Make the document of a version that waits for it, and open it for signatures; `address` is where it can be checked."""
    agreement = session.get(Agreement, agreement_id, with_for_update=True)
    if agreement is None or agreement.state is not AgreementState.MAKING:
        return
    document = agreement_pdf(Content.kept(agreement.content), issue_of(agreement, address))
    agreement.document, agreement.sha256, agreement.made_at = document, hashlib.sha256(document).hexdigest(), at
    agreement.move_to(AGREEMENT_STATES.refuse("make", agreement.state, By.system().role))
    let_the_person_in(session, agreement, at=at)
    change = Change(becomes=str(agreement.number))
    record(session, "agreement.made", agreement.internship_id, change, by=By.system(), at=at)
    announce(session, "agreement.made", agreement.id, at=at)


def issue_of(agreement: Agreement, address: str = "") -> Issue:
    """Return which version a row is."""
    on = local_day(agreement.issued_at)
    return Issue(agreement.number, agreement.template, on, code=code_of(agreement.id), address=address)


def let_the_person_in(session: Session, agreement: Agreement, *, at: datetime) -> None:
    """Make a personal link for somebody we write to and who has none that still works when they read the letter."""
    candidate_id = session.get_one(Internship, agreement.internship_id).candidate_id
    person = session.get_one(Candidate, candidate_id)
    is_with_us = person.state not in (CandidateState.DRAFT, CandidateState.LEFT)
    if person.email and is_with_us and not links_of(session, candidate_id, at + TO_BE_READ):
        create_personal_link(session, candidate_id, by=By.system(), at=at)
