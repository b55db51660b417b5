"""Agreements in every state, valid by default. Their document is a few bytes: the real one is made where it is the point."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.internships.agreement.content import Terms
from portal.internships.agreement.issuing import issue_agreement
from portal.internships.agreement.keys import make_key
from portal.internships.agreement.models import Agreement
from portal.internships.agreement.scans import keep_scan
from portal.internships.agreement.signing import Hand, sign
from portal.internships.agreement.words import AgreementState, KeyWay, Party, SignChannel
from portal.internships.models import Internship
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.proposals.models import Proposal
from tests.moments import NOON

TERMS = Terms("Teig führen, Öfen bedienen", "Am Markt 2, 04668 Grimma", "Brückenstraße 4, 04668 Grimma")
DOCUMENT = b"%PDF-1.7 the agreement %%EOF"


def some_terms(**changes: Any) -> Terms:
    """What an advisor adds to a plan."""
    return replace(TERMS, **changes)


def an_agreement(
    session: Session, internship: Internship, *, signed: Iterable[Party] = (), at: datetime = NOON, **changes: Any
) -> Agreement:
    """An agreement that can be signed, and who has signed it already, on paper."""
    by = By(session.get_one(Proposal, internship.proposal_id).made_by_id, Role.ADVISOR.value)
    agreement = issue_agreement(session, internship.id, some_terms(**changes), by=by, at=at)
    make_quickly(agreement, at=at)
    session.flush()  # signers lock the row
    for party in signed:
        hand = Hand(
            Role.ADVISOR, party, SignChannel.PAPER, agreement.sha256 or "", account_id=by.account_id, signer_name="Kim Wolf"
        )
        sign(session, agreement.id, hand, by=by, at=at)
    return agreement


def around_an_agreement(session: Session, internship: Internship) -> dict[str, UUID]:
    """An agreement that the person has signed, with a scan and a slip: the ids by the names of addresses."""
    agreement = an_agreement(session, internship, signed=(Party.PERSON,))
    by = By(internship.planned_by_id, Role.ADVISOR.value)
    scan = keep_scan(session, agreement.id, b"%PDF-1.4 a signed sheet %%EOF", "blatt.pdf", by=by, at=NOON)
    slip = make_key(session, agreement.id, Party.PERSON, KeyWay.SLIP, by=by, at=NOON)
    return {"agreement_id": agreement.id, "scan_id": scan.id, "slip_id": slip.id}


def make_quickly(agreement: Agreement, *, at: datetime = NOON) -> None:
    """Give a version a document of a few bytes."""
    document = DOCUMENT + agreement.id.bytes
    agreement.document, agreement.sha256, agreement.made_at = document, hashlib.sha256(document).hexdigest(), at
    agreement.move_to(AgreementState.OPEN)


def signed_by_all(session: Session, internship: Internship, *, at: datetime = NOON) -> None:
    """Let everyone sign, unless they have."""
    if session.scalar(select(Agreement.id).where(Agreement.internship_id == internship.id)) is None:
        a_signed_agreement(session, internship, at=at)


def a_signed_agreement(session: Session, internship: Internship, *, at: datetime = NOON) -> Agreement:
    """An agreement that everyone has signed."""
    agreement = an_agreement(session, internship, at=at)
    by = By(session.get_one(Proposal, internship.proposal_id).made_by_id, Role.ADVISOR.value)
    for party in agreement.parties:
        hand = Hand(
            Role.ADVISOR, party, SignChannel.PAPER, agreement.sha256 or "", account_id=by.account_id, signer_name="Kim Wolf"
        )
        sign(session, agreement.id, hand, by=by, at=at)
    return agreement
