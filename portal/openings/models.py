"""Openings: what a company offers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Numeric
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.companies.models import Company, CompanySite
from portal.kernel.db import Codes, Entity
from portal.kernel.errors import Sentence
from portal.kernel.i18n import lazy_gettext as _l
from portal.labour.words import DayPart, LanguageLevel, OccupationField
from portal.openings.words import (
    OPENING_STATES,
    FilledHow,
    ImportedKind,
    NoteCode,
    OpeningKind,
    OpeningSource,
    OpeningState,
    PayUnit,
    Perspective,
    RateCode,
    Visibility,
)


@dataclass(frozen=True)
class Gap:
    """A detail that is missing: its field, and the sentence that asks for it."""

    field: str
    sentence: Sentence


ALWAYS_NEEDED = (
    Gap("tasks", _l("Please say in a few words what there is to do.")),
    Gap("field", _l("Please choose the field of work.")),
    Gap("site_id", _l("Please choose where the work is.")),
)
NEEDED: dict[OpeningKind, tuple[Gap, ...]] = {
    OpeningKind.VACANCY: (Gap("hours_per_week", _l("Please say how many hours a week.")),),
    OpeningKind.INTERNSHIP_SLOT: (
        Gap("perspective", _l("Please say what can come after the internship.")),
        Gap("mentor_name", _l("Please name the person who looks after the intern.")),
    ),
    OpeningKind.APPRENTICESHIP_PLACE: (
        Gap("occupation", _l("Please name the training occupation.")),
        Gap("starts_on", _l("Please say when the training starts.")),
    ),
}


def missing_details(kind: OpeningKind, value_of: Callable[[str], object], *, has_place: bool) -> tuple[Gap, ...]:
    """Return what is still missing of an opening; one that has a place, as an imported one does, needs no site."""
    missing = [gap for gap in (*ALWAYS_NEEDED, *NEEDED[kind]) if value_of(gap.field) in (None, "", False)]
    return tuple(gap for gap in missing if gap.field != "site_id" or not has_place)


class Opening(Entity):
    """A place a company offers (Stelle)."""

    __tablename__ = "openings_opening"
    __table_args__ = (
        CheckConstraint("places >= 1", name="places_positive"),
        Index("ix_openings_opening_public", "state", "visibility", "published_at", "id"),
        Index("ix_openings_opening_kind", "state", "visibility", "kind", "published_at", "id"),
        Index("ix_openings_opening_field", "state", "visibility", "field", "published_at", "id"),
        Index("ix_openings_opening_changed", "changed_at", "id"),
        Index("ix_openings_opening_waiting", "state", "changed_at", "id"),
        Index("ix_openings_opening_of_company", "company_id", "changed_at", "id"),
        Index("ix_openings_opening_free_places", "company_id", "state", "places"),
    )

    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies_company.id"), index=True)
    site_id: Mapped[UUID | None] = mapped_column(ForeignKey("companies_site.id"))
    kind: Mapped[OpeningKind]
    state: Mapped[OpeningState] = mapped_column(default=OpeningState.DRAFT)
    source: Mapped[OpeningSource] = mapped_column(default=OpeningSource.PORTAL)
    visibility: Mapped[Visibility] = mapped_column(default=Visibility.PUBLIC)
    title: Mapped[str]
    tasks: Mapped[str | None]
    requirements: Mapped[str | None]
    field: Mapped[OccupationField | None]
    language_level: Mapped[LanguageLevel] = mapped_column(default=LanguageLevel.NONE)
    day_part: Mapped[DayPart | None]
    hours_per_week: Mapped[int | None]
    licences: Mapped[tuple[str, ...]] = mapped_column(Codes, default=())
    asked_languages: Mapped[tuple[str, ...]] = mapped_column(Codes, default=())  # besides German; ISO 639
    places: Mapped[int] = mapped_column(default=1)
    starts_on: Mapped[date | None]
    valid_until: Mapped[date | None]

    # Where: taken from the site when the opening is saved, so that lists need no join; imports may have text only.
    place_text: Mapped[str | None]
    postcode: Mapped[str | None]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    region: Mapped[str | None]

    # Vacancies
    pay_amount: Mapped[Decimal | None] = mapped_column(Numeric(10, 2))
    pay_unit: Mapped[PayUnit | None]
    fixed_term_until: Mapped[date | None]
    # Internship slots
    weeks: Mapped[int | None]
    perspective: Mapped[Perspective | None]
    mentor_name: Mapped[str | None]
    # Apprenticeship places
    occupation: Mapped[str | None]
    first_year_pay: Mapped[Decimal | None] = mapped_column(Numeric(10, 2))

    # What the team knows of the work, for finding people: KldB 2010 with three digits, and competences
    occupation_group: Mapped[str | None]
    german_for: Mapped[tuple[str, ...]] = mapped_column(Codes, default=())
    prerequisites: Mapped[tuple[str, ...]] = mapped_column(Codes, default=())
    asked_competences: Mapped[tuple[str, ...]] = mapped_column(Codes, default=())

    entered_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts_account.id"))
    confirmed_at: Mapped[datetime | None]
    rejection_reason: Mapped[str | None]
    filled_how: Mapped[FilledHow | None]
    import_key: Mapped[str | None] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    fresh_on: Mapped[date | None]
    closed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    company: Mapped[Company] = relationship()
    site: Mapped[CompanySite | None] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What is still missing before it can be handed in."""
        return missing_details(self.kind, lambda name: getattr(self, name), has_place=bool(self.place_text))

    @property
    def is_editable_by_company(self) -> bool:
        """Whether the company may change it; what is being reviewed is taken back first."""
        return self.state in (OpeningState.DRAFT, OpeningState.REJECTED, OpeningState.PUBLISHED, OpeningState.PAUSED)

    def move_to(self, state: OpeningState) -> None:
        """Change the state as the table of states allows."""
        OPENING_STATES.check(self.state, state)
        self.state = state


