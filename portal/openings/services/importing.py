"""Taking in an opening from a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.kernel.audit import By, Change, record
from portal.kernel.clock import local_day, start_of
from portal.openings.models import FileImport, ImportedRecord, Opening
from portal.openings.services.drafts import OpeningDraft, settle_by_text
from portal.openings.services.moving import put_online
from portal.openings.services.writing import draft_opening
from portal.openings.words import ImportedKind


@dataclass(frozen=True)
class ImportedOpening:
    """An opening as a file tells it; `key` is the same at the next import of the same posting."""

    draft: OpeningDraft
    place_text: str
    posted_on: date | None
    key: str


def import_opening(session: Session, company_id: UUID, imported: ImportedOpening, *, is_published: bool, at: datetime) -> Opening:
    """Take in a posting as a draft, or publish it: then the operator has decided, and nobody reads it first."""
    opening = draft_opening(session, company_id, imported.draft, by=By.system(), at=at)
    opening.import_key = imported.key
    settle_by_text(opening, imported.place_text or None)
    has_run_out = opening.valid_until is not None and opening.valid_until < local_day(at)
    if is_published and not has_run_out:
        put_online(session, opening, by=By.system(), at=at, reason="import")
        if imported.posted_on is not None:
            opening.published_at = min(start_of(imported.posted_on), at)
    return opening


@dataclass(frozen=True)
class Brought:
    """What one row of the file brought in."""

    kind: ImportedKind
    record_id: UUID
    row: int


@dataclass(frozen=True)
class ImportCounts:
    """Which file it was, who brought it, how many rows it had, and what became of them."""

    file_name: str
    by: By
    read: int
    imported: int
    unchanged: int
    refused: int


def note_import(session: Session, counts: ImportCounts, brought: Sequence[Brought], *, at: datetime) -> FileImport:
    """Keep what a file brought in, so that the whole of it can be taken back."""
    taken = FileImport(
        at=at,
        by_id=counts.by.account_id,
        file_name=counts.file_name,
        rows_read=counts.read,
        rows_imported=counts.imported,
        rows_unchanged=counts.unchanged,
        rows_refused=counts.refused,
    )
    session.add(taken)
    session.flush()  # its rows need its id
    session.add_all(
        ImportedRecord(import_id=taken.id, kind=each.kind, record_id=each.record_id, row=each.row) for each in brought
    )
    record(session, "import.done", taken.id, Change(becomes=str(counts.imported)), by=counts.by, at=at)
    return taken
