"""Partner companies. A sole trader's company is a person too: company data are treated as personal data."""

from datetime import date, datetime
from uuid import UUID

from anyascii import anyascii
from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from portal.companies.words import COMPANY_STATES, CompanySource, CompanyState, MemberRole, TrainingAuthorisation
from portal.kernel.db import Entity
from portal.kernel.places import place_of
from portal.kernel.places.spelling import folded


def name_key(name: str) -> str:
    """Return the name as it is sorted and searched: small, without umlauts, in Latin letters."""
    return folded(name) or folded(anyascii(name))


class Company(Entity):
    """A partner company (Partnerbetrieb)."""

    __tablename__ = "companies_company"
    __table_args__ = (
        Index("ix_companies_company_list", "name_key", "id"),
        Index("ix_companies_company_mine", "advisor_id", "name_key", "id"),
        Index("ix_companies_company_by_state", "state", "name_key", "id"),
        Index("ix_companies_company_decided", "state", "visited_at", "id"),
    )

    name: Mapped[str]
    name_key: Mapped[str]  # the name without umlauts and capitals: lists are sorted and searched by it on every database
    state: Mapped[CompanyState] = mapped_column(default=CompanyState.LEAD, index=True)
    source: Mapped[CompanySource]
    postcode: Mapped[str | None]
    town: Mapped[str | None]
    contact_name: Mapped[str | None]  # whom to ask for; also where nobody has an account yet
    phone: Mapped[str | None]
    website: Mapped[str | None]
    registration_number: Mapped[str | None]
    insurer: Mapped[str | None]
    insurance_number: Mapped[str | None]
    interests: Mapped[list[str]] = mapped_column(default=list)
    advisor_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts_account.id"), index=True)
    is_trusted: Mapped[bool] = mapped_column(default=False)
    training: Mapped[TrainingAuthorisation] = mapped_column(default=TrainingAuthorisation.NONE)
    training_confirmed_on: Mapped[date | None]
    visited_at: Mapped[datetime | None]
    visited_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts_account.id"))
    visited_how: Mapped[CompanySource | None]
    entered_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts_account.id"))
    confirmed_at: Mapped[datetime | None]
    rejection_reason: Mapped[str | None]
    import_key: Mapped[str | None] = mapped_column(unique=True)
    merged_into_id: Mapped[UUID | None] = mapped_column(ForeignKey("companies_company.id"))
    created_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    sites: Mapped[list["CompanySite"]] = relationship(back_populates="company", cascade="all, delete-orphan")
    members: Mapped[list["Membership"]] = relationship(back_populates="company", cascade="all, delete-orphan")

    __mapper_args__ = {"version_id_col": version}

    @validates("name")
    def _keep_name_key(self, _attribute: str, name: str) -> str:
        self.name_key = name_key(name)
        return name

    @property
    def is_active(self) -> bool:
        """Whether the company may publish and see profiles."""
        return self.state is CompanyState.ACTIVE

    def move_to(self, state: CompanyState) -> None:
        """Change the state as the table of states allows."""
        COMPANY_STATES.check(self.state, state)
        self.state = state


class CompanySite(Entity):
    """A place where the company works (Standort)."""

    __tablename__ = "companies_site"

    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies_company.id"), index=True)
    name: Mapped[str]
    street: Mapped[str | None]
    postcode: Mapped[str]
    town: Mapped[str]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    region: Mapped[str | None]
    way: Mapped[str | None]
    is_main: Mapped[bool] = mapped_column(default=False)

    company: Mapped[Company] = relationship(back_populates="sites")

    def lie_at(self, postcode: str, town: str | None) -> None:
        """Put the site where the postcode says; unknown postcodes keep what was typed, without coordinates."""
        place = place_of(postcode, town)
        self.postcode = postcode
        self.town = town or (place.name if place else "")
        self.latitude = place.latitude if place else None
        self.longitude = place.longitude if place else None
        self.region = place.region.value if place else None


class Membership(Entity):
    """A person acting for the company."""

    __tablename__ = "companies_membership"

    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies_company.id"), index=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts_account.id"), unique=True)
    role: Mapped[MemberRole] = mapped_column(default=MemberRole.MEMBER)
    joined_at: Mapped[datetime]
    left_at: Mapped[datetime | None]

    company: Mapped[Company] = relationship(back_populates="members")


class Registration(Entity):
    """A sign-up whose e-mail address is not proved yet (Anmeldung)."""

    __tablename__ = "companies_registration"

    company_name: Mapped[str]
    postcode: Mapped[str]
    contact_name: Mapped[str]
    email: Mapped[str]
    phone: Mapped[str]
    interests: Mapped[list[str]] = mapped_column(default=list)
    language: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    company_id: Mapped[UUID | None] = mapped_column(ForeignKey("companies_company.id"))