class Synonyms(Entity):
    """Words for the same work, as the search widens what somebody types; lists with commas between."""

    __tablename__ = "openings_synonyms"
    __table_args__ = (Index("ix_openings_synonyms_listed", "german", "id"),)

    german: Mapped[str]
    foreign: Mapped[str] = mapped_column(default="")
    narrower: Mapped[str] = mapped_column(default="")
    places: Mapped[str] = mapped_column(default="", server_default="")
    removed_at: Mapped[datetime | None]


class SynonymsEdition(Entity):
    """Words for the same work as they were written at a time, and by whom: the history."""

    __tablename__ = "openings_synonyms_edition"

    synonyms_id: Mapped[UUID] = mapped_column(ForeignKey("openings_synonyms.id"), index=True)
    german: Mapped[str]
    foreign: Mapped[str]
    narrower: Mapped[str]
    places: Mapped[str] = mapped_column(default="", server_default="")
    is_removal: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime]
    by_id: Mapped[UUID | None]


class Rate(Entity):
    """A lawful amount from a day on, with its source and the day somebody checked it; a new row replaces an older one."""

    __tablename__ = "openings_rate"
    __table_args__ = (
        Index("ix_openings_rate_code", "code", "valid_from", "at"),
        CheckConstraint("amount > 0", name="above_zero"),
    )

    code: Mapped[RateCode]
    amount: Mapped[Decimal] = mapped_column(Numeric(10, 2))
    valid_from: Mapped[date]
    source: Mapped[str]
    note: Mapped[str | None]
    checked_on: Mapped[date]
    at: Mapped[datetime]
    by_id: Mapped[UUID | None]


class Note(Entity):
    """What the portal says beside a field, with its source and the day somebody checked it; a new row replaces an older one."""

    __tablename__ = "openings_note"
    __table_args__ = (Index("ix_openings_note_code", "code", "at"),)

    code: Mapped[NoteCode]
    german: Mapped[str]
    english: Mapped[str]
    source: Mapped[str]
    checked_on: Mapped[date]
    is_shown: Mapped[bool] = mapped_column(default=True)
    at: Mapped[datetime]
    by_id: Mapped[UUID | None]


class FileImport(Entity):
    """A file that was taken in as a whole, and what became of its rows."""

    __tablename__ = "openings_import"
    __table_args__ = (Index("ix_openings_import_newest", "at", "id"),)

    at: Mapped[datetime]
    by_id: Mapped[UUID | None]
    file_name: Mapped[str]
    rows_read: Mapped[int]
    rows_imported: Mapped[int]
    rows_unchanged: Mapped[int]
    rows_refused: Mapped[int]
    undone_at: Mapped[datetime | None]


class ImportedRecord(Entity):
    """What one import brought in: an opening, or the company it speaks of. Gone once that is taken out again."""

    __tablename__ = "openings_imported_record"

    import_id: Mapped[UUID] = mapped_column(ForeignKey("openings_import.id"), index=True)
    kind: Mapped[ImportedKind]
    record_id: Mapped[UUID] = mapped_column(index=True)
    row: Mapped[int]
