"""The history of a company, as staff reads it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.accounts.queries import names_of
from portal.companies.words import CompanyAct
from portal.kernel.audit import trail
from portal.kernel.i18n import gettext as _


@dataclass(frozen=True)
class HistoryLine:
    """What happened, when, and who did it."""

    at: datetime
    title: str
    text: str


def company_history(session: Session, company_id: UUID) -> tuple[HistoryLine, ...]:
    """Return what happened to a company, newest first."""
    entries = trail(session, company_id)
    names = names_of(session, [entry.by_id for entry in entries if entry.by_id])
    acts = {act.value: act for act in CompanyAct}
    return tuple(
        HistoryLine(entry.at, str(acts[entry.verb].label), names.get(entry.by_id, "") if entry.by_id else _by_whom(entry.by_role))
        for entry in entries
        if entry.verb in acts
    )


def _by_whom(role: str) -> str:
    return _("The company itself") if role == "visitor" else _("The portal")
