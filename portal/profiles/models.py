"""Masked profiles: coded, generalised, reviewed values. There is no way from here to a person."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.kernel.crypto import EncryptedText
from portal.kernel.db import Entity
from portal.labour.words import (
    CompetenceLevel,
    DayPart,
    Evidence,
    Goal,
    HoursBand,
    LanguageBand,
    LanguageLevel,
    LevelSource,
    OccupationField,
    PermitClass,
    WideField,
    YearsBand,
)
from portal.profiles.pool import PoolBand


class Profile(Entity):
    """What one company may see of one person for one opening. Prepared anew for each proposal."""

    __tablename__ = "profiles_profile"

    goal: Mapped[Goal]
    field: Mapped[OccupationField]
    occupation_group: Mapped[str | None]  # KldB 2010, three digits
    wide_field: Mapped[WideField | None]
    years: Mapped[YearsBand | None]
    german: Mapped[LanguageLevel]
    german_source: Mapped[LevelSource]
    hours: Mapped[HoursBand | None]
    day_part: Mapped[DayPart | None]
    course_part: Mapped[DayPart | None]
    available_month: Mapped[date | None]
    region: Mapped[str | None]
    wide_region: Mapped[str | None]
    is_reachable: Mapped[bool | None]
    has_licence_b: Mapped[bool | None]
    has_forklift_licence: Mapped[bool | None]
    works_shifts: Mapped[bool | None]
    permit: Mapped[PermitClass | None]
    permit_checked_month: Mapped[date | None]
    other_languages: Mapped[list[str]] = mapped_column(default=list)
    coarse: Mapped[list[str]] = mapped_column(default=list)
    is_withdrawn: Mapped[bool] = mapped_column(default=False)
    short_text: Mapped[str | None] = mapped_column(EncryptedText)  # reviewed, mark by mark, by an advisor
    reviewed_at: Mapped[datetime]
    reviewed_by_id: Mapped[UUID]

    competences: Mapped[list["ProfileCompetence"]] = relationship(
        back_populates="profile", cascade="all, delete-orphan", order_by="ProfileCompetence.position"
    )


class ProfileCompetence(Entity):
    """One of at most six competences of a masked profile."""

    __tablename__ = "profiles_competence"

    profile_id: Mapped[UUID] = mapped_column(ForeignKey("profiles_profile.id"), index=True)
    position: Mapped[int]
    code: Mapped[str]
    level: Mapped[CompetenceLevel]
    evidence: Mapped[Evidence]

    profile: Mapped[Profile] = relationship(back_populates="competences")


class PoolWeek(Entity):
    """The pool in numbers as it was on a Monday: frozen for the week, so that nobody sees who comes and goes."""

    __tablename__ = "profiles_pool_week"

    monday: Mapped[date] = mapped_column(unique=True)
    counted_at: Mapped[datetime]

    lines: Mapped[list["PoolLine"]] = relationship(back_populates="week", cascade="all, delete-orphan")


class PoolLine(Entity):
    """One band of a week: of a cell, of a row (no German), or of all together (nothing at all). No number is kept."""

    __tablename__ = "profiles_pool_line"
    __table_args__ = (UniqueConstraint("week_id", "goal", "field", "german", name="uq_profiles_pool_line_place"),)

    week_id: Mapped[UUID] = mapped_column(ForeignKey("profiles_pool_week.id"), index=True)
    goal: Mapped[Goal | None]
    field: Mapped[WideField | None]
    german: Mapped[LanguageBand | None]
    band: Mapped[PoolBand]

    week: Mapped[PoolWeek] = relationship(back_populates="lines")
