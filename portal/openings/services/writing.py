"""Writing openings: draft, save, copy, confirm, show."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.companies.models import Company
from portal.kernel.access import Role
from portal.kernel.audit import By, Change, record
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import announce
from portal.kernel.versions import refuse_overtaken
from portal.openings.models import Opening
from portal.openings.services.drafts import OpeningDraft, draft_of, fill_in
from portal.openings.services.freshness import keep_fresh
from portal.openings.services.moving import announce_end, hand_in, locked, refuse_incomplete
from portal.openings.services.rates import refuse_low_pay
from portal.openings.words import OpeningSource, OpeningState, Visibility

OPEN = (OpeningState.PUBLISHED, OpeningState.PAUSED)


def draft_opening(session: Session, company_id: UUID, draft: OpeningDraft, *, by: By, at: datetime) -> Opening:
    """Begin an opening of a company; it may be incomplete, and the company need not be a partner yet."""
    company = session.get_one(Company, company_id)
    opening = Opening(
        company=company,
        company_id=company.id,
        kind=draft.kind,
        state=OpeningState.DRAFT,
        source=draft.source,
        entered_by_id=by.account_id,
        confirmed_at=at if by.role == Role.EMPLOYER else None,
        created_at=at,
        changed_at=at,
    )
    fill_in(session, opening, draft)
    session.add(opening)
    session.flush()  # the trail needs opening.id
    record(session, "opening.drafted", opening.id, Change(becomes=opening.state.value), by=by, at=at)
    return opening


def post_opening(session: Session, company_id: UUID, draft: OpeningDraft, *, by: By, at: datetime) -> Opening:
    """Hand in a new opening of the company and announce it; a trusted partner's goes online at once."""
    opening = draft_opening(session, company_id, draft, by=by, at=at)
    hand_in(session, opening, by=by, at=at)
    return opening


def save_opening(session: Session, opening_id: UUID, draft: OpeningDraft, *, by: By, at: datetime) -> Opening:
    """Change the opening that was seen. What the team changes, the company confirms later; what is online stays complete."""
    opening = locked(session, opening_id)
    refuse_overtaken(opening.version, draft.seen)
    is_ours = by.role == Role.EMPLOYER
    if not opening.is_editable_by_company and (is_ours or opening.state is not OpeningState.SUBMITTED):
        raise RuleBroken(_l("This can not be changed now. Please take it back first, or open it again."))
    was = (opening.pay_amount, opening.pay_unit, opening.first_year_pay)
    fill_in(session, opening, draft)
    if was != (opening.pay_amount, opening.pay_unit, opening.first_year_pay):
        refuse_low_pay(session, opening, on=local_day(at))
    opening.changed_at = at
    opening.confirmed_at = at if is_ours else None
    if opening.state in OPEN:
        refuse_incomplete(session, opening, on=local_day(at))
        announce(session, "opening.changed", opening.id, at=at)
        announce_end(session, opening, at=at)
        if is_ours:
            keep_fresh(session, opening, at=at)
    record(session, "opening.changed", opening.id, by=by, at=at)
    return opening


def copy_opening(session: Session, opening_id: UUID, *, by: By, at: datetime) -> Opening:
    """Begin a new draft with what the other one says; dates that have passed are left out."""
    first = locked(session, opening_id)
    today = local_day(at)
    draft = draft_of(first)
    copied = replace(
        draft,
        source=OpeningSource.PORTAL if draft.source is OpeningSource.IMPORT else draft.source,
        starts_on=draft.starts_on if draft.starts_on and draft.starts_on >= today else None,
        valid_until=draft.valid_until if draft.valid_until and draft.valid_until >= today else None,
    )
    return draft_opening(session, first.company_id, copied, by=by, at=at)


def confirm_opening(session: Session, opening_id: UUID, *, by: By, at: datetime) -> None:
    """Let the company agree to what an advisor entered for it."""
    opening = locked(session, opening_id)
    if opening.confirmed_at is not None:
        raise RuleBroken(_l("This is confirmed already. Thank you."))
    opening.confirmed_at = at
    if opening.state is OpeningState.PUBLISHED:
        keep_fresh(session, opening, at=at)
    record(session, "opening.confirmed", opening.id, by=by, at=at)


def show_opening_to(session: Session, opening_id: UUID, visibility: Visibility, *, by: By, at: datetime) -> None:
    """Choose who sees the opening once it is published: everyone, or the team only."""
    opening = locked(session, opening_id)
    change = Change(opening.visibility.value, visibility.value)
    opening.visibility = visibility
    opening.changed_at = at
    record(session, "opening.shown", opening.id, change, by=by, at=at)
    if opening.state in OPEN:
        announce(session, "opening.changed", opening.id, at=at)
