"""All that is held about a person, given to the person: the same as an advisor hands out, but for notes that name others."""

import json
from datetime import datetime
from uuid import UUID

from flask import Response
from sqlalchemy.orm import Session

from portal.kernel.audit import By, record
from portal.retention.holdings import Holdings, holdings
from portal.retention.others import held_texts, without_others
from portal.retention.requests import ask_to_read_notes


def export_for_person(session: Session, candidate_id: UUID, *, by: By, at: datetime) -> Holdings:
    """Return what the person gets, and note that they got it; notes that name others wait for the advisor."""
    held = holdings(session, candidate_id)
    texts = held_texts(session, candidate_id, held)
    if texts:
        ask_to_read_notes(session, candidate_id, at=at)
    record(session, "candidate.exported", candidate_id, by=by, at=at)
    return without_others(held, texts)


def as_json(held: Holdings) -> str:
    """Write all that is held for machines (Art. 20 GDPR)."""
    return json.dumps(held, ensure_ascii=False, indent=2, default=str)


def as_file(content: str | bytes, mimetype: str, name: str) -> Response:
    """Return a file that no cache keeps and whose name tells nobody's."""
    document = Response(content, mimetype=mimetype)
    document.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    document.headers["Cache-Control"] = "no-store"
    document.headers["Referrer-Policy"] = "no-referrer"
    return document
