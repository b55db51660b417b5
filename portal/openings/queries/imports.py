"""What was imported, and what of it could be taken out again."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from portal.companies.models import Company
from portal.kernel.access import Actor
from portal.kernel.audit import AuditEntry
from portal.kernel.db import Entity, pointed_at
from portal.openings.models import FileImport, ImportedRecord, Opening
from portal.openings.words import ImportedKind, Stays

AT_ONCE: Final = 500
SHOWN: Final = 50
# What the portal does by itself does not count as work: it would do it again.
BY_ITSELF: Final[Mapping[ImportedKind, tuple[str, ...]]] = {
    ImportedKind.OPENING: ("opening.drafted", "opening.published", "opening.paused", "opening.expired"),
    ImportedKind.COMPANY: ("company.entered",),
}
SYSTEM: Final = "system"


@dataclass(frozen=True)
class ImportRow:
    """An import: which file, when, what became of its rows, and whether it was taken back."""

    id: UUID
    at: datetime
    file_name: str
    rows_read: int
    rows_imported: int
    rows_unchanged: int
    rows_refused: int
    undone_at: datetime | None


@dataclass(frozen=True)
class ImportedRow:
    """What one row brought in, by its name; and why it stays, if it does."""

    kind: ImportedKind
    record_id: UUID
    row: int
    name: str
    stays: Stays | None


@dataclass(frozen=True)
class Undoable:
    """What of an import can be taken out now, and what stays, with the reason."""

    goes: tuple[ImportedRow, ...]
    stays: tuple[ImportedRow, ...]


_ROW = select(
    FileImport.id,
    FileImport.at,
    FileImport.file_name,
    FileImport.rows_read,
    FileImport.rows_imported,
    FileImport.rows_unchanged,
    FileImport.rows_refused,
    FileImport.undone_at,
)


def imports(session: Session) -> tuple[ImportRow, ...]:
    """Return the latest imports, the newest first."""
    rows = session.execute(_ROW.order_by(FileImport.at.desc(), FileImport.id).limit(SHOWN))
    return tuple(ImportRow(*row) for row in rows)


def import_record(session: Session, _actor: Actor, import_id: UUID) -> ImportRow | None:
    """Return one import."""
    row = session.execute(_ROW.where(FileImport.id == import_id)).one_or_none()
    return ImportRow(*row) if row else None


def is_listed(session: Session, record_id: UUID) -> bool:
    """Say whether some import brought this in."""
    return session.scalar(select(ImportedRecord.id).where(ImportedRecord.record_id == record_id).limit(1)) is not None


def undoable(session: Session, import_id: UUID) -> Undoable:
    """Say what would go and what would stay if the import were taken back now.

    Something stays if somebody has worked on it since, or if anything in the portal belongs to it.
    """
    openings = _with_reasons(session, import_id, ImportedKind.OPENING, going=())
    going = tuple(each.record_id for each in openings if each.stays is None)
    companies = _with_reasons(session, import_id, ImportedKind.COMPANY, going=going)
    found = (*openings, *companies)
    return Undoable(tuple(each for each in found if each.stays is None), tuple(each for each in found if each.stays is not None))


def _with_reasons(session: Session, import_id: UUID, kind: ImportedKind, *, going: Collection[UUID]) -> tuple[ImportedRow, ...]:
    rows = session.execute(_records(import_id, kind)).all()
    ids = [row.record_id for row in rows]
    changed = _worked_on(session, kind, ids)
    used = _openings_in_use(session, ids) if kind is ImportedKind.OPENING else _companies_in_use(session, ids, frozenset(going))
    return tuple(
        ImportedRow(kind, key, number, name, Stays.CHANGED if key in changed else Stays.IN_USE if key in used else None)
        for key, number, name in rows
    )


def _records(import_id: UUID, kind: ImportedKind) -> Select[*tuple[UUID, int, str]]:
    """Return id, row and name of everything of a kind that is still there."""
    model, name = (Opening, Opening.title) if kind is ImportedKind.OPENING else (Company, Company.name)
    listed = select(ImportedRecord.record_id, ImportedRecord.row, name).join(model, model.id == ImportedRecord.record_id)
    return listed.where(ImportedRecord.import_id == import_id).order_by(ImportedRecord.row, ImportedRecord.id)


def _worked_on(session: Session, kind: ImportedKind, ids: Sequence[UUID]) -> set[UUID]:
    """Return what the trail says more of than that it came in."""
    by_itself = (AuditEntry.by_role == SYSTEM) & AuditEntry.verb.in_(BY_ITSELF[kind])
    asked = select(AuditEntry.subject_id).where(~by_itself).distinct()
    return {found for some in _parts(ids) for found in session.scalars(asked.where(AuditEntry.subject_id.in_(some)))}


def _openings_in_use(session: Session, ids: Sequence[UUID]) -> set[UUID]:
    return pointed_at(session, Entity.metadata.tables["openings_opening"], ids)


def _companies_in_use(session: Session, ids: Sequence[UUID], going: frozenset[UUID]) -> set[UUID]:
    """Return the companies that something points at besides their own sites and the openings that go."""
    own = frozenset({"companies_site", "openings_opening"})
    used = pointed_at(session, Entity.metadata.tables["companies_company"], ids, besides=own)
    openings = select(Opening.company_id, Opening.id)
    for some in _parts(ids):
        used |= {company for company, key in session.execute(openings.where(Opening.company_id.in_(some))) if key not in going}
    return used


def _parts(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]
