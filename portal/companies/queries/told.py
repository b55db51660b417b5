"""What a company reads of a record's history: what happened, when, and who it was. Colleagues by name, KAI as the advice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.accounts.queries import named_trail
from portal.companies.words import CompanyAct
from portal.kernel.access import STAFF, Role
from portal.kernel.audit import TrailEntry
from portal.kernel.clock import local_day
from portal.kernel.i18n import gettext as _

_STAFF = frozenset(role.value for role in STAFF)


@dataclass(frozen=True)
class ToldLine:
    """A line of the history as a company reads it; `verb` is what the trail calls it."""

    at: datetime
    verb: str
    title: str
    text: str


NO_REASONS: Mapping[str, object] = {}


def told_to_company(
    session: Session, subject_id: UUID, titles: Mapping[str, object], reasons: Mapping[str, object] = NO_REASONS
) -> tuple[ToldLine, ...]:
    """Return the acts that have a title here, newest first, with their reason if it has words here; no others are for companies.

    Repeats of a day are one line.
    """
    order = {verb: number for number, verb in enumerate(titles)}  # of one moment, what comes first in a life is the older
    told = [(entry, name) for entry, name in named_trail(session, subject_id) if entry.verb in order]
    told.sort(key=lambda each: (each[0].at, order[each[0].verb]), reverse=True)
    lines: list[ToldLine] = []
    for entry, name in told:
        line = ToldLine(entry.at, entry.verb, str(titles[entry.verb]), _text(_who(entry, name), reasons.get(entry.reason or "")))
        if not lines or not _is_repeat(lines[-1], line):
            lines.append(line)
    return tuple(lines)


def _text(who: str, reason: object | None) -> str:
    return ", ".join(str(part) for part in (reason, who) if part)


def _is_repeat(last: ToldLine, line: ToldLine) -> bool:
    return (last.verb, last.text, local_day(last.at)) == (line.verb, line.text, local_day(line.at))


def _who(entry: TrailEntry, name: str) -> str:
    if entry.by_role == Role.EMPLOYER.value:
        return name or _("Your company")
    if entry.by_role in _STAFF:
        return _("Your advisor")
    if entry.by_role == Role.CANDIDATE.value:
        return _("The person")
    return "" if entry.by_role == Role.VISITOR.value else _("The portal, by itself")


_FOR_STAFF = (CompanyAct.TRUSTED, CompanyAct.DISTRUSTED, CompanyAct.JOINED, CompanyAct.BLOCKED, CompanyAct.UNBLOCKED)
_TITLES = {act.value: act.label for act in CompanyAct if act not in _FOR_STAFF}


def story_of_company(session: Session, company_id: UUID) -> tuple[ToldLine, ...]:
    """Return what happened to a company as its own people read it; what the team arranges for itself is not among it."""
    return told_to_company(session, company_id, _TITLES)
