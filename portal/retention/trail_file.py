"""The trail of a time as a file for whoever checks us: who did what, when. Codes and random ids, no name and no text."""

import csv
import hashlib
from datetime import date, datetime, timedelta
from io import StringIO
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.kernel.audit import AuditEntry, By, Change, record
from portal.kernel.clock import start_of
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l

MOST_DAYS: Final = 366
HEADER: Final = ("at", "verb", "subject", "by_role", "by", "was", "becomes", "reason")
_ROWS: Final = select(
    AuditEntry.at,
    AuditEntry.verb,
    AuditEntry.subject_id,
    AuditEntry.by_role,
    AuditEntry.by_id,
    AuditEntry.was,
    AuditEntry.becomes,
    AuditEntry.reason,
).order_by(AuditEntry.at, AuditEntry.id)
_FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")


def hand_out_trail(session: Session, first: date, last: date, *, by: By, at: datetime) -> bytes:
    """Return the trail from one day to another, both included; that it was handed out, with the file's mark, stands in the trail.

    The mark (SHA-256) proves later that a file is the one that was handed out.
    """
    if last < first:
        raise RuleBroken(_l("Please choose a last day that is not before the first."), field="last")
    if (last - first).days >= MOST_DAYS:
        raise RuleBroken(_l("Please choose at most one year."), field="last")
    content = _written(session, start_of(first), start_of(last + timedelta(days=1)))
    mark = hashlib.sha256(content).hexdigest()
    if by.account_id is not None:
        change = Change(first.isoformat(), last.isoformat(), mark)
        record(session, "trail.handed_out", by.account_id, change, by=by, at=at)
    return content


def _written(session: Session, since: datetime, until: datetime) -> bytes:
    table = StringIO()
    lines = csv.writer(table, delimiter=";", lineterminator="\r\n")
    lines.writerow(HEADER)
    for row in session.execute(_ROWS.where(AuditEntry.at >= since, AuditEntry.at < until).execution_options(yield_per=1000)):
        lines.writerow([_cell(value) for value in row])
    return ("\ufeff" + table.getvalue()).encode()


def _cell(value: object) -> str:
    """Write a value so that no spreadsheet runs it."""
    text = "" if value is None else value.isoformat() if isinstance(value, datetime) else str(value)
    return f"'{text}" if text.startswith(_FORMULAS) else text
