"""Moving openings through their states. Every move is in the table of `words.py` and in the trail."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from portal.companies.services import trust_company
from portal.kernel.access import Role
from portal.kernel.audit import By, Change, record
from portal.kernel.clock import local_day, start_of
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import announce
from portal.openings.models import Gap, Opening
from portal.openings.queries import SHOWN_BY_IMPORT
from portal.openings.services.freshness import keep_fresh
from portal.openings.services.rates import low_pay
from portal.openings.words import OPENING_STATES, FilledHow, OpeningSource, OpeningState, WithdrawalReason

DONE = {
    "submit": "opening.submitted",
    "publish": "opening.published",
    "reject": "opening.rejected",
    "take_back": "opening.taken_back",
    "pause": "opening.paused",
    "resume": "opening.resumed",
    "fill": "opening.filled",
    "withdraw": "opening.withdrawn",
    "reopen": "opening.reopened",
    "expire": "opening.expired",
}
SYSTEM = By.system().role


class Incomplete(RuleBroken):
    """Details are missing; each has its own sentence for its own field."""

    def __init__(self, gaps: tuple[Gap, ...]) -> None:
        super().__init__(gaps[0].sentence, field=gaps[0].field)
        self.gaps = gaps


def submit_opening(session: Session, opening_id: UUID, *, by: By, at: datetime) -> Opening:
    """Hand an opening in: a trusted partner's goes online at once, a new partner's is read first."""
    opening = locked(session, opening_id)
    hand_in(session, opening, by=by, at=at)
    return opening


def hand_in(session: Session, opening: Opening, *, by: By, at: datetime) -> None:
    """Check and hand in an opening that is locked already."""
    _refuse_stranger(opening)
    _refuse_move(opening, "submit", by)
    refuse_incomplete(session, opening, on=local_day(at))
    _move(session, opening, "submit", by=by, at=at)
    announce(session, "opening.submitted", opening.id, at=at)
    if opening.company.is_trusted:
        put_online(session, opening, by=By.system(), at=at, reason="trusted_partner")


def publish_opening(session: Session, opening_id: UUID, *, by: By, at: datetime) -> None:
    """Put an opening online. A partner whose first opening the team has read is trusted from then on."""
    opening = locked(session, opening_id)
    _refuse_stranger(opening)
    was_read_first = opening.state is OpeningState.SUBMITTED
    _refuse_move(opening, "publish", by)
    refuse_incomplete(session, opening, on=local_day(at))
    put_online(session, opening, by=by, at=at)
    if was_read_first and opening.company.is_active and not opening.company.is_trusted:
        trust_company(session, opening.company_id, is_trusted=True, by=by, at=at)


def reject_opening(session: Session, opening_id: UUID, reason: str, *, by: By, at: datetime) -> None:
    """Send an opening back to the company with a reason it can mend."""
    opening = locked(session, opening_id)
    if not reason.strip():
        raise RuleBroken(_l("Please say what the company should change."), field="reason")
    _move(session, opening, "reject", by=by, at=at)
    opening.rejection_reason = reason.strip()
    announce(session, "opening.rejected", opening.id, at=at)


def take_back_opening(session: Session, opening_id: UUID, *, by: By, at: datetime) -> None:
    """Take an opening back that is being read, to change it."""
    _move(session, locked(session, opening_id), "take_back", by=by, at=at)


def pause_opening(session: Session, opening_id: UUID, *, by: By, at: datetime, reason: str | None = None) -> None:
    """Take an opening offline for a while."""
    opening = locked(session, opening_id)
    _move(session, opening, "pause", by=by, at=at, reason=reason)
    announce(session, "opening.paused", opening.id, at=at)


def resume_opening(session: Session, opening_id: UUID, *, by: By, at: datetime) -> None:
    """Put a paused opening online again."""
    opening = locked(session, opening_id)
    _refuse_move(opening, "resume", by)
    _refuse_stranger(opening)
    refuse_incomplete(session, opening, on=local_day(at))
    _move(session, opening, "resume", by=by, at=at)
    announce(session, "opening.published", opening.id, at=at)
    announce_end(session, opening, at=at)
    keep_fresh(session, opening, at=at)


def fill_opening(session: Session, opening_id: UUID, how: FilledHow, *, by: By, at: datetime) -> None:
    """Close an opening because somebody was found."""
    opening = locked(session, opening_id)
    _close(session, opening, "fill", by=by, at=at, reason=how.value)
    opening.filled_how = how


def withdraw_opening(session: Session, opening_id: UUID, reason: WithdrawalReason, *, by: By, at: datetime) -> None:
    """Close an opening because it is no longer offered."""
    _close(session, locked(session, opening_id), "withdraw", by=by, at=at, reason=reason.value)


def reopen_opening(session: Session, opening_id: UUID, *, by: By, at: datetime) -> None:
    """Make a draft again of an opening that had ended."""
    opening = locked(session, opening_id)
    _move(session, opening, "reopen", by=by, at=at)
    opening.closed_at = opening.filled_how = None


def expire_opening(session: Session, opening_id: UUID, at: datetime) -> None:
    """End an opening whose last day is over; one that was prolonged or has ended otherwise stays as it is."""
    opening = session.get(Opening, opening_id, with_for_update=True)
    if opening is None:
        return  # an import was taken back meanwhile
    is_over = opening.valid_until is not None and opening.valid_until < local_day(at)
    if is_over and opening.state in (OpeningState.PUBLISHED, OpeningState.PAUSED):
        _close(session, opening, "expire", by=By.system(), at=at)


def locked(session: Session, opening_id: UUID) -> Opening:
    """Return the opening, held until the transaction ends."""
    return session.get_one(Opening, opening_id, with_for_update=True)


def refuse_incomplete(session: Session, opening: Opening, *, on: date) -> None:
    """Refuse what visitors could not understand, what has run out, and pay below the law."""
    gaps = opening.gaps
    if opening.valid_until is not None and opening.valid_until < on:
        gaps = (*gaps, Gap("valid_until", _l("Please choose a day that lies ahead.")))
    lower = low_pay(session, opening, on=on)
    gaps = (*gaps, lower) if lower else gaps
    if gaps:
        raise Incomplete(gaps)


def announce_end(session: Session, opening: Opening, *, at: datetime) -> None:
    """Ask the worker to come back when the last day is over."""
    if opening.valid_until is not None:
        due_at = start_of(opening.valid_until + timedelta(days=1))
        announce(session, "opening.outdated", opening.id, at=at, due_at=max(due_at, at))


def put_online(session: Session, opening: Opening, *, by: By, at: datetime, reason: str | None = None) -> None:
    """Publish an opening that is locked and checked already."""
    _move(session, opening, "publish", by=by, at=at, reason=reason)
    opening.published_at = at
    opening.rejection_reason = None
    announce(session, "opening.published", opening.id, at=at)
    announce_end(session, opening, at=at)
    keep_fresh(session, opening, at=at)


def _close(session: Session, opening: Opening, verb: str, *, by: By, at: datetime, reason: str | None = None) -> None:
    _move(session, opening, verb, by=by, at=at, reason=reason)
    opening.closed_at = at
    announce(session, "opening.closed", opening.id, at=at)


def _move(session: Session, opening: Opening, verb: str, *, by: By, at: datetime, reason: str | None = None) -> None:
    was = opening.state
    opening.move_to(_refuse_move(opening, verb, by))
    opening.changed_at = at
    record(session, DONE[verb], opening.id, Change(was.value, opening.state.value, reason), by=by, at=at)


def _refuse_move(opening: Opening, verb: str, by: By) -> OpeningState:
    """Return where the move leads, if the table lets this role make it now; the system may make all."""
    move = next(line for line in OPENING_STATES.moves if line.verb == verb)
    if by.role != SYSTEM and Role(by.role) not in move.who:
        raise RuleBroken(_l("Only the KAI team can do this."))
    if opening.state not in move.sources:
        raise RuleBroken(_l("This has changed in the meantime. Please look at the current state."))
    return move.target


def _refuse_stranger(opening: Opening) -> None:
    wasput_online_by_import = opening.source is OpeningSource.IMPORT and opening.published_at is not None
    if not opening.company.is_active and not (wasput_online_by_import and opening.company.state in SHOWN_BY_IMPORT):
        raise RuleBroken(_l("This company is not yet confirmed as a partner. The draft is kept until then."))
