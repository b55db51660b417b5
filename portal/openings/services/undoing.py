"""Taking a whole import back, while nothing has happened to what it brought in."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal.companies.models import Company, CompanySite
from portal.kernel.audit import By, Change, record
from portal.kernel.outbox import announce
from portal.openings.models import FileImport, ImportedRecord, Opening
from portal.openings.queries.imports import AT_ONCE, Undoable, undoable
from portal.openings.words import ImportedKind


def undo_import(session: Session, import_id: UUID, *, by: By, at: datetime) -> Undoable:
    """Take out what an import brought in; what somebody has worked on since, or what is in use, stays and is named.

    It can be pressed again later, when what was in the way is gone.
    """
    taken = session.get_one(FileImport, import_id, with_for_update=True)
    _hold(session, import_id)
    found = undoable(session, import_id)
    openings, companies = ([each.record_id for each in found.goes if each.kind is kind] for kind in ImportedKind)
    _remove_openings(session, openings, at)
    _remove_companies(session, companies)
    for some in _parts([*openings, *companies]):
        session.execute(delete(ImportedRecord).where(ImportedRecord.record_id.in_(some)))
    taken.undone_at = taken.undone_at or at
    change = Change(str(len(found.goes) + len(found.stays)), str(len(found.stays)))
    record(session, "import.undone", import_id, change, by=by, at=at)
    return found


def _hold(session: Session, import_id: UUID) -> None:
    """Keep everybody from beginning something with these openings until they are gone or left."""
    brought = select(ImportedRecord.record_id).where(ImportedRecord.import_id == import_id)
    session.execute(select(Company.id).where(Company.id.in_(brought)).order_by(Company.id).with_for_update())
    session.execute(select(Opening.id).where(Opening.id.in_(brought)).order_by(Opening.id).with_for_update())


def _remove_openings(session: Session, ids: Sequence[UUID], at: datetime) -> None:
    for some in _parts(ids):
        shown = session.scalars(select(Opening.id).where(Opening.id.in_(some), Opening.published_at.is_not(None))).all()
        session.execute(delete(Opening).where(Opening.id.in_(some)))
        for opening_id in shown:
            announce(session, "opening.removed", opening_id, at=at)


def _remove_companies(session: Session, ids: Sequence[UUID]) -> None:
    for some in _parts(ids):
        session.execute(delete(CompanySite).where(CompanySite.company_id.in_(some)))
        session.execute(delete(Company).where(Company.id.in_(some)))


def _parts(ids: Sequence[UUID]) -> list[Sequence[UUID]]:
    return [ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE)]
