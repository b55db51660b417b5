"""Agreements by version, the signatures under them, what people sign with, and scans of paper."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped

from portal.internships.agreement.words import AGREEMENT_STATES, AgreementState, KeyWay, Party, ScanKind, SignChannel, parties_of
from portal.kernel.crypto import EncryptedBytes, EncryptedJSON, EncryptedText
from portal.kernel.db import Entity
from portal.kernel.marks import Mark, marked

INTERNAL, DISCLOSED = Mark.INTERNAL, Mark.DISCLOSED


class Agreement(Entity):
    """One version of the agreement of an internship (Praktikumsvereinbarung); never changed, only replaced."""

    __tablename__ = "internships_agreement"
    __table_args__ = (
        Index("uq_internships_agreement_number", "internship_id", "number", unique=True),
        CheckConstraint("number >= 1", name="number_positive"),
    )

    internship_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("internships_internship.id"))
    number: Mapped[int] = marked(INTERNAL)
    template: Mapped[str] = marked(INTERNAL)
    state: Mapped[AgreementState] = marked(INTERNAL, default=AgreementState.MAKING)
    # Every word the document says, as it was on the day it was issued. The company reads it once the person has signed.
    content: Mapped[dict[str, Any]] = marked(DISCLOSED, EncryptedJSON)
    needs_guardian: Mapped[bool] = marked(INTERNAL, default=False)
    code_hash: Mapped[str | None] = marked(INTERNAL, unique=True)
    document: Mapped[bytes | None] = marked(DISCLOSED, EncryptedBytes, deferred=True)
    sha256: Mapped[str | None] = marked(INTERNAL)
    issued_at: Mapped[datetime] = marked(INTERNAL)
    issued_by_id: Mapped[UUID | None] = marked(INTERNAL)
    made_at: Mapped[datetime | None] = marked(INTERNAL)
    completed_at: Mapped[datetime | None] = marked(INTERNAL)
    voided_at: Mapped[datetime | None] = marked(INTERNAL)
    reminded_at: Mapped[datetime | None] = marked(INTERNAL)

    @property
    def parties(self) -> tuple[Party, ...]:
        """Who has to sign."""
        return parties_of(is_minor=self.needs_guardian)

    def move_to(self, state: AgreementState) -> None:
        """Change the state as the table of states allows."""
        AGREEMENT_STATES.check(self.state, state)
        self.state = state


class Signature(Entity):
    """Who signed which document, when and how; each row carries a keyed hash over itself and the row before it."""

    __tablename__ = "internships_signature"
    __table_args__ = (Index("uq_internships_signature_party", "agreement_id", "party", unique=True),)

    agreement_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("internships_agreement.id"))
    number: Mapped[int] = marked(INTERNAL)  # its place among all signatures of the internship
    party: Mapped[Party] = marked(INTERNAL)
    channel: Mapped[SignChannel] = marked(INTERNAL)
    signer_name: Mapped[str] = marked(DISCLOSED, EncryptedText)
    account_id: Mapped[UUID | None] = marked(INTERNAL)
    # Who stood beside it: handed over the tablet, printed the slip, took the paper.
    witness_id: Mapped[UUID | None] = marked(INTERNAL)
    scan_id: Mapped[UUID | None] = marked(INTERNAL, ForeignKey("internships_scan.id"))
    signed_on: Mapped[date] = marked(INTERNAL)
    signed_at: Mapped[datetime] = marked(INTERNAL)
    document_sha256: Mapped[str] = marked(INTERNAL)
    chain_hash: Mapped[str] = marked(INTERNAL)


class SignKey(Entity):
    """A link, a code or a tablet with which one named person signs for one party, once and for a while."""

    __tablename__ = "internships_sign_key"

    agreement_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("internships_agreement.id"), index=True)
    party: Mapped[Party] = marked(INTERNAL)
    way: Mapped[KeyWay] = marked(INTERNAL)
    account_id: Mapped[UUID | None] = marked(INTERNAL, ForeignKey("accounts_account.id"))
    code_hash: Mapped[str | None] = marked(INTERNAL)
    sign_in_id: Mapped[UUID | None] = marked(INTERNAL)
    wrong_tries: Mapped[int] = marked(INTERNAL, default=0)
    created_at: Mapped[datetime] = marked(INTERNAL)
    created_by_id: Mapped[UUID | None] = marked(INTERNAL)
    expires_at: Mapped[datetime] = marked(INTERNAL)
    used_at: Mapped[datetime | None] = marked(INTERNAL)


class Scan(Entity):
    """A signed sheet of paper, scanned or photographed: for the team alone."""

    __tablename__ = "internships_scan"

    agreement_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("internships_agreement.id"), index=True)
    kind: Mapped[ScanKind] = marked(INTERNAL)
    content: Mapped[bytes] = marked(INTERNAL, EncryptedBytes, deferred=True)
    sha256: Mapped[str] = marked(INTERNAL)
    taken_at: Mapped[datetime] = marked(INTERNAL)
    taken_by_id: Mapped[UUID | None] = marked(INTERNAL)
