"""What could not be delivered so far, and trying it again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from portal.kernel.audit import By, Change, record
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox.keys import REFUSED
from portal.kernel.outbox.models import OutboxRow

TRIES_UNTIL_SHOWN: Final = 7  # some ten minutes: a mail server that is restarted troubles nobody
MOST_SHOWN: Final = 50
_REFUSED: Final = frozenset({"SMTPRecipientsRefused", "SMTPSenderRefused", "SMTPDataError", "LetterRefused", "RefusedForGood"})
_AWAY: Final = frozenset(
    {"ConnectionRefusedError", "TimeoutError", "SMTPServerDisconnected", "SMTPConnectError", "gaierror", "ConnectionResetError"}
)


@dataclass(frozen=True)
class Undelivered:
    """Something that was announced and has not reached everyone. `kind` and `subject_id` name the record it is about."""

    id: UUID
    topic: str
    subject_id: UUID
    happened_at: datetime
    next_at: datetime | None
    error: str

    @property
    def kind(self) -> str:
        """The kind of record, the word in front of the point."""
        return self.topic.partition(".")[0]

    @property
    def reason(self) -> Any:
        """Say what went wrong as far as the kind of error tells."""
        if self.error in _REFUSED:
            return _l("The mail server of the recipient does not take the letter. Please check the address.")
        if self.error in _AWAY:
            return _l("The mail server does not answer.")
        return _l("Something went wrong. Please tell those who run the portal.")


def is_in_trouble() -> ColumnElement[bool]:
    """State what somebody should look at: given up, or tried in vain for a while."""
    return and_(
        OutboxRow.done_at.is_(None),
        OutboxRow.last_error.is_not(None),
        or_(OutboxRow.dead_at.is_not(None), OutboxRow.attempts >= TRIES_UNTIL_SHOWN),
    )


def undelivered(session: Session) -> tuple[Undelivered, ...]:
    """Return what is in trouble, the oldest first."""
    oldest = select(OutboxRow).where(is_in_trouble()).order_by(OutboxRow.happened_at, OutboxRow.id).limit(MOST_SHOWN)
    return tuple(
        Undelivered(row.id, row.topic, row.subject_id, row.happened_at, None if row.dead_at else row.due_at, row.last_error or "")
        for row in session.scalars(oldest)
    )


def in_trouble() -> Select[int]:
    """Count what is in trouble."""
    return select(func.count(OutboxRow.id)).where(is_in_trouble())


def send_again(session: Session, row_id: UUID, *, by: By, at: datetime) -> bool:
    """Try a delivery again at once, whoever has had their letter getting none; say whether there was anything to try."""
    row = session.get(OutboxRow, row_id, with_for_update=True)
    if row is None or row.done_at is not None or row.last_error is None:
        return False
    row.dead_at = None
    row.attempts = 0
    row.handled_by = [each for each in row.handled_by if not each.startswith(REFUSED)]
    row.due_at = at
    record(session, "delivery.repeated", row.id, Change(reason=row.topic), by=by, at=at)
    return True
