"""People who sign in, and the sites of the operator."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.links import LinkIsOver
from portal.accounts.words import TokenPurpose
from portal.kernel.access import Role
from portal.kernel.crypto import EncryptedText
from portal.kernel.db import NEVER_SHOWN, Entity
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l

# Sign-in is locked after so many wrong tries (OWASP ASVS 5.0, 6.3.1; NIST SP 800-63B 5.2.2 allows up to 100).
MOST_TRIES = 5
LOCK_LASTS = timedelta(minutes=15)


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
    is_active: Mapped[bool] = mapped_column(default=True)
    is_demo: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    activated_at: Mapped[datetime | None]
    deactivated_at: Mapped[datetime | None]

    site: Mapped[Site | None] = relationship()

    @property
    def may_sign_in(self) -> bool:
        """Whether the account is in use and its person has chosen a password."""
        return self.is_active and self.password_hash is not None

    def deactivate(self, *, at: datetime) -> None:
        """Close the account; it stays as a name in the history."""
        if not self.is_active:
            raise RuleBroken(_l("This account is deactivated already."))
        self.is_active = False
        self.deactivated_at = at

    def reactivate(self) -> None:
        """Open a closed account again; its password still holds."""
        if self.is_active:
            raise RuleBroken(_l("This account is active already."))
        self.is_active = True
        self.deactivated_at = None


class OneTimeToken(Entity):
    """A link in a letter: signed row id (kernel/links), used once, ends by itself."""

    __tablename__ = "accounts_one_time_token"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts_account.id"), index=True)
    purpose: Mapped[TokenPurpose]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    account: Mapped[Account] = relationship()

    def use(self, *, at: datetime) -> None:
        """Take the link up; it works once, until its end, while the account is in use."""
        if self.used_at is not None or at >= self.expires_at or not self.account.is_active:
            raise LinkIsOver
        self.used_at = at


class CodeApp(Entity):
    """The app on somebody's phone that shows a new code every half a minute (TOTP, RFC 6238)."""

    __tablename__ = "accounts_code_app"
    __table_args__ = ({"info": NEVER_SHOWN},)

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts_account.id"), unique=True)
    secret: Mapped[str] = mapped_column(EncryptedText())
    last_step: Mapped[int] = mapped_column(BigInteger)
    """The half minute of the last code that opened: no code works twice, and none from before it."""
    created_at: Mapped[datetime]


class RecoveryCode(Entity):
    """A code on paper that stands in for a lost phone, once. Only its hash is kept: it is long enough that nobody guesses it."""

    __tablename__ = "accounts_recovery_code"
    __table_args__ = ({"info": NEVER_SHOWN},)

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts_account.id"), index=True)
    code_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    used_at: Mapped[datetime | None]


class CalendarLink(Entity):
    """The secret address under which somebody's calendar fetches their days; only a hash of it is kept."""

    __tablename__ = "accounts_calendar_link"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts_account.id"), unique=True)
    secret_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    created_at: Mapped[datetime]


class SignInTries(Entity):
    """How often somebody tried to sign in with an address in vain.

    Kept by the keyed hash of any address typed, known or not: a lock tells nobody that an account exists.
    """

    __tablename__ = "accounts_sign_in_tries"
    __table_args__ = ({"info": NEVER_SHOWN},)

    address_hash: Mapped[str] = mapped_column(unique=True)
    count: Mapped[int] = mapped_column(default=0)
    last_at: Mapped[datetime] = mapped_column(index=True)
    locked_until: Mapped[datetime | None]

    def is_locked(self, *, at: datetime) -> bool:
        """Say whether trying is pointless for now, even with the right password."""
        return self.locked_until is not None and at < self.locked_until

    def count_one(self, *, at: datetime) -> None:
        """Count a try before its password is checked: of many at once, none slips through."""
        if self.locked_until is not None:
            self.count, self.locked_until = 0, None
        self.count += 1
        self.last_at = at
        if self.count >= MOST_TRIES:
            self.locked_until = at + LOCK_LASTS
