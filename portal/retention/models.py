"""The log of retention, which names nobody; and what people ask of us: the codes they are handed, and their requests."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.kernel.crypto import EncryptedText
from portal.kernel.db import NEVER_SHOWN, Entity
from portal.kernel.marks import Mark, marked
from portal.retention.words import RequestKind, RequestOutcome

INTERNAL = Mark.INTERNAL


class RetentionRun(Entity):
    """One run through all rules; `day` is set for the daily one, so that there is only one of it."""

    __tablename__ = "retention_run"
    __table_args__ = (Index("ix_retention_run_began", "began_at", "id"), {"info": NEVER_SHOWN})

    day: Mapped[date | None] = mapped_column(unique=True)
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    by_id: Mapped[UUID | None]
    # Where it is: the rule, and the last thing looked at. A run that was broken off goes on from here.
    code: Mapped[str | None]
    after_id: Mapped[UUID | None]

    lines: Mapped[list["RetentionLine"]] = relationship(back_populates="run", cascade="all, delete-orphan")


class RetentionLine(Entity):
    """What one rule did in one run; `reasons` says by code how many are held by what."""

    __tablename__ = "retention_line"
    __table_args__ = ({"info": NEVER_SHOWN},)

    run_id: Mapped[UUID] = mapped_column(ForeignKey("retention_run.id"), index=True)
    code: Mapped[str]
    gone: Mapped[int] = mapped_column(default=0)
    held: Mapped[int] = mapped_column(default=0)
    failed: Mapped[int] = mapped_column(default=0)
    reasons: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)

    run: Mapped[RetentionRun] = relationship(back_populates="lines")


class RightsCode(Entity):
    """A code an advisor hands to the person: with it they may take their data along. Only a keyed hash of it is kept."""

    __tablename__ = "retention_code"
    __table_args__ = (Index("ix_retention_code_newest", "candidate_id", "created_at", "id"),)

    candidate_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("candidates_candidate.id"))
    created_at: Mapped[datetime] = marked(INTERNAL)
    created_by_id: Mapped[UUID | None] = marked(INTERNAL, ForeignKey("accounts_account.id"))
    code_hash: Mapped[str | None] = marked(INTERNAL)
    expires_at: Mapped[datetime] = marked(INTERNAL)
    wrong_tries: Mapped[int] = marked(INTERNAL, default=0)
    revoked_at: Mapped[datetime | None] = marked(INTERNAL)
    used_at: Mapped[datetime | None] = marked(INTERNAL)
    sign_in_id: Mapped[UUID | None] = marked(INTERNAL)  # the one sign-in that it opened


class PersonRequest(Entity):
    """What a person asks of us on their page: to correct or to erase (Art. 16, 17 GDPR), until when we answer, and how we did."""

    __tablename__ = "retention_request"
    __table_args__ = (Index("ix_retention_request_newest", "candidate_id", "asked_at", "id"),)

    candidate_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("candidates_candidate.id"))
    kind: Mapped[RequestKind] = marked(INTERNAL)
    text: Mapped[str | None] = marked(INTERNAL, EncryptedText)
    asked_at: Mapped[datetime] = marked(INTERNAL)
    due_on: Mapped[date] = marked(INTERNAL)
    answered_at: Mapped[datetime | None] = marked(INTERNAL)
    answered_by_id: Mapped[UUID | None] = marked(INTERNAL, ForeignKey("accounts_account.id"))
    outcome: Mapped[RequestOutcome | None] = marked(INTERNAL)
    answer: Mapped[str | None] = marked(INTERNAL, EncryptedText)
