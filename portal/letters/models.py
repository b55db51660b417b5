"""What readers chose about letters, and the letters that are counted or wait for the letter of the day."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.kernel.db import NEVER_SHOWN, Entity
from portal.letters.words import LetterGroup, Pace, Way


class Choice(Entity):
    """How often letters of a group come: chosen by a person for themselves, or for everyone in a company."""

    __tablename__ = "letters_choice"
    __table_args__ = (
        UniqueConstraint("account_id", "group"),
        UniqueConstraint("company_id", "group"),
        CheckConstraint("(account_id IS NULL) <> (company_id IS NULL)", name="one_owner"),
        {"info": NEVER_SHOWN},
    )

    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts_account.id"))
    company_id: Mapped[UUID | None] = mapped_column(ForeignKey("companies_company.id"))
    group: Mapped[LetterGroup]
    pace: Mapped[Pace]
    changed_at: Mapped[datetime]


class Notice(Entity):
    """A letter that is not critical, as it was decided when it was due: at once, or with others in the letter of the day.

    Ids only: a letter that waits is written anew when it is told of, with what is true and allowed then.
    """

    __tablename__ = "letters_notice"
    __table_args__ = (
        Index("ix_letters_notice_account", "account_id", "way", "noted_at"),
        Index("ix_letters_notice_gathered", "digest_id"),
        {"info": NEVER_SHOWN},
    )

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts_account.id"))
    key: Mapped[str] = mapped_column(unique=True)
    topic: Mapped[str]
    about_id: Mapped[UUID]
    template: Mapped[str]
    way: Mapped[Way]
    noted_at: Mapped[datetime]
    digest_id: Mapped[UUID | None]
