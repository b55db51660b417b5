"""People who sign in, and the sites of the operator."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.words import TokenPurpose
from portal.kernel.access import Role
from portal.kernel.db import Entity


class Site(Entity):
    """A place where advisors of the operator work (Standort)."""

    __tablename__ = "accounts_site"

    name: Mapped[str] = mapped_column(unique=True)
    street: Mapped[str]
    postcode: Mapped[str]
    town: Mapped[str]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    is_active: Mapped[bool] = mapped_column(default=True)

    postcodes: Mapped[list["SitePostcode"]] = relationship(back_populates="site", cascade="all, delete-orphan")


class SitePostcode(Entity):
    """A postcode that a site looks after."""

    __tablename__ = "accounts_site_postcode"

    site_id: Mapped[UUID] = mapped_column(ForeignKey("accounts_site.id"), index=True)
    postcode: Mapped[str] = mapped_column(unique=True)

    site: Mapped[Site] = relationship(back_populates="postcodes")


class Account(Entity):
    """A person who can sign in: staff, or someone acting for a company."""

    __tablename__ = "accounts_account"

    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    role: Mapped[Role]
    language: Mapped[str] = mapped_column(default="de")
    phone: Mapped[str | None]
    reachable: Mapped[str | None]
    site_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts_site.id"), index=True)
    password_hash: Mapped[str | None]
    failed_attempts: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]
    is_active: Mapped[bool] = mapped_column(default=True)
    is_demo: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    activated_at: Mapped[datetime | None]
    deactivated_at: Mapped[datetime | None]

    site: Mapped[Site | None] = relationship()


class OneTimeToken(Entity):
    """A link in a letter: signed row id (kernel/links), used once, ends by itself."""

    __tablename__ = "accounts_one_time_token"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts_account.id"), index=True)
    purpose: Mapped[TokenPurpose]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    account: Mapped[Account] = relationship()
