"""The history of a company, as staff reads it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.accounts.queries import named_trail
from portal.companies.words import CompanyAct
from portal.kernel.i18n import gettext as _


@dataclass(frozen=True)
class HistoryLine:
    """What happened, when, and who did it."""

    at: datetime
    title: str
    text: str


def company_history(session: Session, company_id: UUID) -> tuple[HistoryLine, ...]:
    """Return what happened to a company, newest first."""
    acts = {act.value: act for act in CompanyAct}
    return tuple(
        HistoryLine(entry.at, str(acts[entry.verb].label), name if entry.by_id else _by_whom(entry.by_role))
        for entry, name in named_trail(session, company_id)
        if entry.verb in acts
    )


def _by_whom(role: str) -> str:
    return _("The company itself") if role == "visitor" else _("The portal")
