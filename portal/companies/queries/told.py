"""What a company reads of a record's history: what happened, when, and who it was. Colleagues by name, KAI as the advice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.accounts.queries import named_trail
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


def told_to_company(
    session: Session, subject_id: UUID, titles: Mapping[str, object], *, since: datetime | None = None
) -> tuple[ToldLine, ...]:
    """Return the acts that have a title here, newest first; what has none is not for companies. Repeats of a day are one line."""
    lines: list[ToldLine] = []
    for entry, name in named_trail(session, subject_id):
        if entry.verb not in titles or (since is not None and entry.at < since):
            continue
        line = ToldLine(entry.at, entry.verb, str(titles[entry.verb]), _who(entry, name))
        if not lines or not _is_repeat(lines[-1], line):
            lines.append(line)
    return tuple(lines)


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
