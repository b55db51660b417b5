"""What placements keep of a person: work whose follow-up is not over holds the file, later only months stay for the figures."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from portal.contacts.services import erase_contacts
from portal.kernel.audit import By
from portal.kernel.clock import local_day
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox.forgetting import forget_announced
from portal.kernel.retention import Going, Hold, Holds, Part, RuleBook, Staying
from portal.placements.models import LINK_DAYS, FollowUp, PastPlacement, Placement
from portal.placements.words import PlacementState

FOLLOW_UP = "follow_up"
_LIVE = (PlacementState.AGREED, PlacementState.STARTED)
_BEGAN = (PlacementState.STARTED, PlacementState.ENDED)


def _holds(session: Session, candidate_id: UUID, book: RuleBook) -> Iterable[Hold]:
    asked = select(func.max(FollowUp.asked_at)).where(FollowUp.placement_id == Placement.id).scalar_subquery()
    live = select(Placement.starts_on, asked).where(Placement.candidate_id == candidate_id, Placement.state.in_(_LIVE))
    rows: Iterable[tuple[date, datetime | None]] = session.execute(live)
    for starts_on, asked_at in rows:
        until = book.ends_on(FOLLOW_UP, starts_on)
        # The last question is asked on the last day: whoever is asked has time to answer.
        answered_by = local_day(asked_at) + LINK_DAYS if asked_at is not None else book.on
        if until is not None or answered_by > book.on:
            yield Hold(FOLLOW_UP, _l("Work was found; the follow-up is not over."), max(until or answered_by, answered_by))


def _going(session: Session, candidate_id: UUID) -> Iterable[Going]:
    yield Going(_l("Work found, with everything that leads to the person"), _count(session, candidate_id))


def _staying(session: Session, candidate_id: UUID, _book: RuleBook) -> Iterable[Staying]:
    began = _count(session, candidate_id, began=True)
    yield Staying(_l("Work found, by months, without person and company"), began, _l("So that the figures stay right."))


def _forget(session: Session, candidate_id: UUID, _by: By, _at: datetime) -> None:
    placements = session.scalars(select(Placement).where(Placement.candidate_id == candidate_id).with_for_update()).all()
    ids = [placement.id for placement in placements]
    erase_contacts(session, ids)
    forget_announced(session, [*ids, *session.scalars(select(FollowUp.id).where(FollowUp.placement_id.in_(ids)))])
    session.add_all(_past(placement) for placement in placements if placement.state in _BEGAN)
    session.execute(delete(FollowUp).where(FollowUp.placement_id.in_(ids)))
    session.execute(delete(Placement).where(Placement.candidate_id == candidate_id))


def _past(placement: Placement) -> PastPlacement:
    return PastPlacement(
        kind=placement.kind,
        state=placement.state,
        started_month=placement.starts_on.replace(day=1),
        ended_month=placement.ended_on.replace(day=1) if placement.ended_on else None,
    )


def held_proposals(session: Session, proposal_ids: Sequence[UUID], _book: RuleBook) -> Holds:
    """Say which proposals stay because work came of them: they go with the person's file."""
    found = session.scalars(select(Placement.proposal_id).where(Placement.proposal_id.in_(proposal_ids)))
    return dict.fromkeys(found, (Hold("work_found", _l("Work came of it: it goes with the person's file.")),))


def _count(session: Session, candidate_id: UUID, *, began: bool = False) -> int:
    mine = select(func.count()).select_from(Placement).where(Placement.candidate_id == candidate_id)
    return session.scalar(mine.where(Placement.state.in_(_BEGAN)) if began else mine) or 0


def _touched(since: datetime) -> tuple[Select[Any], ...]:
    day = local_day(since)
    ended = func.coalesce(Placement.ended_on, Placement.starts_on)
    return (select(Placement.candidate_id).where((ended >= day) | (Placement.created_at >= since)),)


PART = Part(forget=_forget, going=_going, staying=_staying, holds=_holds, touched=_touched)
