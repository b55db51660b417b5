"""Whether an agreement is still what was signed: the stored document, byte by byte, and the chain of its signatures."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.internships.agreement.chain import kept_code, read_code
from portal.internships.agreement.models import Agreement, Scan, Signature
from portal.internships.agreement.signing import evidence_of
from portal.internships.agreement.words import AgreementState
from portal.kernel.clock import local_day
from portal.kernel.crypto import KeyUnknown


@dataclass(frozen=True)
class Proof:
    """What anybody learns by the code of an agreement: since when it is unchanged, or that it is not. Nothing else."""

    is_unchanged: bool
    since: date
    sha256: str

    def is_of(self, file: bytes) -> bool:
        """Say whether a file is this very document."""
        return hmac.compare_digest(hashlib.sha256(file).hexdigest(), self.sha256)


def proof_by_code(session: Session, typed: str) -> Proof | None:
    """Return what a code proves; None for every code that proves nothing, whyever."""
    agreement = session.scalar(select(Agreement).where(Agreement.code_hash == kept_code(read_code(typed))))
    if agreement is None or agreement.made_at is None or agreement.sha256 is None:
        return None
    is_unchanged = agreement.state is not AgreementState.VOID and is_whole(session, agreement)
    return Proof(is_unchanged, local_day(agreement.made_at), agreement.sha256)


def is_whole(session: Session, agreement: Agreement) -> bool:
    """Say whether the stored document and every signature are as they were."""
    try:
        document = agreement.document
    except KeyUnknown:
        return False
    if document is None or hashlib.sha256(document).hexdigest() != agreement.sha256:
        return False
    return _is_chain_whole(session, agreement.internship_id)


def _is_chain_whole(session: Session, internship_id: UUID) -> bool:
    """Walk the chain of all signatures of an internship, of every version."""
    rows = session.execute(
        select(Signature, Scan.sha256, Agreement.sha256)
        .join(Agreement, Agreement.id == Signature.agreement_id)
        .outerjoin(Scan, Scan.id == Signature.scan_id)
        .where(Agreement.internship_id == internship_id)
        .order_by(Signature.number)
    )
    previous = ""
    try:
        for place, (signature, scan_sha256, document_sha256) in enumerate(rows, 1):
            expected = evidence_of(signature, scan_sha256 or "").chained(previous)
            if signature.number != place or signature.document_sha256 != document_sha256:
                return False
            if not hmac.compare_digest(expected, signature.chain_hash):
                return False
            previous = signature.chain_hash
    except KeyUnknown:
        return False
    return True
