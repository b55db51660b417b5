"""What people ask of their data."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.kernel.audit import By
from portal.kernel.identity.models import SignIn
from portal.retention.codes import create_code
from portal.retention.requests import ask
from portal.retention.words import RequestKind
from tests.moments import NOON


def rights_of(session: Session, person: Any, by: By) -> dict[str, Any]:
    """A code that opened the data in the browser of a person, and what they asked."""
    code, request = (
        create_code(session, person.id, by=by, at=NOON),
        ask(session, person.id, RequestKind.CORRECTION, "B2", by=by, at=NOON),
    )
    session.flush()
    code.sign_in_id = session.scalars(select(SignIn.id).where(SignIn.subject_id == person.id)).one()
    code.used_at = NOON
    return {"code_id": code.id, "request_id": request.id}
