"""Taking in an opening from a file."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.kernel.audit import By
from portal.kernel.clock import local_day, start_of
from portal.openings.models import Opening
from portal.openings.services.drafts import OpeningDraft, settle_by_text
from portal.openings.services.moving import put_online
from portal.openings.services.writing import draft_opening


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
