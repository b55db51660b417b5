"""The trail of a record in words."""

from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from portal.accounts.queries import named_trail
from portal.candidates.services import LOOKED
from portal.candidates.web.pages import HistoryLine
from portal.candidates.words import IntakeStep
from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l

VERBS: dict[str, Any] = {
    "candidate.begun": _l("Taking in begun"),
    "candidate.entered": _l("Record opened"),
    "candidate.changed": _l("Record changed"),
    "candidate.handed_over": _l("Handed over to another advisor"),
    "candidate.paused": _l("Paused"),
    "candidate.resumed": _l("Resumed"),
    "candidate.placed": _l("Work found"),
    "candidate.returned": _l("Taken up again"),
    "candidate.left": _l("Accompaniment ended"),
    "personal_link.created": _l("Personal link made"),
    "personal_link.revoked": _l("Personal link ended"),
    "personal_link.used": _l("Personal link used"),
    "profile.published": _l("Masked profile made"),
}
REASONS: dict[str, Any] = {
    "reach": IntakeStep.REACH.label,
    "knows": IntakeStep.LANGUAGES.label,
    "aims": IntakeStep.AIMS.label,
    "times": IntakeStep.TIMES.label,
    "who": _l("Names"),
    "contact": _l("Contact and place"),
    "search": _l("What the person is looking for"),
    "workpermit": _l("Permission to work"),
    "internal": _l("Internal notes"),
    "levels": _l("Languages"),
    "experiences": _l("Experience"),
    "competences": _l("Competences"),
    "courses": _l("German course"),
}


def history_of(session: Session, candidate_id: UUID) -> tuple[HistoryLine, ...]:
    """Say what was done with a record, the newest first."""
    entries = named_trail(session, candidate_id, without=LOOKED)
    return tuple(
        HistoryLine(
            at=entry.at,
            title=str(VERBS[entry.verb]),
            text=", ".join(part for part in (_reason(entry.reason), _who(name)) if part),
        )
        for entry, name in entries
        if entry.verb in VERBS
    )


def _reason(code: str | None) -> str:
    return str(REASONS[code]) if code in REASONS else ""


def _who(name: str | None) -> str:
    return name or _("the portal or the person")
