"""The people KAI accompanies. Every column carries a mark; identifying ones are encrypted."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, relationship

from portal.candidates.words import (
    CANDIDATE_STATES,
    BenefitAgency,
    CandidateState,
    CourseKind,
    FactSource,
    ReleaseReason,
    TextPurpose,
    Weekday,
)
from portal.kernel.crypto import EncryptedDate, EncryptedJSON, EncryptedText
from portal.kernel.db import Codes, Entity
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.marks import Mark, marked
from portal.labour.words import (
    CompetenceLevel,
    DayPart,
    Evidence,
    Goal,
    LanguageLevel,
    LevelSource,
    OccupationField,
    PermitClass,
)
from portal.profiles.draft import ReviewedText

INTERNAL, DISCLOSED, PUBLISHED = Mark.INTERNAL, Mark.DISCLOSED, Mark.PUBLISHED


class Candidate(Entity):
    """A person accompanied by KAI (Teilnehmer:in)."""

    __tablename__ = "candidates_candidate"
    __table_args__ = (
        Index("ix_candidates_candidate_list", "state", "advisor_id", "created_at", "id"),
        Index("ix_candidates_candidate_newest", "created_at", "id"),
        Index("ix_candidates_candidate_mine", "advisor_id", "created_at", "id"),
    )

    # Who the person is
    given_name: Mapped[str | None] = marked(DISCLOSED, EncryptedText)
    family_name: Mapped[str | None] = marked(DISCLOSED, EncryptedText)
    other_spellings: Mapped[list[str] | None] = marked(INTERNAL, EncryptedJSON)
    phone: Mapped[str | None] = marked(DISCLOSED, EncryptedText)
    email: Mapped[str | None] = marked(DISCLOSED, EncryptedText)
    street: Mapped[str | None] = marked(INTERNAL, EncryptedText)
    postcode: Mapped[str | None] = marked(INTERNAL, EncryptedText)
    town: Mapped[str | None] = marked(DISCLOSED, EncryptedText)
    birth_on: Mapped[date | None] = marked(INTERNAL, EncryptedDate)
    sex: Mapped[str | None] = marked(INTERNAL, EncryptedText)
    nationality: Mapped[str | None] = marked(INTERNAL, EncryptedText)
    residence_title: Mapped[str | None] = marked(INTERNAL, EncryptedText)
    residence_until: Mapped[date | None] = marked(INTERNAL, EncryptedDate)
    benefit_agency: Mapped[BenefitAgency | None] = marked(INTERNAL)
    notes: Mapped[str | None] = marked(INTERNAL, EncryptedText)
    contact_language: Mapped[str] = marked(INTERNAL, default="de")

    # Where the person stands with us
    advisor_id: Mapped[UUID | None] = marked(INTERNAL, ForeignKey("accounts_account.id"), index=True)
    state: Mapped[CandidateState] = marked(INTERNAL, default=CandidateState.ACTIVE)
    # Set while the data are kept and not used, because the person asked for it (Art. 18, 21 GDPR).
    restricted_at: Mapped[datetime | None] = marked(INTERNAL)
    created_at: Mapped[datetime] = marked(INTERNAL)
    changed_at: Mapped[datetime] = marked(INTERNAL)
    interviewed_at: Mapped[datetime | None] = marked(INTERNAL)
    version: Mapped[int] = marked(INTERNAL, default=1)

    # What the person is looking for and can do: the source of masked profiles
    goal: Mapped[Goal] = marked(PUBLISHED, default=Goal.JOB)
    field: Mapped[OccupationField | None] = marked(PUBLISHED)
    region: Mapped[str | None] = marked(PUBLISHED)
    available_from: Mapped[date | None] = marked(PUBLISHED)
    hours_per_week: Mapped[int | None] = marked(PUBLISHED)
    day_part: Mapped[DayPart | None] = marked(PUBLISHED)
    works_shifts: Mapped[bool | None] = marked(PUBLISHED)
    has_licence_b: Mapped[bool | None] = marked(PUBLISHED)
    has_forklift_licence: Mapped[bool | None] = marked(PUBLISHED)
    permit: Mapped[PermitClass | None] = marked(PUBLISHED)
    permit_checked_on: Mapped[date | None] = marked(PUBLISHED)
    from_jobcenter: Mapped[tuple[str, ...]] = marked(INTERNAL, Codes, default=())  # names of columns above: see shareable.py

    # The summary of the tables below that matching reads (`summary.py`)
    known_german: Mapped[LanguageLevel | None] = marked(INTERNAL)
    # groups of occupations and their fields
    known_work: Mapped[tuple[str, ...]] = marked(INTERNAL, Codes, default=())
    known_competences: Mapped[tuple[str, ...]] = marked(INTERNAL, Codes, default=())
    course_part: Mapped[DayPart | None] = marked(INTERNAL)
    course_until: Mapped[date | None] = marked(INTERNAL)

    languages: Mapped[list["CandidateLanguage"]] = relationship(back_populates="candidate", cascade="all, delete-orphan")
    experiences: Mapped[list["Experience"]] = relationship(back_populates="candidate", cascade="all, delete-orphan")
    competences: Mapped[list["CandidateCompetence"]] = relationship(back_populates="candidate", cascade="all, delete-orphan")
    courses: Mapped[list["CourseEnrolment"]] = relationship(back_populates="candidate", cascade="all, delete-orphan")
    name_tokens: Mapped[list["NameToken"]] = relationship(cascade="all, delete-orphan")
    texts: Mapped[list["CandidateText"]] = relationship(back_populates="candidate", cascade="all, delete-orphan")

    __mapper_args__ = {"version_id_col": version}

    @property
    def full_name(self) -> str:
        """The name as people say it; some people have only one."""
        return " ".join(part for part in (self.given_name, self.family_name) if part)

    @property
    def short_text(self) -> ReviewedText | None:
        """The short text of the profile, if somebody has looked at every mark in it."""
        released = (text.reviewed for text in self.texts if text.subject_id is None)
        return next((text for text in released if text is not None), None)

    def move_to(self, state: CandidateState) -> None:
        """Change the state as the table of states allows."""
        CANDIDATE_STATES.check(self.state, state)
        if state is CandidateState.ACTIVE and self.restricted_at is not None:
            raise RuleBroken(_l("These data are not used at the moment. The advisor can change that."))
        self.state = state


class CandidateText(Entity):
    """A text somebody wrote about a person, and what may be read of it outside. A change takes the review back."""

    __tablename__ = "candidates_text"

    candidate_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("candidates_candidate.id"), index=True)
    purpose: Mapped[TextPurpose] = marked(INTERNAL)
    subject_id: Mapped[UUID | None] = marked(INTERNAL)
    text: Mapped[str] = marked(INTERNAL, EncryptedText)
    decisions: Mapped[list[dict[str, Any]]] = marked(INTERNAL, EncryptedJSON)
    released: Mapped[str | None] = marked(PUBLISHED, EncryptedText)
    written_at: Mapped[datetime] = marked(INTERNAL)
    written_by_id: Mapped[UUID | None] = marked(INTERNAL, ForeignKey("accounts_account.id"))
    reviewed_at: Mapped[datetime | None] = marked(INTERNAL)
    reviewed_by_id: Mapped[UUID | None] = marked(INTERNAL, ForeignKey("accounts_account.id"))

    candidate: Mapped[Candidate] = relationship(back_populates="texts")

    @property
    def reviewed(self) -> ReviewedText | None:
        """What may leave; nothing before somebody has looked at it."""
        return ReviewedText(self.released) if self.released and self.reviewed_at else None

    def write(self, text: str, *, at: datetime, by_id: UUID | None) -> None:
        """Take a new text; what was released of the old one counts no longer."""
        self.text, self.written_at, self.written_by_id = text, at, by_id
        self.decisions, self.released, self.reviewed_at, self.reviewed_by_id = [], None, None, None

    def release(self, text: str, decisions: list[dict[str, Any]], *, at: datetime, by_id: UUID | None) -> None:
        """Let the text out as it became, with what was decided about each mark."""
        self.released, self.decisions, self.reviewed_at, self.reviewed_by_id = text, decisions, at, by_id


class NameToken(Entity):
    """A keyed hash of the beginning of a name or of a birth date, so that advisors find people although both are encrypted."""

    __tablename__ = "candidates_name_token"
    __table_args__ = (Index("ix_candidates_name_token_token", "token", "candidate_id"),)

    candidate_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("candidates_candidate.id"), index=True)
    token: Mapped[str] = marked(INTERNAL)


class CandidateLanguage(Entity):
    """How much of a language somebody knows, who says so, since when."""

    __tablename__ = "candidates_language"
    __table_args__ = (Index("ix_candidates_language_latest", "candidate_id", "language", "assessed_on"),)

    candidate_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("candidates_candidate.id"), index=True)
    language: Mapped[str] = marked(PUBLISHED)
    level: Mapped[LanguageLevel] = marked(PUBLISHED)
    source: Mapped[LevelSource] = marked(PUBLISHED)
    assessed_on: Mapped[date] = marked(INTERNAL)

    candidate: Mapped[Candidate] = relationship(back_populates="languages")


class Experience(Entity):
    """Work somebody has done."""

    __tablename__ = "candidates_experience"

    candidate_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("candidates_candidate.id"), index=True)
    occupation_group: Mapped[str] = marked(PUBLISHED)  # KldB 2010, three digits
    years: Mapped[int] = marked(PUBLISHED)
    employer: Mapped[str | None] = marked(INTERNAL, EncryptedText)
    country: Mapped[str | None] = marked(INTERNAL, EncryptedText)
    source: Mapped[FactSource] = marked(INTERNAL, default=FactSource.PERSON)

    candidate: Mapped[Candidate] = relationship(back_populates="experiences")


class CandidateCompetence(Entity):
    """Something somebody can do, and how we know."""

    __tablename__ = "candidates_competence"

    candidate_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("candidates_candidate.id"), index=True)
    code: Mapped[str] = marked(PUBLISHED)
    level: Mapped[CompetenceLevel] = marked(PUBLISHED)
    evidence: Mapped[Evidence] = marked(PUBLISHED)
    assessed_on: Mapped[date] = marked(INTERNAL)
    remark: Mapped[str | None] = marked(INTERNAL, EncryptedText)

    candidate: Mapped[Candidate] = relationship(back_populates="competences")


class CourseEnrolment(Entity):
    """A German course somebody attends."""

    __tablename__ = "candidates_course_enrolment"

    candidate_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("candidates_candidate.id"), index=True)
    kind: Mapped[CourseKind] = marked(INTERNAL)
    provider: Mapped[str | None] = marked(INTERNAL)
    starts_on: Mapped[date | None] = marked(INTERNAL)
    ends_on: Mapped[date | None] = marked(INTERNAL)
    source: Mapped[FactSource] = marked(INTERNAL, default=FactSource.PERSON)

    candidate: Mapped[Candidate] = relationship(back_populates="courses")
    hours: Mapped[list["CourseHour"]] = relationship(back_populates="course", cascade="all, delete-orphan")


class CourseHour(Entity):
    """One weekly time of a course."""

    __tablename__ = "candidates_course_hour"

    course_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("candidates_course_enrolment.id"), index=True)
    weekday: Mapped[Weekday] = marked(INTERNAL)
    starts_at: Mapped[time] = marked(INTERNAL)
    ends_at: Mapped[time] = marked(INTERNAL)

    course: Mapped[CourseEnrolment] = relationship(back_populates="hours")


class PublishedProfile(Entity):
    """Which masked profiles were made of a person. The only bridge, and it is walked from this side alone."""

    __tablename__ = "candidates_published_profile"

    candidate_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("candidates_candidate.id"), index=True)
    profile_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("profiles_profile.id"), unique=True)
    published_at: Mapped[datetime] = marked(INTERNAL)
    resembles: Mapped[int | None] = marked(INTERNAL)  # k when it was made: the person and all others it could be of
    release_reason: Mapped[ReleaseReason | None] = marked(INTERNAL)


class PersonalLink(Entity):
    """A link handed to the person; can be revoked, ends by itself. Only the hash of its secret is kept."""

    __tablename__ = "candidates_personal_link"
    __table_args__ = (Index("uq_candidates_personal_link_secret_hash", "secret_hash", unique=True),)

    candidate_id: Mapped[UUID] = marked(INTERNAL, ForeignKey("candidates_candidate.id"), index=True)
    created_at: Mapped[datetime] = marked(INTERNAL)
    created_by_id: Mapped[UUID | None] = marked(INTERNAL, ForeignKey("accounts_account.id"))
    secret_hash: Mapped[str | None] = marked(INTERNAL)
    expires_at: Mapped[datetime] = marked(INTERNAL)
    revoked_at: Mapped[datetime | None] = marked(INTERNAL)
    last_used_at: Mapped[datetime | None] = marked(INTERNAL)
