"""Tasks, the contact log and enquiries. Internal: nothing here is shown to companies or candidates."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.contacts.words import Channel, EnquiryTopic, SubjectKind, TaskKind, TimeOfDay
from portal.kernel.crypto import EncryptedText
from portal.kernel.db import Entity


class Task(Entity):
    """Something a member of staff has to do by a day."""

    __tablename__ = "contacts_task"
    __table_args__ = (
        Index("ix_contacts_task_open", "assigned_to_id", "done_at", "due_on", "id"),
        Index(
            "ix_contacts_task_due",
            "assigned_to_id",
            "due_on",
            "id",
            postgresql_where=text("done_at IS NULL"),
            sqlite_where=text("done_at IS NULL"),
        ),
    )

    kind: Mapped[TaskKind]
    subject_kind: Mapped[SubjectKind]
    subject_id: Mapped[UUID] = mapped_column(index=True)
    company_id: Mapped[UUID | None] = mapped_column(ForeignKey("companies_company.id"), index=True)
    assigned_to_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts_account.id"))
    note: Mapped[str | None] = mapped_column(EncryptedText)
    due_on: Mapped[date]
    created_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    done_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts_account.id"))


class LogEntry(Entity):
    """A line of the contact log."""

    __tablename__ = "contacts_log_entry"
    __table_args__ = (Index("ix_contacts_log_entry_subject", "subject_id", "at", "id"),)

    subject_kind: Mapped[SubjectKind]
    subject_id: Mapped[UUID]
    channel: Mapped[Channel]
    text: Mapped[str] = mapped_column(EncryptedText)
    at: Mapped[datetime]
    by_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts_account.id"))


class Enquiry(Entity):
    """A request to be called back."""

    __tablename__ = "contacts_enquiry"

    name: Mapped[str] = mapped_column(EncryptedText)
    phone: Mapped[str] = mapped_column(EncryptedText)
    email: Mapped[str | None] = mapped_column(EncryptedText)
    company_name: Mapped[str | None]
    postcode: Mapped[str | None]
    topic: Mapped[EnquiryTopic]
    suits: Mapped[TimeOfDay]
    language: Mapped[str]
    message: Mapped[str | None] = mapped_column(EncryptedText)
    company_id: Mapped[UUID | None] = mapped_column(ForeignKey("companies_company.id"))
    created_at: Mapped[datetime]
